import type { Locale, Span } from '../model.ts';
import { languageOf } from './language.ts';
import { type Pattern, pattern, wordPattern } from './pattern.ts';
import { rememberedText } from './remembered.ts';
import { isInOneOf } from './spans.ts';

/** Where a Polish text denies: „nie”, „nikt”, „ani”, save in phrases that deny nothing or are usually turned round. */
export const polishNegatives = rememberedText((text: string): readonly Span[] => {
  const denials = allDenials(text);
  if (denials.length === 0) return [];
  const isTurned = isInOneOf(spansOf(text, text.includes('?') ? TURNED_OR_ASKED : TURNED));
  return denials.filter(denial => !isTurned(denial));
});

/** Every place where a Polish text denies. */
export function allDenials(text: string): readonly Span[] {
  return spansOf(text, DENIAL);
}

function spansOf(text: string, pattern: Pattern): readonly Span[] {
  return pattern.all(text).map(match => ({ start: match.index, end: match.index + match[0].length }));
}

/**
 * Whether a translation denies, in so many words or with a word that can stand for a denial (“unable”), of which it
 * must have more than the source’s own („niewidzialny”, “invisible”) explain.
 */
export function deniesToo(target: string, locale: Locale, source: string): boolean {
  const language = languageOf(locale);
  const strong = STRONG[language]?.all(target) ?? [];
  const own = BEZ.all(source).length;
  if (strong.some(match => !WITHOUT.test(match[0])) || strong.length > own) return true;
  if (ANSWERED.some(([denial, answer]) => denial.isIn(source) && answer.isIn(target))) return true;
  const weak = (WEAK[language] ?? []).reduce((sum, pattern) => sum + pattern.all(target).length, 0);
  return weak + strong.length > POLISH_LEXICAL.all(source).length;
}

/** Denials that have an answer of their own, in whatever language: „nie żyje”, “is dead”; „nie przekracza”, “up to”. */
const ANSWERED: readonly (readonly [Pattern, Pattern])[] = [
  [
    wordPattern(/(?<!\p{L})nieprawomocn\p{L}+/iu),
    wordPattern(/(?<!\p{L})(?:appeal\p{L}*|anfecht\p{L}*|Berufung|appel|recours|оскарж\p{L}+)(?!\p{L})/iu),
  ],
  [
    wordPattern(/(?<!\p{L})nie żyj\p{L}+/iu),
    wordPattern(
      /(?<!\p{L})(?:dead|died|dies|death|passed away|tot|gestorben|verstorben|tödlich|morte?s?|décédée?s?|помер\p{L}*|мертв\p{L}*|загину\p{L}*)(?!\p{L})/iu,
    ),
  ],
  [
    wordPattern(/(?<!\p{L})nie ?przekracz\p{L}+/iu),
    wordPattern(
      /(?<!\p{L})(?:up to|at most|maximum|below|under|less than|within|höchstens|maximal|bis zu|unter|moins de|au plus|inférieur\p{L}*|до|менш\p{L}*|нижч\p{L}*|максимум)(?!\p{L})/iu,
    ),
  ],
];

/**
 * Whether a translation says what the source denies: „nie wyklucza” has become “rules out”. Nothing is to be missed
 * there but the “not”, for the verb alone is negative enough.
 */
export function turnsRound(target: string, locale: Locale, source: string): boolean {
  if (STRONG[languageOf(locale)]?.isIn(target)) return false;
  return DOUBLE.some(([denial, verb]) => denial.isIn(source) && verb.isIn(target));
}

/** Verbs that are negative by themselves, denied in Polish; and as they are, in whatever language. */
const DOUBLE: readonly (readonly [Pattern, Pattern])[] = [
  [
    wordPattern(/(?<!\p{L})nie z?(?:lekceważ|ignor)\p{L}+/iu),
    wordPattern(
      /(?<!\p{L})(?:ignor\p{L}+|underestimat\p{L}+|disregard\p{L}*|neglect\p{L}*|unterschätz\p{L}*|néglig\p{L}+|sous-estim\p{L}+|ігнору\p{L}+|нехту\p{L}+)(?!\p{L})/iu,
    ),
  ],
  [
    wordPattern(/(?<!\p{L})nie wyklucz\p{L}+/iu),
    wordPattern(
      /(?<!\p{L})(?:rul(?:e|es|ed|ing) out|exclud(?:es?|ed|ing)|schlie(?:ß|ss)(?:t|en)(?!\p{L})[^.;]* aus|schloss(?:en)? [^.;]* aus|exclu(?:t|ent|ait|aient|re)|виключа(?:є|ють|в|ла|ли))(?!\p{L})/iu,
    ),
  ],
  [
    wordPattern(/(?<!\p{L})nie zaprzecz\p{L}+/iu),
    wordPattern(
      /(?<!\p{L})(?:den(?:y|ies|ied)|dementiert\p{L}*|bestreite\p{L}*|bestritt\p{L}*|dément(?:ent|i|it)?|démenti\p{L}*|заперечу\p{L}+)(?!\p{L})/iu,
    ),
  ],
];

/** Whether a Polish text has anything that a translation may deny. */
export const hasPolishNegative = rememberedText((text: string): boolean => POLISH_NEGATIVES.isIn(text));

export function knowsNegatives(locale: Locale): boolean {
  return languageOf(locale) in STRONG;
}

/** Where a text denies in so many words. */
export function saysNo(text: string, locale: Locale): Span | undefined {
  const match = DENIALS[languageOf(locale)]?.first(text);
  return match ? { start: match.index, end: match.index + match[0].length } : undefined;
}

const words = (names: string) => wordPattern(new RegExp(`(?<![\\p{L}-])(?:${names})(?![\\p{L}])`, 'giu'));

const DENIAL = words(
  'nie|nie(?:przekracza|posiada|ma)jąc\\p{L}+|nieprawomocn\\p{L}+|nikt|nikogo|nikomu|nikim|nigdy|nigdzie|żad(?:en|n\\p{L}+)',
);

/** „Nie tylko”, „nie brakuje”, „dopóki nie”, „nie mniej niż”, „nie ukrywa”: rightly without a negative elsewhere. */
const TURNS = [
  'nie tylko',
  'nie (?:do)?brak\\p{L}*',
  'nie lada',
  '(?:nigdy )?nie zapom\\p{L}+',
  'nie (?:mniej|więcej|później|wcześniej|dalej|dłużej|gorzej|lepiej)',
  'nie(?:\\s\\p{L}+)? ukryw\\p{L}+',
  'nie (?:kryj|kryl|krył)\\p{L}*',
  'nie (?:ulega|ma) wątpliwości',
  'nie (?:przesta|ustaj|ustaw|ustal|zawah|wyklucz|wątpi|zapomn|zapomin|pozostaj|szczędz|pomij)\\p{L}*',
  'nie (?:jest|są|był\\p{L}*|pozostaj\\p{L}*) obojętn\\p{L}*',
  '(?:dopóki|póki|zanim)(?:\\s[^\\s,]+){0,3}? nie',
  'o mało(?: co)? nie|omal nie|mało nie|nie raz|co nie co|czemu nie|dlaczego nie|czyż nie|nie inaczej|byle nie|kto nie',
  'nie bez(?:\\s\\p{L}+)?',
  'nie sposób nie',
  'nie dość, że|nie dość że',
  'co się stało, to się nie odstanie',
  'nie kto inny|nie gdzie indziej|nikt inny',
  'nie bardziej niż',
  'nie od dziś|nie od dzisiaj|nie od wczoraj|nie byle jak\\p{L}+',
  'nic nie stoi na przeszkodzie',
];
const TURNED = words(TURNS.join('|'));
const TURNED_OR_ASKED = words([...TURNS, '(?:czy|to) nie\\b(?=[^.?]*\\?)'].join('|'));

/** “Without” says what „bez” says, and no more. */
const WITHOUT = /^(?:without|ohne|sans|без)$/iu;
const BEZ = wordPattern(/(?<!\p{L})beze?(?!\p{L})/giu);

/** Words that deny, in each target language. */
const STRONG: Readonly<Record<string, Pattern>> = {
  en: pattern(
    /\b(?:not|cannot|no(?! (?:matter|doubt|wonder)\b|\. ?\d)|nor|none|nobody|nothing|neither|never|nowhere|without|nil|zero|non)\b|n[’']t\b/giu,
  ),
  de: pattern(
    /(?<!\p{L})(?:nicht\p{L}*|kein\p{L}*|nie|niemals|niemand\p{L}*|nirgend\p{L}*|weder|ohne|nein|null)(?!\p{L})/giu,
  ),
  fr: pattern(
    /(?<!\p{L})(?:ne|(?<!(?:un|le|du|des|ses|les|premiers?|grands?|faux) )(?<!d[’']un )pas|jamais|rien|aucune?s?|personne|ni|non|sans)(?!\p{L})|(?<!\p{L})n[’']/giu,
  ),
  uk: pattern(
    /(?<!\p{L})(?:не|ні|ніхто|ніщо|ніколи|ніде|ніяк\p{L}*|нічого|нікого|нікому|ані|нема\p{L}*|жод\p{L}+|без)(?!\p{L})/giu,
  ),
};

/** Words that may stand for a denial: “unable”, “refuse”, „lehnt ab”, « impossible ». */
const WEAK: Readonly<Record<string, readonly Pattern[]>> = {
  en: [
    pattern(
      new RegExp(
        `\\b(?:${[
          'hardly|barely|scarcely|rarely|seldom|little|few|fewer|unless|instead|except|rather than|other than|far from|anything but|yet to|out of(?! (?:\\d|two|three|four|five|six|seven|eight|nine|ten|a hundred|every))|free of|short of',
          '(?:lack|fail(?!ure)|refus|den(?:y|i)|reject|declin|avoid|prevent|prohibit|forb[ia]d|cease|ignor|neglect|exclud|oppos(?!it)|disagree|miss(?!ile|ion)|refrain|abstain|overlook|ban(?:s|n)|resist|dismiss|rul(?:e|ed|es|ing) out|doubt)\\w*',
          'appeal\\w*|absen(?:t|ce)|empty|vacant|deserted|impossible|unable|false|wrong|invalid|void|against|illegal|irre\\w+|immo\\w+|imper(?!i)\\w+|impro(?!v)\\w+|impa(?!ct|rt)\\w+|impr?ud\\w+|inab\\w+|incap\\w+|insuff\\w+|inadeq\\w+|inappropr\\w+|ineff\\w+|inval\\w+|inco(?!m[ei]|rp)\\w+|ina[cd]\\w+|indif\\w+|inex\\w+|insi(?!de|st|g)\\w+|non-?\\w+|\\w+less',
          'un(?!der|it|ion|iqu|iver|cle(?!ar)|anim|if|til|less|do)\\w{3,}|dis(?!as|c(?!onn|red)|cipl|tr|pl|tan|eas|h|put|pos|miss)\\w{3,}|mis(?!sil|sio|tres|ter|ts)\\w{4,}',
          'stop(?:s|ped|ping)?|remain\\w*|always|beyond',
        ].join('|')})\\b`,
        'giu',
      ),
    ),
  ],
  de: [
    pattern(
      new RegExp(
        `(?<![\\p{L}])(?:${[
          'kaum|wenig\\p{L}*|statt|anstatt|außer|selten|leer|anfecht\\p{L}*|Berufung|weiterhin|bleib\\p{L}*',
          '(?:verweiger|ablehn|abgelehn|lehn|fehl|mangel|mangeln|unmöglich|verzicht|verhinder|verbot|verbiet|vermeid|vermied|ausgeschl|ausschl|entgeh|miss(?!ion)|versäum|dementier|bestritt|bestreit|widersprech|wider|gegen|zurückgewies|\\p{L}+los(?!s)|\\p{L}+frei|in(?:akt|eff|akz|toler|diff)|irre|illeg|de-|zweifel|verlor|aufhör|stopp|wehr|ignorier|scheiter|verschoss|verschieß|verpass|vergab)\\p{L}*',
        ].join('|')})`,
        'giu',
      ),
    ),
    wordPattern(/(?<!\p{L})un(?!d|s|ter|gef|i|mittel)\p{Ll}{3,}/gu),
  ],
  fr: [
    pattern(
      new RegExp(
        `(?<![\\p{L}])(?:${[
          'guère|nullement|peu|rarement|sauf|excepté|au lieu|hormis|faute|plutôt que|loin de|à peine|privée?s? d(?:es?|u)?|vides?|appel|recours|reste\\p{L}*',
          '(?:refus|rejet|impossib|incap|interdi|empêch|évit|manqu|absen|dément|ni(?:er|é|ait)|im(?:mob|par|per|pro|pui|pr|mut)|in(?!t|di|vit|form|stit|stal|ves|clu|di|ter|ci|fra|dus|s(?!uff|ens))|ir(?:ré|re)|il(?:lég)|dés(?!i|orm)|mal(?!g)|échou|exclu|renonc|cess|ignor|oppos|contre|abst|faux|fausse|dout|néglig|rat)\\p{L}*',
        ].join('|')})(?![\\p{L}])`,
        'giu',
      ),
    ),
  ],
  uk: [
    wordPattern(
      /(?<![\p{L}])(?:не\p{L}+|без\p{L}*|відмов\p{L}*|запереч\p{L}*|відсутн\p{L}*|відхил\p{L}*|уник\p{L}*|заборон\p{L}*|замість|крім|окрім|навряд|ледве|брак\p{L}*|рідко|мало|оскарж\p{L}+|порожн\p{L}+|припин\p{L}*|проти|виключ\p{L}*|залиша\p{L}*|сумнів\p{L}*|ігнор\p{L}*|хибн\p{L}*)(?![\p{L}])/giu,
    ),
  ],
};

/** What may be denied in Polish without „nie”: a text that has any of it is not told to deny nothing. */
const POLISH_NEGATIVES = wordPattern(
  new RegExp(
    `(?<![\\p{L}])(?:${[
      'nie(?!(?:go|j|mu|mal|co|raz|ch|b\\p{L}*|dziel\\p{L}*|mie?c\\p{L}*|mc\\p{L}*)(?!\\p{L}))\\p{L}*',
      'ni[kc]\\p{L}*|nigd\\p{L}+|ani|żad\\p{L}+',
      'bez\\p{L}*|brak\\p{L}*|zabrak\\p{L}*|pozbaw\\p{L}*|wol(?:ny|na|ne|ni) od|zero|trudno|rzadko|mało|mały|mała|małe|małych|ledwo|ledwie|zaledwie|wcale|skąd\\p{L}*',
      'naj\\p{L}{3,} od|najwcześniej|najszybciej|najpóźniej|dopiero|zamiast|oprócz|prócz|poza|pomimo|mimo|wbrew|chyba|tylko|jedynie|aż|zanim',
      'zakaz\\p{L}*|zabr[ao]ni\\p{L}*|wzbroni\\p{L}*|odm[aóo]w\\p{L}*|odmawia\\p{L}*|zaprzecz\\p{L}*|odrzuc\\p{L}*|wyklucz\\p{L}*|wykreśl\\p{L}*|zrezygn\\p{L}*|rezygn\\p{L}*|przesta\\p{L}+|zaprzesta\\p{L}*|unik\\p{L}+|uniem\\p{L}+|powstrzym\\p{L}*|wstrzym\\p{L}*|zatrzym\\p{L}*|sprzeci\\p{L}*|przeciw\\p{L}*|zapomn\\p{L}*|zapomin\\p{L}*|pomi[nj]\\p{L}*|ignor\\p{L}*|zignor\\p{L}*|lekceważ\\p{L}*|zlekceważ\\p{L}*|strac\\p{L}*|utrac\\p{L}*|stron\\p{L}+ od|odstąp\\p{L}*|odst[ęą]p\\p{L}*|uchyl\\p{L}*|wątpi\\p{L}*|zani(?:ech|edb)\\p{L}*|opu[sś][zc]\\p{L}*|oszcz\\p{L}*|odbieg\\p{L}*|zawi(?:od|ó)\\p{L}*|przegra\\p{L}*|poraż\\p{L}*|unieważ\\p{L}*|odwoł\\p{L}*|anul\\p{L}*|przeszk\\p{L}*|utrudn\\p{L}*|zapob\\p{L}*|przecież',
      'czy\\p{L}*|wciąż|nadal|jeszcze|trwa\\p{L}*|zbyt|dość|słab\\p{L}*|obojętn\\p{L}*|absurd\\p{L}*|fałsz\\p{L}*|kłam\\p{L}*|myl\\p{L}*|pomyl\\p{L}*|błęd\\p{L}*|pust\\p{L}*|daremn\\p{L}*|jałow\\p{L}*|anty\\p{L}*|martw\\p{L}*|próżn\\p{L}*',
    ].join('|')})(?![\\p{L}])`,
    'iu',
  ),
);

/** Polish words that become a weak negative of their own: „niewidzialny”, „bez”, „odmówił”. */
const POLISH_LEXICAL = wordPattern(
  /(?<!\p{L})(?:nie(?!mal(?!\p{L})|dziel|mie?c|mc|raz)\p{L}{3,}|bez\p{L}*|(?:za)?brak\p{L}*|zaledwie|ledwo|przeciw\p{L}*|sprzeciw\p{L}*|zakaz\p{L}*|odm[óo]w\p{L}*|odmawia\p{L}*|zaprzecz\p{L}*|odrzuc\p{L}*|odwoł\p{L}*|apelacj\p{L}*|kasacj\p{L}*|unieważ\p{L}*|unik\p{L}*|trudn\p{L}*|mało|zamiast|oprócz|mimo|pomimo)(?!\p{L})/giu,
);

const DENIALS: Readonly<Record<string, Pattern>> = {
  en: pattern(
    /\b(?:(?<!if |or |why )not(?! only| just| least| until)|cannot|never|nobody|no one|nothing|neither|none)\b|n[’']t\b/u,
  ),
  de: wordPattern(/(?<!\p{L})(?:nicht(?! nur)|kein(?:e[nrms]?)?|nie|niemals|niemand(?:en|em)?|nichts)(?!\p{L})/iu),
  fr: wordPattern(
    /(?<!\p{L})(?:ne(?!\p{L})|n[’'])(?:[^.,;]{0,40}?)(?<!\p{L})(?:pas(?! seulement| moins| que)|jamais|rien|aucune?|personne)(?!\p{L})/iu,
  ),
  uk: wordPattern(
    /(?<!\p{L})(?:не(?! лише| тільки| менш| більш)|ніколи|ніхто|ніщо|нічого|немає|жод(?:ен|н\p{L}+))(?!\p{L})/iu,
  ),
};
