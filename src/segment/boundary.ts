import { classOf, OPEN, STOP } from './characters.ts';
import { closesInside, closesTitle } from './closing.ts';
import { isSaid, opensSentence, type Place } from './following.ts';
import { endsAtFullStop } from './fullstop.ts';
import type { Language } from './language.ts';
import { wordStart } from './word.ts';

const FULL_STOP = 0x2e;
const ELLIPSIS = 0x2026;

/** Whether a sentence ends here. */
export function isBoundary(place: Place, language: Language): boolean {
  const { text, start, stop, stopsEnd, end, head, headClass } = place;
  if (stop === start) return false;
  if (headClass & STOP) return opensOmission(text, head);
  if (end > stopsEnd && closesInside(place)) return false;
  const mark = text.charCodeAt(stop);
  if (mark === FULL_STOP && stopsEnd === stop + 1) return endsAtFullStop(place, language);
  if (mark === FULL_STOP || mark === ELLIPSIS) return endsAtEllipsis(place, language);
  return endsAtQuestion(place, language);
}

/** `(...)` or `[…]`: a sentence that was left out. */
function opensOmission(text: string, head: number): boolean {
  return (classOf(text.charCodeAt(head - 1)) & OPEN) !== 0;
}

/** An ellipsis after a word that no sentence ends with is a pause: `pojechał do… Warszawy`. */
function endsAtEllipsis(place: Place, language: Language): boolean {
  const { text, start, stop } = place;
  const before = text.slice(wordStart(text, start, stop), stop).toLowerCase();
  return !language.dangling.has(before) || opensSentence(place, language);
}

function endsAtQuestion(place: Place, language: Language): boolean {
  if (place.end === place.stopsEnd) return true;
  return opensSentence(place, language) || !(isSaid(place, language) || closesTitle(place));
}
