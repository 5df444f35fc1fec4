import type { Finding, Span, TargetedUnit } from '../model.ts';
import { type CheckContext, isPartOfTerm, spanOf, targetCheck, textAt } from './check.ts';
import { hasExonym } from './exonyms.ts';
import { joinedWords, type Word } from './glance.ts';
import { languageOf } from './language.ts';
import { startsCapital } from './letters.ts';
import { citationForms } from './nameForms.ts';
import { isSlip } from './nameSlips.ts';
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
 * | en | Wniosek Pauliny Nowak-Kloski. | The request of Paulina Nowak-Kloski. | found |
 * | en | Pojechał do Getyngi. | He went to Göttingen. | passes |
 * | de | Był w Mjanmie. | Er war in Myanmar. | passes |
 * | en | Mówił Donald Tusk. | Donald Tuck spoke. | found |
 * | en | Mówił Sławomir Cenckiewicz. | Sławomir Cenkiewicz spoke. | found |
 * | en | Mówił Robert Fico. | Robert Fiko spoke. | found |
 * | en | Mówił Pete Hegseth. | Pete Hegset spoke. | found |
 * | en | Był Viktor Orban. | Viktor Urban was there. | found |
 * | en | Żołnierka z Grodzieńszczyzny. | A soldier from the Grodno region. | passes |
 * | en | Rozmawiał z Li Dze Mjungiem. | He spoke with Lee Jae-myung. | passes |
 * | uk | Według Eurostatu tak jest. | За даними Євростату, це так. | passes |
 * | en | Panika na Polach Flegrejskich. | Panic in the Phlegraean Fields. | passes |
 * | de | Ołtarz Wita Stwosza. | Der Altar von Veit Stoß. | passes |
 * | en | Szczyt Trójmorza w Dubrowniku. | The Three Seas Summit in Dubrovnik. | passes |
 * | fr | Zjechał z Mount Everestu. | Il est descendu de l’Everest. | passes |
 * | en | Premierka Łotwy podała się do dymisji. | The Latvian prime minister resigned. | passes |
 * | uk | Przyjechał Charles Michel. | Приїхав Шарль Мішель. | passes |
 * | en | W okolicach Terespola. | In the area of Terespolu. | found |
 * | de | Most w Kostrzynie nad Odrą. | Die Brücke in Küstrin. | passes |
 * | en | Lech zagra o Puchar Davisa. | Lech will play for the Davis Cup. | passes |
 * | en | Jechał do Bożegopola. | He was going to Bożepole. | passes |
 * | en | Ustawa o Sądzie Najwyższym. | The Supreme Court Act. | passes |
 * | en | Na jeziorze koło Giżycka. | On a lake near Mikołajki. | found |
 * | uk | Był w Szczecinku i Augustowie. | Він був у Щецинку та Августові. | passes |
 * | en | Eksport do Wlk. Brytanii. | Exports to Great Britain. | passes |
 * | uk | Mówiła Ursula von der Leyen. | Говорила Урсула фон дер Ляєн. | passes |
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
    // “Jae-myung”: the second half has a capital in Polish.
    capitalised: [...words.values()].filter(word => startsCapital(word.text) || text.charAt(word.start - 1) === '-'),
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
  // „Pauliny Hennig-Kloski”: of a double name, the one before both.
  if (before && text.slice(before.end, name.start) === '-') return besideOf(before, names, text);
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
  if (hasExonym(forms, unit.target, context.targetLocale)) return [];
  const isHeard = !LATIN.has(languageOf(context.targetLocale));
  const skeletons = forms.map(isHeard ? heardSkeletonOf : skeletonOf);
  const isForeign = (context.lemmas?.(name.text) ?? []).length === 0;
  const alike = capitalised.filter(
    word => isAlike(word.text, forms, skeletons, isForeign) || isRegionOf(word.text, forms),
  );
  const isPolishForm = ({ text }: Word) =>
    isLeftInflected(text, context) ||
    (!isHeard && (hasPolishEnding(text, forms) || isOtherCase(text, name.text, context)));
  const inflected = alike.length > 0 && alike.every(isPolishForm) ? alike[0] : undefined;
  if (inflected) return [leftInflected(unit, name, inflected)];
  const slip =
    alike.length > 0 && alike.every(word => isSlip(fold(word.text), folded, isForeign)) ? alike[0] : undefined;
  if (slip) return [misspelled(unit, name, slip)];
  return alike.length > 0 ? [] : [missing(unit, name)];
}

/** A short name has too few consonants to be told by them alone. */
function isAlike(word: string, forms: readonly string[], skeletons: readonly Skeleton[], isForeign: boolean): boolean {
  const skeleton = skeletonOf(word);
  return skeletons.some((each, index) => {
    const isHeard = /\p{Script=Cyrillic}/u.test(word);
    if (skeleton.length > 2 && each.length > 2) return sameName(each, skeleton, isHeard);
    // „Leyen”, Ляєн: transliteration may change all that is left, the vowels.
    if (isHeard && skeleton.length === 2 && each.length === 2 && sameName(each, skeleton)) return true;
    // „Hudajda”, Hodeidah: of what comes from far away, letters say little.
    if (isForeign && isSure(skeleton) && isSure(each) && sameName(each, skeleton)) return true;
    const [form, b] = [forms[index] ?? '', spelling(word)];
    // A French or Portuguese j is heard as ж.
    return [form, form.replace(/^J/, 'Ż')]
      .map(spelling)
      .some(a => (a.startsWith(b) || b.startsWith(a)) && Math.abs(a.length - b.length) <= ENDING);
  });
}

/** Whether two consonants or more are surely heard. */
function isSure(skeleton: Skeleton): boolean {
  return skeleton.filter(({ optional }) => !optional).length > 1;
}

/** „Grodzieńszczyzna”, the Grodno region: such a name is made of an adjective of the place. */
function isRegionOf(word: string, forms: readonly string[]): boolean {
  return forms.some(form => form.endsWith('czyzna') && spelling(form).slice(0, 3) === spelling(word).slice(0, 3));
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

/** “Terespolu” for „Terespola”: another case of the same name, which the dictionary knows for no name of its own. */
function isOtherCase(word: string, name: string, { lemmas }: CheckContext): boolean {
  const known = SINGULAR_CASE.test(word) ? (lemmas?.(word) ?? []) : [];
  return known.length > 0 && !known.includes(word) && known.some(lemma => lemmas?.(name).includes(lemma));
}

/** Not of a nominative plural, „Suche Stawy”. */
const SINGULAR_CASE = /(?:u|em|owi|ą|ę|ie|rze)$/;

const POLISH_ENDINGS = ['em', 'iem', 'owi', 'ego', 'iego', 'emu', 'iemu', 'ami', 'ach'];

/** „Markiem” in an English text: a case ending that only Polish has. */
function isLeftInflected(word: string, { lemmas, targetLocale }: CheckContext): boolean {
  if (!LATIN.has(languageOf(targetLocale)) || !CASE_ENDING.test(word)) return false;
  const known = lemmas?.(word) ?? [];
  return known.length > 0 ? !known.includes(word) : SURE_ENDING.isIn(word);
}

const LATIN = new Set(['en', 'de', 'fr', 'es', 'it', 'nl', 'pt']);
const CASE_ENDING = /(?:em|owi|ego|emu|[kc]im|[kc]iej|[oe]wej|rze|[ac]cie|dzie|[ęą]|ów|ami|ach)$/;
const SURE_ENDING = pattern(/(?:\p{L}{3}owi|[kc]iego|\p{L}{3}iemu|\p{L}{3}(?:s|c|dz)kiej)$/u);

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
