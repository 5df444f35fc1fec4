import { toNameToken } from '../bitext/xliffNames.ts';
import { AppError } from '../errors.ts';
import type { Locale, Unit } from '../model.ts';
import type { Happening, Standing } from '../standing.ts';
import { childElements, parseXml, textOf, type XmlElement } from '../xml.ts';
import { git } from './git.ts';
import { type Project, paths, shown } from './project.ts';

/** As many commits are told, and so long git may take, in milliseconds: of a long record every version is compared. */
const [MOST, PATIENCE] = [50, 15_000];

/**
 * The commits that changed a unit in its record, oldest first; none where there is no git, no repository, or nothing
 * committed yet.
 */
export async function commitsOf(
  project: Project,
  locale: Locale,
  slug: string,
  unit: Unit,
): Promise<readonly Happening[]> {
  const id = toNameToken(unit.id).replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  const file = shown(project, paths.record(project, locale, slug));
  const range = `/<segment id="${id}"/,/<\\/segment>/:${file}`;
  const args = ['log', `-n${MOST}`, '-L', range, `--format=${MARK}%at%x09%an`, '--no-color', '--no-ext-diff'];
  const answer = await git(project.root, args, PATIENCE).catch(withoutGit);
  if (answer?.code !== 0) return [];
  const commits = answer.out.split(MARK).slice(1).reverse().map(readCommit);
  return commits.flatMap(({ at, by, after }, index): readonly Happening[] => {
    const before = commits[index - 1]?.after;
    if (!after || (before && isSame(before, after))) return [];
    return [{ kind: 'commit', at, by, ...(before && { before }), after }];
  });
}

/** Stands before each commit in git's answer, and in no text of a record. */
const MARK = '\u0001';

function withoutGit(error: unknown): undefined {
  if (!(error instanceof AppError)) throw error;
}

/** Whether a project is in a repository, so that it may be asked for commits. */
export async function isInRepository(project: Project): Promise<boolean> {
  const answer = await git(project.root, ['rev-parse', '--is-inside-work-tree']).catch(withoutGit);
  return answer?.code === 0;
}

interface Commit {
  readonly at: string;
  readonly by: string;
  /** Undefined where what stands there cannot be read. */
  readonly after: Standing | undefined;
}

/** A line with when and who, then the difference of the lines of the segment. */
function readCommit(text: string): Commit {
  const [head = '', ...lines] = text.split('\n');
  const [seconds, by = ''] = head.split('\t');
  const start = lines.findIndex(line => line.startsWith('@@'));
  const kept = lines.slice(start + 1).filter(line => /^[ +]/.test(line));
  return {
    at: new Date(Number(seconds) * 1000).toISOString(),
    by,
    after: readSegment(kept.map(line => line.slice(1)).join('\n')),
  };
}

function readSegment(markup: string): Standing | undefined {
  try {
    // The prefixes that a record declares at its root.
    const root = parseXml(`<x xmlns:dragoman="x" xmlns:mda="x">${markup}</x>`, { file: 'git' });
    const [segment] = childElements(root, 'segment');
    return segment && standingOf(segment);
  } catch (error) {
    return withoutGit(error);
  }
}

function standingOf(segment: XmlElement): Standing {
  const written = segment.attributes.state;
  const state = STATES.find(each => each === written) ?? 'initial';
  const [target] = childElements(segment, 'target');
  return target && state !== 'initial' ? { state, target: textOf(target) } : { state };
}

const STATES = ['initial', 'translated', 'reviewed', 'final'] as const;

function isSame(one: Standing, other: Standing): boolean {
  return one.state === other.state && one.target === other.target;
}
