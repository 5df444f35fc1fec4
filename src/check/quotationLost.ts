import type { Finding } from '../model.ts';
import { spanOf, targetCheck, textAt } from './check.ts';
import { languageOf } from './language.ts';
import { pattern } from './pattern.ts';
import { findQuoteMarks, type QuoteMark } from './quoteMarks.ts';
import { says } from './wording.ts';

/**
 * A quotation may begin in one sentence and end in another, so opening and closing marks are counted apart. Dialogue
 * that Polish sets with a dash may get marks.
 *
 * | | Polish | translation | |
 * |---|---|---|
 * | en | „Tak” – powiedział. | “Yes,” he said. | passes |
 * | de | "Byliśmy zgodni. | „Wir waren uns einig. | passes |
 * | fr | – Tak – powiedział. | « Oui », a-t-il dit. | passes |
 * | uk | Film „Orzeł” trwa. | Триває фільм «Орел». | passes |
 * | en | Tak pisze „Gazeta Wyborcza”. | So writes Gazeta Wyborcza. | passes |
 * | en | „Tak” – powiedział. | “Yes, he said. | found |
 * | de | "Byliśmy zgodni. | Wir waren uns einig. | found |
 * | fr | To „nowa jakość”. | C’est une nouvelle qualité. | found |
 * | uk | „Tak” – powiedział. | Так», — сказав він. | found |
 * | uk | Zestrzelono 45 szahedów. | Збито 45 «шахедів». | passes |
 */
export const quotationLost = targetCheck(
  'quotation',
  'A quotation that is not opened, or not closed, in the translation as it is in the source.',
  (unit, { targetLocale }) => {
    const source = findQuoteMarks(unit.text);
    const target = findQuoteMarks(unit.target);
    if (source.length === 0 && target.length === 0) return [];
    const [from, to] = [balance(source), balance(target)];
    const isDialogue = from.marks === 0 && /(?:^|[\s.,!?])[-–—]\s/u.test(unit.text);
    if (isDialogue) return [];
    if (from.open - from.close !== to.open - to.close) return [unbalanced(source, target)];
    if (to.quotations - (languageOf(targetLocale) === 'uk' ? namesIn(unit.target) : 0) > from.quotations)
      return [added];
    const [first] = source;
    const isLost = to.quotations + titlesIn(unit.text) < from.quotations;
    return isLost && first ? [lost(unit.text, first)] : [];
  },
);

function unbalanced(source: readonly QuoteMark[], target: readonly QuoteMark[]): Omit<Finding, 'check'> {
  const [from, to] = [balance(source), balance(target)];
  const [first] = source;
  const last = target.at(-1);
  return {
    severity: from.open === from.close || to.marks > 0 ? 'error' : 'warning',
    ...says(to.open > to.close && from.open <= from.close ? 'quotation.open' : 'quotation.unbalanced'),
    ...(first && { source: spanOf(first) }),
    ...(last && { target: spanOf(last) }),
  };
}

const added: Omit<Finding, 'check'> = {
  severity: 'warning',
  ...says('quotation.added'),
};

function lost(text: string, first: QuoteMark): Omit<Finding, 'check'> {
  return {
    severity: 'warning',
    ...says('quotation.lost', { mark: textAt(text, first) }),
    source: spanOf(first),
  };
}

/** Names in quotation marks, „Gazeta Wyborcza”, „Grot”, go without them in many a style; speech does not. */
function titlesIn(text: string): number {
  return TITLE.all(text).filter(match => match[0].split(' ').length <= 4).length;
}

const TITLE = pattern(/(?<=[^\s:]\s?)[„“«"](?:\p{Lu}{2,6}[”“»"]|(?=\p{Lu})[^„“”«»",.?!]{1,60}[”“»"](?!\s*[-–—]))/gu);

/** Ukrainian sets the names of weapons, firms and papers in quotation marks: «шахед», «Укрзалізниця». */
function namesIn(text: string): number {
  return NAME.all(text).filter(match => match[0].split(' ').length <= 3).length;
}

const NAME = pattern(/[«„][^«»„“”.,!?]{1,40}[»“”]/gu);

interface Balance {
  readonly marks: number;
  readonly open: number;
  readonly close: number;
  /** Quotations that begin or end here, with those inside them. */
  readonly quotations: number;
}

function balance(marks: readonly QuoteMark[]): Balance {
  const open = marks.filter(({ role, level }) => role === 'open' && level === 'double').length;
  const close = marks.filter(({ role }) => role === 'close').length;
  const single = marks.filter(({ level }) => level === 'single').length;
  return { marks: marks.length, open, close, quotations: Math.max(open, close) + single };
}
