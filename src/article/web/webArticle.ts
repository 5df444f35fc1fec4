import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { AppError } from '../../errors.ts';
import { VOID } from '../htmlNames.ts';
import { tokenize } from '../htmlTokens.ts';
import { escaped, safeHtml } from '../safeHtml.ts';
import { decodePage } from './decodePage.ts';

/** A page from the web, as it came. */
export interface WebPage {
  /** Where it is from, or its file, for people. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Its address, after redirects; of a file, none. */
  readonly address?: string;
  /** In the words of the server. */
  readonly charset?: string;
}

/** The article of a page. */
export interface WebArticle {
  readonly title: string;
  /** As the page says it. */
  readonly language?: string;
  readonly source?: string;
  /** A clean document of HTML: the text with its formatting, and where it is from. */
  readonly html: string;
}

/** No article is larger; larger pages hold pictures or data within. */
export const MOST_PAGE_BYTES = 10 * 1024 * 1024;
const MOST_ELEMENTS = 60_000;
const DEEPEST = 1_000;

/**
 * Takes an article out of a page, without what stands round it. Nothing of the page is run or loaded.
 *
 * @param day  on which it was fetched, ISO 8601
 * @throws AppError where the page has none
 */
export function articleIn(page: WebPage, day: string): WebArticle {
  const { name, bytes, charset, address } = page;
  refuseLarge(name, bytes.length);
  const text = decodePage(bytes, charset, name);
  refuseMonster(text, name);
  const { document } = parseHTML(text);
  const language = document.documentElement?.getAttribute('lang')?.trim() || undefined;
  const source = address ?? savedFrom(text, document);
  const headings = Array.from(document.querySelectorAll('h1'), ({ textContent }: TextNode) => oneLine(textContent));
  const found = new Readability(document).parse();
  const content = unwrapped(safeHtml(found?.content ?? '', { base: source, hasPictures: true }));
  const named = oneLine(found?.title) || oneLine(document.querySelector('title')?.textContent);
  const title = headings.find(heading => isHeadingOf(named, heading)) ?? named;
  if (!title || !isArticle(content)) throw noArticle(name);
  const published = oneLine(found?.publishedTime).slice(0, 40);
  const told = { source, author: oneLine(found?.byline).slice(0, 200), published, retrieved: day };
  return {
    title,
    ...(language && { language }),
    ...(source && { source }),
    html: documentOf(title, content, language, told),
  };
}

/** Also before it is read. @param size  in bytes @throws AppError where a page is too large */
export function refuseLarge(name: string, size: number): void {
  if (size <= MOST_PAGE_BYTES) return;
  throw new AppError(
    'usage',
    `Cannot read ${name}: it has ${Math.ceil(size / 1e6)} MB, and a page has at most ${Math.floor(MOST_PAGE_BYTES / 1e6)}.`,
    'Save the page without pictures (“HTML only”), or copy the article into a text file.',
  );
}

interface TextNode {
  readonly textContent: string | null;
}

/** Whether a page is named after its heading, with the site's name after it: „Szczyt w Łodzi – Gazeta”. */
function isHeadingOf(name: string, heading: string): boolean {
  return heading !== '' && name.startsWith(heading) && /^\s+[-–—|·•:»/]\s/u.test(name.slice(heading.length));
}

/** What Readability puts round an article is none of it. */
function unwrapped(content: string): string {
  return /^\s*<div id="readability-page-1">([\s\S]*)<\/div>\s*$/.exec(content)?.[1] ?? content;
}

/** Elements that end where the next one begins. */
const SELF_ENDING: ReadonlySet<string> = new Set('p li dt dd tr td th thead tbody tfoot option'.split(' '));

/** What would keep us for minutes: no page that people read is like that. */
function refuseMonster(text: string, name: string): void {
  let [elements, depth, deepest] = [0, 0, 0];
  tokenize(text, token => {
    if (token.kind !== 'open' && token.kind !== 'close') return;
    if (token.kind === 'open') elements += 1;
    if (VOID.has(token.name) || SELF_ENDING.has(token.name)) return;
    depth = Math.max(0, depth + (token.kind === 'open' ? 1 : -1));
    deepest = Math.max(deepest, depth);
  });
  if (elements === 0) throw noArticle(name);
  if (elements <= MOST_ELEMENTS && deepest <= DEEPEST) return;
  throw new AppError(
    'usage',
    `Cannot read ${name}: it has ${elements} elements, up to ${deepest} within each other, which no article has.`,
    'Copy the article into a text file or a document.',
  );
}

/** In what browsers write into a page that they save, or in what the page says of itself. */
function savedFrom(text: string, document: ReturnType<typeof parseHTML>['document']): string | undefined {
  const own = /<!-- saved from url=\(\d+\)(\S+) -->/.exec(text.slice(0, 2000))?.[1];
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href');
  const shared = document.querySelector('meta[property="og:url"]')?.getAttribute('content');
  return [own, canonical, shared].find(each => each && URL.canParse(each) && /^https?:/i.test(each)) ?? undefined;
}

const SHORTEST = 140;

/** Prose, and not a list of links. */
function isArticle(content: string): boolean {
  const lettersOf = (html: string) => html.replace(/<[^>]*>/g, '').match(/\p{L}/gu)?.length ?? 0;
  const all = lettersOf(content);
  const linked = lettersOf((content.match(/<a [^>]*>[\s\S]*?<\/a>/g) ?? []).join(''));
  return all >= SHORTEST && linked < all / 2;
}

function noArticle(name: string): AppError {
  return new AppError(
    'usage',
    `There is no article in ${name}: nothing in it reads like prose.`,
    'Open the article’s own page in a browser and save it, or copy the text into a file in the folder of the articles.',
  );
}

function oneLine(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

function documentOf(
  title: string,
  content: string,
  language: string | undefined,
  told: Readonly<Record<string, string | undefined>>,
): string {
  const isLanguage = language !== undefined && /^[A-Za-z\d-]{1,35}$/.test(language);
  const heading = /<h1[ >]/.test(content) ? '' : `<h1>${escaped(title)}</h1>\n`;
  return `<!DOCTYPE html>
<html${isLanguage ? ` lang="${language}"` : ''}>
<head>
<meta charset="utf-8">
<title>${escaped(title)}</title>
${Object.entries(told)
  .flatMap(([name, value]) => (value ? [`<meta name="${name}" content="${escaped(value)}">\n`] : []))
  .join('')}</head>
<body>
${heading}${content.replace(/\n\s*\n+/g, '\n')}
</body>
</html>
`;
}
