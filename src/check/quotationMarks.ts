import type { Finding } from '../model.ts';
import { spanOf, targetCheck, textAt } from './check.ts';
import { languageOf } from './language.ts';
import { findQuoteMarks, type QuoteMark } from './quoteMarks.ts';
import { says } from './wording.ts';

/**
 * English takes “…” or straight marks, German „…“ or »…«, French « … », Ukrainian «…» or „…“; inside a quotation the
 * others of a language are free.
 *
 * | | Polish | translation | |
 * |---|---|---|
 * | en | | “Yes,” he said. | passes |
 * | en | | "Yes," he said. | passes |
 * | de | | „Ja“, sagte er. | passes |
 * | fr | | « Oui », a-t-il dit. | passes |
 * | uk | | «Так», — сказав він. | passes |
 * | en | | „Yes,” he said. | found |
 * | de | | „Ja”, sagte er. | found |
 * | fr | | "Oui", a-t-il dit. | found |
 * | uk | | "Так", — сказав він. | found |
 */
export const quotationMarks = targetCheck(
  'quotation-marks',
  'Quotation marks of another language than the translation’s.',
  (unit, { targetLocale }) => {
    const style = STYLES[targetLocale] ?? STYLES[languageOf(targetLocale)];
    if (!style) return [];
    const marks = findQuoteMarks(unit.target).filter(({ level }) => level === 'double');
    const outer = marks.find(({ mark }) => style.inner?.includes(mark));
    const foreign =
      marks.find(({ role, mark }) => !style[role].includes(mark)) ??
      (outer && !marks.some(({ mark }) => !style.inner?.includes(mark)) ? outer : undefined);
    if (foreign) return [finding(unit.target, foreign, style.example)];
    const straight = marks.find(({ mark }) => mark === '"');
    const curly = marks.some(({ mark }) => mark !== '"');
    return straight && curly ? [finding(unit.target, straight, style.example)] : [];
  },
);

function finding(text: string, mark: QuoteMark, example: string): Omit<Finding, 'check'> {
  return {
    severity: 'warning',
    ...says('quotation-marks.foreign', { mark: textAt(text, mark), example }),
    target: spanOf(mark),
  };
}

interface Style {
  readonly open: readonly string[];
  readonly close: readonly string[];
  /** Those of the above that only stand inside a quotation. */
  readonly inner?: readonly string[];
  readonly example: string;
}

const STYLES: Readonly<Record<string, Style>> = {
  en: { open: ['“', '"'], close: ['”', '"'], example: '“…”' },
  de: { open: ['„', '»'], close: ['“', '«'], example: '„…“' },
  'de-CH': { open: ['«', '„'], close: ['»', '“'], example: '«…»' },
  fr: { open: ['«', '“'], close: ['»', '”'], inner: ['“', '”'], example: '« … »' },
  uk: { open: ['«', '„'], close: ['»', '“', '”'], example: '«…»' },
};
