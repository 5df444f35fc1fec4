import type { Finding, Span, TargetedUnit } from '../model.ts';
import { type CheckContext, isPartOfTerm, spanOf, targetCheck, textAt } from './check.ts';
import { joinedWords, type Word } from './glance.ts';
import { languageOf } from './language.ts';
import { startsCapital } from './letters.ts';
import { citationForms } from './nameForms.ts';
import { findNames, type Name } from './names.ts';
import { pattern } from './pattern.ts';
import { findPlaces } from './places.ts';
import { rememberedText } from './remembered.ts';
import { fold, heardSkeletonOf, type Skeleton, sameName, skeletonOf, spelling } from './skeleton.ts';
import { meetsOneOf } from './spans.ts';
import { says } from './wording.ts';

/**
 * A name may be inflected in the source and transliterated in the target: its consonants must be there. Where the
 * letters are Latin on both sides, one other vowel is a slip too.
 *
 * | | Polish | translation | |
 * |---|---|---|
 * | en | Spotkał się z Markiem Esperem. | He met Mark Esper. | passes |
 * | de | Rozmawiał z Wołodymyrem Zełenskim. | Er sprach mit Wolodymyr Selenskyj. | passes |
 * | fr | Zabito Kasema Sulejmaniego. | Qassem Soleimani a été tué. | passes |
 * | uk | Powiedział Błaszczak. | Сказав Блащак. | passes |
 * | en | Spotkał się z Markiem Esperem. | He met Mark Ester. | found |
 * | en | Spotkał się z Markiem Esperem. | He met Markiem Esperem. | found |
 * | de | Powiedział Mariusz Błaszczak. | Das sagte Mariusz Błaszczyk. | found |
 * | fr | Zdaniem Nowaka to błąd. | Selon Novak, c’est une erreur. | passes |
 * | uk | Spotkał się z Markiem Esperem. | Він зустрівся з Марком Еппом. | found |
 * | fr | Rozmawiał z Macronem. | Il a parlé avec Scholz. | found |
 * | uk | Powiedział Jacek Dąbrowski. | Сказав Яцек Домбровський. | passes |
 * | uk | Powiedział Jacek Dąbrowski. | Сказав Яцек Добровський. | found |
 * | de | Pytał ministra Adama Bodnara. | Er fragte Minister Adam Bodnara. | found |
 * | en | Przybył Jens Stoltenberg. | Jens Stoltenbergiem arrived. | found |
 * | de | Zarzucił to Barbarze Piwnik. | Er warf es Barbarze Piwnik vor. | found |
 * | fr | Dodał gen. Marek Sokołowski. | Le général Marek Sikorski l’a ajouté. | found |
 * | de | Był u Jensa Stoltenberga. | Er war bei Jens Stoltenberga. | found |
 * | uk | Dodał Henryk Skarżyński. | Додав Генрик Скаржинський. | passes |
 * | uk | To gol Josuégo. | Це гол Жозуе. | passes |
 * | en | Ewa Nowakowa-Lis wygrała. | Ewa Nowakowej-Lis won. | found |
 * | en | Przyjechała Roberta Metsola. | Roberta Metsola arrived. | passes |
 * | fr | Zdobył w Cannes Złotą Palmę. | Il a remporté la Palme d’or à Cannes. | passes |
 * | en | Królowa Małgorzata II abdykowała. | Queen Margrethe II abdicated. | passes |
 */
export const nameMissing = targetCheck(
  'name',
  'A name of a person or a place in the source that is not in the translation, or is spelled in another way.',
  (unit, context) => {
    const { lemmas } = context;
    if (languageOf(context.sourceLocale) !== 'pl' || !lemmas) return [];
    const names = findNames(unit.text, lemmas);
    if (names.length === 0) return [];
    const isInPlace = meetsOneOf(findPlaces(unit.text, context.sourceLocale));
    const isElsewhere = (span: Span) =>
      isPartOfTerm(span, unit, context) || isInPlace({ start: span.start, end: span.start + 1 });
    const seen = new Set<string>();
    return names
      .filter(name => !seen.has(name.text) && seen.add(name.text) && !isElsewhere(name))
      .flatMap(name => faultOf(name, unit, context, besideOf(name, names, unit.text)));
  },
);

/** The words that a translation has, as names are looked for among them. */
interface Written {
  /** Where each stands first, and those of them with a capital. */
  readonly words: ReadonlyMap<string, Word>;
  readonly capitalised: readonly Word[];
  /** Without diacritics; without a last s too. */
  readonly folded: ReadonlySet<string>;
}

const wordsOf = rememberedText((text: string): Written => {
  const words = new Map<string, Word>();
  for (const word of joinedWords(text).map(withoutElision)) if (!words.has(word.text)) words.set(word.text, word);
  const folded = [...words.keys()].map(fold);
  return {
    words,
    capitalised: [...words.values()].filter(word => startsCapital(word.text)),
    folded: new Set([...folded, ...folded.map(word => (word.endsWith('s') ? word.slice(0, -1) : word))]),
  };
});

/** “Esper” for “Esper’s”, « Esper » for « d’Esper »; the span has it all, save an apostrophe at the end. */
function withoutElision({ start, text }: Word): Word {
  const whole = text.replace(/['’]+$/, '');
  return { start, end: start + whole.length, text: whole.replace(/[’']s$|^[dlDL][’'](?=\p{Lu})/u, '') };
}

/** The name just before or after another: of a person’s two, both are in one case. */
function besideOf(name: Name, names: readonly Name[], text: string): Name | undefined {
  const at = names.indexOf(name);
  const [before, after] = [names[at - 1], names[at + 1]];
  if (before && text.slice(before.end, name.start) === ' ') return before;
  return after && text.slice(name.end, after.start) === ' ' ? after : undefined;
}

function faultOf(
  name: Name,
  unit: TargetedUnit,
  context: CheckContext,
  beside: Name | undefined,
): readonly Omit<Finding, 'check'>[] {
  const forms = citationForms(name.text, context.lemmas);
  const folded = new Set(forms.map(fold));
  const { words, capitalised, folded: written } = wordsOf(unit.target);
  const same = words.get(name.text);
  if (same && (isLeftInflected(name.text, context) || isLeftBehind(name, beside, words, context)))
    return [leftInflected(unit, name, same)];
  if ([...folded].some(form => written.has(form))) return [];
  if (forms.some(form => TRADITIONAL[form]?.test(unit.target))) return [];
  const isHeard = !LATIN.has(languageOf(context.targetLocale));
  const skeletons = forms.map(isHeard ? heardSkeletonOf : skeletonOf);
  const alike = capitalised.filter(word => isAlike(word.text, forms, skeletons));
  const isPolishForm = ({ text }: Word) => isLeftInflected(text, context) || (!isHeard && hasPolishEnding(text, forms));
  const inflected = alike.length > 0 && alike.every(isPolishForm) ? alike[0] : undefined;
  if (inflected) return [leftInflected(unit, name, inflected)];
  const slip = alike.length > 0 && alike.every(word => isSlip(fold(word.text), folded)) ? alike[0] : undefined;
  if (slip) return [misspelled(unit, name, slip)];
  return alike.length > 0 ? [] : [missing(unit, name)];
}

/** Names of popes, kings and saints, which each language has its own form for, and short English ones in Cyrillic. */
const TRADITIONAL: Readonly<Record<string, RegExp>> = {
  Jan: /John|Johann|Jean|Іван|Ян/u,
  Paweł: /Paul|Павло|Павел/u,
  Piotr: /Peter|Pierre|Петр|Петер/u,
  Franciszek: /Francis|Franzisk|François|Франциск/u,
  Benedykt: /Benedict|Benedikt|Benoît|Бенедикт/u,
  Karol: /Charles|Karl|Чарльз|Карл/u,
  Elżbieta: /Elizabeth|Elisabeth|Élisabeth|Єлизавет/u,
  Mikołaj: /Nicholas|Nikola|Nicolas|Микол/u,
  Jerzy: /George|Georg|Юрі|Георг/u,
  Ludwik: /Louis|Ludwig|Людовик/u,
  Wilhelm: /William|Wilhelm|Guillaume|Вільгельм/u,
  Małgorzata: /Margare|Margre|Margue|Маргар|Маргре|Малгожат/u,
  Filip: /Philip|Felipe|Філіп/u,
  Henryk: /Henry|Heinrich|Henri|Генрі|Генрик/u,
  Stefan: /Stephen|Stephan|Étienne|Стефан|Степан/u,
  Leon: /Leo|Léon|Лев|Леон/u,
  Katarzyna: /Catherine|Kate|Kathar|Катерин|Катажин/u,
  Andrzej: /Andrew|Andreas|André|Анджей|Андрі/u,
  Maria: /Mary|Mari|Марі/u,
  Jakub: /James|Jacob|Jakob|Jacques|Яків|Якуб/u,
  Józef: /Joseph|Josef|Юзеф|Йосип/u,
  Jezus: /Jesus|Jésus|Ісус/u,
  Joe: /Joe|Джо/u,
};

/** A short name has too few consonants to be told by them alone. */
function isAlike(word: string, forms: readonly string[], skeletons: readonly Skeleton[]): boolean {
  const skeleton = skeletonOf(word);
  return skeletons.some((each, index) => {
    if (skeleton.length > 2 && each.length > 2) return sameName(each, skeleton);
    const [form, b] = [forms[index] ?? '', spelling(word)];
    // A French or Portuguese j is heard as ж.
    return [form, form.replace(/^J/, 'Ż')]
      .map(spelling)
      .some(a => (a.startsWith(b) || b.startsWith(a)) && Math.abs(a.length - b.length) <= ENDING);
  });
}

/** As long as a case ending can be, in letters. */
const ENDING = 3;

/** „Adama Bodnara” has become “Adam Bodnara”: the one name has its citation form, the other its case still. */
function isLeftBehind(
  name: Name,
  beside: Name | undefined,
  words: Written['words'],
  { lemmas, targetLocale }: CheckContext,
): boolean {
  if (!beside || !LATIN.has(languageOf(targetLocale)) || words.has(beside.text)) return false;
  const isKnownAsItIs = ({ text }: Name) => lemmas?.(text).includes(text) === true;
  if (isKnownAsItIs(name) || isKnownAsItIs(beside)) return false;
  const others = lemmas?.(beside.text) ?? [];
  // „Jensa Stoltenberga”: of names that the dictionary does not know, the genitive of men is sure where both have it.
  const isGenitive = name.text.endsWith('a') && beside.text.endsWith('a') && words.has(beside.text.slice(0, -1));
  return isGenitive || ((lemmas?.(name.text) ?? []).length > 0 && others.some(citation => words.has(citation)));
}

/** „Stoltenbergiem” for „Stoltenberg”: the name, and an ending that only Polish has. */
function hasPolishEnding(word: string, forms: readonly string[]): boolean {
  const small = fold(word);
  return forms.some(form => form.length > 3 && POLISH_ENDINGS.some(ending => small === fold(form) + ending));
}

const POLISH_ENDINGS = ['em', 'iem', 'owi', 'ego', 'iego', 'emu', 'iemu', 'ami', 'ach'];

/** „Markiem” in an English text: a case ending that only Polish has. */
function isLeftInflected(word: string, { lemmas, targetLocale }: CheckContext): boolean {
  if (!LATIN.has(languageOf(targetLocale)) || !CASE_ENDING.test(word)) return false;
  const known = lemmas?.(word) ?? [];
  return known.length > 0 ? !known.includes(word) : SURE_ENDING.isIn(word);
}

const LATIN = new Set(['en', 'de', 'fr', 'es', 'it', 'nl', 'pt']);
const CASE_ENDING = /(?:em|owi|ego|emu|[kc]im|[kc]iej|[oe]wej|rze|[ac]cie|dzie|[ęą]|ów|ami|ach)$/;
const SURE_ENDING = pattern(/(?:\p{L}{3}owi|[kc]iego|[kc]iemu)$/u);

/** One vowel for another that transliteration does not change: „Błaszczyk” for „Błaszczak”. */
function isSlip(word: string, forms: ReadonlySet<string>): boolean {
  if ([...forms].some(form => spelling(form) === spelling(word))) return false;
  return [...forms].some(form => {
    if (form.length !== word.length || form.length < 3) return false;
    const at = [...form].findIndex((letter, index) => letter !== word[index]);
    return (
      at < form.length - 1 &&
      form.slice(at + 1) === word.slice(at + 1) &&
      /^[aeiouy]{2}$/.test(`${form[at]}${word[at]}`)
    );
  });
}

function missing(unit: TargetedUnit, name: Name): Omit<Finding, 'check'> {
  return {
    severity: 'warning',
    ...says('name.missing', { name: textAt(unit.text, name) }),
    source: spanOf(name),
  };
}

function misspelled(unit: TargetedUnit, name: Name, word: Word): Omit<Finding, 'check'> {
  return {
    severity: 'warning',
    ...says('name.spelling', { name: textAt(unit.text, name), other: textAt(unit.target, word) }),
    source: spanOf(name),
    target: spanOf(word),
  };
}

function leftInflected(unit: TargetedUnit, name: Name, word: Word): Omit<Finding, 'check'> {
  return {
    severity: 'error',
    ...says('name.inflected', { name: textAt(unit.target, word) }),
    source: spanOf(name),
    target: spanOf(word),
  };
}
