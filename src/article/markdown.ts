import type { Definition, Heading, Nodes, Paragraph, Root, TableCell } from 'mdast';
import { writtenAsIs } from '../codes.ts';
import { AppError } from '../errors.ts';
import type { BlockKind } from '../model.ts';
import { headHoldsBack } from './embargo.ts';
import type { Format } from './format.ts';
import { labelOf } from './labels.ts';
import { escapeTitle, type Surroundings, writeInline } from './markdownEscape.ts';
import { frontMatterOf } from './markdownFrontMatter.ts';
import { codedPhrasing, oneLine } from './markdownInline.ts';
import { type Parsed, parseMarkdown } from './markdownParse.ts';
import { type MarkedBlock, passagesOf, writeMarked } from './markup.ts';
import { textFormat } from './textFormat.ts';

/**
 * Markdown: CommonMark 0.31 with GitHub's tables, task lists, footnotes and struck words, and front matter. The parser
 * gives places only; what is not translated keeps its bytes. A line break within a paragraph is a space in its text. Code,
 * blocks of HTML or mathematics, addresses and keys of front matter stay.
 */
export const markdown: Format = textFormat({
  read: (source, path) => {
    const { blocks, embargo } = readBlocks(source, path);
    return { passages: passagesOf(blocks), embargo };
  },
  write: (source, path, texts) => writeMarked(source, readBlocks(source, path).blocks, texts),
});

function readBlocks(
  source: string,
  path: string,
): { readonly blocks: readonly MarkedBlock[]; readonly embargo: boolean } {
  const parsed = parseMarkdown(source, path);
  const blocks: MarkedBlock[] = [];
  const hasDefinitions = parsed.definitions > 0;
  const head = frontMatterOf(parsed.root, source, path);
  if (head) blocks.push(...head.blocks);
  walk(parsed.root, 'paragraph', (node, kind) => {
    switch (node.type) {
      case 'heading':
      case 'paragraph':
      case 'tableCell':
        blocks.push(...phrasingBlock(node, { parsed, kind, path, hasDefinitions }));
        break;
      case 'definition':
        blocks.push(...definitionBlock(node, parsed));
        break;
      case 'code':
      case 'thematicBreak':
        blocks.push(verbatim(node, source));
    }
  });
  return { blocks, embargo: head?.embargo ?? headHoldsBack(source) };
}

/** The blocks in order, each with the kind that its container gives it. A stack, because quotes may be nested deeply. */
function walk(root: Root, kind: BlockKind, visit: (node: Nodes, kind: BlockKind) => void): void {
  const rest: { readonly node: Nodes; readonly kind: BlockKind }[] = [{ node: root, kind }];
  for (let next = rest.pop(); next; next = rest.pop()) {
    const { node, kind } = next;
    if (!CONTAINERS.has(node.type) || !('children' in node)) {
      visit(node, kind);
      continue;
    }
    const inside = node.type === 'blockquote' ? 'quote' : node.type === 'listItem' ? 'listItem' : kind;
    for (const child of node.children.toReversed()) rest.push({ node: child, kind: inside });
  }
}

const CONTAINERS: ReadonlySet<string> = new Set([
  'root',
  'blockquote',
  'list',
  'listItem',
  'footnoteDefinition',
  'table',
  'tableRow',
]);

// ── Blocks ──────────────────────────────────────────────────────────────────────────────────────────────────────

interface Reading {
  readonly parsed: Parsed;
  readonly kind: BlockKind;
  readonly path: string;
  readonly hasDefinitions: boolean;
}

/** The most codes that one text may have is `MOST_CODES`; no paragraph that people write comes near. */
const MOST_IN_BLOCK = 10_000;

function phrasingBlock(
  node: Heading | Paragraph | TableCell,
  { parsed, kind, path, hasDefinitions }: Reading,
): readonly MarkedBlock[] {
  const [first, last] = [node.children[0], node.children.at(-1)];
  const span = { start: first?.position?.start.offset ?? 0, end: last?.position?.end.offset ?? 0 };
  const line = first?.position?.start.line ?? 1;
  const raw = parsed.source.slice(span.start, span.end);
  if (!first || !last) return [];
  if (/^\$\$[^$]*\$\$$/.test(raw)) return [wordless({ kind: 'verbatim', text: raw, span, line })];
  const surroundings: Surroundings = {
    place: node.type === 'tableCell' ? 'cell' : isAtx(node, parsed.source) ? 'heading' : 'lines',
    hasDefinitions,
  };
  const { text, codes, holders, labels } = codedPhrasing(node.children, parsed, surroundings);
  if (codes.length > MOST_IN_BLOCK)
    throw new AppError(
      'project',
      `Cannot read ${path}, line ${line}: the paragraph has ${codes.length} pieces of formatting.`,
      'Split it: blank lines part paragraphs.',
    );
  const hasWords = /[\p{L}\p{N}]/u.test(withoutCodes(text));
  const passage = {
    kind: !hasWords ? ('verbatim' as const) : node.type === 'heading' ? ('heading' as const) : kind,
    text: hasWords || codes.length === 0 ? text : '',
    span,
    line,
    ...(hasWords && codes.length > 0 && { codes }),
  };
  return [{ passage, write: tokens => writeInline(tokens, surroundings), holders, labels }];
}

function withoutCodes(text: string): string {
  return text.replace(/[\u{100000}-\u{10FFFD}]/gu, '');
}

function isAtx({ type, position }: Heading | Paragraph, source: string): boolean {
  return type === 'heading' && source[position?.start.offset ?? 0] === '#';
}

/** The title of a link that is defined apart. */
function definitionBlock({ title, position }: Definition, { titles, source }: Parsed): readonly MarkedBlock[] {
  const place = titles.within(position?.start.offset ?? 0, position?.end.offset ?? 0);
  if (!title || !place) return [];
  const span = { start: place.start + 1, end: place.end - 1 };
  const passage = labelOf(oneLine(title), span, position?.start.line ?? 1);
  if (!passage) return [];
  const quote = source[place.start] ?? '"';
  return [{ passage, write: tokens => escapeTitle(writtenAsIs(tokens), quote, 'lines'), holders: [], labels: [] }];
}

/** Code and rules between parts: shown where the article is shown, and left as they are. */
function verbatim(node: Nodes, source: string): MarkedBlock {
  const span = { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
  const text = node.type === 'code' ? node.value : source.slice(span.start, span.end);
  return wordless({ kind: 'verbatim', text: text.trim(), span, line: node.position?.start.line ?? 1 });
}

function wordless(passage: MarkedBlock['passage']): MarkedBlock {
  return { passage, write: writtenAsIs, holders: [], labels: [] };
}
