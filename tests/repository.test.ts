import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { repository } from './cli/project.ts';

const run = promisify(execFile);
const dragoman = (...args: string[]) => run(process.execPath, ['dist/cli/main.js', ...args], { cwd: repository });

describe('this repository', () => {
  it('is a Dragoman project whose locale files are up to date and without findings', async () => {
    const { stdout } = await dragoman('check', '--json');
    expect(JSON.parse(stdout)).toEqual({ findings: [], letStand: [], problems: [], switchedOff: [] });
  });

  it('has a glossary with nothing to mend', async () => {
    const { stdout } = await dragoman('glossary', 'check', '--json');
    expect(JSON.parse(stdout).problems).toEqual([]);
  });

  it('has at the top what its design says', async () => {
    const names = await readdir(repository);
    for (const name of ['package.json', 'tsconfig.json', 'seeds', 'src', 'locales', 'glossary', 'tests'])
      expect(names).toContain(name);
  });

  it('packs what a user needs, and no tests', async () => {
    const { stdout } = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: repository });
    const [pack] = JSON.parse(stdout);
    const files: string[] = pack.files.map((file: { path: string }) => file.path);
    for (const file of [
      'dist/cli/main.js',
      'dist/index.js',
      'dist/index.d.ts',
      'src/project/config.schema.json',
      'src/project/evidence.schema.json',
      'src/project/disclosure/en.json',
      'src/termbase/polimorf/polish.dict',
      'src/termbase/polimorf/polish.dict.COPYRIGHT',
      'glossary/defence.csv',
      'LICENSE',
      'README.md',
    ])
      expect(files).toContain(file);
    expect(files.filter(file => file.startsWith('tests/'))).toEqual([]);
  });

  it('names no address of a registry in its lock file', async () => {
    expect(await readFile(join(repository, 'package-lock.json'), 'utf8')).not.toContain('"resolved"');
  });
});

describe('the help', () => {
  it('of every command has an example', async () => {
    const { stdout } = await dragoman('--help');
    const commands = [...stdout.matchAll(/^ {2}([a-z]+)(?: \[| +[a-z<])/gm)]
      .map(match => match[1] ?? '')
      .filter(name => name !== 'help');
    expect(commands.length).toBeGreaterThanOrEqual(6);
    for (const command of commands) {
      const help = (await dragoman(command, '--help')).stdout;
      const subcommands = /^Commands:$/m.test(help)
        ? [...(help.split(/^Commands:$/m)[1] ?? '').matchAll(/^ {2}([a-z]+)/gm)]
            .map(match => match[1] ?? '')
            .filter(name => name !== 'help')
        : [];
      if (subcommands.length === 0) expect(help, command).toContain(`$ dragoman ${command}`);
      for (const sub of subcommands)
        expect((await dragoman(command, sub, '--help')).stdout, `${command} ${sub}`).toContain(
          `$ dragoman ${command} ${sub}`,
        );
    }
  });
});
