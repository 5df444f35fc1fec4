import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { AppError } from '../errors.ts';
import type { Locale } from '../model.ts';
import { CONFIG_FILE } from './config.ts';
import { hasCode } from './files.ts';
import { type Project, paths, shown } from './project.ts';
import type { SourceFile } from './sources.ts';

/**
 * The articles to look at again since a revision: those whose source, locale files or record differ from it, committed
 * or not. All of them where the configuration, the glossary or the segmentation rules differ, which every article hangs
 * on.
 *
 * @param revision  as git names one: `origin/main`, `HEAD~1`, `v2`; where history has forked, from where it forked
 * @throws AppError where there is no git, no repository, or no such revision in it
 */
export async function changedSince<S extends SourceFile>(
  project: Project,
  revision: string,
  sources: readonly S[],
  locales: readonly Locale[],
): Promise<readonly S[]> {
  const changed = await changedFiles(project.root, revision);
  const { glossary, segmentation } = project.config;
  const shares = [CONFIG_FILE, glossary, ...(segmentation.srx === undefined ? [] : [segmentation.srx])];
  if (shares.some(path => changed.has(shown(project, join(project.root, path))) || holdsOne(changed, path)))
    return sources;
  return sources.filter(source => filesOf(project, source, locales).some(path => changed.has(path)));
}

function filesOf(project: Project, { path, slug }: SourceFile, locales: readonly Locale[]): readonly string[] {
  const files = [
    paths.localeFile(project, project.config.sourceLocale, slug),
    ...locales.flatMap(locale => [paths.localeFile(project, locale, slug), paths.record(project, locale, slug)]),
  ];
  return [path, ...files.map(file => shown(project, file))];
}

/** Whether something in a folder has changed. */
function holdsOne(changed: ReadonlySet<string>, folder: string): boolean {
  return [...changed].some(path => path.startsWith(`${folder}/`));
}

/** Relative to the project; what is outside of it is left out. */
async function changedFiles(root: string, revision: string): Promise<ReadonlySet<string>> {
  const commit = await commitOf(root, revision);
  // In a shallow clone there may be no common ancestor: then everything that differs from the revision is looked at.
  const base = (await git(root, ['merge-base', commit, 'HEAD'])).out.trim() || commit;
  const differing = await succeed(root, ['diff', '--name-only', '--no-renames', '--relative', '-z', base, '--', '.']);
  const untracked = await succeed(root, ['ls-files', '--others', '--exclude-standard', '-z', '--', '.']);
  return new Set([...differing.split('\0'), ...untracked.split('\0')].filter(Boolean));
}

async function commitOf(root: string, revision: string): Promise<string> {
  const found = await git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  if (found.code === 0) return found.out.trim();
  const inside = await git(root, ['rev-parse', '--is-inside-work-tree']);
  if (inside.code !== 0)
    throw new AppError(
      'usage',
      `${root} is in no git repository that can be read, so nothing is known of “${revision}”. ${inside.notes.trim()}`.trim(),
      'Leave out --since to check all articles.',
    );
  throw new AppError(
    'usage',
    `There is no revision “${revision}” in this repository.`,
    'Check the spelling. A CI job has to fetch it first: `fetch-depth: 0` for actions/checkout, `GIT_DEPTH: 0` in GitLab.',
  );
}

/** Where the project is in its repository: `''` at the top, or where there is no repository; else `site/text/`. */
export async function folderInRepository({ root }: Project): Promise<string> {
  const found = await git(root, ['rev-parse', '--show-prefix']).catch(() => undefined);
  return found?.code === 0 ? found.out.replace(/\n$/, '') : '';
}

async function succeed(root: string, args: readonly string[]): Promise<string> {
  const { code, out, notes } = await git(root, args);
  if (code === 0) return out;
  throw new AppError('usage', `git ${args[0]} failed: ${notes.trim()}`, 'Leave out --since to check all articles.');
}

interface Answer {
  readonly code: number;
  readonly out: string;
  readonly notes: string;
}

/**
 * Never waits for a person, and never writes: not even the index is refreshed on disk.
 * @param timeout  in milliseconds; 0 for as long as it takes
 */
export async function git(root: string, args: readonly string[], timeout = 0): Promise<Answer> {
  try {
    const { stdout, stderr } = await promisify(execFile)('git', ['--no-optional-locks', ...args], {
      cwd: root,
      maxBuffer: MOST_BYTES,
      timeout,
    });
    return { code: 0, out: stdout, notes: stderr };
  } catch (error) {
    if (hasCode(error, 'ENOENT'))
      throw new AppError('usage', 'There is no git on this machine.', 'Install git, or leave out --since.');
    if (error instanceof Error && 'stdout' in error && 'stderr' in error && 'code' in error)
      return { code: Number(error.code) || 1, out: '', notes: String(error.stderr) };
    throw error;
  }
}

/** The names of a million files. */
const MOST_BYTES = 128 * 1024 * 1024;
