import { fingerprint } from '../../fingerprint.ts';
import type { Approval, Problem, Unit } from '../../model.ts';
import { hasTarget, isApproved } from '../approval.ts';

/** What was read of a file that another tool gives back. */
export interface Returned {
  readonly files: readonly ReturnedFile[];
  /** Sentences that could not be read, in formats where one broken sentence leaves the others whole. */
  readonly problems: readonly Problem[];
}

/** A file of sentences as another tool gives it back: one article in one language. */
export interface ReturnedFile {
  /** The file's name for what is said about it. */
  readonly file: string;
  /** The article's slug, where the format has a place for it. */
  readonly slug: string | undefined;
  /** The path of the source document, as the file has it. */
  readonly original: string;
  /** Empty where the file does not say it. */
  readonly sourceLocale: string;
  /** Empty where the file does not say it. */
  readonly targetLocale: string;
  readonly segments: readonly ReturnedSegment[];
}

export interface ReturnedSegment {
  /** Empty where the tool gave none. */
  readonly id: string;
  readonly source: string;
  /** Undefined where the sentence is not translated. */
  readonly target: string | undefined;
  /** Whether the tool says that a person has checked it: reviewed, final, signed off or approved. */
  readonly isApproved: boolean;
  /** How the unit stood when it was exported; undefined where the file does not say it. */
  readonly base: Standing | undefined;
  readonly notes: readonly { readonly by: string; readonly text: string }[];
  /** Whether codes stand in its texts as tags, as `shown` writes them; else as markers. */
  readonly hasTags: boolean;
  /** 1-based. */
  readonly line: number;
}

/** How a unit stands. */
export interface Standing {
  /** The fingerprint of its target; `none` where it has none. */
  readonly target: string;
  /** A short name for target and approval: another one means that someone has worked on the unit. */
  readonly token: string;
  readonly isApproved: boolean;
}

export function standingOf(unit: Unit): Standing {
  if (!hasTarget(unit)) return { target: 'none', token: 'none', isApproved: false };
  return standing(fingerprint(unit.target), isApproved(unit) ? unit.approval : undefined);
}

/** @param target  the fingerprint of the target */
export function standing(target: string, approval: Pick<Approval, 'by' | 'at'> | undefined): Standing {
  const token = fingerprint(target, approval?.by ?? '', approval?.at ?? '');
  return { target, token, isApproved: approval !== undefined };
}

const MARK = /^dragoman:(\w+):(\w+):(\w+)$/;

/** How a unit stands, as a word that travels in formats without a place of their own for it. */
export function standingMark(unit: Unit): string {
  const { target, token } = standingOf(unit);
  return `dragoman:${unit.state}:${target}:${token}`;
}

/** @param text  what may be such a mark */
export function readStandingMark(text: string | undefined): Standing | undefined {
  const [, state, target, token] = MARK.exec(text ?? '') ?? [];
  if (state === undefined || target === undefined || token === undefined) return undefined;
  return { target, token, isApproved: state === 'reviewed' || state === 'final' };
}
