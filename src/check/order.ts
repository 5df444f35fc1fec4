import type { Finding, Locale, Span, TargetedUnit } from '../model.ts';
import { type CheckContext, spanOf, targetCheck, textAt } from './check.ts';
import { languageOf } from './language.ts';
import { citationForms } from './nameForms.ts';
import type { Name } from './names.ts';
import { findNumbers, type NumberFound } from './numbers.ts';
import { type Pattern, pattern, wordPattern } from './pattern.ts';
import { findPlaces } from './places.ts';
import { sameName, skeletonOf } from './skeleton.ts';
import { isInTime } from './times.ts';
import { says } from './wording.ts';

/**
 * What goes from one to another („z 215 do 250”, „z Katowic do Gdyni”) must not go back, and who does something must not
 * be the one to whom it is done. A translation may begin at the other end, if it says so.
 *
 * | | Polish | translation | |
 * |---|---|---|
 * | en | Wzrost z 215 do 250. | An increase from 215 to 250. | passes |
 * | en | Wzrost z 215 do 250. | An increase to 250, from 215. | passes |
 * | en | Wzrost z 215 do 250. | An increase from 250 to 215. | found |
 * | de | Spadek z 12 do 9 proc. | Ein Rückgang von 12 auf 9 Prozent. | passes |
 * | de | Spadek z 12 do 9 proc. | Ein Rückgang von 9 auf 12 Prozent. | found |
 * | fr | Lot z Gdyni do Sopotu. | Le vol de Gdynia à Sopot. | passes |
 * | fr | Lot z Gdyni do Sopotu. | Le vol de Sopot à Gdynia. | found |
 * | uk | Od 18 do 60 lat. | Від 18 до 60 років. | passes |
 * | uk | Od 18 do 60 lat. | Від 60 до 18 років. | found |
 * | en | Anna Zych pokonała Ewę Nowak. | Ewa Nowak was beaten by Anna Zych. | passes |
 * | en | Anna Zych pokonała Ewę Nowak. | Ewa Nowak beat Anna Zych. | found |
 * | de | Wygrali 3:1. | Sie gewannen 3:1. | passes |
 * | en | Wygrali 3:1. | They won 1–3. | found |
 * | en | Przegrali 1:3. | They lost 3–1. | passes |
 * | en | Zginęło sześciu Polaków i czterech Niemców. | Six Poles and four Germans were killed. | passes |
 * | en | Zginęło sześciu Polaków i czterech Niemców. | Four Poles and six Germans were killed. | found |
 */
export const order = targetCheck(
  'order',
  'Two numbers or names that have changed places in the translation.',
  (unit, context) => {
    if (languageOf(context.sourceLocale) !== 'pl') return [];
    const back = FROM.isIn(unit.text) ? [...numbersTurned(unit, context), ...namesTurned(unit, context)] : [];
    const others = [...back, ...scoresTurned(unit, context), ...peoplesTurned(unit, context)];
    return others.length > 0 ? others.slice(0, 1) : actorsTurned(unit, context);
  },
);

const FROM = wordPattern(/(?<!\p{L})(?:ze?|od) /iu);

function numbersTurned(unit: TargetedUnit, context: CheckContext): readonly Omit<Finding, 'check'>[] {
  const ways = waysIn(findNumbers(unit.text, context.sourceLocale), unit.text, context.sourceLocale);
  if (ways.length === 0) return [];
  const others = waysIn(findNumbers(unit.target, context.targetLocale), unit.target, context.targetLocale);
  return ways.flatMap(({ from, to }) => {
    if (shares(from, to)) return [];
    const other = others.find(each => shares(each.from, to) && shares(each.to, from));
    return other ? [turned(unit, from, to, other.from)] : [];
  });
}

function shares(a: NumberFound, b: NumberFound): boolean {
  return a.values.some(value => b.values.includes(value));
}

function namesTurned(unit: TargetedUnit, context: CheckContext): readonly Omit<Finding, 'check'>[] {
  const { lemmas } = context;
  const ways = lemmas ? waysIn(capitalised(unit.text), unit.text, context.sourceLocale) : [];
  if (ways.length === 0) return [];
  const others = waysIn(capitalised(unit.target), unit.target, context.targetLocale);
  return ways.flatMap(({ from, to }) => {
    const other = others.find(each => isNamed(to, each.from, context) && isNamed(from, each.to, context));
    return other ? [turned(unit, from, to, other.from)] : [];
  });
}

interface Way<S extends Span> {
  readonly from: S;
  readonly to: S;
}

/** Neighbours that stand as “from … to …”. */
function waysIn<S extends Span>(all: readonly S[], text: string, locale: Locale): readonly Way<S>[] {
  const words = WAY[languageOf(locale)];
  if (!words) return [];
  return all.flatMap((from, index) => {
    const to = all[index + 1];
    const isWay =
      to &&
      words.from.in(text).test(text.slice(Math.max(0, from.start - 8), from.start)) &&
      words.to.in(text).test(text.slice(from.end, to.start));
    return isWay ? [{ from, to }] : [];
  });
}

/** What stands before the first, and what between the two: a unit at most. */
const WAY: Readonly<Record<string, { readonly from: Pattern; readonly to: Pattern }>> = Object.fromEntries(
  Object.entries({
    pl: ['ze?|od', 'do'],
    en: ['from', 'to|until|till'],
    de: ['von|vom', 'auf|bis|nach|zu|zum'],
    fr: ["de|du|d[’']", "à|au|jusqu[’']à"],
    uk: ['з|із|зі|від', 'до'],
  }).map(([language, [from = '', to = '']]) => [
    language,
    {
      from: pattern(new RegExp(`(?<!\\p{L})(?:${from})[ \\u00A0]?(?:PLN |EUR |[$€£])?$`, 'iu')),
      to: pattern(new RegExp(`^[^.,;:()\\d]{0,16}(?<!\\p{L})(?:${to})[ \\u00A0](?:PLN |EUR |[$€£])?$`, 'iu')),
    },
  ]),
);

/** „3:1” must not become “1–3”, save of the one who lost: of him English says it from the winner’s side. */
function scoresTurned(unit: TargetedUnit, context: CheckContext): readonly Omit<Finding, 'check'>[] {
  const own = SCORE.all(unit.text).filter(match => !isInTime(unit.text, context.sourceLocale)(spanOfMatch(match)));
  if (own.length === 0) return [];
  const given = TARGET_SCORE.all(unit.target).filter(({ index }) => !LOST.test(unit.target.slice(0, index)));
  const count = (all: readonly RegExpExecArray[], first = '', second = '') =>
    all.filter(([, a, b]) => a === first && b === second).length;
  const [lost] = own.filter(
    ([, a, b]) => a !== b && count(given, a, b) < count(own, a, b) && count(given, b, a) > count(own, b, a),
  );
  const other = lost && given.find(([, a, b]) => a === lost[2] && b === lost[1]);
  if (!lost || !other) return [];
  const { start, end } = spanOfMatch(lost);
  const [first = '', second = ''] = lost.slice(1);
  const whole = { start, end: start + first.length };
  return [turned(unit, whole, { start: end - second.length, end }, spanOfMatch(other))];
}

const SCORE = pattern(/(?<![\d:.,+])(\d{1,3}):(\d{1,3})(?![\d:]|[.,]\d)/gu);
const TARGET_SCORE = pattern(
  /(?<![\d:.,–-])(\d{1,3})(?: ?[:–‑-] ?|[ \u00A0](?:to|à|zu)[ \u00A0])(\d{1,3})(?![\d:%]|[.,]\d)/gu,
);
const LOST = /\b(?:los[et]|los(?:ing|es|s)|defeat|beaten|fell|down)\b[^.;,]{0,40}$/iu;

function spanOfMatch(match: RegExpExecArray): Span {
  return { start: match.index, end: match.index + match[0].length };
}

/** „sześciu Polaków, czterech Niemców”: as many of each people or country. */
function peoplesTurned(
  unit: TargetedUnit,
  { sourceLocale, targetLocale }: CheckContext,
): readonly Omit<Finding, 'check'>[] {
  const own = countedPlaces(unit.text, sourceLocale);
  if (own.length < 2) return [];
  const others = countedPlaces(unit.target, targetLocale);
  const counterpart = (id: string) => others.filter(each => each.id === id);
  const differing = own.filter(({ id, number }) => {
    const [only, more] = counterpart(id);
    return only && !more && !shares(only.number, number) && own.some(each => shares(only.number, each.number));
  });
  const [first, second] = differing;
  const [other] = first ? counterpart(first.id) : [];
  return first && second && other ? [turned(unit, first.number, second.number, other.number)] : [];
}

function countedPlaces(text: string, locale: Locale): readonly { readonly id: string; readonly number: NumberFound }[] {
  const places = new Map(
    findPlaces(text, locale)
      .toReversed()
      .map(({ start, id }) => [start, id]),
  );
  if (places.size === 0) return [];
  return findNumbers(text, locale).flatMap(number => {
    const id = places.get(number.end + 1);
    return id === undefined ? [] : [{ id, number }];
  });
}

/** „Anna Zych pokonała Ewę Rak”: a name at the front, a verb, and a name in the accusative. English alone keeps to the order. */
function actorsTurned(unit: TargetedUnit, context: CheckContext): readonly Omit<Finding, 'check'>[] {
  const { lemmas } = context;
  if (!lemmas || languageOf(context.targetLocale) !== 'en') return [];
  const match = DEED.first(unit.text);
  const { actor = '', object = '' } = match?.groups ?? {};
  if (!match || !isObject(object, lemmas)) return [];
  const [who, whom] = [named(unit.text, actor), named(unit.text, object)];
  const written = capitalised(unit.target);
  const first = written.find(word => isNamed(who, word, context) || isNamed(whom, word, context));
  const isTurned = first && isNamed(whom, first, context) && !isNamed(who, first, context);
  const second = isTurned && written.find(word => isNamed(who, word, context));
  if (!second || PASSIVE.test(unit.target.slice(first.end, second.start))) return [];
  return [turned(unit, who, whom, first)];
}

/** In the accusative, and surely no nominative: „Ewę”, „Nowaka”, not „Ewa”. */
function isObject(word: string, lemmas: (form: string) => readonly string[]): boolean {
  const known = lemmas(word);
  return word.endsWith('ę') || (known.length > 0 && !known.includes(word));
}

const NAME = '\\p{Lu}[\\p{L}’-]+';
const DEED = pattern(
  new RegExp(
    `^(?:${NAME} )?(?<actor>${NAME}) \\p{Ll}+(?:ł|ła|ło|li|ły)(?: (?:na|w) \\p{Ll}+(?: \\p{Ll}+)?| \\p{Ll}+[ie])? (?<object>${NAME}[ęa])(?= ${NAME}|[ ,.])`,
    'u',
  ),
);
const PASSIVE = /\b(?:by|to|from|with|against|of|for)\b/u;

function named(text: string, name: string): Name {
  const start = text.indexOf(name);
  return { text: name, start, end: start + name.length };
}

function capitalised(text: string): readonly Name[] {
  return CAPITALISED.all(text).map(match => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

const CAPITALISED = pattern(/\p{Lu}[\p{L}\p{M}’-]+/gu);

function isNamed(name: Name, word: Name, { lemmas }: CheckContext): boolean {
  const written = skeletonOf(word.text);
  return citationForms(name.text, lemmas).some(form => sameName(skeletonOf(form), written));
}

function turned(unit: TargetedUnit, first: Span, second: Span, target: Span): Omit<Finding, 'check'> {
  return {
    severity: 'warning',
    ...says('order.turned', { first: textAt(unit.text, first), second: textAt(unit.text, second) }),
    source: { start: first.start, end: second.end },
    target: spanOf(target),
  };
}
