import type { Locale } from '../model.ts';

/**
 * What every translation service looks like from here. An engine makes exactly one attempt and says exactly how it
 * went; batching, repeats, limits, budget and journal are the scheduler's, outside all engines.
 */
export interface Engine {
  /** Everything that decides how this engine answers: `deepl:quality_optimized`. Part of every journal key. */
  readonly id: string;
  /** What people call it, in configuration and messages: `deepl`. */
  readonly name: string;
  /** Whether text leaves the house. An embargoed article never goes to a `network` engine. */
  readonly reach: 'network' | 'local';
  /** Where its key comes from, for advice: `DEEPL_API_KEY`. */
  readonly keyName?: string;
  /** Asking again costs nothing, not even time: answers are not kept, and no cap applies. */
  readonly free?: true;
  /** Most requests at once, whatever their languages. */
  readonly concurrency: number;
  /** What the engine can do for a pair of languages, and how much it takes at once. */
  capabilities(pair: LanguagePair): Capabilities;
  /**
   * Brings the engine's own glossary in line with the termbase; idempotent by content. The handle goes into requests.
   * @throws EngineError
   */
  syncTerms?(glossaries: readonly Glossary[], call: Call): Promise<TermSync>;
  /** What the account has used and may use. @throws EngineError */
  usage?(call: Call): Promise<Usage>;
  /**
   * Translates the texts of a request: one attempt, the same number of translations in the same order.
   * @throws EngineError
   */
  translate(request: TranslationRequest, call: Call): Promise<TranslationAnswer>;
}

/** What every call to an engine is given: when the signal aborts, the call ends at once with kind `aborted`. */
export interface Call {
  readonly signal: AbortSignal;
}

export interface LanguagePair {
  readonly source: Locale;
  readonly target: Locale;
}

export interface Capabilities {
  /** Most texts in a request. */
  readonly maxTexts: number;
  /** Most bytes of an encoded request, as `measure` counts them. */
  readonly maxBytes: number;
  /** The size of a request as it goes over the wire, in bytes. */
  measure(request: TranslationRequest): number;
  /** How much of the article around a batch is worth sending, in UTF-16 code units; 0: the engine takes no context. */
  readonly contextLength: number;
  /** How the engine learns of terms: not at all, by a glossary of its own (`syncTerms`), or in each request. */
  readonly terms: 'none' | 'glossary' | 'prompt';
  /** Whether inline markup in a text comes back as markup. */
  readonly markup: boolean;
  /** What the service will charge for a text, in its own unit of characters; 0 where nothing is charged. */
  billedChars(text: string): number;
}

/** A term found in a text, and what it should be called in the target language. */
export interface TermHint {
  /** As it stands in the text, inflected: `Grupy Wyszehradzkiej`. */
  readonly source: string;
  /** The preferred term of the target language: `Visegrád Group`. */
  readonly target: string;
  /** Terms that must not be used. */
  readonly forbidden: readonly string[];
}

/** How a text should be translated, where the engine can. */
export interface TranslationOptions {
  readonly formality?: 'formal' | 'informal';
  /** In plain words, English: `Use the present tense in headlines.` */
  readonly instructions?: readonly string[];
  /** The service's own id of a set of style rules. */
  readonly styleRules?: string;
  /** The texts carry inline tags, which must come back. */
  readonly markup?: 'html' | 'xml';
}

/** One request: texts of one article, for one target language. */
export interface TranslationRequest {
  readonly pair: LanguagePair;
  readonly texts: readonly string[];
  /** The terms of each text, in the order of `texts`. */
  readonly terms: readonly (readonly TermHint[])[];
  /** The article's own text around the texts: helps to understand them, and is not translated. */
  readonly context?: string;
  /** What `syncTerms` gave. */
  readonly glossary?: string;
  readonly options: TranslationOptions;
}

export interface Translation {
  readonly text: string;
  /** What was charged, where the service says so, in its characters. */
  readonly billed?: number;
}

export interface TranslationAnswer {
  /** In the order of the request's texts, and as many. */
  readonly translations: readonly Translation[];
  /** The request's options that the engine does not have for this pair of languages, and went on without. */
  readonly leftOut?: readonly OptionName[];
}

/** An option that not every engine has for every language. */
export type OptionName = 'formality' | 'instructions' | 'styleRules';

/** The terms of one pair of languages, as an engine with glossaries of its own takes them. */
export interface Glossary {
  readonly pair: LanguagePair;
  /** A source form and the term to use for it; the source forms are all inflected forms of a term. */
  readonly entries: readonly GlossaryEntry[];
}

export interface GlossaryEntry {
  readonly source: string;
  readonly target: string;
}

export interface TermSync {
  /** The glossary to name in requests; absent where there is nothing in it. */
  readonly handle?: string;
  /** The pairs whose dictionary was sent, because it had changed. */
  readonly sent: readonly LanguagePair[];
  /** The pairs for which the service has no glossaries. */
  readonly unsupported: readonly LanguagePair[];
  /** What else the service cannot take, and why. */
  readonly leftOut: readonly { readonly pair: LanguagePair; readonly entry: GlossaryEntry; readonly reason: string }[];
}

export interface Usage {
  /** Characters used in the current billing period, and the most that may be used; no limit where absent. */
  readonly used: number;
  readonly limit?: number;
}

/** The options that a request has. */
export function optionNames({ formality, instructions = [], styleRules }: TranslationOptions): readonly OptionName[] {
  return [
    ...(formality === undefined ? [] : (['formality'] as const)),
    ...(instructions.length === 0 ? [] : (['instructions'] as const)),
    ...(styleRules === undefined ? [] : (['styleRules'] as const)),
  ];
}

/**
 * - `unsupported`: the engine does not translate this pair of languages, or not with these options.
 * - `auth`: the key is refused; `quota`: the account is used up: nothing more can be had in this run.
 * - `rate`: too many requests at once; `transient`: the service or the way to it fails: worth another try.
 * - `too-large`, `invalid`: the service refuses this very request: a smaller one, or another text, may do.
 * - `response`: an answer came, but not one that can be used (and it may have been charged).
 * - `aborted`: the call's signal.
 */
export type EngineErrorKind =
  | 'unsupported'
  | 'auth'
  | 'quota'
  | 'rate'
  | 'transient'
  | 'too-large'
  | 'invalid'
  | 'response'
  | 'aborted';

/** Why a request failed. For the scheduler: people see the `AppError` or the failed segment that it makes of it. */
export class EngineError extends Error {
  override readonly name = 'EngineError';

  /** @param message what the service said, in its words or ours; never a key, never a request's text */
  constructor(
    readonly kind: EngineErrorKind,
    message: string,
    readonly details: {
      /** How long the service asks to wait. */
      readonly retryAfterMs?: number;
      readonly status?: number;
      /** The service's own name for the request, for its support. */
      readonly traceId?: string;
      /** Whether the service may have charged for it although no usable answer came. */
      readonly charged?: boolean;
    } = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/**
 * The answer, when it has as many translations as the request has texts.
 * @throws EngineError of kind `response`
 */
export function checkedAnswer(request: TranslationRequest, answer: TranslationAnswer): TranslationAnswer {
  const asked = request.texts.length;
  const given = answer.translations.length;
  if (given === asked) return answer;
  throw new EngineError('response', `The engine gave ${given} translations for ${asked} texts.`, { charged: true });
}
