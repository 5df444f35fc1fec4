import { execFileSync } from 'node:child_process';
import { existsSync, statfsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type DeeplServer, startDeeplServer } from '../engine/servers/deepl.ts';
import { emptyFolder, smallProject, type TestProject } from './project.ts';

const DEEPL = JSON.stringify({ sourceLocale: 'pl', targetLocales: ['en', 'de'], engine: 'deepl' });
const isRoot = process.getuid?.() === 0;

async function serve(): Promise<{ server: DeeplServer; env: Record<string, string> }> {
  const server = await startDeeplServer({ translate: (text, target) => `${target}: ${text}` });
  onTestFinished(server.close);
  return { server, env: { DEEPL_API_KEY: 'klucz:fx', DEEPL_SERVER_URL: server.url } };
}

/** The texts that were paid for more than once into one language. */
function paidTwice({ requests }: DeeplServer): readonly string[] {
  const all = requests.flatMap(({ target, texts }) => texts.map(text => `${target}: ${text}`));
  return all.filter((text, at) => all.indexOf(text) !== at);
}

/** Whatever is written there finds the disk full: https://man7.org/linux/man-pages/man4/full.4.html */
async function makeFull(project: TestProject, path: string): Promise<() => Promise<void>> {
  await mkdir(dirname(join(project.root, path)), { recursive: true });
  await symlink('/dev/full', join(project.root, path));
  return () => rm(join(project.root, path), { force: true });
}

describe.skipIf(!existsSync('/dev/full'))('a disk that is full', () => {
  const journal = `.dragoman/journal/${new Date().toISOString().slice(0, 7)}.jsonl`;
  const withoutTerms = { 'dragoman.config.json': DEEPL, 'glossary/terms.csv': 'id,pl,en,de\n' };

  it('for the journal stops the run before anything is bought, and the next run buys it once', async () => {
    const project = await smallProject(withoutTerms);
    const { server, env } = await serve();
    const makeRoom = await makeFull(project, journal);
    const { code, notes } = await project.run(['translate'], { env });
    expect({ code, notes }).toEqual({ code: 5, notes: expect.stringMatching(/journal.*ENOSPC.*\n.*Make room/) });
    expect(server.paid).toEqual([]);
    await makeRoom();
    expect((await project.run(['translate'], { env })).code).toBe(0);
    expect(paidTwice(server)).toEqual([]);
  });

  it.each([
    ['a locale file', 'locales/en/.szczyt.json.dragoman-tmp'],
    ['a record', 'locales/en/.szczyt.xlf.dragoman-tmp'],
    ['the source’s sentences', 'locales/pl/.szczyt.json.dragoman-tmp'],
  ])('for %s is told by the file’s name, and what was paid for is there in the next run', async (_, path) => {
    const project = await smallProject({ ...withoutTerms, 'seeds/inny.txt': 'Minister przyjął ambasadora.\n' });
    const { server, env } = await serve();
    await makeFull(project, path);
    const { code, out, notes } = await project.run(['translate'], { env });
    expect({ code, notes }).toEqual({ code: 5, notes: expect.stringMatching(/szczyt\.\w+ \(ENOSPC\).*\n.*make room/) });
    // The others are done, and the summary says so.
    expect(out).toContain('inny');
    expect(await project.body('en', 'inny')).toEqual([['en-GB: Minister przyjął ambasadora.']]);
    const again = await project.run(['translate'], { env });
    expect({ code: again.code, notes: again.notes }).toEqual({ code: 0, notes: '' });
    expect(await project.body('en', 'szczyt')).toHaveLength(2);
    expect(paidTwice(server)).toEqual([]);
  });

  it('for what is only kept to save time later harms nothing', async () => {
    const project = await smallProject(withoutTerms);
    const { env } = await serve();
    await makeFull(project, '.dragoman/.fresh.json.dragoman-tmp');
    expect(await project.run(['translate'], { env })).toMatchObject({ code: 0, notes: '' });
  });
});

describe('a folder that cannot be written', () => {
  it('because a file stands in its place is named, before anything is bought', async () => {
    const project = await smallProject({ 'dragoman.config.json': DEEPL, '.dragoman': 'plik' });
    const { server, env } = await serve();
    const { code, notes } = await project.run(['translate'], { env });
    expect({ code, notes }).toEqual({ code: 3, notes: expect.stringMatching(/\.dragoman.*\n.*rename/) });
    expect(server.paid).toEqual([]);
  });

  it('because of its permissions is named, and everything paid for is kept', async ({ skip }) => {
    if (isRoot) {
      console.log('Not tried: to root every folder can be written.');
      skip();
    }
    const project = await smallProject({ 'dragoman.config.json': DEEPL });
    const { server, env } = await serve();
    await mkdir(join(project.root, 'locales/en'), { recursive: true });
    await chmod(join(project.root, 'locales/en'), 0o555);
    const { code, notes } = await project.run(['translate', '--to', 'en'], { env });
    expect({ code, notes }).toEqual({ code: 3, notes: expect.stringMatching(/EACCES.*\n.*permissions/) });
    await chmod(join(project.root, 'locales/en'), 0o755);
    const before = server.paid.length;
    expect((await project.run(['translate', '--to', 'en'], { env })).code).toBe(0);
    expect(server.paid).toHaveLength(before);
  });
});

/** A small disk of its own, or why there can be none. */
async function smallDisk(size: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dragoman-disk-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'pipe' });
  onTestFinished(() => void execFileSync('umount', ['-l', folder]));
  return folder;
}

/** Leaves only so many KB free. */
async function fill(disk: string, kilobytes: number): Promise<void> {
  await rm(join(disk, 'pelny'), { force: true });
  const { bavail, bsize } = statfsSync(disk);
  await writeFile(join(disk, 'pelny'), Buffer.alloc(Math.max(0, bavail * bsize - kilobytes * 1024)));
}

it('a small disk that fills up in the middle loses nothing that was paid for, and leaves no file half written', {
  timeout: 120_000,
}, async ({ skip }) => {
  const disk = await smallDisk('4m').catch(error => {
    console.log(`Not tried on a disk of its own: ${String(error.message).split('\n')[0]}`);
    return skip();
  });
  const sentence = (article: number, at: number) => `Zdanie ${at} artykułu ${article} jest o rozmowach w Pradze.`;
  const seeds = Array.from({ length: 12 }, (_, article) => [
    `p/seeds/a${article}.txt`,
    Array.from({ length: 30 }, (_, at) => sentence(article, at)).join(' '),
  ]);
  // The journal keeps 977 KB aside, and may give them up; all else needs some 700.
  for (const room of [0, 1010, 1050]) {
    const project = await emptyFolder({ 'p/dragoman.config.json': DEEPL, ...Object.fromEntries(seeds) }, disk);
    const { server, env } = await serve();
    await fill(disk, room);
    const { code, notes } = await project.run(['translate', '--project', 'p'], { env });
    if (code !== 0 || room < 977) expect({ room, code }).toEqual({ room, code: 5 });
    expect(notes).toMatch(code === 0 ? /^$/ : /ENOSPC/);
    for (const locale of ['pl', 'en', 'de']) {
      const folder = join(project.root, 'p/locales', locale);
      for (const name of await readdir(folder).catch(() => [])) {
        const text = await readFile(join(folder, name), 'utf8');
        if (name.endsWith('.json')) JSON.parse(text);
        else expect(text).toMatch(/<\/xliff>\s*$/);
      }
    }
    await rm(join(disk, 'pelny'));
    const again = await project.run(['translate', '--project', 'p'], { env });
    expect({ room, code: again.code, notes: again.notes }).toEqual({ room, code: 0, notes: '' });
    expect(server.paid).toHaveLength(12 * 30 * 2);
    expect(paidTwice(server)).toEqual([]);
    await rm(project.root, { recursive: true });
  }
});
