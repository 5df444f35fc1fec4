import type { Finding, Span, TargetedUnit } from '../model.ts';
import { COUNTERPARTS, CYRILLIC } from './acronymNames.ts';
import { type CheckContext, isPartOfTerm, spanOf, targetCheck, textAt } from './check.ts';
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
 * | en | Zatrzymało go CBA. | He was detained by the CBŚP. | found |
 * | fr | RPP obniżyła stopy. | La MPC a abaissé les taux. | passes |
 * | fr | Zatrzymało go CBA. | Le CAB l’a arrêté. | found |
 * | en | Potaniał poniżej 30 tys. USD. | It fell below $30,000. | passes |
 * | uk | To 14 samolotów MiG-29. | Це 14 літаків МіГ-29. | passes |
 * | en | To fundusze UE. | These are UN funds. | found |
 * | en | To fundusze unijne. | These are EU funds. | passes |
 * | en | To fundusze unijne. | These are UN funds. | found |
 * | uk | Funkcjonariusze SG zatrzymali kierowcę. | Прикордонники затримали водія. | passes |
 * | uk | Zatrzymała go ABW. | Його затримало АВБ. | passes |
 * | en | Gdzie jest śnieg? [MAPA] | Where is the snow? [MAP] | passes |
 * | en | Inwestorzy czekają na EBC. | Investors are waiting for the ECB. | passes |
 * | fr | Szef EBC. | Le président de la BCE. | passes |
 * | en | NIE dla wojny | NO to war | passes |
 * | en | Kolejki na SOR-ach. | Queues at emergency departments. | passes |
 * | en | Dostanie ENA. | He will get an EAW. | passes |
 * | de | Skakali z 6 BPD. | Sie sprangen mit der 6. Luftlandebrigade. | passes |
 * | fr | KE odblokowała środki. | La CE a débloqué les fonds. | passes |
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
      .filter(acronym => !isRoman(acronym) && !isShoutedWord(acronym.text, context))
      .filter(acronym => !isPartOfTerm(acronym, unit, context) && !seen.has(acronym.text) && seen.add(acronym.text))
      .filter(acronym => !isRendered(acronym.text, unit.target, written))
      .flatMap((acronym): readonly Omit<Finding, 'check'>[] => {
        const slip = written.find(
          other => isSlip(acronym.text, other.text) && !own.some(({ text }) => text === other.text),
        );
        const other = slip ?? (COUNTERPARTS[acronym.text] && written.find(each => isUnexplained(each, own)));
        // „ENA”, EAW: one that the table does not know may be another elsewhere.
        const isTranslated = !other && !COUNTERPARTS[acronym.text] && written.some(each => isUnexplained(each, own));
        if (isTranslated || (!other && isWrittenOut(unit.target))) return [];
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

/** „[MAPA]”, „PILNE”: a word of the dictionary, which headlines have in capitals. */
function isShoutedWord(acronym: string, { lemmas }: CheckContext): boolean {
  if (SHOUTED.test(acronym)) return true;
  return acronym.length > 3 && /^\p{Lu}+$/u.test(acronym) && (lemmas?.(acronym.toLowerCase()) ?? []).length > 0;
}

/** Short words that are no acronym of their own. */
const SHOUTED = /^(?:NIE|TAK|ALE|DLA|CZY|KTO|JAK|BEZ|CO|TO|TU|DO|NA|JUŻ|POD|NAD|ZA|OD|ICH|NAS|MY|JA)$/;

function isRendered(acronym: string, target: string, written: readonly Acronym[]): boolean {
  const transliterated = [...acronym].map(letter => CYRILLIC[letter] ?? letter).join('');
  if (written.some(({ text }) => text === acronym || text === transliterated || text.startsWith(acronym))) return true;
  // „ABW”, АВБ: the words may stand in another order.
  if (
    written.some(
      ({ text }) => sortedLetters(text) === sortedLetters(transliterated) && /\p{Script=Cyrillic}/u.test(text),
    )
  )
    return true;
  if (patternOf(acronym, transliterated).isIn(target)) return true;
  return COUNTERPARTS[acronym]?.isIn(target) ?? false;
}

function sortedLetters(text: string): string {
  return [...text].sort().join('');
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
  /minist|agenc|agentur|offic|bureau|amt|behörde|counc|conseil|rat\b|party|partei|parti|police|polizei|service|dienst|fund|fonds|bank|banque|institut|union|federation|committee|company|court|міністерств|відомств|агентств|управлінн|служб|парт|банк|інститут|комітет|суд|фонд|компані|brigad|division|regiment|battalion|bataillon|бригад|дивізі|полк|баталь|department|hospital|clinic|cent(?:er|re)|univers|academ|abteilung|zentrum|klinik|urgences|hôpit|centre|відділ|лікарн|клінік|центр|університет|академі|штаб/iu,
);
