import { checkedAnswer, type Engine } from './engine.ts';

/**
 * Pseudo-localisation: no translation, but a text that anybody can read and nobody takes for finished. It shows how far
 * the pipeline reaches, and where a page cannot take accents or longer text. Numbers, codes, tags and addresses stay.
 */
export function pseudoEngine(): Engine {
  return {
    id: 'pseudo:1',
    name: 'pseudo',
    reach: 'local',
    free: true,
    concurrency: 4,
    capabilities: () => ({
      maxTexts: 500,
      maxBytes: 1_000_000,
      measure: ({ texts }) => texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0),
      contextLength: 0,
      terms: 'none',
      markup: true,
      billedChars: () => 0,
    }),
    translate: async request =>
      checkedAnswer(request, { translations: request.texts.map(text => ({ text: pseudo(text), billed: 0 })) }),
  };
}

/**
 * `Wizyta w MON.` → `⟦Ẃïžŷţå ŵ MON.⟧`. Deterministic, and the same length but for the brackets. What has a digit, is
 * all capitals, is a tag, a placeholder or an address is left alone.
 */
export function pseudo(text: string): string {
  const accented = text.replace(WORDS, (word: string, ...groups: unknown[]) => (groups[0] ? word : accent(word)));
  return `⟦${accented}⟧`;
}

/** What stays (group 1), or a word. Lengths are bounded, so that no text can make the search slow. */
const WORDS =
  /(<[^<>]{0,500}>|\{\{[^{}]{0,99}\}\}|\{[^{}]{0,99}\}|\$t\([^()]{0,99}\)|%\w|&\w{1,31};|[a-z][a-z\d+.-]{0,15}:\/\/\S+|[\w.+-]{1,64}@[\w.-]+|\S{0,40}\d\S{0,40}|(?<!\p{L})\p{Lu}[\p{Lu}-]{1,40}(?!\p{L}))|\p{L}+/gu;

function accent(word: string): string {
  return word.replace(/[A-Za-z]/g, letter => ACCENTS[letter] ?? letter);
}

const ACCENTS: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz').map((letter, at) => [
    letter,
    Array.from('ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼẂẊÝŽåƀçðéƒĝĥïĵķļṁñöþǫŕšţûṽŵẋŷž')[at] ?? letter,
  ]),
);
