import { classOf, OPEN, STOP } from './characters.ts';
import { closesInside, closesTitle } from './closing.ts';
import { type Candidate, cannotOpen, headOf, isSaid, opensSentence, type Place } from './following.ts';
import { endsAtFullStop } from './fullstop.ts';
import type { Language } from './language.ts';
import { wordStart } from './word.ts';

const FULL_STOP = 0x2e;
const ELLIPSIS = 0x2026;

/** Whether a sentence ends here. */
export function isBoundary(candidate: Candidate, language: Language): boolean {
  const { text, start, stop, stopsEnd, end, next } = candidate;
  if (stop === start) return false;
  const head = headOf(text, next);
  const headClass = classOf(text.charCodeAt(head));
  if (headClass & STOP) return opensOmission(text, head);
  if (cannotOpen(text, head, headClass)) return false;
  if (end > stopsEnd && closesInside(candidate)) return false;

  const place: Place = { text, start, stop, stopsEnd, end, next, head, headClass };
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
