import type { Root } from 'mdast';
import { type Extension, fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import { AppError } from '../errors.ts';
import type { Span } from '../model.ts';
import { countBelow } from '../spans.ts';

/** A document's tree, and the places of what the tree has no nodes for. */
export interface Parsed {
  readonly source: string;
  readonly root: Root;
  /** `]` at the end of the text of links and pictures. */
  readonly brackets: Places;
  /** Titles of links, pictures and definitions, with their quotes. */
  readonly titles: Places;
  /** How many definitions of links there are. */
  readonly definitions: number;
}

/** Spans in order. */
export interface Places {
  /** The last one that is within a stretch. */
  within(start: number, end: number): Span | undefined;
}

/** @throws AppError where it is nested as no article is */
export function parseMarkdown(source: string, path: string): Parsed {
  refuseDepth(source, path);
  refuseCrowd(source, path);
  const brackets: Span[] = [];
  const titles: Span[] = [];
  let definitions = 0;
  type Token = { readonly start: { readonly offset: number }; readonly end: { readonly offset: number } };
  const note = (spans: Span[]) => (token: Token) => {
    spans.push({ start: token.start.offset, end: token.end.offset });
  };
  const places: Extension = {
    enter: {
      labelMarker: token => {
        if (source[token.start.offset] === ']') note(brackets)(token);
      },
      resourceTitle: note(titles),
      definitionTitle: note(titles),
      definitionMarker: () => {
        definitions += 1;
      },
    },
  };
  const root = fromMarkdown(source, {
    extensions: [gfm(), frontmatter(HEADS)],
    mdastExtensions: [...gfmFromMarkdown().map(withoutTransforms), frontmatterFromMarkdown(HEADS), places],
  });
  return { source, root, brackets: placesOf(brackets), titles: placesOf(titles), definitions };
}

const HEADS = ['yaml' as const, 'toml' as const];

/** What the extensions look for in the finished tree (addresses within words) they give no place. */
function withoutTransforms({ transforms: _, ...extension }: Extension): Extension {
  return extension;
}

function placesOf(spans: Span[]): Places {
  spans.sort((a, b) => a.start - b.start);
  const ends = spans.map(({ end }) => end);
  return {
    within: (start, end) => {
      const found = spans[countBelow(ends, end + 1) - 1];
      return found && found.start >= start ? found : undefined;
    },
  };
}

/** The parser's time grows with the square of the depth. */
const DEEPEST = 100;

function refuseDepth(source: string, path: string): void {
  const deep = new RegExp(`^(?:[ \\t]*(?:>|[-+*][ \\t]|\\d{1,9}[.)][ \\t])){${DEEPEST}}`, 'm').exec(source);
  if (!deep) return;
  const line = source.slice(0, deep.index).split('\n').length;
  throw new AppError(
    'project',
    `Cannot read ${path}, line ${line}: quotes or lists are nested more than ${DEEPEST} deep.`,
    'Is this an article? Remove the file, or the nesting.',
  );
}

/** Brackets within brackets: the parser's time grows with the third power of their depth. */
const MOST_NESTED = 100;
/** In one paragraph: the parser's time grows with the square of their number. */
const MOST_MARKS = 30_000;

/** Refuses a paragraph that nobody wrote by hand, before the parser loses itself in it. */
function refuseCrowd(source: string, path: string): void {
  let [depth, marks, line] = [0, 0, 0];
  let fence = '';
  for (const text of source.split(/\r\n|[\n\r]/)) {
    line += 1;
    const [, own = ''] = /^[ \t]*(`{3,}|~{3,})/.exec(text) ?? [];
    if (fence !== '') {
      if (own.startsWith(fence)) fence = '';
      continue;
    }
    fence = own;
    // A row of a table, and a line of HTML, are taken by themselves.
    if (own !== '' || /^[ \t]*(?:$|[|<])/.test(text)) [depth, marks] = [0, 0];
    for (const [mark] of text.matchAll(/\\.|[[\]*_~`<&]/g)) {
      if (mark === '[') depth += 1;
      else if (mark === ']') depth = Math.max(0, depth - 1);
      marks += 1;
      if (depth <= MOST_NESTED && marks <= MOST_MARKS) continue;
      const what =
        depth > MOST_NESTED
          ? `brackets are nested more than ${MOST_NESTED} deep`
          : 'the paragraph has too many marks of formatting';
      throw new AppError(
        'project',
        `Cannot read ${path}, line ${line}: ${what}.`,
        'Split the paragraph: blank lines part paragraphs.',
      );
    }
  }
}
