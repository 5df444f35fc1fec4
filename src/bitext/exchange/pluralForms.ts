import type { Locale } from '../../model.ts';

/**
 * The Plural-Forms of a locale as the manual of GNU gettext lists them (“Additional functions for plural forms”). Sentences
 * have no plurals, but PO editors want the line. Undefined for a language that is not listed.
 */
export function pluralForms(locale: Locale): string | undefined {
  const language = new Intl.Locale(locale).language;
  const found = FORMS.find(([languages]) => [locale, language].some(each => languages.includes(each)));
  return found && `nplurals=${found[1]}; plural=(${found[2]});`;
}

const TWELVE = 'n%10>=2 && n%10<=4 && (n%100<12 || n%100>14)';

/** Languages, how many forms, which of them. A regional form stands before its language. */
const FORMS: readonly (readonly [languages: readonly string[], count: number, which: string])[] = [
  [['ja', 'ko', 'zh', 'vi', 'th', 'id', 'ms'], 1, '0'],
  [['pt-BR', 'fr'], 2, 'n>1'],
  [[...'en de nl sv da nb nn no fo es pt it el bg fi et he eo hu tr ca eu gl ka az'.split(' ')], 2, 'n!=1'],
  [['pl'], 3, `n==1 ? 0 : ${TWELVE} ? 1 : 2`],
  [['uk', 'ru', 'be', 'sr', 'hr', 'bs'], 3, `n%10==1 && n%100!=11 ? 0 : ${TWELVE} ? 1 : 2`],
  [['cs', 'sk'], 3, '(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2'],
  [['lt'], 3, 'n%10==1 && n%100!=11 ? 0 : n%10>=2 && (n%100<10 || n%100>=20) ? 1 : 2'],
  [['lv'], 3, 'n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2'],
  [['ro'], 3, 'n==1 ? 0 : (n==0 || (n%100 > 0 && n%100 < 20)) ? 1 : 2'],
  [['sl'], 4, 'n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3'],
];
