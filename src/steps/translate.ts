import { hasTarget, isApproved, sameTerms } from '../bitext/approval.ts';
import type { CheckContext } from '../check/check.ts';
import { checkFormatting, checkTerms } from '../check/list.ts';
import { withoutMarkers } from '../codes.ts';
import type { Scheduler, SegmentOutcome, TranslationJob } from '../engine/scheduler.ts';
import { AppError } from '../errors.ts';
import type { Bitext, Block, Candidate, TermUse, Unit } from '../model.ts';
import { mapInTurns, type Pause } from '../turns.ts';
import { mapUnitsInTurns, sizeOf, termUsesIn, units } from './units.ts';

/** How the engine step asks. */
export interface Asking {
  /** Absent where no engine is set up: new sentences then stay without a target. */
  readonly scheduler?: Scheduler;
  /** Whether the engine is told the terms, so that asking again for a missing one may help. */
  readonly engineTakesTerms: boolean;
  /** Hands the terms over to an engine with a glossary of its own. @throws AppError */
  readonly prepareEngine: () => Promise<void>;
  /** False where a glossary could not be read wholly: then nothing is proposed because of terms. */
  readonly termsAreWhole: boolean;
  readonly checkContext: CheckContext;
  readonly pause: Pause;
  /** What every job of the article says besides its sentences. */
  readonly manner: Manner;
}

/** How the engine should translate, and whether the article may leave the house. */
export type Manner = Required<Pick<TranslationJob, 'options' | 'embargo'>>;

export interface Answered {
  readonly bitext: Bitext;
  /** What was sent to the engine now, in code points and words; answers paid for earlier are not in it. */
  readonly sent: Sent;
  /** Segments that the engine could not translate, and why. */
  readonly failed: readonly Failed[];
  /** Why segments are left without a target, where the engine was stopped. */
  readonly stop?: AppError;
}

/** A segment that the engine could not translate, with its text. */
export type Failed = Extract<SegmentOutcome, { kind: 'failed' }> & { readonly text: string };

export interface Sent {
  readonly characters: number;
  readonly words: number;
}

/** Has the engine translate what has no target, and propose anew where a person's text was made with other terms. */
export async function translate(bitext: Bitext, asking: Asking): Promise<Answered> {
  const asked = unitsToAsk(bitext, asking);
  if (!asking.scheduler || asked.length === 0) return { bitext, failed: [], sent: NOTHING };
  const stop = await prepare(asking);
  if (stop) return { bitext, failed: [], sent: NOTHING, stop };
  const outcome = await asking.scheduler.translate(jobFor(bitext, asked, asking.manner));
  const second = await askAgain(bitext, asked, outcome.segments, asking);
  const answers = new Map([...outcome.segments, ...second.good].map(answer => [answer.id, answer]));
  const termUses = termUsesIn(bitext.sourceLocale, bitext.targetLocale);
  const received = (unit: Unit) => {
    const answer = answers.get(unit.id);
    return answer?.kind === 'translated' ? receive(unit, answer, termUses(unit)) : unit;
  };
  const answered = await mapUnitsInTurns(bitext, received, asking.pause);
  const texts = new Map(asked.map(({ id, text }) => [id, text]));
  const failed = outcome.segments.flatMap(segment =>
    segment.kind === 'failed' ? [{ ...segment, text: texts.get(segment.id) ?? '' }] : [],
  );
  const sent = sentIn(asked, [...outcome.segments, ...second.all]);
  const end = outcome.stop ?? second.stop;
  return { bitext: answered, failed, sent, ...(end && { stop: end }) };
}

const NOTHING: Sent = { characters: 0, words: 0 };

/** Nothing of an article under embargo leads to a call that leaves the house. Why the engine cannot be used, if so. */
async function prepare({ prepareEngine, manner }: Asking): Promise<AppError | undefined> {
  try {
    if (!manner.embargo) await prepareEngine();
    return undefined;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

/** Units without a target, and those for which a proposal is due. */
export function unitsToAsk(bitext: Bitext, { termsAreWhole }: Pick<Asking, 'termsAreWhole'>): readonly Unit[] {
  const termUses = termUsesIn(bitext.sourceLocale, bitext.targetLocale);
  return units(bitext).filter(unit => !hasTarget(unit) || (termsAreWhole && needsProposal(unit, termUses(unit))));
}

/** What to ask of the scheduler for these units. A second attempt asks anew although there was an answer. */
export function jobFor(bitext: Bitext, asked: readonly Unit[], manner: Manner, attempt = 0): TranslationJob {
  return {
    article: bitext.slug,
    pair: { source: bitext.sourceLocale, target: bitext.targetLocale },
    segments: asked.map(({ id, text, terms }) => ({ id, text, terms })),
    context: bitext.blocks.map(wordsOf).join('\n\n'),
    ...manner,
    attempt,
  };
}

function wordsOf({ segments }: Block<Unit>): string {
  return segments.map(({ text, gap, codes }) => withoutMarkers(text + gap, codes)).join('');
}

/** Whether a person's or an approved target was made with other terms than today's. */
export function isOutOfDate(unit: Unit, termUses: readonly TermUse[]): boolean {
  const isPersons = isApproved(unit) || (hasTarget(unit) && unit.origin.kind === 'person');
  return isPersons && !sameTerms(unit.termUses, termUses);
}

/** A person's text made with other terms than today's is kept; what an engine makes of it today stands beside it. */
function needsProposal(unit: Unit, termUses: readonly TermUse[]): boolean {
  const isOfToday = ({ source, origin, termUses: used }: Candidate) =>
    source === unit.text && origin.kind === 'engine' && sameTerms(used, termUses);
  return isOutOfDate(unit, termUses) && !unit.candidates.some(isOfToday);
}

type Translation = Extract<SegmentOutcome, { kind: 'translated' }>;

interface SecondAsking {
  readonly all: readonly SegmentOutcome[];
  /** The answers that are better than the first. */
  readonly good: readonly Translation[];
  /** Why it was not gone through with. */
  readonly stop?: AppError;
}

/**
 * A translation that came back without one of its terms, or with its formatting out of place, is asked for once more, alone;
 * one that is better is taken.
 */
async function askAgain(
  bitext: Bitext,
  asked: readonly Unit[],
  outcomes: readonly SegmentOutcome[],
  { scheduler, engineTakesTerms, checkContext, manner, pause }: Asking,
): Promise<SecondAsking> {
  const first = new Map(outcomes.filter(isTranslation).map(answer => [answer.id, answer]));
  const mayGainCodes = scheduler?.carriesCodes({ source: bitext.sourceLocale, target: bitext.targetLocale }) === true;
  const faults = (unit: Unit, answer: Translation | undefined) => {
    if (!answer) return 0;
    const terms = engineTakesTerms ? findingsOf(unit, answer, checkContext, checkTerms) : 0;
    return terms + (mayGainCodes ? findingsOf(unit, answer, checkContext, checkFormatting) : 0);
  };
  const counts = await mapInTurns(asked, unit => faults(unit, first.get(unit.id)), pause);
  const faulty = asked.filter((_, index) => (counts[index] ?? 0) > 0);
  if (!scheduler || faulty.length === 0) return { all: [], good: [] };
  const again = await Promise.all(faulty.map(unit => scheduler.translate(jobFor(bitext, [unit], manner, 1))));
  const all = again.flatMap(outcome => outcome.segments);
  const units = new Map(faulty.map(unit => [unit.id, unit]));
  const isBetter = (answer: Translation) => {
    const unit = units.get(answer.id);
    return unit !== undefined && faults(unit, answer) < faults(unit, first.get(answer.id));
  };
  const stop = again.find(outcome => outcome.stop)?.stop;
  return { all, good: all.filter(isTranslation).filter(isBetter), ...(stop && { stop }) };
}

function isTranslation(outcome: SegmentOutcome): outcome is Translation {
  return outcome.kind === 'translated';
}

/** How much is wrong with an answer, by one kind of check. */
function findingsOf(
  { id, text, gap, codes, terms }: Unit,
  answer: Translation,
  context: CheckContext,
  check: typeof checkTerms,
): number {
  const unit: Unit = { id, text, gap, terms, ...(codes && { codes }), state: 'initial', candidates: [] };
  return check(receive(unit, answer, []), context).length;
}

function sentIn(asked: readonly Unit[], outcomes: readonly SegmentOutcome[]): Sent {
  const texts = new Map(asked.map(unit => [unit.id, unit.text]));
  const answers = outcomes.filter(isTranslation).filter(answer => answer.from === 'engine');
  return sizeOf(answers.map(({ id }) => texts.get(id) ?? ''));
}

/** An engine's answer becomes the target of a unit without one, and a candidate beside a person's. */
function receive(unit: Unit, answer: Translation, termUses: readonly TermUse[]): Unit {
  const origin = { kind: 'engine', engine: answer.engine } as const;
  if (!hasTarget(unit)) return { ...unit, state: 'translated', target: answer.target, origin, termUses };
  const proposal: Candidate = { source: unit.text, target: answer.target, origin, similarity: 100, termUses };
  return { ...unit, candidates: [proposal, ...unit.candidates] };
}
