import { shownFinding } from '../codes.ts';
import type { Approval, Finding, Span, Unit } from '../model.ts';
import { type Waiver, waiverOf } from '../waivers.ts';

/** What must hold before a text is published; the configuration's `publish.gates`. */
export interface Gates {
  /** What every unit must be at least. A sentence without a translation never passes. */
  readonly state: 'final' | 'reviewed' | 'translated';
  /** No unit may be out of date: approved, or written by a person, with terms that have changed since. */
  readonly upToDate: boolean;
  /** No finding of severity error, save those that a person waived. */
  readonly noErrors: boolean;
  /** Someone is named who holds editorial responsibility. */
  readonly editor: boolean;
}

export const strictGates: Gates = { state: 'final', upToDate: true, noErrors: true, editor: true };

/** A unit, and what is known of it today. */
export interface Standing {
  readonly unit: Unit;
  /** Present where an approval holds: source and target are those that it was given for. */
  readonly approval?: Approval;
  readonly isOutOfDate: boolean;
  readonly findings: readonly Finding[];
  readonly waivers: readonly Waiver[];
}

/** What is to be published, as a whole. */
export interface Whole {
  readonly editor?: string;
  /** Whether the article must not leave the house. */
  readonly embargo: boolean;
  /** Whether the files of the project hold what the article gives today. */
  readonly isWritten: boolean;
  readonly standings: readonly Standing[];
}

/** Why a text may not be published. */
export interface Obstacle {
  readonly gate: 'embargo' | 'files' | 'state' | 'upToDate' | 'noErrors' | 'editor';
  /** The unit's id; absent where the whole article is meant. */
  readonly segment?: string;
  /** The check whose finding it is. */
  readonly check?: string;
  readonly message: string;
  readonly advice: string;
  /** Where in the target as it is shown; absent where the whole is meant. */
  readonly target?: Span;
}

/** Everything that stands in the way, in the article's order; nothing where the gates hold. */
export function obstaclesTo({ editor, embargo, isWritten, standings }: Whole, gates: Gates): readonly Obstacle[] {
  return [
    ...(embargo ? [EMBARGO] : []),
    ...(isWritten ? [] : [NOT_WRITTEN]),
    ...(gates.editor && !editor ? [NO_EDITOR] : []),
    ...standings.flatMap(standing => [
      ...stateObstacles(standing, gates.state),
      ...(gates.upToDate && standing.isOutOfDate ? [outOfDate(standing)] : []),
      ...(gates.noErrors ? errorObstacles(standing) : []),
    ]),
  ];
}

const EMBARGO: Obstacle = {
  gate: 'embargo',
  message: 'The article is under embargo.',
  advice: 'When the embargo is over, take the article out of “embargo” in the configuration.',
};

const NOT_WRITTEN: Obstacle = {
  gate: 'files',
  message: 'The files are not what the article and the glossary give today.',
  advice: 'Run `dragoman translate`, and review what it changes.',
};

const NO_EDITOR: Obstacle = {
  gate: 'editor',
  message: 'Nobody is named who holds editorial responsibility.',
  advice: 'Name the person with --editor "Anna Nowak", or with “publish.editor” in the configuration.',
};

const RANKS = { initial: 0, translated: 1, reviewed: 2, final: 3 } as const;

function stateObstacles({ unit, approval }: Standing, wanted: Gates['state']): readonly Obstacle[] {
  const about = { gate: 'state', segment: unit.id } as const;
  if (unit.state === 'initial' || unit.target.trim() === '')
    return [{ ...about, message: 'There is no translation.', advice: 'Translate it: `dragoman translate`.' }];
  if (wanted === 'translated') return [];
  if (RANKS[unit.state] < RANKS[wanted])
    return [{ ...about, message: stateMessage(unit, wanted), advice: ADVICE[wanted] }];
  if (!approval)
    return [
      { ...about, message: 'Its approval does not hold: the text is not the one approved.', advice: ADVICE[wanted] },
    ];
  return [];
}

const ADVICE = {
  reviewed: 'Read it and approve it: `dragoman review`, or `dragoman approve`.',
  final: 'Read it and sign it off: `dragoman review`, or `dragoman sign`.',
} as const;

function stateMessage(unit: Unit, wanted: 'reviewed' | 'final'): string {
  if (unit.state === 'translated' && unit.lapsed)
    return `It has changed since ${unit.lapsed.by} approved it on ${unit.lapsed.at.slice(0, 10)}.`;
  return `It is ${unit.state === 'reviewed' ? 'reviewed' : 'a draft'}, and must be ${wanted === 'final' ? 'signed off' : 'reviewed'}.`;
}

function outOfDate({ unit }: Standing): Obstacle {
  return {
    gate: 'upToDate',
    segment: unit.id,
    message: 'A term of the sentence has changed since a person wrote or approved the translation.',
    advice: 'Compare it with the glossary, and approve it anew.',
  };
}

function errorObstacles({ unit, findings, waivers }: Standing): readonly Obstacle[] {
  return findings
    .filter(finding => finding.severity === 'error' && !waiverOf(finding, waivers))
    .map(finding => shownFinding(finding, unit))
    .map(({ check, message, advice, target }) => ({
      gate: 'noErrors',
      segment: unit.id,
      check,
      message: `${check}: ${message}`,
      advice: `${advice} If it is right as it is, comment on the sentence: “waive ${check}: …” with the reason.`,
      ...(target && { target }),
    }));
}
