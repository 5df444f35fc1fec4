import { appendFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { hasTarget } from '../bitext/approval.ts';
import type { Locale, Unit } from '../model.ts';
import type { Standing } from '../standing.ts';
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

/** What happened to an article, or to one unit of it, oldest first. A line cut short by a kill is left out. */
export async function readHistory(
  project: Project,
  locale: Locale,
  slug: string,
  unit?: string,
): Promise<readonly HistoryLine[]> {
  const bytes = await readBytes(historyFile(project, locale, slug));
  if (!bytes) return [];
  const lines = Buffer.from(bytes).toString('utf8').split('\n');
  return lines.flatMap(line => parseLine(line)).filter(line => unit === undefined || line.unit === unit);
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
