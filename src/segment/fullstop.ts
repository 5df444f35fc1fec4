import { meaningOf } from './abbreviation.ts';
import { classOf, DASH, DIGIT, INVISIBLE, LETTER, LOWER, OPEN, QUOTE, SPACE, UPPER } from './characters.ts';
import { clauseBefore, looksFinite } from './clause.ts';
import { closesTitle } from './closing.ts';
import {
  headWord,
  isCounted,
  isFullName,
  isLetterLabel,
  isNamedByAdjective,
  isRomanNumeral,
  isSubject,
  opensSentence,
  type Place,
} from './following.ts';
import { isListed, type Language, type Meaning } from './language.ts';
import { isInitials, isLabel, isRoman, opensOrdinal, wordBefore, wordStart } from './word.ts';

/** Whether a single full stop ends the sentence; what stands before it decides. */
export function endsAtFullStop(place: Place, language: Language): boolean {
  const { text, start, stop } = place;
  if (isLabel(text, start, stop, language)) return false;
  const last = classOf(text.charCodeAt(stop - 1));
  if (last & DIGIT) return endsAfterNumber(place, language);
  if (!(last & (LETTER | INVISIBLE))) return true;

  const from = wordStart(text, start, stop);
  const isCapital = (classOf(text.charCodeAt(from)) & UPPER) !== 0;
  const meaning = meaningOf(place, from, language);
  if (meaning) return endsAfterAbbreviation(place, meaning, language);
  if (!isCapital) return true;
  const written = text.slice(from, stop);
  if (isInitials(written)) return endsAfterInitial(place, from, language);
  return !isRoman(written) || !opensOrdinal(headWord(place), language);
}

/** `w 2020. To` and `3:2. Mecz` end; `„3. Minister`, `lat 90. XX wieku`, `4. Pułk` and `Na 5. Reszta` go on. */
function endsAfterNumber(place: Place, language: Language): boolean {
  const { text, start, stop, headClass } = place;
  let from = stop;
  while (from > start && stop - from < 5 && classOf(text.charCodeAt(from - 1)) & DIGIT) from--;
  const digits = stop - from;
  const before = from === start ? SPACE : classOf(text.charCodeAt(from - 1));
  const opens = before & (OPEN | QUOTE) && (from - 1 === start || classOf(text.charCodeAt(from - 2)) & SPACE);
  if (digits > 3 || !(before & SPACE || opens)) return true;
  if (opens) return false;
  const word = headWord(place);
  if (isRomanNumeral(word)) return false;
  if (opensSentence(place, language)) return true;
  if (language.ordinals === 'any') return digits > 2 || (headClass & DIGIT) !== 0;
  if (opensOrdinal(word, language) || isNamedByAdjective(place, language)) return false;
  if (digits > 2 || looksFinite(word.toLowerCase(), language)) return true;
  return !isEnumerated(text, start, from) && !isOfAdverbial(place, from, language);
}

/** `W latach 90. Polska`, `O godz. 15. Jan`, `Na 5. Reszta`: the number belongs to what only says when. */
function isOfAdverbial({ text, start }: Place, from: number, language: Language): boolean {
  const before = wordBefore(text, start, from).toLowerCase();
  const belongs = language.periods.has(before) || language.framing.has(before);
  return belongs && clauseBefore(text, start, from, false, language) === 'begun';
}

/** `Kandydaci: 1. Jan Kos, 2. Ewa Lis`. */
function isEnumerated(text: string, start: number, from: number): boolean {
  const before = text.charAt(from - 2);
  return from - 2 > start && (before === ':' || before === ',' || before === ';');
}

function endsAfterAbbreviation(place: Place, { kind }: Meaning, language: Language): boolean {
  const { text, start, stop, next, headClass } = place;
  const word = headWord(place);
  if (kind === 'never' || headClass & LOWER || isListed(word, language.continuers)) return false;
  if (closesTitle(place)) return opensSentence(place, language);
  if (kind === 'end') return !isAmongInitials(place);
  if (text[next] === '(' || text[next] === '[') return false;
  const isNumber = (headClass & DIGIT) !== 0;
  if (kind === 'number') return !isNumber && !isRoman(word) && !isLetterLabel(place);
  if (kind === 'word' && !isNumber && !isFullName(place, language)) return true;
  const isQuoted = (classOf(text.charCodeAt(next)) & QUOTE) !== 0;
  if (opensSentence(place, language) && !(kind === 'name' && isQuoted)) return true;
  if (kind === 'name' || kind === 'word') return false;
  if (kind === 'amount' && (isNumber || isCounted(place, language))) return false;
  if (looksFinite(word.toLowerCase(), language)) return true;
  const clause = clauseBefore(text, start, stop, kind === 'date', language);
  if (clause !== 'nominal') return clause === 'whole';
  return !(classOf(text.charCodeAt(next)) & DASH) && !isFullName(place, language);
}

/** `I. M. Pei`, where `I.` alone would end the sentence. */
function isAmongInitials({ text, stop, head }: Place): boolean {
  const isInitial = (at: number) => text[at + 1] === '.' && (classOf(text.charCodeAt(at)) & UPPER) !== 0;
  return isInitial(head) && isInitial(stop - 1) && !(classOf(text.charCodeAt(stop - 2)) & LETTER);
}

/** `J. Kowalski` goes on; `witamina C. Organizm` and `Marcin P. Prokuratura` end. */
function endsAfterInitial(place: Place, from: number, language: Language): boolean {
  const { text, start, next, headClass } = place;
  if (headClass & LOWER) return false;
  if (headClass & DIGIT || opensSentence(place, language)) return true;
  if (classOf(text.charCodeAt(next)) & DASH) return true;
  const before = wordBefore(text, start, from);
  if (before === '' || text[next] === '(') return false;
  const first = classOf(before.charCodeAt(0));
  if (first & DIGIT || language.labels.has(before.toLowerCase())) return true;
  return isSubject(place, language);
}
