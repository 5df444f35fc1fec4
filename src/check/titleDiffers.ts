import type { Locale, Span } from '../model.ts';
import { isPartOfTerm, spanOf, targetCheck, textAt } from './check.ts';
import { languageOf } from './language.ts';
import { mayOccur, type Pattern, pattern, wordPattern } from './pattern.ts';
import { remembered } from './remembered.ts';
import { meetsOneOf } from './spans.ts';
import { says } from './wording.ts';

/**
 * Military ranks and academic titles before a name. Leaving out „dr” or „prof.” is house style in many places and not
 * reported; a rank left out is a warning, another one in its place is too.
 *
 * | | Polish | translation | |
 * |---|---|---|
 * | en | Powiedział gen. Adam Joks. | General Adam Joks said so. | passes |
 * | de | Dowodzi nim płk Jan Rak. | Kommandeur ist Oberst Jan Rak. | passes |
 * | en | Zdaniem prof. Anny Zych. | In the view of Anna Zych. | passes |
 * | en | Powiedział gen. Adam Joks. | Colonel Adam Joks said so. | found |
 * | uk | Dowodzi nim płk Jan Rak. | Його командир — майор Ян Рак. | found |
 * | fr | Powiedział mjr Jan Rak. | C’est ce qu’a dit Jan Rak. | found |
 * | fr | Powiedział gen. Adam Joks. | C’est ce qu’a dit le général Adam Joks. | passes |
 * | uk | Dowodzi nim płk Jan Rak. | Ним командує полковник Ян Рак. | passes |
 * | de | Powiedział gen. Adam Joks. | Das sagte Oberst Adam Joks. | found |
 * | en | Ukończyła go kpt. Ewa Zych. | Captain Ewa Zych completed it. | passes |
 * | fr | Powiedziała ppor. Ewa Zych. | C’est ce qu’a dit la sous-lieutenante Ewa Zych. | passes |
 * | en | Szef Sztabu Generalnego gen. Jan Rak. | The Chief of the General Staff, Col. Jan Rak. | found |
 * | en | Byli tam kpr. Ewa Zych i sierż. Jan Rak. | Captain Ewa Zych and Sergeant Jan Rak were there. | found |
 */
export const titleDiffers = targetCheck(
  'title',
  'A rank or title before a name that differs in the translation, or a rank that is not there.',
  (unit, context) => {
    if (!TITLES.pl || !hasTitles(context.targetLocale)) return [];
    const source = findTitles(unit.text, context.sourceLocale);
    if (source.length === 0) return [];
    const target = findTitles(unit.target, context.targetLocale);
    const own = new Set(source.map(({ id }) => id));
    const given = new Set(target.map(({ id }) => id));
    const accepted = new Set([...own].flatMap(renderingsOf));
    const others = target.filter(({ id }) => !accepted.has(id));
    return (
      source
        .filter(title => BEFORE_NAME.in(unit.text).test(unit.text.slice(title.end)))
        .filter(title => !isPartOfTerm(title, unit, context) && !isGiven(title.id, own, given))
        // „Kontradmirał Xawery Czernicki” is a ship.
        .filter(title => !unit.target.includes(textAt(unit.text, title)))
        .flatMap(title => {
          const other = others.find(({ id }) => RANKS.has(id) === RANKS.has(title.id));
          if (!other && !RANKS.has(title.id)) return [];
          return [
            {
              severity: 'warning' as const,
              ...(other
                ? says('title.differs', { rank: textAt(unit.text, title), other: textAt(unit.target, other) })
                : says('title.missing', { rank: textAt(unit.text, title) })),
              source: spanOf(title),
              ...(other && { target: spanOf(other) }),
            },
          ];
        })
    );
  },
);

const BEFORE_NAME = pattern(/^[ \u00A0]?(?:\p{Ll}+\.? )?\p{Lu}/u);

interface TitleFound extends Span {
  readonly id: string;
}

const findTitles = remembered((text: string, locale: Locale): readonly TitleFound[] => {
  const titles = TITLES[languageOf(locale)];
  if (!titles?.mayBeIn(text)) return [];
  const found: TitleFound[] = [];
  for (const { id, pattern } of titles.each) {
    const isTaken = meetsOneOf(found);
    for (const { 0: title, index: start } of pattern.all(text)) {
      const span = { start, end: start + title.length };
      if (!isTaken(span)) found.push({ id, ...span });
    }
  }
  return found;
});

/** Whether the target gives the title: a close one will do if it is not another person’s. */
function isGiven(title: string, source: ReadonlySet<string>, target: ReadonlySet<string>): boolean {
  return renderingsOf(title).some(id => target.has(id) && (id === title || !source.has(id)));
}

function hasTitles(locale: Locale): boolean {
  return languageOf(locale) in TITLES;
}

/** The titles of a translation that may stand for one of the source: armies and languages tell ranks apart differently. */
function renderingsOf(source: string): readonly string[] {
  return [source, ...(ACCEPTED[source] ?? [])];
}

const ACCEPTED: Readonly<Record<string, readonly string[]>> = {
  lieutenant: ['second lieutenant'],
  'second lieutenant': ['lieutenant'],
  'lieutenant colonel': ['commander'],
  commander: ['captain', 'lieutenant colonel'],
  sergeant: ['warrant officer', 'corporal'],
  'warrant officer': ['sergeant', 'corporal'],
  corporal: ['sergeant', 'warrant officer'],
  'rear admiral': ['admiral'],
  'vice admiral': ['admiral'],
};

const RANKS = new Set([
  'general',
  'colonel',
  'lieutenant colonel',
  'major',
  'captain',
  'lieutenant',
  'second lieutenant',
  'sergeant',
  'corporal',
  'admiral',
  'rear admiral',
  'vice admiral',
  'commander',
  'private',
  'warrant officer',
  'marshal',
]);

interface Titles {
  readonly mayBeIn: (text: string) => boolean;
  readonly each: readonly { readonly id: string; readonly pattern: Pattern }[];
}

/** Longer ones first: “lieutenant colonel” before “colonel”. */
const TITLES: Readonly<Record<string, Titles>> = {
  pl: table([
    ['lieutenant colonel', 'ppłk\\.?|podpułkownik\\p{L}*'],
    ['second lieutenant', 'ppor\\.|podporucznik\\p{L}*'],
    ['general', 'gen\\.(?: (?:dyw|bryg|broni|płk)\\.?)?|generał\\p{L}*'],
    ['colonel', 'płk\\.?|pułkownik\\p{L}*'],
    ['major', 'mjr\\.?|major(?:a|owi|em|ze)?'],
    // A navy’s „kpt. mar.” is no captain of an army, and each language has another for it.
    ['captain', 'kpt\\.(?! mar)'],
    ['lieutenant', 'porucznik\\p{L}*'],
    ['commander', 'kmdr(?: (?:ppor|por)\\.)?\\.?|komandor\\p{L}*'],
    ['rear admiral', 'kontradm(?:\\.|irał\\p{L}*)'],
    ['vice admiral', 'wiceadm(?:\\.|irał\\p{L}*)'],
    ['admiral', 'adm\\.|admirał\\p{L}*'],
    ['sergeant', '(?:st\\. )?sierż\\.|sierżant\\p{L}*'],
    ['corporal', 'kpr\\.|kapral\\p{L}*'],
    ['warrant officer', '(?:st\\. |mł\\. )?chor\\.|chorąż\\p{L}*'],
    ['private', 'szer\\.|szeregow\\p{L}*'],
    ['marshal', 'marsz\\.'],
    ['professor', 'prof\\.|profesor\\p{L}*'],
    ['doctor', 'dr\\.?(?: hab\\.)?|doktor(?:a|owi|em)?'],
    ['bishop', '(?:arcy)?biskup\\p{L}*|a?bp\\.?'],
    ['cardinal', 'kard\\.|kardynał\\p{L}*'],
    ['father', 'ks\\.|o\\.|ojciec'],
  ]),
  en: table([
    ['lieutenant colonel', 'lieutenant[- ]colonel|Lt\\.?[- ]Col\\.?'],
    [
      'general',
      '(?<!secretary |attorney |consul |director )(?:(?:lieutenant|major|brigadier)[- ])?general(?! (?:staff|command|assembly|secretar|election|strike|public))|(?:(?:Lt|Maj|Brig)\\.? )?Gen\\.?',
    ],
    ['colonel', 'colonel|Col\\.?'],
    ['commander', '(?:lieutenant )?commander|Cmdr\\.?|commodore'],
    ['captain', 'captain|Capt\\.?'],
    ['major', 'major|Maj\\.?'],
    ['second lieutenant', 'second lieutenant|2nd Lt\\.?'],
    ['lieutenant', '(?:first )?lieutenant|Lt\\.?'],
    ['rear admiral', 'rear[- ]admiral|Rear Adm\\.?'],
    ['vice admiral', 'vice[- ]admiral|Vice Adm\\.?'],
    ['admiral', 'admiral|Adm\\.?'],
    ['sergeant', '(?:staff )?sergeant|Sgt\\.?'],
    ['corporal', 'corporal|Cpl\\.?'],
    ['warrant officer', 'warrant officer'],
    ['private', 'private|Pvt\\.?'],
    ['marshal', 'marshal'],
    ['professor', 'professor|Prof\\.?'],
    ['doctor', 'doctor|Dr\\.?'],
    ['bishop', '(?:arch)?bishop'],
    ['cardinal', 'cardinal'],
    ['father', 'father|Fr\\.?'],
  ]),
  de: table([
    ['lieutenant colonel', 'Oberstleutnant\\p{L}*'],
    ['general', '(?:Brigade|Divisions)?General(?:major|leutnant|oberst)?s?|Gen\\.'],
    ['colonel', 'Oberst(?:en|s)?'],
    ['major', 'Majors?'],
    ['captain', 'Hauptm[aä]nn\\p{L}*|Hauptfrau|Kapitänleutnants?'],
    ['second lieutenant', 'Leutnants?|Unterleutnants?'],
    ['lieutenant', 'Oberleutnants?'],
    ['rear admiral', '(?:Konter|Flottillen)admirals?'],
    ['vice admiral', 'Vizeadmirals?'],
    ['admiral', 'Admirals?'],
    ['commander', '(?:Fregatten|Korvetten)?[Kk]apitäns?(?: zur See)?|Kommandore?n?s?|Kommandeur'],
    ['sergeant', '(?:Stabs|Ober|Haupt)?[Ff]eldwebels?|Unteroffiziere?n?s?|Sergeants?'],
    ['corporal', 'Korporals?|Gefreiter?n?'],
    ['warrant officer', 'Fähnrichs?|Stabsfeldwebel'],
    ['private', 'Soldate?n?|Schütze'],
    ['marshal', 'Marschalls?'],
    ['professor', 'Professor(?:in)?s?|Prof\\.'],
    ['doctor', 'Doktor(?:in)?s?|Dr\\.'],
    ['bishop', '(?:Erz)?[Bb]isch[oö]f\\p{L}*'],
    ['cardinal', 'Kardin[aä]l\\p{L}*'],
    ['father', 'Pater|Pfarrer|Priester'],
  ]),
  fr: table([
    ['lieutenant colonel', 'lieutenante?-colonel(?:le)?|lcl'],
    [
      'general',
      '(?<!secrétaire |procureure? |major |directeur |directrice |assemblée |consul |en )générale?(?: de (?:division|brigade|corps d’armée))?|gén\\.',
    ],
    ['colonel', 'colonel(?:le)?|col\\.'],
    ['major', 'commandant|major|chef de bataillon'],
    ['commander', 'capitaine de (?:vaisseau|frégate|corvette)'],
    ['captain', 'capitaine|cap\\.'],
    ['second lieutenant', 'sous-lieutenante?'],
    ['lieutenant', 'lieutenante?'],
    ['rear admiral', 'contre-amirale?'],
    ['vice admiral', 'vice-amirale?'],
    ['admiral', 'amirale?'],
    ['sergeant', 'sergente?(?:-chef)?'],
    ['corporal', 'caporale?'],
    ['warrant officer', 'adjudante?(?:-chef)?|aspirante?'],
    ['private', 'soldate?'],
    ['marshal', 'maréchal'],
    ['professor', 'professeure?|prof?\\.|Pr'],
    ['doctor', 'docteure?|Dr\\.?'],
    ['bishop', '(?:arch)?évêque|Mgr'],
    ['cardinal', 'cardinal'],
    ['father', 'père|abbé|prêtre'],
  ]),
  uk: table([
    ['lieutenant colonel', 'підполковник\\p{L}*'],
    ['general', 'ген(?:ерал(?!ьн)\\p{L}*|\\.)(?:-\\p{L}+)?'],
    ['colonel', 'полковник\\p{L}*'],
    ['major', 'майор\\p{L}*'],
    ['captain', 'капітан\\p{L}*'],
    ['second lieutenant', 'підпоручник\\p{L}*|молодш\\p{L}+ лейтенант\\p{L}*'],
    ['lieutenant', 'поручник\\p{L}*|(?:старш\\p{L}+ )?лейтенант\\p{L}*'],
    ['rear admiral', 'контр-адмірал\\p{L}*'],
    ['vice admiral', 'віце-адмірал\\p{L}*'],
    ['admiral', 'адмірал\\p{L}*'],
    ['commander', 'командор\\p{L}*|капітан\\p{L}* [1-3IІ]+ рангу'],
    ['sergeant', 'сержант\\p{L}*'],
    ['corporal', 'капрал\\p{L}*'],
    ['warrant officer', 'хорунж\\p{L}*|прапорщи\\p{L}+'],
    ['private', 'рядов\\p{L}+|солдат\\p{L}*'],
    ['marshal', 'маршал\\p{L}*'],
    ['professor', 'проф(?:есор\\p{L}*|\\.)'],
    ['doctor', 'доктор\\p{L}*|д-р\\p{L}*'],
    ['bishop', '(?:архі)?єпископ\\p{L}*'],
    ['cardinal', 'кардинал\\p{L}*'],
    ['father', 'отець|отця|отцю|священник\\p{L}*|о\\.'],
  ]),
};

function table(rows: readonly (readonly [string, string])[]): Titles {
  return {
    mayBeIn: mayOccur(rows.map(([, names]) => names).join('|')),
    each: rows.map(([id, names]) => ({
      id,
      pattern: wordPattern(new RegExp(`(?<![\\p{L}.])(?:${names})(?!\\p{L})`, 'giu')),
    })),
  };
}
