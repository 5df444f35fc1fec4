import type { Locale, Span } from '../model.ts';
import { findMonths } from './calendar.ts';
import { isPartOfTerm, spanOf, targetCheck, textAt } from './check.ts';
import { languageOf } from './language.ts';
import { type Pattern, wordPattern } from './pattern.ts';
import { remembered } from './remembered.ts';
import { findRomans } from './romans.ts';
import { meetsOneOf } from './spans.ts';
import { says } from './wording.ts';

/**
 * „Drugi” may be “the other”, and “first” may be „najpierw”: only where one ordinal has gone and another has come.
 *
 * | | Polish | translation | |
 * |---|---|---|
 * | en | Drugi etap obejmie trzy stacje. | The second stage will take in three stations. | passes |
 * | en | Z drugiej strony to pierwszy raz. | On the other hand, this is the first time. | passes |
 * | en | Drugi etap obejmie trzy stacje. | The third stage will take in three stations. | found |
 * | en | Decyzja w IV kwartale. | A decision in the third quarter. | found |
 * | en | Ćwierćfinał o dwudziestej pierwszej. | The quarter-final at nine p.m. | passes |
 * | de | W pierwszym półroczu. | Im ersten Halbjahr. | passes |
 * | de | W pierwszym półroczu. | Im zweiten Halbjahr. | found |
 * | fr | Zajął drugie miejsce. | Il a pris la 2e place. | passes |
 * | fr | Zajął drugie miejsce. | Il a pris la première place. | found |
 * | uk | W pierwszym półroczu. | У першому півріччі. | passes |
 * | uk | W pierwszym półroczu. | У другому півріччі. | found |
 */
export const ordinalDiffers = targetCheck(
  'ordinal',
  'First where the source has second, or another ordinal in the place of the source’s.',
  (unit, context) => {
    const source = findOrdinals(unit.text, context.sourceLocale);
    if (source.length === 0) return [];
    const target = findOrdinals(unit.target, context.targetLocale);
    const [own, given] = [source, target].map(all => new Set(all.map(({ value }) => value)));
    const lost = source.find(each => !given?.has(each.value) && !isPartOfTerm(each, unit, context));
    const other = target.find(each => !own?.has(each.value));
    if (!lost || !other) return [];
    return [
      {
        severity: 'warning',
        ...says('ordinal.differs', { ordinal: textAt(unit.text, lost), other: textAt(unit.target, other) }),
        source: spanOf(lost),
        target: spanOf(other),
      },
    ];
  },
);

interface Ordinal extends Span {
  readonly value: number;
}

/** The ordinals up to ten, in words and in figures, and Roman numerals. */
const findOrdinals = remembered((text: string, locale: Locale): readonly Ordinal[] => {
  const ordinals = ORDINALS[languageOf(locale)];
  if (!ordinals) return [];
  const words = ordinals.all(text).map(match => ({
    value: match.groups?.figure
      ? Number(match.groups.figure)
      : match.findIndex((group, index) => index > 0 && group !== undefined),
    start: match.index,
    end: match.index + match[0].length,
  }));
  const isInDate = meetsOneOf(findMonths(text, locale));
  const romans = findRomans(text, locale)
    .filter(roman => !isInDate(roman))
    .map(({ values: [value = 0], start, end }) => ({ value, start, end }));
  return [...words, ...romans];
});

function ordinals(stems: string, figure: string): Pattern {
  const groups = stems.split(' ').map(stem => `(${stem})`);
  return wordPattern(new RegExp(`(?<!\\p{L})(?:${groups.join('|')})(?!\\p{L})|(?<![\\d.,])${figure}`, 'giu'));
}

const ORDINALS: Readonly<Record<string, Pattern>> = {
  pl: ordinals(
    'pierwsz\\p{L}+ drug(?:i|a|ie|iego|iej|iemu|im|ą|ich|imi)(?!\\sstron) trzeci\\p{L}* czwart(?!k|ek)\\p{L}+ piąt(?!k|ek)\\p{L}+ szóst(?!k)\\p{L}+ siódm\\p{L}+ ósm\\p{L}+ dziewiąt\\p{L}+ dziesiąt(?!k|ek)\\p{L}+',
    '(?<figure>\\d{1,2})\\.(?= \\p{Ll})',
  ),
  en: ordinals(
    'first(?:ly)? seconds? thirds? fourths?|(?<!(?:first|second|third|fourth|this|last|next|each|every|\\dst|\\dnd|\\drd|\\dth)\\s)quarters?(?!-?finals?) fifths? sixths? sevenths? eighths? ninths? tenths?',
    '(?<figure>\\d{1,2})(?:st|nd|rd|th)(?!\\p{L})',
  ),
  de: ordinals(
    'erst(?:e[nrsm]?|mals|ens|malig\\p{L}*) zweit\\p{L}+ dritt\\p{L}+ viert\\p{L}+ fünft\\p{L}+ sechst\\p{L}+ siebt\\p{L}+|siebent\\p{L}+ acht(?:e[nrsm]?|el) neunt\\p{L}+ zehnt(?!aus)\\p{L}+',
    '(?<figure>\\d{1,2})\\.(?= \\p{L})',
  ),
  fr: ordinals(
    'premi(?:er|ère)s?|premièrement deuxième\\p{L}*|seconde?s? troisième\\p{L}*|tiers quatrième\\p{L}*|quarts? cinquième\\p{L}* sixième\\p{L}* septième\\p{L}* huitième\\p{L}* neuvième\\p{L}* dixième\\p{L}*',
    '(?<figure>\\d{1,2})(?:er|re|ère|e|ème|nd|nde)(?!\\p{L})',
  ),
  uk: ordinals(
    "перш\\p{L}+|вперше друг(?:ий|а|е|ого|ої|ому|ій|им|у|ою|их|ими|і) трет\\p{L}+ четверт(?!ь)\\p{L}+|чверт\\p{L}+ п[’ʼ'](?:ят(?!ь|и|н)\\p{L}+) шост\\p{L}+ сьом\\p{L}+ восьм(?!и)\\p{L}+ дев[’ʼ']ят(?!ь|и|на)\\p{L}+ десят(?!ь|и|к)\\p{L}+",
    '(?<figure>\\d{1,2})-(?:й|а|е|го|му|ї|і|ий|ої|ому)(?!\\p{L})',
  ),
};
