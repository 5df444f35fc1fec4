import { distance } from 'fastest-levenshtein';

/** So many names are offered for one that is not known. */
const MOST = 3;

/** Advice on a name that is not known: the names that were perhaps meant, or else all there are, the likest first. */
export function adviceOnName(name: string, known: readonly string[]): string {
  const near = nearestTo(name, known);
  return near.length > 0
    ? `Did you mean ${listed(near)}?`
    : `Known here are ${ranked(name, known)
        .map(({ candidate }) => candidate)
        .join(', ')}.`;
}

/** The names that one may have been meant for, the nearest first: a slip of the hand, or a part of the name (`numbers`). */
export function nearestTo(name: string, known: readonly string[]): readonly string[] {
  const near = ranked(name, known).filter(({ rank }) => rank <= Math.max(SLIP, name.length / 3));
  // A slip of a letter or two is clear: beside it, what shares but a word is noise.
  const best = near[0]?.rank ?? 0;
  const meant = best <= SLIP ? near.filter(({ rank }) => rank === best) : near;
  return meant.slice(0, MOST).map(({ candidate }) => candidate);
}

/** So many letters are mistyped easily. */
const SLIP = 2;

function ranked(name: string, known: readonly string[]) {
  const wanted = name.toLowerCase();
  return known
    .map(candidate => ({ candidate, rank: rankOf(wanted, candidate.toLowerCase()) }))
    .sort((one, other) => one.rank - other.rank);
}

/** How far a name is from another, from a word of it, or from one that begins as it does. */
function rankOf(wanted: string, candidate: string): number {
  const words = candidate.split('-');
  const byWord =
    words.length > 1 ? Math.min(...words.map(word => distance(wanted, word))) + 1 : distance(wanted, candidate);
  const begins = wanted.length >= 4 && candidate.startsWith(wanted.slice(0, -1)) ? SLIP : Number.POSITIVE_INFINITY;
  return Math.min(distance(wanted, candidate), byWord, begins);
}

/** `“date”`; `“date”, “time” or “title”` */
function listed(names: readonly string[]): string {
  const quoted = names.map(name => `“${name}”`);
  const last = quoted.pop() ?? '';
  return quoted.length > 0 ? `${quoted.join(', ')} or ${last}` : last;
}
