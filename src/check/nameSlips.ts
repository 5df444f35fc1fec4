import { spelling } from './skeleton.ts';

/**
 * One letter for another that transliteration does not change: „Błaszczyk” for „Błaszczak”, “Tuck” for „Tusk”; or a
 * consonant within that has come or gone.
 */
export function isSlip(word: string, forms: ReadonlySet<string>, isForeign: boolean): boolean {
  const isSpeltAlike = [...forms].some(form => spelling(form) === spelling(word));
  return [...forms].some(form => {
    const [before, after, rest] = differing(form, word);
    const lengths = [before.length, after.length].join();
    if (form.length < 3) return false;
    if (UNPOLISH.test(form) && isForeign && form.length > 4 && !POLISH_LETTERS.test(form))
      return (
        /^(?:[a-z],[a-z]|[a-z],|,[a-z])$/.test(`${before},${after}`) &&
        !isDoubled(form, word) &&
        (rest > 0 || !/[aeiouy]/.test(before + after))
      );
    if (rest === 0) return false;
    const slip = `${before}>${after}`;
    const isKh = before === 'c' && form.charAt(form.length - rest) === 'h';
    if ((CONSONANT_SLIP.test(slip) && !isKh) || (!isForeign && slip === 'y>i' && POLISH_SURNAME.test(form)))
      return true;
    if (slip === 'o>u' && form[0] !== word[0]) return true;
    if (isSpeltAlike) return false;
    if (lengths === '1,1') {
      if (isForeign && FOREIGN_VOWELS.test(before + after) && form[0] === word[0]) return false;
      return /^[aeiouy]{2}$/.test(before + after);
    }
    return /^(?:0,1|1,0)$/.test(lengths) && rest > 4 && /[bcdklmnprst]/.test(before + after) && !isDoubled(form, word);
  });
}

/** What Polish writes of no name but as it is in its own language: “Hegseth”, “Stuhr”. */
const UNPOLISH = /[vxq]|th|ph|sh|ck|ee|oo|[aeiouy]h(?![aeiouy])/;

/** What a transliteration into Polish has. */
const POLISH_LETTERS = /[wj]|sz|cz|rz|dz/;

/** Vowels that a name that Polish has from far away may exchange: Ahmadabad, Ahmedabad. */
const FOREIGN_VOWELS = /^(?:ae|ea|ou|uo|ie|ei)$/;

/** A letter that no language writes for the other, though they may sound alike. */
const CONSONANT_SLIP = /^(?:s>c|z>c|c>k)$/;

/** Surnames that are surely Polish, and in Latin letters are written in one way. */
const POLISH_SURNAME = /(?:[sc]k[ia]|wicz|czyk)$/;

/** What stands in two words between the same beginning and the same end, and how long the end is. */
function differing(one: string, other: string): readonly [string, string, number] {
  const most = Math.min(one.length, other.length);
  let start = 0;
  while (start < most && one[start] === other[start]) start++;
  let rest = 0;
  while (rest < most - start && one.at(-1 - rest) === other.at(-1 - rest)) rest++;
  return [one.slice(start, one.length - rest), other.slice(start, other.length - rest), rest];
}

/** „Ana” for “Anna”: a letter doubled tells nothing. */
function isDoubled(one: string, other: string): boolean {
  return one.replace(/(.)\1/g, '$1') === other.replace(/(.)\1/g, '$1');
}
