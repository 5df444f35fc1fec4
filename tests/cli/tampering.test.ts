import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { AppError } from '../../src/errors.ts';
import { verifyEvidence } from '../../src/project/verify.ts';
import { startDeeplServer } from '../engine/servers/deepl.ts';
import { emptyFolder, type TestProject } from './project.ts';

vi.setConfig({ testTimeout: 120_000 });

const PUBLISH = ['publish', '--to', 'en', '--editor', 'Anna Gęślik'];
const config = { sourceLocale: 'pl', targetLocales: ['en'], engine: 'deepl', publish: { gates: { noErrors: false } } };

/** An article that an engine translated and a person signed off: its text stands in all places where texts are kept. */
async function signed(): Promise<TestProject> {
  const server = await startDeeplServer();
  onTestFinished(server.close);
  const project = await emptyFolder({
    'dragoman.config.json': JSON.stringify(config),
    'glossary/terms.csv': 'id,pl,en\nv4,Grupa Wyszehradzka,Visegrád Group\n',
    'seeds/szczyt.txt': 'Szczyt w Krakowie\n\nW czwartek spotkała się Grupa Wyszehradzka. Rozmowy trwały 3 godziny.\n',
  });
  const env = { DEEPL_API_KEY: 'klucz:fx', DEEPL_SERVER_URL: server.url };
  await project.runHere(['translate'], { env });
  await project.runHere(['sign', 'seeds/szczyt.txt', '--by', 'Łucja Żółć', '--despite-errors']);
  expect((await project.runHere(PUBLISH)).code).toBe(0);
  return project;
}

/** In a file, words as they stand, and others in their place. */
type Edit = readonly [path: string, from: string | RegExp, to: string];

const TARGET = '[en-GB] Rozmowy trwały 3 godziny.';
const OTHER = '[en-GB] Rozmowy trwały 8 godziny.';
const EN = 'locales/en/szczyt.json';
const PL = 'locales/pl/szczyt.json';
const RECORD = 'locales/en/szczyt.xlf';
const SEED = 'seeds/szczyt.txt';
const IN_RECORD: Edit = [RECORD, '<source>Rozmowy trwały 3', '<source>Rozmowy trwały 8'];

/** What each command says of it: whether the files are up to date, how many sentences are final, and in the way of what. */
interface Seen {
  readonly upToDate: boolean;
  readonly final: number;
  readonly checks: readonly string[];
  readonly gates: readonly string[];
}

const lapsed: Seen = {
  upToDate: false,
  final: 2,
  checks: ['approval-lapsed', 'up-to-date'],
  gates: ['files', 'state'],
};
const stale: Seen = { upToDate: false, final: 3, checks: ['up-to-date'], gates: ['files'] };
const another: Seen = { upToDate: false, final: 2, checks: ['up-to-date'], gates: ['files', 'state'] };
const outOfDate: Seen = { ...another, checks: ['out-of-date', 'up-to-date'], gates: ['files', 'upToDate'] };
const notFinal: Seen = { upToDate: true, final: 2, checks: [], gates: ['state'] };
/** Nothing but the evidence knows who it was: see docs/publishing.md, “A hash is no signature”. */
const unseen: Seen = { upToDate: true, final: 3, checks: [], gates: [] };

describe('one letter of an approved text changed', () => {
  it.each<readonly [string, Seen, readonly Edit[]]>([
    ['in the locale file', lapsed, [[EN, TARGET, OTHER]]],
    ['in the record', lapsed, [[RECORD, TARGET, OTHER]]],
    [
      'in record and locale file alike',
      lapsed,
      [
        [EN, TARGET, OTHER],
        [RECORD, TARGET, OTHER],
      ],
    ],
    ['in the source that the record has', stale, [IN_RECORD]],
    ['in the article', another, [[SEED, 'trwały 3', 'trwały 8']]],
    ['in article, record and locale file of the source', another, [[SEED, '3', '8'], IN_RECORD, [PL, '3', '8']]],
    ['in the locale file of the source', stale, [[PL, 'trwały 3', 'trwały 8']]],
    ['in a term of the glossary', outOfDate, [['glossary/terms.csv', 'Visegrád', 'Visegrad']]],
    ['in the term that the record has', stale, [[RECORD, '<gls:translation>Visegrád', '<gls:translation>Visegrad']]],
    ['in the hash of the approval', lapsed, [[RECORD, /approval-hash">\w/, 'approval-hash">0']]],
    ['in the hash of the target', lapsed, [[RECORD, /target-hash">\w/, 'target-hash">0']]],
    ['in its state', notFinal, [[RECORD, 'state="final"', 'state="reviewed"']]],
    ['in the name of who approved it', unseen, [[RECORD, 'Łucja Żółć', 'Łucja Żółw']]],
    ['in the moment of the approval', unseen, [[RECORD, /approved-at">2/, 'approved-at">1']]],
    ['in the engine that it comes from', unseen, [[RECORD, 'deepl:prefer', 'deepl:prefex']]],
  ])('%s is seen by status, check, publish and verify', async (_name, seen, edits) => {
    const project = await signed();
    await edit(project, edits);
    const verified = await project.runHere(['verify', 'published/en/szczyt', '--json']);
    expect(verified.code).toBe(1);
    const paths = JSON.parse(verified.out).files[0].differences.map(({ path }: { path: string }) => path);
    expect(paths).toEqual(expect.arrayContaining(edits.map(([path]) => path)));
    const [{ upToDate, final }] = JSON.parse((await project.runHere(['status', '--json'])).out).articles;
    const { findings } = JSON.parse((await project.runHere(['check', '--json'])).out);
    const published = JSON.parse((await project.runHere([...PUBLISH, '--dry-run', '--json'])).out);
    const [{ obstacles }] = published.articles;
    const gates = [...new Set(obstacles.map(({ gate }: { gate: string }) => gate))];
    const names = new Set<string>(findings.map(({ check }: { check: string }) => check));
    const checks = ['approval-lapsed', 'out-of-date', 'up-to-date'].filter(name => names.has(name));
    expect({ upToDate, final, checks, gates }).toEqual(seen);
  });

  it('in the journal of paid answers changes no text that is approved', async () => {
    const project = await signed();
    const [name = ''] = (await readdir(join(project.root, '.dragoman/journal'))).filter(each =>
      each.endsWith('.jsonl'),
    );
    await edit(project, [[`.dragoman/journal/${name}`, TARGET, OTHER]]);
    const before = await project.read(EN);
    await project.runHere(['translate', '--engine', 'none']);
    expect(await project.read(EN)).toBe(before);
    expect((await project.runHere(['verify', 'published/en/szczyt'])).code).toBe(0);
  });
});

describe('one byte of what was published', () => {
  const folder = 'published/en/szczyt';
  it.each(['szczyt.txt', 'index.html', 'evidence.html', 'evidence.json'])(
    'changed, left out or put in, wherever it is in %s, is told with the name of the file',
    async name => {
      const project = await signed();
      const path = join(project.root, folder, name);
      const bytes = await readFile(path);
      const step = Math.max(1, Math.floor(bytes.length / 60));
      for (let at = 0; at < bytes.length; at += step) {
        const other = Buffer.from([(bytes[at] ?? 0) ^ 1]);
        const ways = [
          [bytes.subarray(0, at), other, bytes.subarray(at + 1)],
          [bytes.subarray(0, at), bytes.subarray(at + 1)],
          [bytes.subarray(0, at), other, bytes.subarray(at)],
        ];
        await writeFile(path, Buffer.concat(ways[(at / step) % 3] ?? []));
        const told = await verifyEvidence(join(project.root, folder)).then(
          ({ differences }) => differences.map(({ path: named }) => named),
          (error: AppError) => [error.message],
        );
        expect(told.join(' '), `byte ${at}`).toContain(name);
      }
    },
  );
});

async function edit(project: TestProject, edits: readonly Edit[]): Promise<void> {
  for (const [path, from, to] of edits) {
    const before = await project.read(path);
    const after = before.replace(from, to);
    expect(after).not.toBe(before);
    await project.write(path, after);
  }
}
