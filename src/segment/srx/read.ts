import { AppError } from '../../errors.ts';
import { childElements, parseXml, textOf, type XmlElement } from '../../xml.ts';
import { firstOf } from './first.ts';
import { matcherOf } from './matcher.ts';
import { parsePattern } from './parsepattern.ts';
import { type Pattern, PatternError } from './pattern.ts';
import type { SrxRule, SrxRules } from './rules.ts';
import { hasBackreference, simplify } from './simplify.ts';

/**
 * Reads an SRX 2.0 file (or 1.0). Its patterns may be in Java's or ICU's syntax; `\b`, `\w`,
 * `\s` and `\d` mean Unicode's letters, white space and digits. Comments and extensions are passed over.
 * @param text  the file, decoded
 * @param file  its name, for messages
 * @throws AppError that names the line and the rule, where the XML is broken or a pattern cannot be used
 */
export function parseSrx(text: string, file: string): SrxRules {
  const root = parseXml(text, { file });
  if (root.local !== 'srx')
    throw unusable(file, root.line, `it is no SRX but <${root.name}>`, 'Give a segmentation rules file (.srx).');
  const header = childElements(root, 'header')[0];
  const body = childElements(root, 'body')[0];
  if (!body)
    throw unusable(file, root.line, 'it has no <body>', 'Export the rules again from the tool that made them.');
  const rules = new Map(
    within(body, 'languagerules', 'languagerule').map(element => [
      element.attributes.languagerulename ?? '',
      rulesOf(element, file),
    ]),
  );
  return {
    file,
    // Absent in SRX 1.0 and in OmegaT's files, whose rules are cascaded all the same.
    cascade: header?.attributes.cascade !== 'no',
    maps: within(body, 'maprules', 'languagemap').map(element => mapOf(element, rules, file)),
  };
}

/** SRX 1.0 has another element in between. */
function within(body: XmlElement, list: string, item: string): readonly XmlElement[] {
  return childElements(body, list).flatMap(element =>
    childElements(element).flatMap(child => (child.local === item ? [child] : childElements(child, item))),
  );
}

function mapOf(
  element: XmlElement,
  rules: ReadonlyMap<string, readonly SrxRule[]>,
  file: string,
): SrxRules['maps'][number] {
  const { languagepattern = '', languagerulename = '' } = element.attributes;
  const named = rules.get(languagerulename);
  if (!named)
    throw unusable(
      file,
      element.line,
      `the languagemap names “${languagerulename}”, and no languagerule is called that`,
      'Correct the languagerulename, or delete the languagemap.',
    );
  try {
    return { pattern: new RegExp(`^(?:${languagepattern})$`, 'i'), rules: named };
  } catch (cause) {
    throw unusable(
      file,
      element.line,
      `the languagepattern “${languagepattern}” is no regular expression`,
      'Correct it: “pl.*” fits Polish.',
      cause,
    );
  }
}

function rulesOf(element: XmlElement, file: string): readonly SrxRule[] {
  const language = element.attributes.languagerulename ?? '';
  return childElements(element, 'rule').map((rule, place) => {
    const name = `rule ${place + 1} of “${language}” (line ${rule.line})`;
    const before = patternOf(rule, 'beforebreak', name, file);
    const after = patternOf(rule, 'afterbreak', name, file);
    return {
      breaks: rule.attributes.break !== 'no',
      name,
      before: matcherOf(before, 'left'),
      after: matcherOf(after, 'right'),
      last: firstOf(before, false),
      first: firstOf(after, true),
    };
  });
}

function patternOf(rule: XmlElement, side: 'beforebreak' | 'afterbreak', name: string, file: string): Pattern {
  const element = childElements(rule, side)[0];
  const source = element ? textOf(element) : '';
  try {
    const pattern = parsePattern(source);
    if (side === 'beforebreak' && hasBackreference(pattern))
      throw new PatternError('a back-reference cannot be matched before a break');
    return simplify(pattern);
  } catch (cause) {
    if (!(cause instanceof PatternError)) throw cause;
    throw unusable(
      file,
      element?.line ?? rule.line,
      `the <${side}> of ${name} cannot be used: ${cause.message}, in “${source}”`,
      'Correct the pattern, or delete the rule.',
      cause,
    );
  }
}

function unusable(file: string, line: number, reason: string, advice: string, cause?: unknown): AppError {
  return new AppError('project', `Cannot read ${file}, line ${line}: ${reason}`, advice, { cause });
}
