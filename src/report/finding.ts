import type { Finding } from '../model.ts';

/** A finding with the place where an editor finds it. */
export interface Report extends Finding {
  /** Relative to the project, with `/`. */
  readonly file: string;
  /** 1-based; absent where the whole file is meant. */
  readonly line?: number;
  readonly article: string;
  readonly locale: string;
  readonly segment?: string;
  readonly sourceText?: string;
  readonly targetText?: string;
}

/** A file that was checked: one article in one locale. */
export interface Checked {
  readonly article: string;
  readonly locale: string;
  /** Relative to the project, with `/`. */
  readonly file: string;
  readonly segments: readonly CheckedSegment[];
}

export interface CheckedSegment {
  readonly id: string;
  /** Of the file, 1-based. */
  readonly line: number;
  readonly text: string;
}

/** All that a check of a project comes to, as other programs are told it. */
export interface CheckRun {
  readonly checked: readonly Checked[];
  readonly reports: readonly Report[];
  /** The names of checks that the project has switched off, and that were not run. */
  readonly switchedOff: readonly string[];
  /** The files of the project that could not be used, or not wholly. */
  readonly problems: readonly ReportedProblem[];
  /** The project's folder in its repository, `''` or ending in `/`: other programs count from the top. */
  readonly folder: string;
  /** Of Dragoman. */
  readonly version: string;
  /** When the check was run, in ISO 8601. */
  readonly at: string;
}

export interface ReportedProblem {
  readonly file?: string;
  readonly line?: number;
  readonly message: string;
  readonly advice: string;
}

/** A text on one line, cut where it is longer than `most` characters. */
export function oneLine(text: string, most: number): string {
  const line = Array.from(text.replace(/\s+/g, ' ').trim());
  return line.length > most ? `${line.slice(0, most - 1).join('')}…` : line.join('');
}
