import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { repository, seedProject } from './cli/project.ts';

const readme = await readFile(join(repository, 'README.md'), 'utf8');
const blocks = [...readme.matchAll(/```(\w+)\n([\s\S]*?)```/g)].map(match => ({
  language: match[1],
  code: match[2] ?? '',
}));
const codeOf = (language: string) =>
  blocks.filter(block => block.language === language).map(block => block.code.trim());

const PROSE =
  'W czwartek w Łodzi spotkali się ministrowie obrony, aby rozmawiać o bezpieczeństwie wschodniej granicy. ';
const PAGE = `<!DOCTYPE html><html lang="pl"><head><meta charset="utf-8"><title>Narada w Łodzi</title></head>
<body><article><h1>Narada w Łodzi</h1><p>${PROSE.repeat(3)}</p><p>${PROSE.repeat(2)}</p></article></body></html>`;

describe('the README', () => {
  it('has the two commands for a fresh machine, and CI runs the second', async () => {
    expect(codeOf('sh')).toContain('npm ci && npm start');
    expect(codeOf('sh')).toContain('npm ci && npm test');
    expect((await readFile(join(repository, '.ci/run'), 'utf8')).trim().split('\n').at(-1)).toBe('npm ci && npm test');
  });

  it('shows what `npm start` does: `dragoman translate` on the seed article', async () => {
    const { scripts } = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8'));
    expect(scripts.start).toMatch(/&& node dist\/cli\/main\.js translate$/);
    const project = await seedProject();
    expect((await project.run(['translate'])).code).toBe(0);
    const [sentence] = codeOf('json');
    expect(await project.read('locales/en/nato-bruksela.json')).toContain(sentence);
  });

  const commands = [...readme.matchAll(/(?:`|^)dragoman ([^`\n]+)(?:`|$)/gm)].map(match => match[1] ?? '');

  it('names at least five commands', () => {
    expect(new Set(commands).size).toBeGreaterThanOrEqual(5);
  });

  it.each([...new Set(commands)])('has a command that runs: dragoman %s', async command => {
    const project = await seedProject();
    const [first = '', ...rest] = (command.match(/"[^"]*"|\S+/g) ?? []).map(word => word.replaceAll('"', ''));
    if (first === 'init') return expect((await project.run(['init'])).code).toBe(2);
    await project.run(['translate']);
    if (first === 'review') {
      const address = /http:\/\/127\.0\.0\.1:\d+\//;
      const { out } = await project.run(['review', '--no-open', '--port', '0'], { killWhen: address });
      return expect(out).toMatch(address);
    }
    if (first === 'add') await project.write('page.html', PAGE);
    const stdin = 'Pierwsze zdanie. Drugie zdanie.';
    expect((await project.run([first, ...rest], { stdin })).code).toBe(0);
  });

  it('has code for a site that runs', async () => {
    const [code = ''] = codeOf('ts');
    const resources = `const read = async lng => JSON.parse(await readFile('locales/' + lng + '/nato-bruksela.json', 'utf8'));
      const resources = { pl: { 'nato-bruksela': await read('pl') }, en: { 'nato-bruksela': await read('en') } };`;
    const script = `import { readFile } from 'node:fs/promises';\n${resources}\n${code}`;
    const run = promisify(execFile);
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { cwd: repository });
    expect(stdout.trim().split('\n')).toHaveLength(11);
    expect(stdout).toContain('Visegrád Group');
  });
});
