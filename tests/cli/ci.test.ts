import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parseXml } from '../../src/xml.ts';
import { emptyFolder, repository, SUMMIT, smallProject, type TestProject } from './project.ts';

const SECOND = 'Ćwiczenia pod Orzyszem\n\nŻołnierze ćwiczyli przez tydzień.\n';

const git = async (project: TestProject, ...args: string[]) =>
  promisify(execFile)('git', ['-c', 'user.name=Anna', '-c', 'user.email=anna@example.org', ...args], {
    cwd: project.root,
  });

/** Two articles, pseudo-translated and committed. */
async function committed(): Promise<TestProject> {
  const project = await smallProject({ 'seeds/ćwiczenia.txt': SECOND, '.gitignore': '.dragoman/\n' });
  await project.run(['translate', '--engine', 'pseudo']);
  await git(project, 'init', '-q', '-b', 'main');
  await git(project, 'add', '.');
  await git(project, 'commit', '-q', '-m', 'begin');
  return project;
}

const articlesIn = (out: string) => [
  ...new Set(JSON.parse(out).findings.map((finding: { article: string }) => finding.article)),
];

describe('the formats of check', () => {
  it('all come to the same exit code, and each is what it says', async () => {
    const project = await committed();
    const [text, json, junit, sarif, github] = await Promise.all(
      ['text', 'json', 'junit', 'sarif', 'github'].map(format => project.run(['check', '--format', format])),
    );
    const codes = [text, json, junit, sarif, github].map(ran => ran?.code);
    expect(new Set(codes).size).toBe(1);
    const { findings } = JSON.parse(json?.out ?? '');
    expect(findings.length).toBeGreaterThan(0);
    expect(text?.out).toContain(`${findings[0].file}:${findings[0].line}`);
    expect(parseXml(junit?.out ?? '', { file: 'junit.xml' }).local).toBe('testsuites');
    expect(JSON.parse(sarif?.out ?? '').runs[0].results).toHaveLength(findings.length);
    expect(github?.out.match(/^::/gm)).toHaveLength(findings.length);
  });

  it('have --json as the short form of json, and not beside another', async () => {
    const project = await committed();
    const short = await project.run(['check', '--json']);
    expect(short.out).toBe((await project.run(['check', '--format', 'json'])).out);
    expect((await project.run(['check', '--json', '--format', 'sarif'])).code).toBe(2);
    expect((await project.run(['check', '--format', 'pdf'])).code).toBe(2);
  });

  it('serve the check of the source as well', async () => {
    const project = await smallProject({ 'seeds/błąd.txt': 'Powiedział, ze przyjedzie.\n' });
    const { out } = await project.run(['check', '--source', '--format', 'github']);
    expect(out).toMatch(/^::\w+ file=seeds\/błąd\.txt,line=1,title=confused-word \(pl\)::/m);
  });

  it('tell a broken file of the project too', async () => {
    const project = await committed();
    await project.write('locales/en/szczyt.json', '{"body": "nie"}');
    const { code, out, notes } = await project.run(['check', '--format', 'github']);
    expect({ code, notes }).toEqual({ code: 3, notes: '' });
    expect(out).toContain('::error title=project file::Cannot read locales/en/szczyt.json');
  });
});

describe('the action for GitHub', () => {
  it('runs the project’s own Dragoman, and takes no input for a command', async () => {
    const project = await committed();
    await mkdir(join(project.root, 'node_modules/.bin'), { recursive: true });
    const script = `#!/bin/sh\nexec "${process.execPath}" "${join(repository, 'dist/cli/main.js')}" "$@"\n`;
    await writeFile(join(project.root, 'node_modules/.bin/dragoman'), script, { mode: 0o755 });
    const action = await readFile(join(repository, 'action.yml'), 'utf8');
    const [, block = ''] = /run: \|\n((?: {8}.*\n)+)/.exec(action) ?? [];
    const env = { ...process.env, PROJECT: '.', SINCE: 'HEAD', LANGUAGES: 'en', SARIF: 'out.sarif' };
    const bash = (more: object) =>
      promisify(execFile)('bash', ['-eo', 'pipefail', '-c', block.replace(/^ {8}/gm, '')], {
        cwd: project.root,
        env: { ...env, ...more },
      });
    expect((await bash({})).stdout).toBe('0 errors, 0 warnings in 0 locale files that changed since HEAD.\n');
    expect(JSON.parse(await project.read('out.sarif')).version).toBe('2.1.0');
    const hostile = await bash({ SINCE: '$(touch taken); touch taken' }).catch(error => error);
    expect(hostile.stderr).toContain('There is no revision');
    await expect(project.read('taken')).rejects.toThrow();
  });
});

describe('check --since', () => {
  it('looks at nothing where nothing has changed', async () => {
    const project = await committed();
    const { code, out } = await project.run(['check', '--since', 'HEAD']);
    expect({ code, out }).toEqual({ code: 0, out: '✓ No findings in 0 locale files that changed since HEAD.\n' });
  });

  it.each([
    ['the source', 'seeds/szczyt.txt', `${SUMMIT}\nKoniec.\n`],
    ['a locale file', 'locales/de/szczyt.json', undefined],
    ['the record', 'locales/en/szczyt.xlf', undefined],
  ])('looks at an article when %s has changed', async (_what, path, content) => {
    const project = await committed();
    await project.write(path, content ?? `${await project.read(path)}\n`);
    expect(articlesIn((await project.run(['check', '--since', 'HEAD', '--json'])).out)).toEqual(['szczyt']);
    await git(project, 'commit', '-q', '-a', '-m', 'change');
    expect(articlesIn((await project.run(['check', '--since', 'HEAD~1', '--json'])).out)).toEqual(['szczyt']);
  });

  it('looks at an article that is new and not yet added', async () => {
    const project = await committed();
    await project.write('seeds/nowy.txt', 'Nowy artykuł.\n');
    expect(articlesIn((await project.run(['check', '--since', 'HEAD', '--json'])).out)).toEqual(['nowy']);
  });

  it('looks at all articles when the glossary has changed', async () => {
    const project = await committed();
    await project.write('glossary/terms.csv', 'id,pl,en,de\nv4,Grupa Wyszehradzka,V4,V4\n');
    expect(articlesIn((await project.run(['check', '--since', 'HEAD', '--json'])).out)).toEqual([
      'szczyt',
      'cwiczenia',
    ]);
  });

  it('leaves out what only the other branch has changed', async () => {
    const project = await committed();
    await git(project, 'checkout', '-q', '-b', 'mine');
    await project.write('seeds/szczyt.txt', `${SUMMIT}\nKoniec.\n`);
    await git(project, 'commit', '-q', '-a', '-m', 'mine');
    await git(project, 'checkout', '-q', 'main');
    await project.write('seeds/ćwiczenia.txt', `${SECOND}\nKoniec.\n`);
    await git(project, 'commit', '-q', '-a', '-m', 'theirs');
    await git(project, 'checkout', '-q', 'mine');
    expect(articlesIn((await project.run(['check', '--since', 'main', '--json'])).out)).toEqual(['szczyt']);
  });

  it('says what to do where there is no such revision, or no repository', async () => {
    const project = await committed();
    for (const revision of ['no-such', '--output=x', ''])
      expect(await project.run(['check', `--since=${revision}`])).toMatchObject({
        code: 2,
        notes: expect.stringContaining('There is no revision'),
      });
    const outside = await smallProject();
    expect(await outside.run(['check', '--since', 'HEAD'])).toMatchObject({
      code: 2,
      notes: expect.stringContaining('Leave out --since'),
    });
  });

  it('counts files from the top of a repository that the project is only a part of', async () => {
    const project = await emptyFolder({
      'site/text/dragoman.config.json': JSON.stringify({ sourceLocale: 'pl', targetLocales: ['en'] }),
      'site/text/seeds/szczyt.txt': SUMMIT,
    });
    await git(project, 'init', '-q', '-b', 'main');
    await git(project, 'add', '.');
    await git(project, 'commit', '-q', '-m', 'begin');
    await project.write('site/text/seeds/szczyt.txt', `${SUMMIT}\nKoniec.\n`);
    const { out } = await project.run(['check', '--project', 'site/text', '--since', 'HEAD', '--format', 'github']);
    expect(out).toContain('file=site/text/locales/en/szczyt.json');
  });
});
