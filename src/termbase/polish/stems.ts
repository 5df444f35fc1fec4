/** Sound changes of Polish stems, as spelling. Sources: the tables of any Polish grammar; each rule is one line. */

/** Ends of stems before the locative's -e (and the feminine dative's): `t` becomes `ci` as in Fryta, Frycie. */
const SOFTENED: readonly (readonly [hard: string, soft: string])[] = [
  ['sł', 'śle'],
  ['zł', 'źle'],
  ['st', 'ście'],
  ['zd', 'ździe'],
  ['zm', 'źmie'],
  ['sn', 'śnie'],
  ['zn', 'źnie'],
  ['ch', 'sze'],
  ['tt', 'tcie'],
  ['th', 'cie'],
  ['dd', 'ddzie'],
  ['ll', 'lle'],
  ['k', 'ce'],
  ['g', 'dze'],
  ['h', 'że'],
  ['t', 'cie'],
  ['d', 'dzie'],
  ['r', 'rze'],
  ['ł', 'le'],
  ['s', 'sie'],
  ['z', 'zie'],
  ['n', 'nie'],
  ['m', 'mie'],
  ['w', 'wie'],
  ['v', 'vie'],
  ['b', 'bie'],
  ['p', 'pie'],
  ['f', 'fie'],
  ['x', 'ksie'],
];

/** The stem with -e after it, softened; undefined after a consonant that takes -u or -i instead. */
export function softened(stem: string): string | undefined {
  const rule = SOFTENED.find(([hard]) => stem.endsWith(hard));
  return rule && stem.slice(0, -rule[0].length) + rule[1];
}

/** The same where a turns into e before the soft consonant: gwiazda, gwieździe; las, lesie. */
export function loweredSoftened(stem: string): string | undefined {
  const lowered = /^(.*)a([tdzsłrnw]{1,2})$/.exec(stem);
  return lowered ? softened(`${lowered[1]}e${lowered[2]}`) : undefined;
}

const SOFT = /(?:[lj]|c|cz|sz|rz|dz|dż|ż|ń|ś|ź|ć|dź|ch|h|k|g)$/;
const VELAR = /[kg]$/;
const KREVELAR = /(?:[kg]|ch|h)$/;

/** Whether a masculine stem takes -u in the locative. */
export function takesU(stem: string): boolean {
  return SOFT.test(stem);
}

export function isVelar(stem: string): boolean {
  return VELAR.test(stem);
}

/** Whether -i, not -y, is what a plural or genitive ending sounds like after this stem. */
export function takesI(stem: string): boolean {
  return /(?:[kglj]|[iń])$/.test(stem);
}

export function isBackVelar(stem: string): boolean {
  return KREVELAR.test(stem);
}

/** A final ń, ś, ź, ć, dź before a vowel: Poznań, Poznania. */
export function beforeVowel(stem: string): string {
  const soft: Readonly<Record<string, string>> = { ń: 'ni', ś: 'si', ź: 'zi', ć: 'ci' };
  const last = soft[stem.slice(-1)];
  return last === undefined ? stem : stem.slice(0, -1) + last;
}

/**
 * The stems that a masculine word in a consonant may have before an ending: the word itself; without a fleeting e
 * (Marek, Marka; Kaliniec, Kalińca); with o for ó (Baranów, Baranowa; Rosół,
 * Rosoła); with k for a foreign c (Balzac, Balzakiem).
 */
export function masculineStems(word: string): readonly string[] {
  const stems = [beforeVowel(word)];
  const fleeting = /^(.*[^aeiouyąęó])(i?)e([kcłlrnńtw])$/.exec(word);
  if (fleeting) {
    const [, before = '', soft = '', last = ''] = fleeting;
    stems.push(beforeVowel(before + last));
    if (soft && before.endsWith('n')) stems.push(`${before.slice(0, -1)}ń${last}`);
  }
  const narrow = /^(.*)ó([^aeiouyąęó]+)$/.exec(word);
  if (narrow) stems.unshift(`${narrow[1]}o${narrow[2]}`);
  if (/[aeiouy]c$/.test(word)) stems.push(`${word.slice(0, -1)}k`);
  if (/x$/.test(word)) stems.push(`${word.slice(0, -1)}ks`);
  return stems;
}

/** The plural genitive without an ending: flota, flot; with a fleeting e: walka, walek; narrowed: umowa, umów; ręka, rąk. */
export function bareGenitives(stem: string): readonly string[] {
  const forms = [
    stem.replace(/([nszc])i$/, (_, letter: string) => ({ n: 'ń', s: 'ś', z: 'ź', c: 'ć' })[letter] ?? letter),
  ];
  const last = /^(.*)(o|ę)([^aeiouyąęó]{1,2})$/.exec(stem);
  if (last) forms.push(`${last[1]}${last[2] === 'o' ? 'ó' : 'ą'}${last[3]}`);
  if (/[^aeiouyąęó][kn]$/.test(stem)) forms.push(`${stem.slice(0, -1)}e${stem.slice(-1)}`);
  return forms;
}
