import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import pc from 'picocolors';
import { onTestFinished } from 'vitest';
import { tellFailure } from '../../src/cli/failures.ts';
import type { Run } from '../../src/cli/options.ts';
import { program } from '../../src/cli/program.ts';
import { realWorld, type World } from '../../src/cli/world.ts';
import { exitCodes, type Outcome } from '../../src/errors.ts';

export const repository = resolve(import.meta.dirname, '../..');
const main = join(repository, 'dist/cli/main.js');

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly notes: string;
}

/** A project in a folder of its own, which is gone after the test; commands run in it as a user would run them. */
export interface TestProject {
  readonly root: string;
  run(args: readonly string[], options?: RunOptions): Promise<Ran>;
  /** The same in this process, which need not load the program anew: for tests that run many commands. */
  runHere(args: readonly string[], options?: Pick<RunOptions, 'env' | 'stdin' | 'canAsk'>): Promise<Ran>;
  write(path: string, content: string | Uint8Array): Promise<void>;
  read(path: string): Promise<string>;
  /** A target's sentences, paragraph by paragraph. */
  body(locale: string, slug: string): Promise<string[][]>;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string | Uint8Array;
  /** As at a terminal; only for `runHere`. */
  readonly canAsk?: boolean;
  /** Kills the process (SIGKILL) after so many milliseconds. */
  readonly killAfter?: number;
  /** Kills it once its output has this. */
  readonly killWhen?: RegExp;
}

/** An empty folder, in the system's for temporary files or another; `files` are written into it. */
export async function emptyFolder(
  files: Readonly<Record<string, string | Uint8Array>> = {},
  where = tmpdir(),
): Promise<TestProject> {
  const root = await mkdtemp(join(where, 'dragoman-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const project: TestProject = {
    root,
    run: (args, options) => run(root, args, options),
    runHere: (args, options) => runHere(root, args, options),
    async write(path, content) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), content);
    },
    read: path => readFile(join(root, path), 'utf8'),
    body: async (locale, slug) => JSON.parse(await readFile(join(root, `locales/${locale}/${slug}.json`), 'utf8')).body,
  };
  for (const [path, content] of Object.entries(files)) await project.write(path, content);
  return project;
}

/** A project of one small article and one glossary, into English and German. */
export async function smallProject(files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<TestProject> {
  return emptyFolder({
    'dragoman.config.json': JSON.stringify({ sourceLocale: 'pl', targetLocales: ['en', 'de'] }),
    'glossary/terms.csv': 'id,pl,en,de\nv4,Grupa Wyszehradzka,Visegrád Group,Visegrád-Gruppe\n',
    'seeds/szczyt.txt': SUMMIT,
    ...files,
  });
}

export const SUMMIT = `Szczyt w Krakowie

W czwartek spotkali się przywódcy Grupy Wyszehradzkiej. Rozmowy trwały 3 godziny.

„To był dobry dzień” – powiedział premier. Następne spotkanie odbędzie się 5 maja 2027 r. w Pradze.
`;

/** The repository's own project, copied. */
export async function seedProject(): Promise<TestProject> {
  const project = await emptyFolder();
  for (const path of ['dragoman.config.json', 'seeds', 'glossary', 'memory'])
    await cp(join(repository, path), join(project.root, path), { recursive: true });
  return project;
}

/** Messages stay on one line, however long the paths in them are on this machine; a test of the layout says `COLUMNS: '80'`. */
const WIDE = '2000';

function run(
  cwd: string,
  args: readonly string[],
  { env = {}, stdin, killAfter, killWhen }: RunOptions = {},
): Promise<Ran> {
  return new Promise((done, fail) => {
    const { DEEPL_API_KEY: _key, DEEPL_SERVER_URL: _url, ...clean } = process.env;
    const child = spawn(process.execPath, [main, ...args], {
      cwd,
      env: { ...clean, COLUMNS: WIDE, DRAGOMAN_MODELS: join(cwd, 'no-models'), ...env },
    });
    let out = '';
    let notes = '';
    child.stdout.setEncoding('utf8').on('data', text => {
      out += text;
      if (killWhen?.test(out)) child.kill('SIGKILL');
    });
    child.stderr.setEncoding('utf8').on('data', text => (notes += text));
    child.on('error', fail).on('close', code => done({ code, out, notes }));
    child.stdin.on('error', () => {}).end(stdin);
    if (killAfter !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfter);
  });
}

async function runHere(
  cwd: string,
  args: readonly string[],
  { env = {}, stdin = '', canAsk = false }: RunOptions = {},
): Promise<Ran> {
  const signal = new AbortController().signal;
  const told: { readonly out: string[]; readonly notes: string[] } = { out: [], notes: [] };
  let outcome = Promise.resolve<Outcome>('done');
  const paint = pc.createColors(false);
  const world: World = {
    ...realWorld(signal),
    ...{ cwd, env: { DRAGOMAN_MODELS: join(cwd, 'no-models'), ...env }, paint, paintNotes: paint },
    readStdin: async () => Buffer.from(stdin),
    ...{ watched: false, canAsk, columns: Number(env.COLUMNS ?? WIDE) },
    out: text => void told.out.push(text),
    note: text => void told.notes.push(text),
  };
  const start: Run = work => {
    outcome = work(world).catch(error => tellFailure(error, world));
  };
  await program('0.0.0', start).parseAsync(args, { from: 'user' });
  return { code: exitCodes[await outcome], out: told.out.join(''), notes: told.notes.join('') };
}
