/**
 * The translator carries HTML tags over, in its own spelling: `<x id="1"/>` becomes `<x id="1"></x>`, `<br/>` becomes
 * `<br>`, a space after an empty element moves before it, and of the character references it knows but a few. What it
 * does to texts is mended here, before and after.
 */

/**
 * What the translator would stumble over: tags that do not match. It is cheaper to know before, since a failure costs a
 * thread with its models.
 *
 * @returns what is wrong, without the text's own words; nothing where all is well
 */
export function faultOfMarkup(text: string): string | undefined {
  const open: string[] = [];
  const words = text.replace(NO_TAG, '').replace(TAG, (_, end: string, name: string, empty: string) => {
    const element = name.toLowerCase();
    if (end !== '' && open.at(-1) === element) open.pop();
    else if (end !== '' || (empty === '' && !VOID.has(element))) open.push(end + element);
    return '';
  });
  if (words.includes('<')) return 'there is a < in it that begins no tag';
  return open.length > 0 ? 'its tags do not match' : undefined;
}

/** Comments and processing instructions. */
const NO_TAG = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g;
const TAG = /<(\/?)([^\s<>/!?"'=]+)(?:"[^"]*"|'[^']*'|[^<>"'/]|\/(?!>))*(\/?)>/g;

/** https://html.spec.whatwg.org/multipage/syntax.html#void-elements */
const VOID: ReadonlySet<string> = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

/** The text with character references as characters, but for those that the translator knows. */
export function openReferences(text: string): string {
  return text
    .replace(/&#(?:(\d{1,7})|[xX]([\da-fA-F]{1,6}));/g, (reference, decimal, hexadecimal) =>
      escaped(Number(decimal ?? `0x${hexadecimal}`), reference),
    )
    .replace(/&([a-zA-Z]+);/g, (reference, name) => NAMED[name] ?? reference);
}

/** What Polish pages written by hand, or by older editors, are full of. */
const NAMED: Readonly<Record<string, string>> = {
  oacute: 'ó',
  Oacute: 'Ó',
  eacute: 'é',
  aacute: 'á',
  uuml: 'ü',
  ouml: 'ö',
  auml: 'ä',
  szlig: 'ß',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  bdquo: '„',
  rdquo: '”',
  ldquo: '“',
  lsquo: '‘',
  rsquo: '’',
  laquo: '«',
  raquo: '»',
  sect: '§',
  deg: '°',
  euro: '€',
};

function escaped(code: number, otherwise: string): string {
  const character = code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : otherwise;
  return { '<': '&lt;', '>': '&gt;', '&': '&amp;' }[character] ?? character;
}

/**
 * @param text    a translation
 * @param source  what was translated, with tags and references as they should be
 */
export function restoreMarkup(text: string, source: string, markup: 'html' | 'xml'): string {
  return restoreReferences(restoreEmptyElements(text, source, markup), source);
}

/** A reference that the translator does not know comes back as text. */
function restoreReferences(text: string, source: string): string {
  const references = new Set(source.match(/&[a-zA-Z][a-zA-Z\d]*;/g));
  return [...references].reduce(
    (restored, reference) => restored.replaceAll(`&amp;${reference.slice(1)}`, reference),
    text,
  );
}

function restoreEmptyElements(text: string, source: string, markup: 'html' | 'xml'): string {
  let from = 0;
  return [...source.matchAll(EMPTY_ELEMENT)].reduce((restored, match) => {
    const [spelling, name = '', attributes = ''] = match;
    const [open, both] = [`<${name}${attributes}>`, `<${name}${attributes}></${name}>`];
    const given = [both, open].find(each => restored.includes(each, from));
    if (given === undefined) return restored;
    const at = restored.indexOf(given, from);
    const before = restored.slice(0, at);
    const after = restored.slice(at + given.length);
    const element = markup === 'xml' ? spelling : given;
    const mended = withSpaces(before, element, after, source, match.index, spelling.length);
    from = mended.length - after.length;
    return mended;
  }, text);
}

const EMPTY_ELEMENT = /<([^\s<>/!?]+)((?:\s[^<>]*?)?)\s*\/>/g;

/** Gives the space after an element back, where it has moved before it. */
function withSpaces(
  before: string,
  element: string,
  after: string,
  source: string,
  at: number,
  length: number,
): string {
  const wasBefore = /\s$/.test(source.slice(0, at));
  const wasAfter = /^\s/.test(source.slice(at + length));
  const [, words = '', gap = ''] = /^([\s\S]*?)(\s*)$/.exec(before) ?? [];
  const hasMoved = wasAfter && /^[^\s.,;:!?)\]”’]/.test(after) && gap.length > (wasBefore ? 1 : 0);
  return hasMoved ? `${words}${gap.slice(1)}${element} ${after}` : `${before}${element}${after}`;
}
