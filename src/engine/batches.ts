import type { Capabilities, LanguagePair, TermHint, TranslationOptions, TranslationRequest } from './engine.ts';

/** A text to be sent, with its terms and where it begins in the article. */
export interface BatchText {
  /** As it is sent, with codes as markup. */
  readonly text: string;
  /** Its words alone, as they stand in the article, and as they are charged for. */
  readonly words: string;
  readonly terms: readonly TermHint[];
  /** UTF-16 offset in the article's text. */
  readonly at: number;
}

/** What all requests of a job have in common. */
export interface Letterhead {
  readonly pair: LanguagePair;
  readonly options: TranslationOptions;
  readonly glossary?: string;
  /** The article's text; '' for none. */
  readonly article: string;
}

/**
 * Cuts texts into batches that the engine takes, by count and by bytes of the encoded request, in order. Where the
 * engine takes context, a quarter of the bytes stays free for it.
 */
export function* cutBatches<T extends BatchText>(
  texts: Iterable<T>,
  head: Letterhead,
  can: Capabilities,
): Generator<readonly T[]> {
  const empty = can.measure(request([], head));
  const room = (takesContext(head, can) ? can.maxBytes * 0.75 : can.maxBytes) - empty;
  let batch: T[] = [];
  let used = 0;
  for (const text of texts) {
    const size = can.measure(request([text], head)) - empty;
    if (batch.length > 0 && (batch.length >= can.maxTexts || used + size > room)) {
      yield batch;
      batch = [];
      used = 0;
    }
    batch.push(text);
    used += size;
  }
  if (batch.length > 0) yield batch;
}

/**
 * The request for a batch, with as much of the article around it as the engine finds useful and the byte limit allows.
 * Nothing, where the texts alone are more than the engine takes.
 */
export function writeRequest(
  batch: readonly BatchText[],
  head: Letterhead,
  can: Capabilities,
): TranslationRequest | undefined {
  const bare = request(batch, head);
  const free = can.maxBytes - can.measure(bare);
  if (free < 0) return undefined;
  if (!takesContext(head, can)) return bare;
  const withContext = (length: number): TranslationRequest => {
    const context = around(head.article, batch, length);
    return context === '' ? bare : { ...bare, context };
  };
  // Measuring a long context takes longer than anything else here, and few come near the limit.
  const fits = (length: number): boolean =>
    length * MOST_BYTES_A_UNIT <= free || can.measure(withContext(length)) <= can.maxBytes;
  let most = Math.min(can.contextLength, head.article.length);
  if (fits(most)) return withContext(most);
  let least = 0;
  while (most - least > 64) {
    const middle = (least + most) >> 1;
    if (fits(middle)) least = middle;
    else most = middle;
  }
  return withContext(least);
}

/** A UTF-16 code unit is at most three bytes of UTF-8, each of them at most three in a form; JSON in JSON needs as many. */
const MOST_BYTES_A_UNIT = 9;

function takesContext(head: Letterhead, can: Capabilities): boolean {
  return can.contextLength > 0 && head.article !== '';
}

function request(batch: readonly BatchText[], { pair, options, glossary }: Letterhead): TranslationRequest {
  const terms = batch.map(text => text.terms);
  const base = { pair, options, terms, texts: batch.map(({ text }) => text) };
  // A glossary is named only where it can matter: it may cost the engine time, and people its effects elsewhere.
  return glossary !== undefined && terms.some(hints => hints.length > 0) ? { ...base, glossary } : base;
}

/** A piece of the article of at most `length`, with the batch in its middle, from white space to white space. */
function around(article: string, batch: readonly BatchText[], length: number): string {
  if (length >= article.length) return article;
  const first = batch[0]?.at ?? 0;
  const last = batch.at(-1);
  const end = last ? last.at + last.words.length : first;
  const spare = Math.max(0, length - (end - first));
  const from = Math.max(0, Math.min(first - Math.floor(spare / 2), article.length - length));
  return wholeWords(article, from, Math.min(article.length, from + length));
}

function wholeWords(article: string, from: number, to: number): string {
  let [start, end] = [from, to];
  if (from > 0) while (start < end && isText(article, start - 1)) start += 1;
  if (to < article.length) while (end > start && isText(article, end)) end -= 1;
  return article.slice(start, end).trim();
}

function isText(article: string, at: number): boolean {
  return /\S/.test(article.charAt(at));
}
