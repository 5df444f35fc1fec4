import type { Finding, Span, TargetedUnit } from '../model.ts';
import { isPartOfTerm, spanOf, targetCheck, textAt } from './check.ts';
import { type Glance, glance } from './glance.ts';
import { CAPITAL, kindAt, SMALL, STRANGE } from './letters.ts';
import { type Pattern, pattern } from './pattern.ts';
import { rememberedText } from './remembered.ts';
import { findRomans } from './romans.ts';
import { fold } from './skeleton.ts';
import { isInOneOf } from './spans.ts';
import { says } from './wording.ts';

/**
 * An acronym may stay, become the target language's own (UE, EU), or be written out. One that is there with another
 * letter, or with two letters changed round, is a slip.
 *
 * | | Polish | translation | |
 * |---|---|---|
 * | en | Szczyt UE i ONZ. | An EU and UN summit. | passes |
 * | de | Poinformował GUS. | Das teilte Statistics Poland mit. | passes |
 * | fr | Rzecznik MSZ. | Le porte-parole du ministère des Affaires étrangères. | passes |
 * | en | Zatrzymało go CBA. | He was detained by the CAB. | found |
 * | uk | Zatrzymało go ABW. | Він затриманий. | found |
 * | de | Szczyt UE. | Ein EU-Gipfel. | passes |
 * | fr | Szczyt NATO. | Un sommet de l’OTAN. | passes |
 * | uk | Szczyt ONZ. | Саміт ООН. | passes |
 * | de | Zatrzymało go CBA. | Das CAB nahm ihn fest. | found |
 * | fr | Zatrzymało go CBA. | Le CAB l’a arrêté. | found |
 * | en | Potaniał poniżej 30 tys. USD. | It fell below $30,000. | passes |
 * | uk | To 14 samolotów MiG-29. | Це 14 літаків МіГ-29. | passes |
 * | en | To fundusze UE. | These are UN funds. | found |
 * | en | To fundusze unijne. | These are EU funds. | passes |
 * | en | To fundusze unijne. | These are UN funds. | found |
 * | uk | Funkcjonariusze SG zatrzymali kierowcę. | Прикордонники затримали водія. | passes |
 * | en | MAEA wydała komunikat. | The IAEA issued a statement. | passes |
 */
export const acronymMissing = targetCheck(
  'acronym',
  'An acronym of the source that is neither in the translation nor written out there.',
  (unit, context) => {
    const own = acronymsIn(unit.text);
    const written = acronymsIn(unit.target);
    const isRoman = isInOneOf(findRomans(unit.text, context.sourceLocale));
    const seen = new Set<string>();
    const missing = own
      .filter(acronym => !isRoman(acronym))
      .filter(acronym => !isPartOfTerm(acronym, unit, context) && !seen.has(acronym.text) && seen.add(acronym.text))
      .filter(acronym => !isRendered(acronym.text, unit.target, written))
      .flatMap((acronym): readonly Omit<Finding, 'check'>[] => {
        const slip = written.find(
          other => isSlip(acronym.text, other.text) && !own.some(({ text }) => text === other.text),
        );
        const other = slip ?? (COUNTERPARTS[acronym.text] && written.find(each => isUnexplained(each, own)));
        if (!other && isWrittenOut(unit.target)) return [];
        return [
          {
            severity: slip ? 'error' : 'warning',
            ...(other
              ? says('acronym.other', {
                  acronym: textAt(unit.text, acronym),
                  other: textAt(unit.target, other),
                })
              : says('acronym.missing', { acronym: textAt(unit.text, acronym) })),
            source: spanOf(acronym),
            ...(other && { target: spanOf(other) }),
          },
        ];
      });
    return missing.length > 0 ? missing : addedIn(unit, written);
  },
);

/** An organisation that everyone knows, where the source has nothing that it could stand for. */
function addedIn(unit: TargetedUnit, written: readonly Acronym[]): readonly Omit<Finding, 'check'>[] {
  const added = written.find(({ text }) =>
    ORGANISATIONS.some(([name, polish]) => name.test(text) && !polish.isIn(unit.text)),
  );
  if (!added) return [];
  return [
    {
      severity: 'warning',
      ...says('acronym.added', { acronym: textAt(unit.target, added) }),
      target: spanOf(added),
    },
  ];
}

const ORGANISATIONS: readonly (readonly [RegExp, Pattern])[] = [
  [/^(?:UN|UNO|ONU|ООН)$/u, pattern(/ONZ|narod/iu)],
  [/^(?:EU|ЄС)$/u, pattern(/UE|uni[ijęąao]|unijn|europ|wspólnot|bruksel/iu)],
  [/^(?:NATO|OTAN|НАТО)$/u, pattern(/NATO|sojusz|pakt|natowsk/iu)],
  [/^(?:IMF|IWF|FMI|МВФ)$/u, pattern(/MFW|IMF|walutow/iu)],
  [/^(?:WHO|OMS|ВООЗ)$/u, pattern(/WHO|zdrowia/iu)],
];

interface Acronym extends Span {
  readonly text: string;
}

/** Two capitals or more: NATO, PiS, MSWiA, U.S.; with the endings that Polish gives them: „INF-u”, „PAP-em”. */
const acronymsIn = rememberedText((text: string): readonly Acronym[] => {
  if (!hasCandidate(glance(text)) || isShouted(glance(text))) return [];
  return ACRONYM.all(text)
    .filter(match => TWO_CAPITALS.in(text).test(match[0]))
    .map(match => ({ text: match[0].replace(/\./g, ''), start: match.index, end: match.index + match[0].length }));
});

const ACRONYM = pattern(
  /(?<![\p{L}\p{N}@#_.])(?:\p{Lu}\.){2,}|(?<![\p{L}\p{N}@#_.-])\p{Lu}\p{Ll}?\p{Lu}[\p{Lu}iza]{0,6}(?![\p{L}\p{N}])/gu,
);
const TWO_CAPITALS = pattern(/\p{Lu}.*\p{Lu}/u);

/** Two capitals at the front of a word, or words of a letter side by side. */
function hasCandidate({ words, capitals }: Glance): boolean {
  if (capitals < 2) return false;
  return words.some(({ text, end }, at) => beginsLikeAcronym(text) || words[at + 1]?.start === end + 1);
}

/** A capital, perhaps a small letter, and another capital. */
function beginsLikeAcronym(word: string): boolean {
  const kinds = [0, 1, 2].map(at => kindAt(word, at));
  if (kinds.some(kind => kind & STRANGE)) return true;
  const [first = 0, second = 0, third = 0] = kinds;
  return (first & CAPITAL) > 0 && ((second & CAPITAL) > 0 || ((second & SMALL) > 0 && (third & CAPITAL) > 0));
}

/** A headline in capitals has no acronyms. */
function isShouted({ letters, capitals }: Glance): boolean {
  return letters > 12 && capitals > letters * 0.7;
}

function isRendered(acronym: string, target: string, written: readonly Acronym[]): boolean {
  const transliterated = [...acronym].map(letter => CYRILLIC[letter] ?? letter).join('');
  if (written.some(({ text }) => text === acronym || text === transliterated || text.startsWith(acronym))) return true;
  if (patternOf(acronym, transliterated).isIn(target)) return true;
  return COUNTERPARTS[acronym]?.isIn(target) ?? false;
}

/** An acronym of the target that none of the source’s accounts for. */
function isUnexplained({ text }: Acronym, own: readonly Acronym[]): boolean {
  return !own.some(each => each.text === text || COUNTERPARTS[each.text]?.isIn(text));
}

const patterns = new Map<string, Pattern>();

function patternOf(acronym: string, transliterated: string): Pattern {
  const known = patterns.get(acronym);
  if (known) return known;
  const made = pattern(new RegExp(`(?<![\\p{L}])(?:${acronym}|${transliterated})(?![\\p{Ll}]{4})`, 'iu'));
  if (patterns.size >= PATTERNS_KEPT) patterns.clear();
  patterns.set(acronym, made);
  return made;
}

const PATTERNS_KEPT = 500;

/** Another letter in one place, or neighbours changed round. */
function isSlip(acronym: string, other: string): boolean {
  const [a, b] = [fold(acronym), fold(other)];
  if (a === b || a.length !== b.length || a.length < 3) return false;
  const differing = [...a].filter((letter, index) => letter !== b[index]).length;
  return differing === 1 || (differing === 2 && [...a].sort().join() === [...b].sort().join());
}

/** Whether the target may have the full name: two capitalised words in a row, or a word that institutions are made of. */
function isWrittenOut(target: string): boolean {
  return INSTITUTION.isIn(target) || CAPITALISED_PAIR.isIn(target);
}

const CAPITALISED_PAIR = pattern(
  /\p{Lu}\p{Ll}+(?:[ -](?:of|for|the|and|de|du|des|la|für|der|des|und|з|та|і|of the|for the))*[ -](?:l’|d’)?\p{Lu}\p{Ll}+/u,
);

const INSTITUTION = pattern(
  /minist|agenc|agentur|offic|bureau|amt|behörde|counc|conseil|rat\b|party|partei|parti|police|polizei|service|dienst|fund|fonds|bank|banque|institut|union|federation|committee|company|court|міністерств|відомств|агентств|управлінн|служб|парт|банк|інститут|комітет|суд|фонд|компані/iu,
);

const CYRILLIC: Readonly<Record<string, string>> = {
  A: 'А',
  B: 'Б',
  C: 'Ц',
  D: 'Д',
  E: 'Е',
  F: 'Ф',
  G: 'Г',
  H: 'Г',
  I: 'І',
  J: 'Й',
  K: 'К',
  L: 'Л',
  Ł: 'Л',
  M: 'М',
  N: 'Н',
  O: 'О',
  P: 'П',
  R: 'Р',
  S: 'С',
  T: 'Т',
  U: 'У',
  V: 'В',
  W: 'В',
  Y: 'И',
  Z: 'З',
  a: 'а',
  i: 'і',
  z: 'з',
};

/** What well-known Polish acronyms are in the other languages. */
const COUNTERPARTS: Readonly<Record<string, Pattern>> = Object.fromEntries(
  Object.entries({
    UE: 'EU\\b|E\\.U\\.|European|europä|Europ|union|ЄС|Євро',
    ONZ: 'UNO?\\b|U\\.N\\.|ONU|United Nations|Vereinte|Nations [Uu]nies|ООН|Об’єднан|Організаці\\p{L}+ Об',
    NATO: 'OTAN|НАТО|Alliance|Allian|Альянс|Nordatlanti',
    USA: 'US\\b|U\\.S|United States|Americ|Amerik|amerik|États-Unis|Etats-Unis|améric|США|Америк|америк',
    RP: 'Pol|Rzeczpospolit|Republi|Польщ|польськ|РП|Речі',
    PAP: 'PAP|ПАП',
    MON: 'MoND?|MND|[Dd]efen[cs]e|Verteidigung|Défense|оборони',
    MSZ: 'MFA|FCDO|[Dd]iplom|[Дд]ипломат|[Ff]oreign|Außen|Auswärtig|étrang|закордонн|МЗС',
    MSWiA: '[Ii]nterior|Innen|[Ii]ntérieur|внутрішн|МВС',
    MSW: '[Ii]nterior|Innen|[Ii]ntérieur|внутрішн|МВС',
    RFN: 'German|German|deutsch|Deutsch|Bundesrep|BRD|[Aa]llemagn|allemand|Allemand|ФРН|Німеч|німец',
    ZSRR: 'USSR|U\\.S\\.S\\.R|Soviet|Sowjet|UdSSR|URSS|soviét|Soviét|СРСР|Радян|радян',
    ChRL: 'PRC|China|Chines|Chin|КНР|Кита|кита',
    KE: 'EC\\b|Commission|Kommission|EU|КЄ|комісі|Комісі',
    PE: 'EP\\b|Parlia|Parlament|Parlement|парламент',
    TSUE: 'CJEU|ECJ|EuGH|CJUE|Court|Gerichtshof|Cour|Суд|суд',
    ETPC: 'ECHR|ECtHR|EGMR|CEDH|Court|Gerichtshof|Cour|Суд|суд',
    TK: 'Tribunal|Constitutional|Verfassung|[Cc]onstitution|Конституц|конституц',
    SN: 'Supreme|Oberst|suprême|Suprême|Верховн|верховн',
    NIK: 'Audit|Rechnung|[Cc]omptes|[Cc]ontrôle|контрол',
    NBP: 'Bank|Banque|банк|Банк|НБП',
    RPP: 'Polic|Rat|Conseil|Рад|рад',
    GUS: 'Statist|statist|Статист|статист',
    PKB: 'GDP|gross domestic|BIP|Bruttoinlands|PIB|ВВП',
    VAT: 'VAT|MwSt|Mehrwertsteuer|Umsatzsteuer|TVA|ПДВ',
    USD: '\\$|[Dd]ollar|[Дд]олар',
    EUR: '€|[Ee]uro|[Єє]вро',
    PLN: 'z[lł]|Z[lł]|злот',
    GBP: '£|[Pp]ound|Pfund|[Ll]ivre|[Фф]унт',
    CHF: '[Ff]ran[ck]|франк',
    UAH: '₴|[Hh]ryv|[Hh]ryw|Griwna|гривн|грн',
    IT: 'IT\\b|inform|інформ|ІТ',
    MAEA: 'IAEA|AIEA|IAEO|МАГАТЕ|Atom|atom',
    KPRM: 'Chancell|Kanzlei|Staatskanzlei|Канцеляр|Prime Minister',
    OT: '[Tt]erritorial|терито|Терито|тероб|ТрО',
    RCB: 'Security|Sicherheit|[Ss]écurité|безпек',
    CPK: '[Aa]irport|Communication|Hub|Verkehr|[Ff]lughafen|[Aa]éroport|комунікац|порт',
    OSP: '[Ff]ire|Feuerwehr|pompiers|[Пп]ожеж',
    GDDKiA: 'Road|Straßen|[Rr]out|доріг|дорож',
    ŻW: '[Mm]ilitary [Pp]olice|Militärpolizei|Feldjäger|[Gg]endarmerie|[Жж]андарм|[Вв]ійськов',
    PIT: 'income tax|PIT|Einkommen|revenu|податк',
    CIT: 'corporate|CIT|Körperschaft|sociétés|податк',
    ZUS: 'Social|Sozial|[Ss]ocial|соціальн|ЗУС',
    NFZ: 'Health|Gesundheit|[Ss]anté|здоров',
    MZ: 'Health|Gesundheit|[Ss]anté|здоров',
    UOKiK: 'Competition|Wettbewerb|Concurrence|конкуренц',
    PiS: 'PiS|Law and Justice|Recht und Gerechtigkeit|Droit et [Jj]ustice|ПіС|Право',
    PO: 'PO\\b|Civic|Bürger|[Cc]ivique|Платформ|ГП|opposition',
    KO: 'KO\\b|Civic|Bürger|[Cc]ivique|Коаліц',
    PSL: 'PSL|Peasants|[Pp]eople|Agrar|Bauern|[Pp]aysan|ПСЛ|Селян|селян',
    SLD: 'SLD|Left|Links|[Gg]auche|Лів|лів|СДЛ',
    MFW: 'IMF|Monetary|IWF|Währungsfonds|FMI|[Mm]onétaire|МВФ|валютн',
    WHO: 'WHO|World Health|WGO|OMS|ВООЗ|охорони здоров',
    OBWE: 'OSCE|OSZE|ОБСЄ',
    OECD: 'OECD|OCDE|ОЕСР',
    MKOl: 'IOC|Olymp|CIO|МОК|олімп',
    PZPN: 'PZPN|Football|Fußball|[Ff]ootball|футбол',
    AGD: 'appliance|Haushalt|électroménag|побутов',
    RTV: 'TV|radio|electronic|Fernseh|Unterhaltung|телевіз|радіо',
    AIDS: 'AIDS|SIDA|СНІД|sida|Aids',
    DNA: 'DNA|DNS|ADN|ДНК',
    RTG: 'X-ray|Röntgen|radio|рентген',
    OZE: 'renewab|erneuerbar|renouvelabl|відновлюван|ВДЕ',
    UPA: 'UPA|УПА|Insurgent|Aufständ|[Ii]nsurrection|повстан',
    AK: 'AK\\b|Home Army|Heimatarmee|Armée de l|Армі',
    LOT: 'LOT|ЛОТ',
    WOT: 'TDF|WOT|[Tt]errit|ТрО|територ',
    SG: 'Border|Grenz|[Ff]ront|[Пп]рикордон',
    PSP: 'Fire|Feuer|[Pp]ompier|пожеж|рятув',
    BBN: 'National Security|Sicherheit|[Ss]écurité|безпек|NSB',
    RBN: 'National Security|Sicherheit|[Ss]écurité|безпек|NSC',
    IPN: 'IPN|Remembrance|Gedenken|[Mm]émoire|пам’ят',
    KGP: '[Pp]olice|[Pp]olizei|поліц',
    KRS: 'Judici|judici|Justiz|[Mm]agistrature|Court Register|суд|правосудд',
    SA: 'SA\\b|S\\.A|Inc|PLC|plc|AG\\b|АТ|Appeal|Berufung|appel',
  }).map(([acronym, names]) => [acronym, pattern(new RegExp(names, 'u'))]),
);
