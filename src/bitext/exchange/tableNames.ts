import type { Bitext, Locale, Unit } from '../../model.ts';
import { fromValue, toValue } from '../xliffNames.ts';
import { readStandingMark, type Standing, standingMark } from './returned.ts';

/** What a row of a table belongs to. */
export interface RowPlace {
  readonly path: string;
  readonly sourceLocale: Locale;
  readonly targetLocale: Locale;
  readonly base: Standing | undefined;
}

/** `dragoman:translated:… pl en seeds/nato-bruksela.txt` */
export function recordCell(unit: Unit, { sourceLocale, targetLocale, path }: Bitext): string {
  return [standingMark(unit), sourceLocale, targetLocale, toValue(path)].join(' ');
}

export function readRecordCell(cell: string): RowPlace | undefined {
  const [, mark, sourceLocale, targetLocale, path] = /^(\S+) (\S+) (\S+) (.+)$/.exec(cell.trim()) ?? [];
  if (sourceLocale === undefined || targetLocale === undefined || path === undefined) return undefined;
  return { path: fromValue(path), sourceLocale, targetLocale, base: readStandingMark(mark) };
}
