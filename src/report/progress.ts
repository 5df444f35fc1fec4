import type { Progress as Standing } from '../standing.ts';

const KEYS = ['segments', 'initial', 'translated', 'reviewed', 'final', 'outOfDate', 'errors', 'warnings'] as const;

/** How the segments of an article, or of a language, stand: what can be added up. */
export type Progress = Pick<Standing, (typeof KEYS)[number]>;

/** How a project stood on a day: what the trend is drawn from. */
export interface Day {
  /** `2026-05-04` (UTC) */
  readonly day: string;
  readonly locales: Readonly<Record<string, Progress>>;
}

export const NO_PROGRESS: Progress = {
  segments: 0,
  initial: 0,
  translated: 0,
  reviewed: 0,
  final: 0,
  outOfDate: 0,
  errors: 0,
  warnings: 0,
};

export function addUp(all: readonly Progress[]): Progress {
  return all.reduce(
    (sum, each) => Object.fromEntries(KEYS.map(key => [key, sum[key] + each[key]])) as Record<keyof Progress, number>,
    NO_PROGRESS,
  );
}

/** The share of segments that a person has approved, from 0 to 1; 0 where there is none. */
export function approvedShare({ reviewed, final, segments }: Progress): number {
  return segments === 0 ? 0 : (reviewed + final) / segments;
}

/** A history with a day put in: in the place of the same day's, if there is one. In order. */
export function withDay(history: readonly Day[], today: Day): readonly Day[] {
  const others = history.filter(({ day }) => day !== today.day);
  return [...others, today].sort((one, other) => (one.day < other.day ? -1 : 1));
}

/** One day a line, so that a day adds a line to what version control shows. */
export function writeHistory(history: readonly Day[]): string {
  return `[\n${history.map(day => `  ${JSON.stringify(day)}`).join(',\n')}\n]\n`;
}

/** Nothing where the text is not a history. */
export function readHistory(text: string): readonly Day[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every(isDay) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isDay(value: unknown): value is Day {
  if (typeof value !== 'object' || value === null) return false;
  const { day, locales } = value as { day?: unknown; locales?: unknown };
  const isDate = typeof day === 'string' && /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day));
  return isDate && typeof locales === 'object' && locales !== null && Object.values(locales).every(isProgress);
}

function isProgress(value: unknown): value is Progress {
  if (typeof value !== 'object' || value === null) return false;
  const counts: Readonly<Record<string, unknown>> = { ...value };
  return KEYS.every(key => Number.isInteger(counts[key]) && Number(counts[key]) >= 0);
}
