import pLimit from 'p-limit';
import { AppError } from '../errors.ts';
import type { TermMatch } from '../model.ts';
import type {
  Engine,
  Glossary,
  LanguagePair,
  TermHint,
  TermSync,
  TranslationOptions,
  TranslationRequest,
} from './engine.ts';
import { EngineError } from './engine.ts';

/** What the scheduler is given. The clock and chance are arguments. */
export interface SchedulerOptions {
  readonly engine: Engine;
  /** Most requests at once; by default, and at most, what the engine says. */
  readonly concurrency?: number;
  /** Ctrl-C: no further request is sent, and every job ends within a second with what it has. */
  readonly signal: AbortSignal;
  /** Milliseconds since 1970; only for dating what is spent, never for waiting. */
  readonly now: () => number;
  /** A number from 0 up to 1. */
  readonly random: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly budget?: Budget;
  /** The engines the project allows, by name or as `local`; any, where absent. */
  readonly allow?: readonly string[];
  readonly onProgress?: (totals: Totals) => void;
}

/** Caps on what may be charged, in the engine's characters. No other option lifts them. */
export interface Budget {
  readonly maxCharsPerRun?: number;
  /** Per calendar month (UTC). It needs a journal, which knows what earlier runs spent. */
  readonly maxCharsPerMonth?: number;
}

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
  /** Words of the texts sent. */
  readonly words: number;
}

/** What a job would cost, if it were run now. Texts that repeat in earlier estimates are counted once. */
export interface Estimate {
  readonly segments: number;
  /** Texts that would be sent, the characters that would be charged for them, and their words. */
  readonly texts: number;
  readonly characters: number;
  readonly words: number;
  readonly fromJournal: number;
}

export interface Scheduler {
  /** Never throws for what the engine does: the outcome says what is done, what failed, and why the rest is left. */
  translate(job: TranslationJob): Promise<TranslationOutcome>;
  /** Sends nothing. */
  estimate(job: TranslationJob): Promise<Estimate>;
  /** Brings the engine's own glossary up to date; requests use it from then on. @throws AppError */
  syncTerms(glossaries: readonly Glossary[]): Promise<TermSync>;
  totals(): Totals;
  /** Why the whole run is stopped; nothing more is sent then. */
  stopped(): AppError | undefined;
}

/** One scheduler for a whole run: all articles and locales share its limits, its budget and its answers. */
export function openScheduler(options: SchedulerOptions): Scheduler {
  const { engine, signal } = options;
  const limit = pLimit(options.concurrency ?? 4);
  const totals = { requests: 0, texts: 0, fromJournal: 0, repeats: 0, failed: 0, characters: 0, words: 0 };
  return {
    async translate(job) {
      const can = engine.capabilities(job.pair);
      const outcomes = new Map<string, SegmentOutcome>();
      let stop: AppError | undefined;
      const batches: JobSegment[][] = [];
      for (let at = 0; at < job.segments.length; at += can.maxTexts)
        batches.push(job.segments.slice(at, at + can.maxTexts));
      await Promise.all(
        batches.map(batch =>
          limit(async () => {
            if (stop) return;
            const request: TranslationRequest = {
              pair: job.pair,
              texts: batch.map(segment => segment.text),
              terms: batch.map(segment => hints(segment, job.pair)),
              options: job.options,
              ...(can.contextLength > 0 && job.context ? { context: job.context.slice(0, can.contextLength) } : {}),
            };
            try {
              totals.requests += 1;
              const answer = await engine.translate(request, { signal });
              batch.forEach((segment, at) => {
                const target = answer.translations[at]?.text;
                if (target === undefined) return;
                totals.texts += 1;
                totals.characters += can.billedChars(segment.text);
                totals.words += segment.text.split(/\s+/u).length;
                outcomes.set(segment.id, {
                  id: segment.id,
                  kind: 'translated',
                  target,
                  engine: engine.id,
                  from: 'engine',
                });
              });
              options.onProgress?.({ ...totals });
            } catch (error) {
              if (!(error instanceof EngineError)) throw error;
              stop ??= new AppError('unavailable', error.message, 'Run the command again.', { cause: error });
            }
          }),
        ),
      );
      return {
        segments: job.segments.map(({ id }) => outcomes.get(id) ?? { id, kind: 'left' }),
        ...(stop ? { stop } : {}),
      };
    },
    async estimate(job) {
      const can = engine.capabilities(job.pair);
      const texts = [...new Set(job.segments.map(segment => segment.text))];
      return {
        segments: job.segments.length,
        texts: texts.length,
        characters: texts.reduce((sum, text) => sum + can.billedChars(text), 0),
        words: texts.reduce((sum, text) => sum + text.split(/\s+/u).length, 0),
        fromJournal: 0,
      };
    },
    async syncTerms(glossaries) {
      return (await engine.syncTerms?.(glossaries, { signal })) ?? { sent: [], leftOut: [] };
    },
    totals: () => ({ ...totals }),
    stopped: () => undefined,
  };
}

function hints(segment: JobSegment, pair: LanguagePair): readonly TermHint[] {
  return segment.terms.flatMap(({ start, end, concept }) => {
    const terms = concept.terms[pair.target] ?? [];
    const preferred = terms.find(term => term.status !== 'forbidden');
    if (!preferred) return [];
    const forbidden = terms.filter(term => term.status === 'forbidden').map(term => term.text);
    return [{ source: segment.text.slice(start, end), target: preferred.text, forbidden }];
  });
}
