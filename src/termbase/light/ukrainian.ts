import type { LightLanguage } from './grammar.ts';

/**
 * Ukrainian: each word by the declensions that its end allows, as noun and as adjective, with the usual changes of
 * stem (г/з, к/ц, х/с; і/о, і/е; fleeting о, е). Sources: the tables of any Ukrainian grammar.
 */
export const ukrainian: LightLanguage = {
  inflect: word => (word.length < 3 ? [] : [...new Set([...adjective(word), ...noun(word)])]),
};

const HARD = ['ий', 'ого', 'ому', 'им', 'ім', 'а', 'ої', 'ій', 'у', 'ою', 'е', 'і', 'их', 'ими'];
const SOFT = ['ій', 'ього', 'ьому', 'ім', 'я', 'ьої', 'ю', 'ьою', 'є', 'і', 'іх', 'іми'];

function adjective(word: string): readonly string[] {
  const [, stem] = /^(.{2,})(?:ий|ій|а|я|е|є|і)$/.exec(word) ?? [];
  if (stem === undefined) return [];
  const soft = /(?:я|є)$/.test(word) || (/(?:ій|і)$/.test(word) && /[нк]$/.test(stem));
  return [...HARD.map(end => stem + end), ...(soft ? SOFT.map(end => stem + end) : [])];
}

const PLURAL = ['ам', 'ами', 'ах'];
const SOFT_PLURAL = ['ям', 'ями', 'ях'];

function noun(word: string): readonly string[] {
  const stem = word.slice(0, -1);
  const join = (base: string, ends: readonly string[]) => ends.map(end => base + end);
  if (/(?:нн|тт|лл|сс|дд|зз|чч)я$/.test(word))
    return [...join(stem, ['ю', 'ям', 'і', 'ями', 'ях']), `${stem.slice(0, -1)}ь`];
  if (/ія$/.test(word)) return [...join(stem, ['ї', 'ю', 'єю', 'й', 'є', ...SOFT_PLURAL])];
  if (/я$/.test(word)) return join(stem, ['і', 'ї', 'ю', 'ею', 'єю', 'ь', 'й', ...SOFT_PLURAL]);
  if (/а$/.test(word))
    return [...join(stem, ['и', 'у', 'ою', 'ею', 'о', 'і', ...PLURAL]), `${softened(stem)}і`, ...bare(stem)];
  if (/о$/.test(word))
    return [...join(stem, ['а', 'у', 'ом', 'ові', 'і', ...PLURAL]), `${softened(stem)}і`, ...bare(stem)];
  if (/е$/.test(word))
    return [...join(stem, ['я', 'ю', 'ем', 'і', 'а', 'у', ...SOFT_PLURAL, ...PLURAL]), `${stem}ь`, stem];
  if (/ість$/.test(word)) return [...join(word.replace(/ість$/, 'ост'), ['і', 'ей', ...SOFT_PLURAL]), `${stem}ю`];
  if (/ь$/.test(word)) return consonantStems(stem).flatMap(base => [...join(base, SOFT_ENDS), `${base}ю`]);
  if (/й$/.test(word)) return join(stem, ['я', 'ю', 'єві', 'єм', 'ї', 'їв', ...SOFT_PLURAL]);
  if (/[иії]$/.test(word)) return fromPlural(stem, word);
  return consonantStems(word).flatMap(base =>
    base.endsWith('ц') ? join(base, SOFT_ENDS) : [...join(base, HARD_ENDS), `${softened(base)}і`],
  );
}

const HARD_ENDS = ['', 'а', 'у', 'ові', 'еві', 'ом', 'ем', 'і', 'е', 'и', 'ів', ...PLURAL];
const SOFT_ENDS = ['ь', 'я', 'ю', 'еві', 'ем', 'і', 'ів', 'ей', ...SOFT_PLURAL];

/** A term cited in the plural, in its other cases and in the singular: сили, сил, силам; ракети, ракета. */
function fromPlural(stem: string, word: string): readonly string[] {
  const ends = /и$/.test(word)
    ? ['ів', 'а', 'у', 'ою', 'о', 'ові', 'ом', 'і', ...PLURAL]
    : ['ів', 'їв', 'ей', 'ь', 'й', 'я', 'ю', 'ею', 'єю', 'ем', 'єм', ...SOFT_PLURAL, ...PLURAL];
  return [...ends.map(end => stem + end), ...bare(stem)];
}

function softened(stem: string): string {
  const last = { г: 'з', к: 'ц', х: 'с' }[stem.slice(-1)];
  return last === undefined ? stem : stem.slice(0, -1) + last;
}

/** A stem without an ending, also with a fleeting vowel: спілка, спілок. */
function bare(stem: string): readonly string[] {
  const forms = [stem, stem.replace(/о([^аеєиіїоуюя])$/, 'і$1')];
  const cluster = /^(.*[^аеєиіїоуюяй])([кнлр])$/.exec(stem);
  if (cluster) forms.push(`${cluster[1]}о${cluster[2]}`, `${cluster[1]}е${cluster[2]}`);
  return forms;
}

/** The stems of a word in a consonant: договір, договор-; вертоліт, вертольот-; Київ, Києв-; літак; стрілець, стрільц-; ринок, ринк-. */
function consonantStems(word: string): readonly string[] {
  const stems = [word];
  const kyiv = /^(.*)ї([^аеєиіїоуюя])$/.exec(word);
  if (kyiv) stems.push(`${kyiv[1]}є${kyiv[2]}`);
  const closed = /^(.*)і([^аеєиіїоуюя]{1,2})$/.exec(word);
  if (closed) stems.push(`${closed[1]}о${closed[2]}`, `${closed[1]}е${closed[2]}`);
  const flight = /^(.*л)і(т)$/.exec(word);
  if (flight) stems.push(`${flight[1]}ьо${flight[2]}`);
  const fleeting = /^(.*[^аеєиіїоуюя])[ое]([кцнл])$/.exec(word);
  if (fleeting) stems.push(`${fleeting[1]}${fleeting[2]}`, `${fleeting[1]}ь${fleeting[2]}`);
  return stems;
}
