import type { Span } from '../model.ts';
import { startsCapital } from './letters.ts';
import { pattern } from './pattern.ts';
import { rememberedText } from './remembered.ts';

/** A word of a Polish text that is, or belongs to, the name of a person or a place. */
export interface Name extends Span {
  readonly text: string;
}

/**
 * The words of a Polish text that are surely names: capitalised, and no common words when written small. At the start
 * of a sentence a word must be a name in the dictionary, or have a name after it.
 */
export function findNames(text: string, lemmas: Lemmas): readonly Name[] {
  const known = finders.get(lemmas) ?? rememberedText((each: string) => readNames(each, lemmas));
  finders.set(lemmas, known);
  return known(text);
}

type Lemmas = (form: string) => readonly string[];

/** By dictionary. */
const finders = new WeakMap<Lemmas, (text: string) => readonly Name[]>();

function readNames(text: string, lemmas: Lemmas): readonly Name[] {
  const words = capitalised(text);
  const isWord = (word: string) => lemmas(word.toLowerCase()).length > 0;
  const isCommon = (word: string) => isWord(word) && (PARTICIPLE.in(text).test(word) || !isVerb(word, lemmas));
  // „Nowakowa” may be an adjective, „Polski” is one: a name in the dictionary whose citation form it is itself.
  const isSurnameOnly = (word: string) => lemmas(word).includes(word) && /(?:owa|ówna)$/.test(word);
  const isKnown = (word: string) => lemmas(word).some(startsCapital);
  return words.filter((word, index) => {
    if (DEMONYM.in(text).test(word.text) || STREET.in(text).test(justBefore(text, word))) return false;
    if (isSurnameOnly(word.text) && /^-\p{Lu}/u.test(text.slice(word.end, word.end + 2))) return true;
    const before = words[index - 1];
    const after = words[index + 1];
    const follows = before !== undefined && text.slice(before.end, word.start) === ' ';
    const leads = after !== undefined && text.slice(word.end, after.start) === ' ';
    const beside = (other: Name | undefined) => other !== undefined && isKnown(other.text) && !isCommon(other.text);
    const isAfterTitle = TITLE.in(text).test(justBefore(text, word));
    const isAfterName = follows && beside(before) && !IN_PLACE.in(text).test(justBefore(text, before));
    const isOfNext = leads && isAdjective(word.text, lemmas) && isWord(after.text);
    const isSurname =
      (isAfterTitle || isAfterName) && !isOfNext && (isKnown(word.text) || !isAdjective(word.text, lemmas));
    const isGiven = leads && isGivenName(word.text, lemmas) && isKnown(after.text);
    const isSurnameOfGiven = follows && isGivenName(before.text, lemmas) && isKnown(word.text);
    if ((isGiven && !startsSentence(text, word)) || isSurnameOfGiven) return true;
    const isForename =
      leads &&
      isKnown(word.text) &&
      (!isCommon(after.text) || isSurnameOnly(after.text)) &&
      !isAdjective(word.text, lemmas);
    const isFirst = startsSentence(text, word);
    // „Pola Flegrejskie”, „Dolina Kościeliska”: other languages may name them after something else.
    const isOfLandscape = (noun: Name, adjective: Name) =>
      isCommon(noun.text) && SKI.in(text).test(adjective.text) && !isKnown(adjective.text);
    if ((follows && isOfLandscape(before, word)) || (leads && isOfLandscape(word, after))) return false;
    // „Koło Giżycka”: what stands there is a place, though it may be a word.
    if (!isFirst && isKnown(word.text) && !leads && NEAR.in(text).test(justBefore(text, word))) return true;
    if (isFirst ? isWord(word.text) : isCommon(word.text)) return isSurname || (isForename && !isFirst);
    // „Premierka Łotwy”: a word of its own, though the dictionary has it of men only; “Mount Everest”, of what it is.
    if (FOREIGN_NOUN.in(text).test(word.text)) return false;
    if (isWord(word.text.replace(/k[aiąę]$/u, ''))) return isKnown(word.text);
    // „Li Dze Mjung”, “Lee Jae-myung”.
    if (word.text.length === 3 && (follows || leads) && lemmas(word.text).length === 0) return false;
    if (isFirst) return isKnown(word.text) || (leads && !isCommon(after.text)) || speaks(text, word);
    return true;
  });
}

/** Whether a form is of a name that many people have: „Marek” is a form of „marka” too, and still a name before a surname. */
function isGivenName(form: string, lemmas: Lemmas): boolean {
  return lemmas(form).some(lemma => GIVEN.has(lemma));
}

const GIVEN: ReadonlySet<string> = new Set(
  (
    'Adam Adrian Agata Agnieszka Aleksander Aleksandra Alicja Andrzej Anna Antoni Arkadiusz Artur Barbara Bartosz Beata ' +
    'Bogdan Bogusław Bożena Cezary Dariusz Dawid Dominik Dominika Dorota Edyta Elżbieta Emilia Ewa Ewelina Filip Franciszek ' +
    'Gabriela Grażyna Grzegorz Halina Hanna Helena Henryk Hubert Igor Irena Iwona Jacek Jadwiga Jakub Jan Janina Janusz ' +
    'Jarosław Jerzy Joanna Jolanta Józef Julia Justyna Kamil Kamila Karol Karolina Katarzyna Kazimierz Kinga Konrad Krystyna ' +
    'Krzysztof Leszek Lidia Lucyna Łukasz Maciej Magdalena Małgorzata Marcin Marek Maria Mariusz Marta Marzena Mateusz ' +
    'Michał Mikołaj Mirosław Monika Natalia Oskar Paulina Patryk Paweł Piotr Przemysław Radosław Rafał Renata Robert Roman ' +
    'Ryszard Sebastian Sławomir Stanisław Stefan Sylwia Szymon Tadeusz Teresa Tomasz Urszula Waldemar Wanda Wiesław ' +
    'Wiktor Wioletta Witold Władysław Włodzimierz Wojciech Zbigniew Zdzisław Zofia Zuzanna'
  ).split(' '),
);

/** Ranks and titles that only a name follows. */
const TITLE = pattern(
  /(?<!\p{L})(?:gen|płk|ppłk|mjr|kpt|por|ppor|chor|sierż|plut|kpr|szer|adm|kmdr|prof|dr|hab|inż|ks|kard|bp|abp)\.? $|(?<!\p{L})(?:o|asp|kom|podkom|nadkom|insp|nadinsp|bryg|ogn|mec|red|dyr)\. $|(?<!\p{L})(?:ojc|ksi[ęą]d|generał|pułkownik|kapitan|profesor|doktor|kapral|sierżant)\p{L}* $/iu,
);
const SKI = pattern(/sk(?:i|a|ie|iego|iej|iemu|ą|im|ich|imi)$/u);
const FOREIGN_NOUN = pattern(
  /^(?:Mount|Mont|Monte|Lake|Street|Square|Avenue|Road|Saint|Fort|Port|Cape|Bay|River|Park|University|College|Airport|Arena|Stadium|Center|Centre|House|Hall|Bridge|Street|Island|Group|Bank|Club|Team|Cup|Open|Grand|Prix|Tour|Masters|Festival|Award|Awards|News|Press|Times|Post|Army|Air|Force|Navy|Royal|Black|White|Red|Blue|Green|New|Old|Big|Great|The)$/u,
);
const NEAR = pattern(/(?<!\p{L})(?:koło|k\.|nieopodal|w okolic(?:y|ach)|miejscowości|wsi|miasteczku|gm\.|gminie) $/u);
/** „W Wenecji Nagrodę Specjalną”: after a place there need be no surname. */
const IN_PLACE = pattern(/(?<!\p{L})[Ww]e? $/u);
/** „Australijczyk”, „Chińczykom”, „Koreanka”: peoples are named in too many ways. */
const DEMONYM = pattern(/(?:(?:j|ń)cz(?:y[kc]|yń?k)\p{L}*|\p{L}{4}(?:an|[iy]j)(?:k[aiąęo]|ek|kami|kom|kach))$/u);
/** What streets, schools and units are called after often stays as it is. */
const STREET = pattern(
  /(?:(?<!\p{L})(?:ul|al|pl|os|im)\.|(?<!\p{L})(?:ulic|alej|plac|placu|rond|skwer|osiedl|imieni)\p{L}*) (?:\p{Lu}[\p{L}.]* )?$/iu,
);

/** „Zmechanizowanej” is of a verb in the dictionary, and no verb. */
const PARTICIPLE = pattern(/(?:[nt](?:y|a|e|ego|ej|emu|ym|ą|ych|ymi|i)|ąc\p{L}+)$/u);

/** Not „solidarność”, „pamięć” or „sieć”. */
const INFINITIVE = pattern(/^(?!nić$|sieć$|zamieć$|łokieć$|paznokieć$|chuć$)\p{L}*(?:a|i|y|ą|u|ie)ć$/u);

function isVerb(word: string, lemmas: Lemmas): boolean {
  return lemmas(word.toLowerCase()).every(lemma => INFINITIVE.isIn(lemma));
}

function isAdjective(word: string, lemmas: Lemmas): boolean {
  return lemmas(word.toLowerCase()).some(lemma => /[yi]$/.test(lemma));
}

/** Words with one capital at the front, of three letters or more; acronyms and brand names (GameINN) are left to others. */
function capitalised(text: string): readonly Name[] {
  return CAPITALISED.all(text)
    .filter(match => match[0].length >= 3 && VOWEL.in(text).test(match[0]))
    .map(match => ({ text: match[0], start: match.index, end: match.index + match[0].length }));
}

/** What has none is an abbreviation: „Wlk. Brytania”, „Korea Płn.”. */
const VOWEL = pattern(/[aeiouyąęóäöüéèáíúøåëïôő]/iu);

const CAPITALISED = pattern(
  /(?<![\p{L}\p{N}@#_./]|(?<!\p{Lu}\p{Ll}+)-)\p{Lu}[\p{Ll}’']*\p{Ll}(?![\p{L}\p{N}@_])(?!-\p{Ll})/gu,
);

/** „Trump: to koniec”, „USA: Trump ogłosił”: of a headline. */
function speaks(text: string, word: Span): boolean {
  return text.charAt(word.end) === ':' || text.slice(Math.max(0, word.start - 2), word.start) === ': ';
}

function startsSentence(text: string, word: Span): boolean {
  const before = justBefore(text, word);
  return /^[\s"„“”«»'’‚([–—-]*$|[.!?…:]["”’»)]*\s[\s"„“”«»'’‚([–—-]*$|["„“«]\s?$/u.test(before);
}

/** As far back as a title or the street of a name can reach. */
function justBefore(text: string, { start }: Span): string {
  return text.slice(Math.max(0, start - 48), start);
}
