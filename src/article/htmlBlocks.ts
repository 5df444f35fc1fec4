import { writtenAsIs } from '../codes.ts';
import type { BlockKind, Span } from '../model.ts';
import { holdsBack } from './embargo.ts';
import { writeAttribute, writeHtml } from './htmlEscape.ts';
import {
  BREAKS_OUT,
  FOREIGN,
  HOLDS_HTML,
  INLINE,
  kindWithin,
  OPAQUE,
  SPOKEN,
  TOLD,
  VOID,
  WORDS_STAY,
} from './htmlNames.ts';
import { type Item, passageOf, type TextItem } from './htmlPassage.ts';
import { type HtmlToken, tokenize } from './htmlTokens.ts';
import { labelOf } from './labels.ts';
import type { MarkedBlock, MarkedLabel } from './markup.ts';
import { lineCounter } from './textFormat.ts';

export interface HtmlDocument {
  readonly blocks: readonly MarkedBlock[];
  readonly embargo: boolean;
  /** As `<meta>` says it. */
  readonly charset?: string;
  /** Where `<html>` says its language, or could. */
  readonly language?: { readonly span: Span; readonly value?: string };
  /** The languages that are said elsewhere, of what does not stay as it is. */
  readonly languages: readonly SaidLanguage[];
}

export interface SaidLanguage {
  /** Of the attribute. */
  readonly span: Span;
  /** `lang` or `xml:lang` */
  readonly name: string;
  readonly value: string;
  /** Of `<html>` and `<body>`, and so of all: some programs say it there. */
  readonly isOfAll: boolean;
}

type Tag = Extract<HtmlToken, { kind: 'open' | 'close' }>;

export function readHtml(source: string): HtmlDocument {
  const reader = new Reader(source);
  tokenize(source, token => reader.take(token));
  reader.flush();
  return reader.document();
}

/** Longer passages are cut: a text has a bounded number of codes. */
const MOST_ITEMS = 10_000;

/** Goes through a document once, with the elements that are open. Nothing is nested in it, whatever the document is. */
class Reader {
  private readonly blocks: MarkedBlock[] = [];
  private readonly open: { readonly name: string; readonly kind: Exclude<BlockKind, 'verbatim'> }[] = [];
  private readonly counts = new Map<string, number>();
  private readonly lineOf: (offset: number) => number;
  private items: Item[] = [];
  /** The element that stays as a whole, while in it. */
  private opaque: { readonly tag: Tag; depth: number; words: string; holders: number } | undefined;
  private embargo = false;
  private charset: string | undefined;
  private language: HtmlDocument['language'];
  private readonly languages: SaidLanguage[] = [];

  constructor(private readonly source: string) {
    this.lineOf = lineCounter(source);
  }

  document(): HtmlDocument {
    const { blocks, embargo, charset, language, languages } = this;
    return {
      ...{ blocks, embargo, languages },
      ...(charset !== undefined && { charset }),
      ...(language && { language }),
    };
  }

  take(token: HtmlToken): void {
    if (this.opaque && !this.leavesOpaque(token)) return;
    if (token.kind === 'text') this.takeText(token);
    else if (token.kind === 'comment') this.items.push({ kind: 'whole', name: '', start: token.start, end: token.end });
    else this.takeTag(token);
    if (this.items.length >= MOST_ITEMS) this.flush();
  }

  /** The tokenizer gives words and white space apart. */
  private takeText(token: TextItem): void {
    const last = this.items.at(-1);
    if (last?.kind !== 'text') this.items.push(token);
    else this.items[this.items.length - 1] = { ...last, text: last.text + token.text, end: token.end };
  }

  /** Ends the passage. */
  flush(): void {
    this.endOpaque(this.source.length);
    if (this.items.length === 0) return;
    const { source, items, lineOf } = this;
    this.items = [];
    const labels = items.flatMap(item => this.labelsIn(item));
    const passage = passageOf(source, items, this.open.at(-1)?.kind ?? 'paragraph', lineOf);
    if (!passage) this.blocks.push(...labels.map(loose));
    else {
      const { start, end } = passage.span;
      const isInside = (label: MarkedLabel) => label.spans.every(span => span.start >= start && span.end <= end);
      const raw = source.slice(start, end);
      this.blocks.push(...labels.filter(label => !isInside(label) && (label.spans[0]?.start ?? 0) < start).map(loose), {
        passage,
        write: tokens => writeHtml(tokens, raw),
        holders: items.flatMap(item =>
          item.kind === 'text' ? [] : [{ at: item.start, data: source.slice(item.start, item.end) }],
        ),
        labels: alike(labels.filter(isInside), items, source),
      });
      this.blocks.push(...labels.filter(label => !isInside(label) && (label.spans[0]?.start ?? 0) >= start).map(loose));
    }
  }

  // ── Tags ──────────────────────────────────────────────────────────────────────────────────────────────────────

  private takeTag(tag: Tag): void {
    const { name, kind } = tag;
    if (kind === 'open') this.noteHead(tag);
    const isKept = kind === 'open' && (OPAQUE.has(name) || isLeftAlone(tag)) && !VOID.has(name);
    if (kind === 'open' && !isKept) this.noteLanguages(tag);
    if (!INLINE.has(name)) this.flush();
    if (isKept) this.opaque = { tag, depth: 1, words: '', holders: 0 };
    else if (INLINE.has(name)) this.items.push({ ...tag, kind: VOID.has(name) ? 'whole' : kind });
    else this.takeBlock(tag);
  }

  private takeBlock(tag: Tag): void {
    const { name, kind } = tag;
    if (kind === 'open') {
      this.blocks.push(...this.labelsIn(tag).map(loose));
      if (VOID.has(name)) return;
      this.open.push({ name, kind: kindWithin(name) ?? this.open.at(-1)?.kind ?? 'paragraph' });
      this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
      return;
    }
    if (!this.counts.get(name)) return;
    for (let last = this.open.pop(); last; last = this.open.pop()) {
      this.counts.set(last.name, (this.counts.get(last.name) ?? 1) - 1);
      if (last.name === name) return;
    }
  }

  /** Whether the element that stays as a whole is over before this token, which is then to be read. */
  private leavesOpaque(token: HtmlToken): boolean {
    const { opaque } = this;
    if (!opaque) return true;
    const { name } = opaque.tag;
    if (token.kind === 'text') opaque.words += token.text;
    const isTag = token.kind === 'open' || token.kind === 'close';
    if (isTag && token.name === name) opaque.depth += token.kind === 'open' ? 1 : -1;
    if (opaque.depth === 0) {
      this.endOpaque(token.end);
      return false;
    }
    if (isTag && HOLDS_HTML.has(token.name)) opaque.holders += token.kind === 'open' ? 1 : -1;
    const breaksOut = token.kind === 'open' && FOREIGN.has(name) && BREAKS_OUT.has(token.name) && opaque.holders <= 0;
    // A word of code does not reach beyond its paragraph, whatever its author forgot.
    const isOver = breaksOut || (isTag && isPhrase(name) && !INLINE.has(token.name));
    if (isOver) this.endOpaque(token.start);
    return isOver;
  }

  private endOpaque(end: number): void {
    const { opaque } = this;
    if (!opaque) return;
    this.opaque = undefined;
    const { tag, words } = opaque;
    if (!INLINE.has(tag.name)) return;
    const stands = isPhrase(tag.name) ? words.replace(/[ \t\n\r\f]+/g, ' ') : '';
    const spoken = !isPhrase(tag.name) && !isLeftAlone(tag) && { attributes: tag.attributes };
    this.items.push({
      kind: 'whole',
      name: tag.name,
      start: tag.start,
      end,
      ...spoken,
      ...(stands !== '' && { stands }),
    });
  }

  private noteHead(tag: Tag): void {
    const { name, attributes } = tag;
    if (name === 'html' && !this.language) {
      const there = attributes.span('lang');
      const at = tag.start + '<html'.length;
      const value = there && (attributes.value('lang') ?? '');
      this.language = { span: there ?? { start: at, end: at }, ...(value !== undefined && { value }) };
    }
    if (name !== 'meta') return;
    const content = attributes.value('content');
    const pragma = attributes.value('http-equiv')?.toLowerCase() === 'content-type' ? content : undefined;
    this.charset ??= attributes.value('charset') ?? /charset\s*=\s*["']?([^\s;"']+)/i.exec(pragma ?? '')?.[1];
    if (['name', 'property', 'itemprop'].some(key => attributes.value(key)?.trim().toLowerCase() === 'embargo'))
      this.embargo ||= holdsBack(content ?? '');
  }

  private noteLanguages({ name: element, attributes }: Tag): void {
    for (const name of ['lang', 'xml:lang']) {
      const [span, value] = [attributes.span(name), attributes.value(name)];
      if (!span || value === undefined || (element === 'html' && name === 'lang')) continue;
      this.languages.push({ span, name, value, isOfAll: element === 'html' || element === 'body' });
    }
  }

  private labelsIn(item: Item | Tag): readonly MarkedLabel[] {
    if (item.kind === 'text' || !item.attributes) return [];
    const { attributes, name } = item;
    const told = (attributes.value('name') ?? attributes.value('property') ?? '').toLowerCase();
    const names: readonly string[] = name === 'meta' ? (TOLD.has(told) ? ['content'] : []) : SPOKEN;
    const places = names.map(each => [each, attributes.span(each)?.start ?? 0] as const).sort(([, a], [, b]) => a - b);
    return places.flatMap(([each]) => {
      const [value, place] = [attributes.value(each), attributes.span(each)];
      if (!value || !place) return [];
      const equals = /^[^=]*=\s*/.exec(this.source.slice(place.start, place.end))?.[0].length ?? 0;
      const span = { start: place.start + equals, end: place.end };
      const passage = labelOf(value.replace(/[ \t\n\r\f]+/g, ' '), span, this.lineOf(span.start));
      const raw = this.source.slice(span.start, span.end);
      return passage ? [{ passage, spans: [span], write: (text: string) => writeAttribute(text, raw) }] : [];
    });
  }
}

/** An element within a sentence whose words are part of it. */
function isPhrase(name: string): boolean {
  return WORDS_STAY.has(name) || (INLINE.has(name) && !OPAQUE.has(name));
}

function isLeftAlone({ attributes }: Tag): boolean {
  const translate = attributes.value('translate')?.trim().toLowerCase();
  return translate === 'no' || /(?:^|\s)notranslate(?:\s|$)/.test(attributes.value('class') ?? '');
}

/** A label that is in no passage. */
function loose({ passage, write }: MarkedLabel): MarkedBlock {
  return { passage, write: tokens => write(writtenAsIs(tokens)), holders: [], labels: [] };
}

/** Codes that are alike have one label. */
function alike(labels: readonly MarkedLabel[], items: readonly Item[], source: string): readonly MarkedLabel[] {
  const known = new Map<string, MarkedLabel>();
  let next = 0;
  for (const label of labels) {
    const at = label.spans[0]?.start ?? 0;
    while ((items[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next += 1;
    const item = items[next];
    const key = item ? `${at - item.start} ${source.slice(item.start, item.end)}` : String(at);
    const same = known.get(key);
    known.set(key, same ? { ...same, spans: [...same.spans, ...label.spans] } : label);
  }
  return [...known.values()];
}
