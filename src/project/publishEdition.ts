import { extname, join } from 'node:path';
import { webBody } from '../article/webPage.ts';
import { type CodedPiece, withoutMarkers } from '../codes.ts';
import type { Article, Block, Locale, Switches, Unit } from '../model.ts';
import { bodyOf, type PublishedBlock } from '../publish/body.ts';
import type { Disclosure } from '../publish/disclosure.ts';
import {
  type Content,
  canonical,
  type Evidence,
  type FileEvidence,
  findingEvidence,
  seal,
  sealHolds,
  sha256,
  sha256OfFiles,
  unitEvidence,
  writeEvidence,
} from '../publish/evidence.ts';
import { writeEvidencePage } from '../publish/evidencePage.ts';
import type { Standing } from '../publish/gates.ts';
import { type Alternate, writePage } from '../publish/page.ts';
import { summaryOf } from '../publish/summary.ts';
import { passagesWithBlocks, translatedDocument } from './documentTexts.ts';
import { EVIDENCE, inputFiles, parseEvidence } from './evidence.ts';
import { readBytes, writeFileSafely } from './files.ts';
import { asFault, type Project, paths, shown } from './project.ts';
import type { Publishing } from './publish.ts';
import { disclosureText } from './publishDisclosure.ts';
import { PAGE } from './publishLinks.ts';
import { packageVersion } from './version.ts';

/** An article in a locale, as it is to be published. */
export interface Edition {
  readonly article: Article;
  readonly locale: Locale;
  readonly blocks: readonly Block<Unit>[];
  readonly standings: readonly Standing[];
  readonly checks: readonly string[];
  readonly switches: Switches;
  readonly disclosure: Disclosure;
  readonly alternates: readonly Alternate[];
}

const READABLE = 'evidence.html';

/** Writes the article, its page and its evidence; the evidence last, so that it never speaks of files yet to come. */
export async function writeEdition(project: Project, edition: Edition, publishing: Publishing) {
  const { article, locale, alternates } = edition;
  const blocks = publishedBlocks(edition);
  const title = titleOf(edition, blocks);
  const text = await disclosureText(project, locale, edition.disclosure);
  const own = await translatedDocument(project, article, edition.blocks, locale);
  const html = await webBody(own, article.path);
  const body = html === undefined ? bodyOf(blocks) : { html };
  const isBeside = html !== undefined && article.passages.find(isTold)?.kind === 'label';
  const heading = isBeside ? { heading: title } : {};
  const page = writePage({ locale, title, body, ...heading, alternates, ...(text !== null && { disclosure: text }) });
  const folder = paths.published(project, locale, article.slug);
  const published = (role: FileEvidence['role'], name: string, content: string | Uint8Array): FileEvidence => ({
    role,
    path: shown(project, join(folder, name)),
    sha256: sha256(content),
  });
  const files = [
    ...(await inputFiles(project, article, locale)),
    published('article', articleName(article), own),
    published('page', PAGE, page),
  ];
  const content = await keepingDate(folder, contentOf(project, edition, { title, text, files }, publishing));
  const readable = writeEvidencePage(content);
  const evidence = seal({ ...content, files: [...files, published('readableEvidence', READABLE, readable)] });
  const written: readonly Written[] = [
    [articleName(article), own],
    [PAGE, page],
    [READABLE, readable],
    [EVIDENCE, writeEvidence(evidence)],
  ];
  return write(project, folder, written, publishing);
}

/** A file's name and content. */
type Written = readonly [string, string | Uint8Array];

async function write(
  project: Project,
  folder: string,
  files: readonly Written[],
  { dryRun }: Publishing,
): Promise<{ readonly files: readonly string[]; readonly written: readonly string[] }> {
  const written: string[] = [];
  for (const [name, content] of files) {
    const path = join(folder, name);
    const isNew = dryRun ? !(await holds(path, content)) : await writeFileSafely(path, content);
    if (isNew) written.push(shown(project, path));
  }
  return { files: files.map(([name]) => shown(project, join(folder, name))), written };
}

async function holds(path: string, content: string | Uint8Array): Promise<boolean> {
  const bytes = await readBytes(path);
  return bytes !== undefined && Buffer.compare(bytes, Buffer.from(content)) === 0;
}

// ── The text ────────────────────────────────────────────────────────────────────────────────────────────────────

/** Every passage of the article with its translation; one that is left alone keeps its text. */
function publishedBlocks({ article, blocks }: Edition): readonly PublishedBlock[] {
  return passagesWithBlocks(article, blocks).map(([{ kind, text, codes }, block]) => ({
    kind,
    pieces: block ? block.segments.map(targeted) : [{ text, gap: '', ...(codes && { codes }) }],
  }));
}

function targeted(unit: Unit): CodedPiece {
  if (unit.state === 'initial') throw new Error(`${unit.id} has no target and cannot be published.`);
  return { text: unit.target, gap: unit.gap, ...(unit.codes && { codes: unit.codes }) };
}

function isTold({ kind }: Pick<PublishedBlock, 'kind'>): boolean {
  return kind !== 'verbatim';
}

/** The heading, or else the first sentence. */
function titleOf({ article }: Edition, blocks: readonly PublishedBlock[]): string {
  const first = blocks.find(isTold);
  if (!first) return article.slug;
  const sentences = first.kind === 'heading' ? first.pieces : first.pieces.slice(0, 1);
  return sentences
    .map(({ text, gap, codes }) => withoutMarkers(text + gap, codes))
    .join('')
    .trim();
}

/** An article called `index.html` must not take the page's place. */
function articleName({ slug, path }: Article): string {
  const name = `${slug}${extname(path).toLowerCase()}`;
  return [PAGE, READABLE, EVIDENCE].includes(name) ? `article-${name}` : name;
}

// ── The evidence ────────────────────────────────────────────────────────────────────────────────────────────────

function contentOf(
  project: Project,
  { article, locale, standings, checks, switches, disclosure }: Edition,
  {
    title,
    text,
    files,
  }: { readonly title: string; readonly text: string | null; readonly files: readonly FileEvidence[] },
  { editor, now }: Publishing,
): Content {
  const units = standings.map(unitEvidence);
  return {
    format: 'dragoman-evidence',
    version: 1,
    tool: { name: 'dragoman', version: packageVersion() },
    article: { slug: article.slug, title, sourceLocale: article.locale, targetLocale: locale },
    publishedAt: new Date(now).toISOString(),
    editor: editor ?? null,
    gates: project.config.publish.gates,
    disclosure: { ...disclosure, text },
    summary: summaryOf(units),
    units,
    checks,
    switches,
    findings: standings.flatMap(findingEvidence),
    files,
    glossary: sha256OfFiles(files.filter(({ role }) => role === 'glossary')),
  };
}

/** Where nothing else has changed since it was published, it keeps the date of that: publishing twice changes nothing. */
async function keepingDate(folder: string, content: Content): Promise<Content> {
  const bytes = await readBytes(join(folder, EVIDENCE));
  const before = bytes && evidenceIn(bytes);
  if (!before || !sealHolds(before)) return content;
  const { seal: _, ...then } = before;
  const same = { ...content, publishedAt: then.publishedAt };
  const files = then.files.filter(({ role }) => role !== 'readableEvidence');
  return canonical(same) === canonical({ ...then, files }) ? same : content;
}

function evidenceIn(bytes: Uint8Array): Evidence | undefined {
  try {
    return parseEvidence(bytes, EVIDENCE);
  } catch (error) {
    asFault(error);
    return undefined;
  }
}
