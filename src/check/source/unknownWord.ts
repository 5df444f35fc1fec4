import { says } from '../wording.ts';
import { follows, readingsOf, type SourceContext, sentenceCheck, type Word, wordsOf } from './sourceCheck.ts';

/**
 * Only words in small letters: names are too many for any dictionary. Words of the glossary, compounds of known words,
 * known words with a common prefix and words in quotation marks are left alone.
 *
 * | Polish | |
 * |---|---|
 * | Rozmawiano o interoperacyjności. | passes |
 * | polsko-ukraińska brygada | passes |
 * | Więcej na https://wiesci.example.org/szczyt. | passes |
 * | Rozmawiano o cyberobronie. | passes |
 * | Rozmawiano o bezpieczenstwie. | found |
 * | Minsiter obrony, a po nim minsiter kultury | found |
 */
export const unknownWord = sentenceCheck(
  'unknown-word',
  'A word that neither the dictionary nor the glossary knows.',
  ({ text, terms }, context) => {
    if (!context.readings) return [];
    const isTerm = (word: Word) => terms.some(term => term.start < word.end && word.start < term.end);
    const words = wordsOf(text);
    return words
      .filter(
        (word, at) =>
          /^\p{Ll}{3}/u.test(word.text) &&
          word.text.length <= LONGEST &&
          !isTerm(word) &&
          !isAbbreviated(text, word) &&
          !isInAddress(text, word) &&
          !isKnown(word.text, context) &&
          !isForeign(text, words, at, context),
      )
      .map(word => {
        const right = suggestions(word.text, context);
        return {
          severity: 'warning' as const,
          ...(right.length
            ? says('unknown-word.similar', { word: word.text, right })
            : says('unknown-word.unknown', { word: word.text })),
          source: { start: word.start, end: word.end },
        };
      });
  },
);

/** In letters; what is longer is no word, and is not looked for. */
const LONGEST = 40;

function isKnown(word: string, context: SourceContext): boolean {
  if (has(word, context) || NEW_WORDS.test(word) || JOINED.test(word)) return true;
  if (/[ae]ń$/.test(word) && has(word.replace(/ń$/, 'nie'), context)) return true;
  const parts = word.split('-');
  if (parts.length > 1) return parts.every(part => isKnown(part, context) || isFirstPart(part, context));
  const prefix = PREFIXES.exec(word)?.[0];
  if (prefix && word.length - prefix.length >= 3 && isKnown(word.slice(prefix.length), context)) return true;
  return isCompound(word, context);
}

/** „podkom. Jan Rak”: a full stop that does not end the text. */
function isAbbreviated(text: string, word: Word): boolean {
  return word.text.length <= 8 && /^\.\s?\S/u.test(text.slice(word.end));
}

/** „https://wiesci.pl/szczyt”, „jan@wiesci.pl”, „www.wiesci.pl” */
function isInAddress(text: string, { start, end }: Word): boolean {
  const from = text.slice(Math.max(0, start - LONGEST_ADDRESS), start).search(/\S*$/);
  const before = text.slice(Math.max(0, start - LONGEST_ADDRESS), start).slice(from);
  const after = /^\S{0,200}/.exec(text.slice(end, end + LONGEST_ADDRESS))?.[0] ?? '';
  return /:\/\/|^www\.|\S@\S/.test(before + text.slice(start, end) + after);
}

const LONGEST_ADDRESS = 200;

function has(word: string, context: SourceContext): boolean {
  return (
    readingsOf(word, context).length > 0 ||
    readingsOf(word.slice(0, 1).toUpperCase() + word.slice(1), context).length > 0
  );
}

/** „polsko-”, „rządowo-”: an adjective with -o. */
function isFirstPart(part: string, context: SourceContext): boolean {
  return /o$/.test(part) && ['y', 'i', 'a'].some(ending => has(part.slice(0, -1) + ending, context));
}

/** „dwunastogodzinny”, „długoterminowy”: two known parts joined by -o-, -u- or -y-. */
function isCompound(word: string, context: SourceContext): boolean {
  for (let at = 3; at <= word.length - 4; at++) {
    if (!/[ouy]/.test(word[at - 1] ?? '')) continue;
    const [first, second] = [word.slice(0, at - 1), word.slice(at)];
    if (
      first.length >= 2 &&
      has(second, context) &&
      ['', 'y', 'i', 'a', 'o', 'e', 'u'].some(ending => has(first + ending, context))
    )
      return true;
  }
  return false;
}

const PREFIXES =
  /^(?:anty|arcy|astro|audio|auto|bez|bio|cyber|de|deko|eko|eks|ekstra|elektro|euro|ex|foto|geo|hiper|hydro|info|inter|kontr|kontra|krypto|makro|maksi|mega|meta|mikro|mini|mono|multi|nad|naj|neo|nie|nowo|obcojęzyczno|około|pan|para|po|pod|poli|ponad|post|pra|pre|pro|proto|prze|przeciw|pseudo|psycho|quasi|radio|re|retro|semi|socjo|staro|sub|super|tele|termo|trans|turbo|ultra|uni|user|vice|wele|wice|wideo|współ|wszech|za|żyro)/u;

/** Words with an ending of another word, which the dictionary has apart: „żebym”, „nań”. */
const JOINED =
  /^(?:że|gdy|a|o|choć|jak|jeśli|czy)?by(?:m|ś|śmy|ście)$|^(?:na|do|ze|we|ode|za|prze(?:ze)?|po|pode)ń$|^(?:ty|ja|my|wy|co|jak|gdzie|kto|że|cóż)(?:ś|śmy|ście|żeś|m|eś|em)$/;

/** Younger than the dictionary. */
const NEW_WORDS =
  /^(?:bre(?:x|ks)it|covid|koronawirus|pandemi|lockdown|smartfon|tablet|podcast|startup|start-up|influencer|streaming|hejt|crowdfund|blockchain|bitcoin|kryptowalut|fejk|fake|tweet|twit|vlog|blog|lajk|selfie|dron|bezzałogow|jihad|dżihad|mail|online|offline|leasing|catering|briefing|think|gaming|gam[ei]|marketing|summit|team|wifi|laptop|komiks|mem[yuóa]?)\p{L}*$/u;

/** A word among foreign ones, as „think tank” or „fake news”, or in quotation marks. */
function isForeign(text: string, words: readonly Word[], at: number, context: SourceContext): boolean {
  const word = words[at];
  if (!word) return true;
  const isQuoted =
    /[„“"«][^”"»]{0,60}$/u.test(text.slice(0, word.start)) &&
    /^[^„“"«]{0,60}[”"»]/u.test(text.slice(word.end)) &&
    text.slice(word.start - 1, word.start).match(/[„"«]/) !== null;
  const neighbours = [words[at - 1], words[at + 1]].filter(
    other => follows(text, other, word) || follows(text, word, other),
  );
  const isAmongForeign = neighbours.some(
    other =>
      other && /[qvx]|^[a-z]{2,}$/i.test(other.text) && !has(other.text, context) && !/^\p{Lu}/u.test(other.text),
  );
  return (
    isQuoted ||
    (isAmongForeign && suggestions(word.text, context).length === 0) ||
    /[qvx]|oo|ee|ck|sh|th|ph/.test(word.text)
  );
}

const LETTERS = 'aąbcćdeęfghijklłmnńoóprsśtuwyzźż';

/** Known words one letter away: a diacritic first, then neighbours changed round, a letter less, more or another. */
function suggestions(word: string, context: SourceContext): readonly string[] {
  const found: string[] = [];
  for (const candidate of candidates(word)) {
    if (candidate.length > 2 && !found.includes(candidate) && (context.readings?.(candidate).length ?? 0) > 0)
      found.push(candidate);
    if (found.length === MOST) break;
  }
  return found;
}

const MOST = 3;
const DIACRITICS: Readonly<Record<string, string>> = {
  a: 'ą',
  c: 'ć',
  e: 'ę',
  l: 'ł',
  n: 'ń',
  o: 'ó',
  s: 'ś',
  z: 'żź',
};

function* candidates(word: string): Generator<string> {
  const replace = (at: number, length: number, by: string) => word.slice(0, at) + by + word.slice(at + length);
  const places = [...word].map((_, at) => at);
  for (const at of places) for (const letter of DIACRITICS[word[at] ?? ''] ?? '') yield replace(at, 1, letter);
  for (const at of places)
    for (const other of places.slice(at + 1))
      for (const one of DIACRITICS[word[at] ?? ''] ?? '')
        for (const two of DIACRITICS[word[other] ?? ''] ?? '')
          yield word.slice(0, at) + one + word.slice(at + 1, other) + two + word.slice(other + 1);
  for (const at of places.slice(0, -1)) yield replace(at, 2, `${word[at + 1]}${word[at]}`);
  for (const at of places) yield replace(at, 1, '');
  for (const at of places) for (const letter of LETTERS) yield replace(at, 1, letter);
  for (const at of [...places, word.length]) for (const letter of LETTERS) yield replace(at, 0, letter);
}
