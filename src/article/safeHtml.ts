import { type Attributes, type HtmlToken, tokenize } from './htmlTokens.ts';

export interface SafeOptions {
  /** The address that others are relative to; where it is given, they are made whole. */
  readonly base?: string | undefined;
  /** Whether pictures stay, and not only their descriptions. */
  readonly hasPictures?: boolean;
}

/**
 * The readable part of a page, from any HTML: headings, lists, tables, links, emphasis and the like, and nothing that runs,
 * loads or styles. Pictures are their descriptions. What is written is balanced, so that it can stand within a page.
 */
export function safeHtml(source: string, options: SafeOptions = {}): string {
  const writer = new Writer(options);
  tokenize(source, token => writer.take(token));
  return writer.written();
}

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '));

const KEPT = set(
  'a abbr address b bdi bdo blockquote caption cite code dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 i ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var',
);
const PLAIN: ReadonlyMap<string, string> = new Map([
  ...['main', 'article', 'header', 'footer', 'aside', 'center', 'fieldset', 'form'].map(name => [name, 'div'] as const),
  ['strike', 's'],
  ['tt', 'code'],
]);

/** Elements that go with all that is in them. */
const GONE = set(
  'script style title template noscript noembed noframes iframe object audio video canvas svg math textarea select button nav datalist',
);
const LINES = set('br hr wbr');

/** Elements that end a paragraph that nobody ended. */
const BLOCKS = set(
  'address blockquote details div dl fieldset figcaption figure h1 h2 h3 h4 h5 h6 hr ol p pre section table ul',
);

/** An element that nobody ended ends where another begins, unless one of the third begins between them. */
const ENDED: readonly (readonly [ended: ReadonlySet<string>, by: ReadonlySet<string>, within: ReadonlySet<string>])[] =
  [
    [set('p'), BLOCKS, set('blockquote dd details div figure li section table td th')],
    [set('li'), set('li'), set('ol ul')],
    [set('dt dd'), set('dt dd'), set('dl')],
    [set('td th'), set('td th tr tbody tfoot'), set('table')],
    [set('tr'), set('tr tbody tfoot'), set('table')],
    [set('thead tbody'), set('tbody tfoot'), set('table')],
  ];

/** Deeper elements are left out, and their words are not. */
const DEEPEST = 200;

class Writer {
  private readonly parts: string[] = [];
  private readonly open: string[] = [];
  /** An element that is left out with its content. */
  private gone: { readonly name: string; depth: number } | undefined;

  constructor(private readonly options: SafeOptions) {}

  written(): string {
    this.closeTo(0);
    return this.parts.join('').trim();
  }

  take(token: HtmlToken): void {
    if (token.kind === 'comment') return;
    if (this.gone) this.skip(token, this.gone);
    else if (token.kind === 'text') this.parts.push(escaped(token.text));
    else if (token.kind === 'close') this.close(PLAIN.get(token.name) ?? token.name);
    else this.start(token.name, token.attributes);
  }

  private skip(token: HtmlToken, gone: { readonly name: string; depth: number }): void {
    if ((token.kind !== 'open' && token.kind !== 'close') || token.name !== gone.name) return;
    gone.depth += token.kind === 'open' ? 1 : -1;
    if (gone.depth === 0) this.gone = undefined;
  }

  private start(tag: string, attributes: Attributes): void {
    const name = PLAIN.get(tag) ?? tag;
    if (GONE.has(name)) this.gone = { name, depth: 1 };
    else if (name === 'img') this.parts.push(picture(attributes, this.options));
    else if (name === 'input') this.parts.push(box(attributes));
    else if (LINES.has(name)) {
      this.endWhatEnds(name);
      this.parts.push(`<${name}>`);
    } else if (KEPT.has(name)) {
      this.endWhatEnds(name);
      if (this.open.length >= DEEPEST) return;
      this.open.push(name);
      this.parts.push(`<${name}${written(name, attributes, this.options)}>`);
    }
  }

  private close(name: string): void {
    const at = this.open.lastIndexOf(name);
    if (at >= 0) this.closeTo(at);
  }

  private endWhatEnds(name: string): void {
    for (const [ended, by, within] of ENDED) {
      if (!by.has(name)) continue;
      const at = this.open.findLastIndex(each => ended.has(each));
      if (at > this.open.findLastIndex(each => within.has(each))) this.closeTo(at);
    }
  }

  private closeTo(length: number): void {
    while (this.open.length > length) this.parts.push(`</${this.open.pop()}>`);
  }
}

function picture(attributes: Attributes, { hasPictures, base }: SafeOptions): string {
  const description = escaped(attributes.value('alt')?.trim() ?? '');
  if (hasPictures) {
    const source = addressOf(attributes.value('src'), base);
    return source === undefined ? '' : `<img src="${escaped(source)}" alt="${description}">`;
  }
  return description && `<span class="picture" role="img" aria-label="${description}">${description}</span>`;
}

/** Of a list of tasks. */
function box(attributes: Attributes): string {
  if (attributes.value('type')?.toLowerCase() !== 'checkbox') return '';
  return attributes.value('checked') === undefined ? '☐' : '☑';
}

const NUMBER = /^-?\d{1,4}$/;
const VALUES: readonly (readonly [name: string, of: ReadonlySet<string> | undefined, value: RegExp])[] = [
  ['id', undefined, /^[\w-]{1,80}$/],
  ['lang', undefined, /^[A-Za-z\d-]{1,35}$/],
  ['dir', undefined, /^(?:ltr|rtl|auto)$/i],
  ['title', undefined, /./s],
  ['colspan', set('td th'), NUMBER],
  ['rowspan', set('td th'), NUMBER],
  ['align', set('td th'), /^(?:left|right|center)$/i],
  ['start', set('ol'), NUMBER],
  ['value', set('li'), NUMBER],
  ['datetime', set('time ins del'), /^[\dTZ:.+ -]{1,40}$/],
];

function written(element: string, attributes: Attributes, { base }: SafeOptions): string {
  const kept = VALUES.flatMap(([name, of, pattern]) => {
    const value = attributes.value(name);
    const isKept = value !== undefined && (!of || of.has(element)) && pattern.test(value);
    return isKept ? [` ${name}="${escaped(value)}"`] : [];
  });
  const address = element === 'a' ? addressOf(attributes.value('href'), base) : undefined;
  return kept.join('') + (address === undefined ? '' : ` href="${escaped(address)}"`);
}

/** An address that a reader may follow: nothing that runs. */
function addressOf(href: string | undefined, base: string | undefined): string | undefined {
  const address = href?.replace(/[\0-\x20\x7f]+/g, ' ').trim();
  if (!address) return undefined;
  const scheme = /^([^/?#]*?):/.exec(address.replace(/ /g, ''))?.[1];
  if (scheme !== undefined && !/^(?:https?|mailto|tel)$/i.test(scheme)) return undefined;
  if (base === undefined || address.startsWith('#')) return address;
  return URL.canParse(address, base) ? new URL(address, base).href : undefined;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** For text and for attributes in quotes. */
export function escaped(text: string): string {
  return text
    .replace(/(?![\t\n\r])\p{Cc}|\p{Cs}/gu, '\uFFFD')
    .replace(/[&<>"]/g, character => ENTITIES[character] ?? character);
}
