import { type CheckContext, isPartOfTerm, spanOf, targetCheck, textAt } from './check.ts';
import { glance } from './glance.ts';
import { startsCapital } from './letters.ts';
import { citationForms } from './nameForms.ts';
import { pattern } from './pattern.ts';
import { findPlaces, knowsPlaces, type PlaceFound } from './places.ts';
import { rememberedText } from './remembered.ts';
import { says } from './wording.ts';

/**
 * Only the countries and cities of a table, whose names differ so much between languages that letters do not show it.
 * A country may become its adjective, „we Włoszech” “Italian”.
 *
 * | | Polish | translation | |
 * |---|---|---|
 * | en | Rozmowy w Rumunii. | Talks in Romania. | passes |
 * | de | Minister obrony Włoch. | Der italienische Verteidigungsminister. | passes |
 * | fr | Wrócił do Warszawy. | Il est rentré à Varsovie. | passes |
 * | uk | Spotkanie w Brukseli. | Зустріч у Брюсселі. | passes |
 * | en | Rozmowy w Rumunii. | Talks in Bulgaria. | found |
 * | de | Wrócił z Litwy. | Er kehrte aus Lettland zurück. | found |
 * | fr | Rozmowy w Rumunii. | Des discussions en Bulgarie. | found |
 * | uk | Wrócił do Warszawy. | Він повернувся до Вільнюса. | found |
 * | en | Szczyt w Madrycie. | The summit in Madrid. | passes |
 * | de | Kanclerz Niemiec. | Der Bundeskanzler. | passes |
 * | uk | Polka zdobyła medal. | Полька здобула медаль. | passes |
 * | en | Marszałek województwa lubelskiego. | The marshal of the Lubusz Voivodeship. | found |
 * | en | Ambasador Kanady. | The ambassador of China. | found |
 * | en | Szef litewskiej dyplomacji. | The head of Latvian diplomacy. | found |
 * | en | Tak uważa węgierski premier. | Budapest thinks so. | passes |
 * | de | Rozporządzenie (UE) nr 5. | Die Verordnung (EU) Nr. 5. | passes |
 * | uk | Polki pokonały Czeszki. | Польки перемогли чешок. | passes |
 * | de | Polki pokonały Dunki. | Die Polinnen besiegten die Däninnen. | passes |
 * | en | Kryminalni zatrzymali trzech mężczyzn. | Detectives arrested three men. | passes |
 * | en | Przybyli Holendrzy. | The Dutch arrived. | passes |
 * | en | Przybyli Holendrzy. | The Danes arrived. | found |
 * | en | Chiny wezwały do zniesienia ceł. | Japan has called for tariffs to be lifted. | found |
 * | en | W obwodzie donieckim. | In the Luhansk region. | found |
 * | en | Kara dla Poczty Polskiej. | A fine for Poczta Polska. | passes |
 * | en | Nad Czarnym Dunajcem. | On the Czarny Dunajec. | passes |
 * | en | Protest w Belgradzie. | A protest in Belgrade. | passes |
 * | fr | Polki pokonały Estonki. | Les Polonaises ont battu les Slovaques. | found |
 */
export const placeDiffers = targetCheck(
  'place',
  'A country or a city in the source that is not in the translation, or another in its place.',
  (unit, context) => {
    if (!knowsPlaces(context.sourceLocale) || !knowsPlaces(context.targetLocale)) return [];
    const source = findPlaces(unit.text, context.sourceLocale);
    if (source.length === 0) return [];
    const target = findPlaces(unit.target, context.targetLocale);
    const [known, written] = [source, target].map(places => new Set(places.map(({ id }) => id)));
    const other = target.find(place => !known?.has(place.id));
    const seen = new Set<string>();
    const swapped = (place: PlaceFound) =>
      other !== undefined &&
      [place.id, other.id].every(id => !METONYM.test(id)) &&
      !/^\p{Lu}/u.test(unit.text.slice(place.start));
    return source
      .filter(
        place =>
          startsCapital(unit.text.slice(place.start, place.end)) ||
          PROVINCE.in(unit.text).test(unit.text.slice(0, place.start)) ||
          swapped(place),
      )
      .filter(place => !written?.has(place.id) && !isPartOfTerm(place, unit, context))
      .filter(
        place =>
          !isCommonWord(place, unit.text, other !== undefined, context) &&
          !OF_TOWN.test(unit.text.slice(0, place.start)),
      )
      .filter(place => !seen.has(place.id) && !isKept(unit.text.slice(place.start, place.end), unit.target, context))
      .filter(place => !seen.has(place.id) && seen.add(place.id))
      .map(place => ({
        severity: other && !swapped(place) ? 'error' : 'warning',
        ...(other
          ? says('place.differs', { place: textAt(unit.text, place), other: textAt(unit.target, other) })
          : says('place.missing', { place: textAt(unit.text, place) })),
        source: spanOf(place),
        ...(other && { target: spanOf(other) }),
      }));
  },
);

/** „Kostrzyn nad Odrą”: of the name of a town, which may be shorter elsewhere. */
const OF_TOWN = /\p{Lu}\p{L}+ nad $/u;

/** „Kryminalni” begins as „Krym” does: at the start, a word of the dictionary that no place has made. */
function isCommonWord(
  { id, start }: PlaceFound,
  text: string,
  hasOther: boolean,
  { lemmas, sourceLocale }: CheckContext,
): boolean {
  if (!/(?:^|[.!?:]\s)[„"–-]?\s?$/u.test(text.slice(Math.max(0, start - 4), start))) return false;
  const word = (/^\p{L}+/u.exec(text.slice(start, start + 40))?.[0] ?? '').toLowerCase();
  const isName = (lemmas?.(word.slice(0, 1).toUpperCase() + word.slice(1)) ?? []).some(startsCapital);
  // „Odra” is a river, and measles: a name where another place has come instead.
  if (isName && hasOther) return false;
  return (lemmas?.(word) ?? []).length > 0 && findPlaces(word, sourceLocale).every(place => place.id !== id);
}

/** Left as it is: „Pocztę Polską”, Poczta Polska; or another name that begins as the place does: „Mińsk Mazowiecki”. */
function isKept(place: string, target: string, { lemmas }: CheckContext): boolean {
  return (
    target.includes(place) ||
    (/^\p{Lu}\S+$/u.test(place) && citationForms(place, lemmas).some(form => wordsOf(target).has(form)))
  );
}

const wordsOf = rememberedText(
  (text: string): ReadonlySet<string> => new Set(glance(text).words.map(word => word.text)),
);

/** What may stand for a country, or for many: „węgierski premier” is “the prime minister in Budapest”. */
const METONYM =
  /^(?:Hague|Warsaw|Cracow|Gda|Wroc|Pozna|Brussels|London|Paris|Rome|Berlin|Vienna|Prague|Moscow|Kyiv|Lviv|Vilnius|Minsk|Beijing|Washington|New York|Copenhagen|Stockholm|Athen|Geneva|Munich|Kremlin|Europ|Asia|Africa|Middle East|Madrid|Lisbon|Budapest|Bucharest|Belgrade|Zagreb|Ljubljana|Bratislava|Riga|Tallinn|Helsinki|Baltic|Balkan|America)/;

/** Provinces are named by their adjectives: „województwa lubelskiego i lubuskiego”. */
const PROVINCE = pattern(/(?<!\p{L})(?:województw\p{L}*|woj\.)(?: \p{L}+(?:,| i| oraz))*? $/u);
