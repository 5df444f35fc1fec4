import type { Form } from '../pattern.ts';
import { type Case, type Gender, noTags, tagsOf, union } from '../tags.ts';
import { foldWord, isAcronym } from '../words.ts';
import {
  bareGenitives,
  beforeVowel,
  isBackVelar,
  isVelar,
  loweredSoftened,
  masculineStems,
  softened,
  takesI,
  takesU,
} from './stems.ts';

/** Collects forms, the likelier of a case first. */
class Paradigm {
  readonly forms: Form[] = [];

  add(number: 'sg' | 'pl', cases: string, genders: readonly Gender[], ...forms: readonly (string | undefined)[]): void {
    const tags = cases.split(' ').reduce((all, name) => union(all, tagsOf(number, name as Case, genders)), noTags);
    for (const text of forms) if (text !== undefined) this.forms.push({ text, tags });
  }
}

const HE: readonly Gender[] = ['m1', 'm3'];
const SHE: readonly Gender[] = ['f', 'm1'];
const IT: readonly Gender[] = ['n', 'm1'];

/**
 * The forms that Polish would give a noun or name that no dictionary knows, by its end. It gives too many rather than
 * too few: what nobody writes is never found. Forms are folded.
 */
export function declineNoun(word: string): readonly Form[] {
  const forms = new Paradigm();
  if (isAcronym(word)) declineAcronym(foldWord(word), forms);
  else declineByEnd(foldWord(word), /^\p{Lu}/u.test(word), forms);
  return forms.forms;
}

function declineByEnd(word: string, name: boolean, forms: Paradigm): void {
  if (/ość$/.test(word)) feminineSoft(word, forms);
  else if (name && /ová$/.test(word)) czechWoman(word.slice(0, -1), forms);
  else if (/a$/.test(word)) inA(word.slice(0, -1), name, forms);
  else if (/[oó]$/.test(word)) neuter(word.slice(0, -1), 'o', name, forms);
  else if (/e$/.test(word)) inE(word, name, forms);
  else if (/i$/.test(word)) inI(word, forms);
  else if (/[^aeou]y$/.test(word)) inY(word, forms);
  else if (
    /[aeou]y$/.test(word) ||
    !/[aeiouyąęó]$/.test(word.normalize('NFD').replace(/\p{M}+$/u, '')) ||
    (name && /[aeo]u$/.test(word))
  )
    masculine(word, name, forms);
}

/** Zuzana Čaputová, Čaputovej. */
function czechWoman(stem: string, forms: Paradigm): void {
  forms.add('sg', 'nom voc', ['f'], `${stem}á`);
  forms.add('sg', 'gen dat loc', ['f'], `${stem}ej`);
  forms.add('sg', 'acc inst', ['f'], `${stem}ą`, `${stem}ou`);
}

function masculine(word: string, name: boolean, forms: Paradigm): void {
  forms.add('sg', 'nom', HE, word);
  if (!name) forms.add('sg', 'acc', HE, word);
  if (/[ćńśź]$/.test(word) || (/(?:ż|sz|cz|rz|l|w)$/.test(word) && !name)) feminineSoft(word, forms);
  for (const stem of masculineStems(word)) declineMasculine(stem, name, forms);
  if (name) forms.add('sg', 'acc', HE, word);
  // Places: Golub, Golubia; Torzym, Torzymia.
  if (name && /[bmpw]$/.test(word)) declineMasculine(`${word}i`, name, forms);
  if (name && /[a-z]$/.test(word)) {
    forms.add('sg', 'gen acc', HE, `${word}'a`);
    forms.add('sg', 'dat', HE, `${word}'owi`);
    forms.add('sg', 'inst', HE, `${word}'em`);
    forms.add('sg', 'loc voc', HE, `${word}'u`, `${word}'ie`);
  }
}

function declineMasculine(stem: string, name: boolean, forms: Paradigm): void {
  const soft = stem.endsWith('i');
  if (!name) forms.add('sg', 'gen', HE, `${stem}u`);
  forms.add('sg', 'gen acc', HE, `${stem}a`);
  forms.add('sg', 'gen', HE, `${stem}u`);
  forms.add('sg', 'dat', HE, `${stem}owi`);
  forms.add('sg', 'inst', HE, isVelar(stem) ? `${stem}iem` : `${stem}em`);
  forms.add('sg', 'loc voc', HE, takesU(stem) || soft ? `${stem}u` : softened(stem), loweredSoftened(stem));
  if (isBackVelar(stem) || /[jl]$/.test(stem)) forms.add('sg', 'loc voc', HE, `${stem}u`);
  const y = takesI(stem) ? (soft ? stem : `${stem}i`) : `${stem}y`;
  if (name) forms.add('pl', 'nom voc', ['m1'], `${stem}owie`);
  forms.add('pl', 'nom acc voc', HE, soft || takesU(stem) ? `${stem}e` : y, y);
  forms.add('pl', 'nom voc', ['m1'], virile(stem), `${stem}owie`);
  forms.add('pl', 'gen acc', HE, `${stem}ów`, ...(soft || takesU(stem) ? [y] : []));
  plural(stem, HE, forms);
}

/** The nominative of men: Anglik, Anglicy; pilot, piloci. */
function virile(stem: string): string | undefined {
  if (/k$/.test(stem)) return `${stem.slice(0, -1)}cy`;
  if (/g$/.test(stem)) return `${stem.slice(0, -1)}dzy`;
  if (/ch$/.test(stem)) return `${stem.slice(0, -2)}si`;
  if (/r$/.test(stem)) return `${stem}zy`;
  return softened(stem)?.replace(/e$/, '');
}

function plural(stem: string, genders: readonly Gender[], forms: Paradigm): void {
  forms.add('pl', 'dat', genders, `${stem}om`);
  forms.add('pl', 'inst', genders, `${stem}ami`);
  forms.add('pl', 'loc', genders, `${stem}ach`);
}

function feminineSoft(word: string, forms: Paradigm): void {
  const stem = beforeVowel(word);
  const i = stem.endsWith('i') ? stem : `${stem}${takesI(stem) ? 'i' : 'y'}`;
  forms.add('sg', 'nom acc', ['f'], word);
  forms.add('sg', 'gen dat loc voc', ['f'], i);
  forms.add('sg', 'inst', ['f'], `${stem}ą`);
  forms.add('pl', 'nom acc voc', ['f'], i, `${stem}e`);
  forms.add('pl', 'gen', ['f'], i);
  plural(stem, ['f'], forms);
}

/** Feminines; women's names like adjectives (Zaruskiej, Albigowej); foreign c as k (Petrarki). */
function inA(stem: string, name: boolean, forms: Paradigm): void {
  feminine(stem, forms);
  if (!name) return;
  if (/(?:[scz]k|n|w)$/.test(stem)) forms.add('sg', 'gen dat loc', ['f'], `${stem}${isVelar(stem) ? 'i' : ''}ej`);
  if (/[^cs]c$/.test(stem)) feminine(`${stem.slice(0, -1)}k`, forms);
}

function feminine(stem: string, forms: Paradigm): void {
  const soft = /i$/.test(stem);
  const y = soft ? stem : `${stem}${takesI(stem) ? 'i' : 'y'}`;
  const all = soft ? [y, `${y}i`] : /[eouq]$/.test(stem) ? [`${stem}i`] : /h$/.test(stem) ? [y, `${stem}i`] : [y];
  const hard = soft || /(?:[ljeouq]|c|cz|sz|rz|dz|ż)$/.test(stem) ? undefined : softened(stem);
  forms.add('sg', 'nom', SHE, `${stem}a`);
  forms.add('sg', 'gen', SHE, ...all);
  forms.add('sg', 'dat loc', SHE, ...(hard === undefined ? all : [hard, loweredSoftened(stem)]));
  if (/[aeo]j$/.test(stem)) forms.add('sg', 'gen dat loc', SHE, `${stem.slice(0, -1)}i`);
  if (/h$/.test(stem)) forms.add('sg', 'dat loc', SHE, `${stem.replace(/h$/, '')}sze`, `${stem}ie`);
  forms.add('sg', 'acc', SHE, `${stem}ę`);
  forms.add('sg', 'inst', SHE, `${stem}ą`);
  forms.add('sg', 'voc', SHE, `${stem}o`);
  forms.add('pl', 'nom acc voc', SHE, y, ...(hard === undefined ? [`${stem}e`] : []));
  forms.add('pl', 'nom voc', ['m1'], `${stem}owie`, `${stem}ci`, virile(stem));
  forms.add('pl', 'gen', SHE, ...bareGenitives(stem), ...(soft || takesU(stem) ? all : []));
  forms.add('pl', 'gen acc', ['m1'], `${stem}ów`);
  plural(stem, SHE, forms);
}

/** Neuters, and men's names in -o, which go like feminines (Kościuszki) or not at all. */
function neuter(stem: string, end: 'o' | 'e', name: boolean, forms: Paradigm): void {
  forms.add('sg', 'nom acc voc', IT, `${stem}${end}`);
  forms.add('sg', 'gen', IT, `${stem}a`);
  forms.add('sg', 'dat', IT, `${stem}u`, `${stem}owi`);
  forms.add('sg', 'inst', IT, isVelar(stem) ? `${stem}iem` : `${stem}em`);
  forms.add('sg', 'loc', IT, end === 'e' || takesU(stem) ? `${stem}u` : softened(stem), loweredSoftened(stem));
  forms.add('pl', 'nom acc voc', IT, `${stem}a`);
  forms.add('pl', 'gen', IT, ...bareGenitives(stem), `${stem}ów`);
  plural(stem, IT, forms);
  if (end === 'o' && name) {
    forms.add('sg', 'gen', IT, `${stem}${takesI(stem) ? 'i' : 'y'}`);
    forms.add('sg', 'dat loc', IT, softened(stem));
    forms.add('sg', 'acc', IT, `${stem}ę`, `${stem}a`);
    forms.add('sg', 'inst', IT, `${stem}ą`);
  }
}

/** Neuters in -e; names with a mute e (Wayne'a); names like adjectives (Goethego); plural place names (Kielce). */
function inE(word: string, name: boolean, forms: Paradigm): void {
  const stem = word.slice(0, -1);
  neuter(stem, 'e', name, forms);
  if (!name) return;
  adjectival(`${stem}e`, ['', 'e'], forms);
  for (const mute of [`${word}'`, stem]) {
    forms.add('sg', 'gen acc', HE, `${mute}a`);
    forms.add('sg', 'dat', HE, `${mute}owi`);
    forms.add('sg', 'inst', HE, mute === stem && isVelar(stem) ? `${stem}iem` : `${mute}em`);
    forms.add(
      'sg',
      'loc voc',
      HE,
      mute === stem ? softened(stem) : `${mute}u`,
      mute === stem ? undefined : `${mute}ie`,
    );
    forms.add('pl', 'nom voc', HE, `${mute}owie`);
    forms.add('pl', 'gen acc', HE, `${mute}ów`);
    plural(mute, HE, forms);
  }
  forms.add('pl', 'nom acc voc', ['n'], word);
  forms.add('pl', 'gen', ['n'], `${stem}${takesI(stem) ? 'i' : 'y'}`);
}

/** The endings of adjectives, for men's names: Kennedy'ego, Sulejmaniego, Batorego. */
function adjectival(word: string, joints: readonly string[], forms: Paradigm): void {
  const stem = word.slice(0, -1);
  for (const joint of joints) {
    const before = joint === 'e' ? stem : word + joint;
    forms.add('sg', 'gen acc', ['m1'], `${before}ego`);
    forms.add('sg', 'dat', ['m1'], `${before}emu`);
    forms.add('pl', 'nom voc', ['m1'], `${before.replace(/'$/, '')}owie`);
    forms.add('pl', 'gen acc loc', ['m1'], `${before}ch`, `${before}ich`);
  }
  forms.add('sg', 'inst loc', ['m1'], `${word}m`);
  forms.add('pl', 'gen acc loc', ['m1'], `${word}ch`);
  forms.add('pl', 'dat', ['m1'], `${word}m`);
  forms.add('pl', 'inst', ['m1'], `${word}mi`);
}

function inI(word: string, forms: Paradigm): void {
  forms.add('sg', 'nom voc', ['m1'], word);
  adjectival(word, ['', "'", ...(word.endsWith('li') ? ['e'] : [])], forms);
  pluralPlace(word.slice(0, -1), word, forms);
}

function inY(word: string, forms: Paradigm): void {
  forms.add('sg', 'nom voc', ['m1'], word);
  adjectival(word, ["'", 'e'], forms);
  pluralPlace(word.slice(0, -1), word, forms);
}

/** Names cited in the plural: Tychy, Bemowice. */
function pluralPlace(stem: string, word: string, forms: Paradigm): void {
  forms.add('pl', 'nom acc voc', ['m3'], word);
  forms.add('pl', 'gen', ['m3'], `${stem}ów`, ...bareGenitives(stem));
  plural(stem, ['m3'], forms);
}

const ENDINGS: readonly (readonly [cases: string, ...endings: string[]])[] = [
  ['gen', 'u', 'y', 'i', 'a', 'etu', 'tu'],
  ['acc', 'a'],
  ['dat', 'owi', 'etowi', 'towi', 'u'],
  ['acc', 'ę', 'u'],
  ['inst', 'em', 'iem', 'ą', 'etem', 'tem'],
  ['loc', 'ie', 'u', 'e', 'cie', 'ecie', 'i', 'y'],
];

/** Acronyms take their endings after a hyphen (INF-u); those in -A also like words (FIFY). */
function declineAcronym(word: string, forms: Paradigm): void {
  const genders: readonly Gender[] = ['m1', 'm3', 'f', 'n'];
  forms.add('sg', 'nom gen dat acc inst loc voc', genders, word);
  forms.add('pl', 'nom gen dat acc inst loc voc', genders, word);
  for (const [cases, ...endings] of ENDINGS) forms.add('sg', cases, genders, ...endings.map(end => `${word}-${end}`));
  forms.add('pl', 'nom acc', genders, `${word}-y`, `${word}-i`, `${word}-e`);
  forms.add('pl', 'gen acc', genders, `${word}-ów`);
  plural(`${word}-`, genders, forms);
  if (/[^aeiouy]a$/.test(word)) feminine(word.slice(0, -1), forms);
}

/** The forms of an adjective that no dictionary knows, from any nominative of it. Empty if it does not look like one. */
export function declineAdjective(word: string): readonly Form[] {
  const stem = adjectiveStem(foldWord(word));
  return stem === undefined ? [] : adjectiveForms(stem);
}

/** The forms of an adjective from its stem: wysok-, północn-, ostatn(i)-. */
export function adjectiveForms(stem: string): readonly Form[] {
  const forms = new Paradigm();
  const i = /[kg]$/.test(stem) ? 'i' : '';
  const y = stem.endsWith('i') ? '' : i || 'y';
  forms.add('sg', 'nom voc', HE, `${stem}${y}`);
  forms.add('sg', 'acc', ['m3'], `${stem}${y}`);
  forms.add('sg', 'gen', ['m1', 'm3', 'n'], `${stem}${i}ego`);
  forms.add('sg', 'acc', ['m1'], `${stem}${i}ego`);
  forms.add('sg', 'dat', ['m1', 'm3', 'n'], `${stem}${i}emu`);
  forms.add('sg', 'inst loc', ['m1', 'm3', 'n'], `${stem}${y}m`);
  forms.add('sg', 'nom acc voc', ['n'], `${stem}${i}e`);
  forms.add('sg', 'nom voc', ['f'], `${stem}a`);
  forms.add('sg', 'gen dat loc', ['f'], `${stem}${i}ej`);
  forms.add('sg', 'acc inst', ['f'], `${stem}ą`);
  forms.add('pl', 'nom voc', ['m1'], ...viriles(stem));
  forms.add('pl', 'nom acc voc', ['m3', 'f', 'n'], `${stem}${i}e`);
  forms.add('pl', 'gen loc', ['m1', 'm3'], `${stem}${y}ch`);
  forms.add('pl', 'acc', ['m1'], `${stem}${y}ch`);
  forms.add('pl', 'dat', ['m1', 'm3'], `${stem}${y}m`);
  forms.add('pl', 'inst', ['m1', 'm3'], `${stem}${y}mi`);
  return forms.forms;
}

/** The stem of what looks like an adjective's nominative: wyszehradzka, północny, dalekosiężne. */
function adjectiveStem(word: string): string | undefined {
  const match = /^(.+(?:sk|ck|dzk|n|ow|w|t|l|ł|ąc|an|on|yjn|icz|cz|sz|ż|r|dn))(?:y|i|ia|ie|a|e)$/.exec(word);
  const [, stem] = match ?? [];
  if (stem === undefined || stem.length < 3) return undefined;
  return /(?:sk|ck|dzk)$/.test(stem) || !/^i[ea]?$/.test(word.slice(stem.length)) ? stem : `${stem}i`;
}

function viriles(stem: string): readonly (string | undefined)[] {
  if (/k$/.test(stem)) return [`${stem.slice(0, -1)}cy`];
  if (/g$/.test(stem)) return [`${stem.slice(0, -1)}dzy`];
  if (/r$/.test(stem)) return [`${stem}zy`];
  if (/sz$/.test(stem)) return [`${stem.slice(0, -2)}si`];
  if (/ł$/.test(stem)) return [`${stem.slice(0, -1)}li`];
  return [softened(stem)?.replace(/e$/, ''), `${stem}i`, `${stem}y`];
}
