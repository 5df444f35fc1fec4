import type { BlockKind } from '../model.ts';

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '));

/** Elements within a sentence; every other one ends it. */
export const INLINE = set(
  'a abbr acronym b bdi bdo big br cite code data del dfn em font i img input ins kbd mark meter output picture progress q rp rt ruby s samp script small source span strike strong sub sup svg math time tt u var wbr audio video object canvas iframe noscript template style textarea select embed map area nobr sdfield',
);

/** What stays as a whole: code, scripts, drawings, and what browsers show instead. */
export const OPAQUE = set(
  'script style pre code kbd samp tt var template svg math textarea noscript iframe object audio video canvas xmp noembed noframes plaintext listing sdfield',
);

/** Of these, the words belong to the sentence; `sdfield` is a page number or the like, as LibreOffice writes it. */
export const WORDS_STAY = set('code kbd samp tt var sdfield');

export const VOID = set(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr',
);

/** Which begin what is not HTML, and may end where they begin: `<svg/>` (HTML, 13.1.2 “Foreign elements”). */
export const FOREIGN = set('svg math');

/** Of HTML, and so no part of a drawing or formula that nobody ended (HTML, 13.2.6.5 “in foreign content”) … */
export const BREAKS_OUT = set(
  'b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var',
);

/** … but in these, which hold HTML. */
export const HOLDS_HTML = set('foreignobject desc title annotation-xml mi mo mn ms mtext');

/** Whose content the tokenizer has to be told not to read as markup. */
export const RCDATA = set('title textarea');
export const RAWTEXT = set('style xmp iframe noembed noframes');

/** The kind that an element gives to the text in it, also further down; the others have their parent's. */
export function kindWithin(element: string): Exclude<BlockKind, 'verbatim'> | undefined {
  return KINDS.get(element);
}

const KINDS: ReadonlyMap<string, Exclude<BlockKind, 'verbatim'>> = new Map([
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map(name => [name, 'heading'] as const),
  ...['li', 'dt', 'dd'].map(name => [name, 'listItem'] as const),
  ['blockquote', 'quote'] as const,
  ...['button', 'option', 'label', 'legend', 'title'].map(name => [name, 'label'] as const),
  ...['td', 'th', 'caption', 'figcaption', 'summary', 'body', 'section', 'article', 'aside'].map(
    name => [name, 'paragraph'] as const,
  ),
]);

/** Attributes that readers see or hear. */
export const SPOKEN = ['alt', 'title', 'placeholder', 'aria-label'] as const;

/** `meta` names whose content is for readers. */
export const TOLD = set('description og:title og:description twitter:title twitter:description');
