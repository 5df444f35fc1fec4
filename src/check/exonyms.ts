import { exonymPeople } from './exonymPeople.ts';
import { exonymPlaces } from './exonymPlaces.ts';
import { languageOf } from './language.ts';
import { type Pattern, pattern } from './pattern.ts';

/**
 * Whether a translation has another language's own name for what one of these Polish names may be: „Getynga” is
 * Göttingen, „Kazimierz Wielki” Casimir the Great, „Mjanma” Myanmar.
 */
export function hasExonym(names: readonly string[], target: string, targetLocale: string): boolean {
  return names.some(
    name => TABLE.get(name)?.isIn(target) || countries(languageOf(targetLocale)).get(name)?.isIn(target),
  );
}

/** Names of popes, kings and saints, and of places whose letters do not show that they are the same; stems. */
const TABLE: ReadonlyMap<string, Pattern> = readTable(exonymPeople + exonymPlaces);

function readTable(table: string): ReadonlyMap<string, Pattern> {
  return new Map(
    table
      .trim()
      .split('\n')
      .filter(Boolean)
      .map(line => line.split(': '))
      .map(([name = '', stems = '']) => [name, stemsPattern(stems.split(', '))]),
  );
}

function stemsPattern(stems: readonly string[]): Pattern {
  return pattern(new RegExp(`(?<!\\p{L})(?:${stems.join('|')})`, 'iu'));
}

/** The countries of the world: each word of their Polish names, with the beginnings of their names in a language. */
function countries(language: string): ReadonlyMap<string, Pattern> {
  const known = countriesIn.get(language);
  if (known) return known;
  const stems = new Map<string, string[]>();
  // Of a code that is none, Intl makes no names.
  if (!/^[a-z]{2,3}$/.test(language)) return new Map();
  const [polish, foreign] = [regionNamesIn('pl'), regionNamesIn(language)];
  for (const [own, other] of REGIONS.map(code => [polish(code), foreign(code)] as const))
    for (const word of own.flatMap(wordsOf).filter(word => !GENERIC.has(word)))
      stems.set(word, [...(stems.get(word) ?? []), ...other.flatMap(wordsOf).map(beginning)]);
  const found = new Map([...stems].filter(([, all]) => all.length > 0).map(([word, all]) => [word, stemsPattern(all)]));
  countriesIn.set(language, found);
  return found;
}

const countriesIn = new Map<string, ReadonlyMap<string, Pattern>>();

/** Every code of two letters that Unicode has a name for. */
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const REGIONS: readonly string[] = LETTERS.flatMap(first => LETTERS.map(second => first + second));

function regionNamesIn(language: string): (code: string) => readonly string[] {
  const styles = (['long', 'short'] as const).map(
    style => new Intl.DisplayNames(language, { type: 'region', style, fallback: 'none' }),
  );
  return code => styles.flatMap(names => names.of(code) ?? []);
}

/** The words of a name that have a capital. */
function wordsOf(name: string): readonly string[] {
  return name.match(/\p{Lu}[\p{L}\p{M}’'ʼ]{2,}/gu) ?? [];
}

/** What the cases of a language, its adjectives and its people leave of a name. */
function beginning(word: string): string {
  return word.slice(0, Math.max(3, Math.min(5, word.length - 2)));
}

/** Words of the names of countries that are the names of none. */
const GENERIC: ReadonlySet<string> = new Set(
  'Republika Wyspy Wyspa Demokratyczna Środkowoafrykańska Ludowa Nowa Święty Święta Saint Królestwo Zjednoczone Terytorium Terytoria Północna Południowa Zachodnia Wschodni Francuskie Francuska Brytyjskie Amerykańskie Stany Sint Dziewicze Specjalny Region Administracyjny Unia Organizacja'.split(
    ' ',
  ),
);
