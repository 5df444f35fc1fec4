import { withoutMarkers } from '../codes.ts';
import type { AppError } from '../errors.ts';
import { fingerprint } from '../fingerprint.ts';
import type { Locale, TermMatch } from '../model.ts';
import type { Resolution } from './answers.ts';
import type { BatchText, Letterhead } from './batches.ts';
import type { Capabilities, Engine, LanguagePair, TermHint, TranslationOptions } from './engine.ts';
import { holdsCodes, received, toSend } from './markup.ts';

/** The sentences of one article that need a translation into one language. */
export interface TranslationJob {
  /** The article's slug, for messages. */
  readonly article: string;
  readonly pair: LanguagePair;
  readonly segments: readonly JobSegment[];
  /** The article's own text, from which the piece around each batch is cut; '' for none. */
  readonly context: string;
  readonly options: TranslationOptions;
  /** The article must not leave the house: only a local engine may have it. */
  readonly embargo?: boolean;
  /**
   * 0 or absent for the first asking. A higher number asks anew, although the same text was already answered; that
   * answer is remembered by its number as well.
   */
  readonly attempt?: number;
}

export interface JobSegment {
  readonly id: string;
  readonly text: string;
  readonly terms: readonly TermMatch[];
}

/** What became of a segment. */
export type SegmentOutcome =
  | {
      readonly id: string;
      readonly kind: 'translated';
      readonly target: string;
      /** The engine's id, for the unit's origin. */
      readonly engine: string;
      /** Asked for now; found in the journal, paid for earlier; or the answer to the same text elsewhere in this run. */
      readonly from: 'engine' | 'journal' | 'repeat';
    }
  /** The engine cannot do this one; asking again will not help. */
  | { readonly id: string; readonly kind: 'failed'; readonly reason: string; readonly advice: string }
  /** Not asked for, because the job was stopped; the outcome's `stop` says why. */
  | { readonly id: string; readonly kind: 'left' };

/** What became of a job: one outcome a segment, in the job's order. */
export interface TranslationOutcome {
  readonly segments: readonly SegmentOutcome[];
  /** Why segments are left, where any is. What is translated is good and should be kept. */
  readonly stop?: AppError;
}

export interface Totals {
  readonly requests: number;
  /** Segments answered by the engine in this run, by the journal, and by a repeat in this run. */
  readonly texts: number;
  readonly fromJournal: number;
  readonly repeats: number;
  readonly failed: number;
  /** Charged in this run, by the engine's count. */
  readonly characters: number;
  /** Words of the texts answered by the engine. */
  readonly words: number;
  /** Segments not asked for because the run, or the job, was stopped; and the characters they would cost. */
  readonly left: number;
  readonly leftCharacters: number;
}

/** What a job would cost, if it were run now. Texts that repeat in earlier estimates are counted once. */
export interface Estimate {
  readonly segments: number;
  /** Texts that would be sent, the characters that would be charged for them, and their words. */
  readonly texts: number;
  readonly characters: number;
  readonly words: number;
  readonly fromJournal: number;
  /** What asking again may cost on top, at most: every text whose answer might lack a term is asked for once more. */
  readonly againCharacters: number;
}

/** An ask with what became of it, and how. */
export interface Found {
  readonly ask: Ask;
  readonly from: 'engine' | 'journal' | 'repeat';
  readonly resolution: Resolution;
}

/** A segment that a job needs a translation of. */
export interface Ask extends BatchText {
  readonly segment: string;
  /** The segment's text, of which `text` is what the engine gets. */
  readonly source: string;
  /** Names all that determines the answer, the journal's key: the sentence's name, and that of the article around it. */
  readonly key: string;
  /** Names the same without the article around it: within a run, a sentence is asked for once. */
  readonly sentence: string;
}

/** What a job needs, in the order of the article; made as it is asked for, so that the first request leaves early. */
export function* asksOf(job: TranslationJob, engine: Engine, can: Capabilities): Generator<Ask> {
  const { source, target } = job.pair;
  const common = fingerprint(engine.id, source, target, `${job.attempt ?? 0}`, optionsName(job.options));
  const surroundings = can.contextLength > 0 ? fingerprint(job.context) : '';
  let from = 0;
  for (const { id: segment, text: source, terms: matches } of job.segments) {
    const { text, words } = toSend(source, job.options);
    const terms = can.terms === 'none' ? [] : hintsFor(source, matches, target);
    const sentence = fingerprint(common, text, ...terms.flatMap(nameParts));
    const found = job.context.indexOf(words, from);
    const at = found < 0 ? from : found;
    from = found < 0 ? from : found + words.length;
    yield { segment, source, text, words, terms, at, sentence, key: `${sentence}${surroundings}` };
  }
}

/** A job as the engine takes it: texts with codes within them apart, where it can carry them as markup. */
export function partsOf(job: TranslationJob, can: Capabilities): readonly TranslationJob[] {
  const coded = can.markup ? job.segments.filter(({ text }) => holdsCodes(text)) : [];
  if (coded.length === 0) return [job];
  const plain = job.segments.filter(({ text }) => !holdsCodes(text));
  const marked: TranslationJob = { ...job, segments: coded, options: { ...job.options, markup: 'xml' } };
  return plain.length === 0 ? [marked] : [{ ...job, segments: plain }, marked];
}

/** The outcomes of a job's parts as the job's. */
export function joined(job: TranslationJob, outcomes: readonly TranslationOutcome[]): TranslationOutcome {
  const [only] = outcomes;
  if (only && outcomes.length === 1) return only;
  const byId = new Map(outcomes.flatMap(({ segments }) => segments).map(segment => [segment.id, segment]));
  const stop = outcomes.find(outcome => outcome.stop)?.stop;
  const segments = job.segments.flatMap(({ id }) => byId.get(id) ?? []);
  return { segments, ...(stop && { stop }) };
}

/** An empty text ends each hint, so that no two lists of hints read the same. */
function nameParts({ source, target, forbidden }: TermHint): readonly string[] {
  return [source, target, ...forbidden, ''];
}

export function letterheadOf(job: TranslationJob, glossary: string | undefined): Letterhead {
  const { pair, options, context } = job;
  return { pair, options, article: context, ...(glossary === undefined ? {} : { glossary }) };
}

/** The same for the same options, in whatever order they were written. */
function optionsName({ formality, instructions = [], styleRules, markup }: TranslationOptions): string {
  return fingerprint(formality ?? '', styleRules ?? '', markup ?? '', ...instructions);
}

/** What the termbase says about a text, for an engine: a concept with no term in the target language says nothing. */
function hintsFor(text: string, matches: readonly TermMatch[], target: Locale): readonly TermHint[] {
  return matches.flatMap(({ start, end, concept }) => {
    const terms = concept.terms[target] ?? concept.terms[target.split('-')[0] ?? target] ?? [];
    const preferred = terms.find(term => term.status !== 'forbidden');
    const forbidden = terms.filter(term => term.status === 'forbidden').map(term => term.text);
    return preferred ? [{ source: withoutMarkers(text.slice(start, end)), target: preferred.text, forbidden }] : [];
  });
}

/** What became of each segment, in the order of the job. */
export function outcomeOf(
  engine: Engine,
  { options }: TranslationJob,
  found: readonly Found[],
  stop: AppError | undefined,
): TranslationOutcome {
  const segments = found.map(({ ask: { segment: id, source }, from, resolution }): SegmentOutcome => {
    if (resolution.kind !== 'translated') return { id, ...resolution };
    return { id, kind: 'translated', target: received(resolution.text, source, options), engine: engine.id, from };
  });
  const left = segments.some(segment => segment.kind === 'left');
  return { segments, ...(left && stop ? { stop } : {}) };
}
