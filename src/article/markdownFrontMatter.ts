import type { Root } from 'mdast';
import { isMap, isScalar, parseDocument, Scalar, stringify } from 'yaml';
import { writtenAsIs } from '../codes.ts';
import { AppError } from '../errors.ts';
import type { Span } from '../model.ts';
import { headHoldsBack, holdsBack } from './embargo.ts';
import { labelOf } from './labels.ts';
import type { MarkedBlock } from './markup.ts';

/** What readers see of an article's head. */
const SHOWN: ReadonlySet<string> = new Set(['title', 'subtitle', 'description', 'summary', 'excerpt', 'lead']);

/** What front matter has for readers, and what it says of the article. */
export interface Head {
  readonly blocks: readonly MarkedBlock[];
  readonly embargo: boolean;
}

/**
 * The texts for readers in front matter, as labels. Keys, other values, comments and quoting stay. TOML stays as it is.
 *
 * @throws AppError where it is no YAML: nobody then knows whether it says `embargo`
 */
export function frontMatterOf({ children: [first] }: Root, source: string, path: string): Head | undefined {
  const type: string = first?.type ?? '';
  if (!first || !('value' in first) || (type !== 'yaml' && type !== 'toml')) return undefined;
  if (type === 'toml') return { blocks: [], embargo: headHoldsBack(source) };
  const start = source.indexOf('\n', source.startsWith('---\r') && source[4] !== '\n' ? 0 : 3) + 1;
  return yamlHead(source, { start, end: start + first.value.length }, path);
}

function yamlHead(source: string, { start, end }: Span, path: string): Head {
  const text = source.slice(start, end);
  const document = parseDocument(text, { logLevel: 'silent' });
  const [error] = document.errors;
  const lineOf = (offset: number) => source.slice(0, start + offset).split('\n').length;
  if (error)
    throw new AppError(
      'project',
      `Cannot read ${path}, line ${lineOf(error.pos[0])}: the front matter is not YAML.`,
      'Put values that hold a colon or quotes between quotes: title: "Szczyt NATO: dzień drugi".',
      { cause: error },
    );
  if (!isMap(document.contents)) return { blocks: [], embargo: headHoldsBack(source) };
  const isFlow = document.contents.flow === true;
  const blocks = document.contents.items.flatMap(({ key, value }): readonly MarkedBlock[] => {
    const isShown = isScalar(key) && typeof key.value === 'string' && SHOWN.has(key.value);
    if (!isShown || !isScalar(value) || typeof value.value !== 'string' || !value.range) return [];
    const [from, to] = value.range;
    const span = { start: start + from, end: start + to };
    const passage = labelOf(value.value, span, lineOf(from));
    if (!passage) return [];
    const isBlock = value.type === Scalar.BLOCK_FOLDED || value.type === Scalar.BLOCK_LITERAL;
    const tail = isBlock ? (/\s*$/.exec(source.slice(span.start, span.end))?.[0] ?? '') : '';
    return [
      {
        passage,
        write: tokens => quoted(writtenAsIs(tokens), isFlow ? Scalar.QUOTE_DOUBLE : value.type) + tail,
        holders: [],
        labels: [],
      },
    ];
  });
  const embargo = document.contents.items.some(
    ({ key, value }) => /^embargo$/i.test(textOf(key)) && holdsBack(textOf(value)),
  );
  return { blocks, embargo };
}

/** Empty for nothing; never empty for what is no plain value. */
function textOf(node: unknown): string {
  return isScalar(node) ? `${node.value ?? ''}`.trim() : node ? '?' : '';
}

/** A value on one line, quoted as the one before it was where that is possible. */
function quoted(text: string, type: Scalar.Type | undefined): string {
  const scalar = new Scalar(text);
  const keeps = type === Scalar.QUOTE_DOUBLE || type === Scalar.QUOTE_SINGLE || type === Scalar.PLAIN;
  scalar.type = keeps && !/[\n\r]/.test(text) ? type : Scalar.QUOTE_DOUBLE;
  return stringify(scalar, { lineWidth: 0, doubleQuotedMinMultiLineLength: text.length + 1 }).trimEnd();
}
