import { appendFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { hasTarget, isApproved } from '../bitext/approval.ts';
import type { Locale, Unit } from '../model.ts';
import type { Happening, Standing } from '../standing.ts';
import { cannot, readBytes } from './files.ts';
import { type Project, paths } from './project.ts';

/** One change of one unit: who made what of it, and when. */
export interface HistoryLine {
  readonly at: string;
  readonly by: string;
  readonly unit: string;
  readonly before: Standing;
  readonly after: Standing;
}

export function historyLine(before: Unit, after: Unit, by: string, at: string): HistoryLine {
  return { at, by, unit: after.id, before: standing(before), after: standing(after) };
}

function standing(unit: Unit): Standing {
  return hasTarget(unit) ? { state: unit.state, target: unit.target } : { state: unit.state };
}

/** Adds to an article's history, which is kept beside the caches: it can be deleted, and the record is the truth. */
export async function appendHistory(
  project: Project,
  locale: Locale,
  slug: string,
  lines: readonly HistoryLine[],
): Promise<void> {
  if (lines.length === 0) return;
  const file = historyFile(project, locale, slug);
  try {
    await mkdir(dirname(file), { recursive: true });
    await appendFile(file, lines.map(line => `${JSON.stringify(line)}\n`).join(''));
  } catch (error) {
    throw cannot('write', file, error);
  }
}

/** What happened here to one unit of an article, oldest first. A line cut short by a kill is left out. */
async function readHistory(
  project: Project,
  locale: Locale,
  slug: string,
  unit: string,
): Promise<readonly HistoryLine[]> {
  const bytes = await readBytes(historyFile(project, locale, slug));
  if (!bytes) return [];
  const lines = Buffer.from(bytes).toString('utf8').split('\n');
  return lines
    .filter(line => line.includes(unit))
    .flatMap(parseLine)
    .filter(line => line.unit === unit);
}

/** What is known of a unit, oldest first: what happened here, and what its record says besides. */
export async function happeningsOf(
  project: Project,
  locale: Locale,
  slug: string,
  unit: Unit,
): Promise<readonly Happening[]> {
  const here = await readHistory(project, locale, slug, unit.id);
  const changes = here.map(({ at, by, before, after }): Happening => ({ kind: 'change', at, by, before, after }));
  const isNews = ({ at, by }: Happening) => !here.some(line => line.at === at && line.by === by);
  return [...changes, ...recorded(unit).filter(isNews)].sort((one, other) => (one.at < other.at ? -1 : 1));
}

function recorded(unit: Unit): readonly Happening[] {
  const comments = (unit.notes ?? []).map(({ at, by }): Happening => ({ kind: 'comment', at, by }));
  if (isApproved(unit)) {
    const { at, by } = unit.approval;
    return [...comments, { kind: 'approval', at, by, state: unit.state }];
  }
  if (unit.state === 'translated' && unit.lapsed)
    return [...comments, { kind: 'approval', ...unit.lapsed, state: 'lapsed' }];
  return comments;
}

function parseLine(line: string): readonly HistoryLine[] {
  try {
    return [JSON.parse(line) as HistoryLine];
  } catch {
    return [];
  }
}

function historyFile(project: Project, locale: Locale, slug: string): string {
  return paths.cache(project, 'history', locale, `${slug}.jsonl`);
}
