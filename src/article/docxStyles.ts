import type { BlockKind } from '../model.ts';
import { childElements, type XmlElement } from '../xml.ts';
import { attribute, child, settingOf, wordName } from './docxXml.ts';

/** What the styles of a document say of its paragraphs. @param root  of `word/styles.xml`, where there is one */
export function paragraphKinds(root: XmlElement | undefined): (paragraph: XmlElement) => BlockKind {
  const styles = new Map(
    (root ? childElements(root) : [])
      .filter(element => wordName(element) === 'style')
      .map(element => [attribute(element, 'styleId') ?? '', element] as const),
  );
  return paragraph => {
    const properties = child(paragraph, 'pPr');
    const own = chainOf(styles, settingOf(properties, 'pStyle'));
    const names = own.map(style => (settingOf(style, 'name') ?? '').toLowerCase());
    const levels = [properties, ...own.map(style => child(style, 'pPr'))];
    const first = (read: (level: XmlElement | undefined) => string | undefined) =>
      levels.map(read).find(value => value !== undefined);
    const outline = Number(first(level => settingOf(level, 'outlineLvl')) ?? BODY_TEXT);
    if (outline < BODY_TEXT || names.some(name => HEADING.test(name))) return 'heading';
    const list = first(level => settingOf(child(level, 'numPr'), 'numId'));
    if ((list !== undefined && list !== '0') || names.some(name => LIST.test(name))) return 'listItem';
    return names.some(name => QUOTE.test(name)) ? 'quote' : 'paragraph';
  };
}

/** The outline level of what is no heading (ECMA-376-1, 17.3.1.20). */
const BODY_TEXT = 9;
/** Word's own styles have English names in the file, whatever people see; other programs' and people's own may not. */
const HEADING = /^(?:heading|title|subtitle|nagłówek|tytuł|podtytuł|überschrift|titel|untertitel|titre|заголовок)\b/u;
const LIST = /^list (?:bullet|number)/;
const QUOTE = /quot|cytat|zitat|citation|цитата/;
/** A style may be based on one that is based on itself. */
const LONGEST_CHAIN = 12;

function chainOf(styles: ReadonlyMap<string, XmlElement>, id: string | undefined): readonly XmlElement[] {
  const chain: XmlElement[] = [];
  let next = id;
  while (next !== undefined && chain.length < LONGEST_CHAIN) {
    const style = styles.get(next);
    if (style) chain.push(style);
    next = settingOf(style, 'basedOn');
  }
  return chain;
}
