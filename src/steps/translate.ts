import { hasTarget, isApproved, sameTerms } from '../bitext/approval.ts';
import type { CheckContext } from '../check/check.ts';
import { checkTerms } from '../check/list.ts';
import type { Scheduler, SegmentOutcome, TranslationJob } from '../engine/scheduler.ts';
import { AppError } from '../errors.ts';
import type { Bitext, Candidate, TermUse, Unit } from '../model.ts';
import { mapUnits, sizeOf, termUsesIn, units } from './units.ts';

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
  const second = await askAgainForTerms(bitext, asked, outcome.segments, asking);
  const answers = new Map([...outcome.segments, ...second.good].map(answer => [answer.id, answer]));
  const termUses = termUsesIn(bitext.sourceLocale, bitext.targetLocale);
  const answered = mapUnits(bitext, unit => {
    const answer = answers.get(unit.id);
    return answer?.kind === 'translated' ? receive(unit, answer, termUses(unit)) : unit;
  });
  const texts = new Map(asked.map(({ id, text }) => [id, text]));
  const failed = outcome.segments.flatMap(segment =>
    segment.kind === 'failed' ? [{ ...segment, text: texts.get(segment.id) ?? '' }] : [],
  );
  const sent = sentIn(asked, [...outcome.segments, ...second.all]);
  return { bitext: answered, failed, sent, ...(outcome.stop && { stop: outcome.stop }) };
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
    context: bitext.blocks.map(block => block.segments.map(({ text, gap }) => text + gap).join('')).join('\n\n'),
    ...manner,
    attempt,
  };
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
  /** The answers that have the terms which the first lacked. */
  readonly good: readonly Translation[];
}

/** A translation that came back without one of its terms is asked for once more, alone; one that has them is taken. */
async function askAgainForTerms(
  bitext: Bitext,
  asked: readonly Unit[],
  outcomes: readonly SegmentOutcome[],
  { scheduler, engineTakesTerms, checkContext, manner }: Asking,
): Promise<SecondAsking> {
  if (!scheduler || !engineTakesTerms) return { all: [], good: [] };
  const units = new Map(asked.map(unit => [unit.id, unit]));
  const lacksTerms = (answer: Translation) => {
    const unit = units.get(answer.id);
    return unit !== undefined && termFindings(unit, answer, checkContext) > 0;
  };
  const lacking = outcomes.filter(isTranslation).filter(lacksTerms);
  const again = await Promise.all(
    lacking.map(({ id }) =>
      scheduler.translate(
        jobFor(
          bitext,
          asked.filter(unit => unit.id === id),
          manner,
          1,
        ),
      ),
    ),
  );
  const all = again.flatMap(outcome => outcome.segments);
  return { all, good: all.filter(isTranslation).filter(answer => !lacksTerms(answer)) };
}

function isTranslation(outcome: SegmentOutcome): outcome is Translation {
  return outcome.kind === 'translated';
}

/** How many terms an answer lacks, or has although they are forbidden. */
function termFindings({ id, text, gap, terms }: Unit, answer: Translation, context: CheckContext): number {
  const unit = receive({ id, text, gap, terms, state: 'initial', candidates: [] }, answer, []);
  return checkTerms(unit, context).length;
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
