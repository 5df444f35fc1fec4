import type { Article, Bitext, Block, Concept, Finding, Locale, TermMatch, Unit } from '../model.ts';
import { mapSegments, units } from '../steps/units.ts';
import type { OpenBitext } from './editingLoad.ts';
import { keepIfPossible, readBytes } from './files.ts';
import { type Project, paths } from './project.ts';
import { digest } from './recipe.ts';

/**
 * Long articles as they were when they were last open, with what the checks found: a record of many megabytes takes
 * seconds to read and more to check. It counts only while nobody has written the article's files, and by the same recipe.
 * It is a cache: it can be deleted at any time.
 */
export interface KeptBitext {
  readonly bitext: Bitext;
  /** What was found in each unit alone, where it was looked for. */
  readonly alone: WeakMap<Unit, readonly Finding[]>;
}

/** What a kept article depends on, besides its files. */
export interface KeptWith {
  readonly concepts: readonly Concept[];
  readonly recipe: string;
}

/** Articles of fewer segments are read about as quickly as their cache would be. */
const LONG = 400;

/** A file's body; the line before it is the body's digest, so that no damage to it becomes a text in print. */
interface Body {
  /** The recipe, and what the system said of the files that the article was read from. */
  readonly recipe: string;
  readonly stamp: string;
  readonly bitext: Omit<Bitext, 'blocks'>;
  readonly blocks: readonly Block<KeptUnit>[];
  /** In the order of the units; null where a unit was not checked. */
  readonly alone: readonly (readonly Finding[] | null)[];
}

/** A unit whose terms name their concepts, which the termbase has. */
type KeptUnit = Omit<Unit, 'terms'> & {
  readonly terms: readonly (Omit<TermMatch, 'concept'> & { readonly concept: string })[];
};

/**
 * The article as it was kept; undefined where it was not, or is another by now.
 *
 * @param stamp  what the system says of its files
 */
export async function readKept(
  project: Project,
  article: Article,
  locale: Locale,
  { concepts, recipe, stamp }: KeptWith & { readonly stamp: string },
): Promise<KeptBitext | undefined> {
  const body = bodyOf(await readBytes(fileOf(project, article, locale)));
  if (body?.recipe !== recipe || body.stamp !== stamp) return undefined;
  const byId = new Map(concepts.map(concept => [concept.id, concept]));
  const blocks = mapSegments(body.blocks, unit => ({ ...unit, terms: termsOf(unit, byId) }) as Unit);
  const bitext = { ...body.bitext, blocks };
  const alone = new WeakMap<Unit, readonly Finding[]>();
  units(bitext).forEach((unit, index) => {
    const found = body.alone[index];
    if (found) alone.set(unit, found);
  });
  return { bitext, alone };
}

/** Keeps an article as it is open, if it is long. */
export async function keepOpen(
  project: Project,
  { article, locale, bitext, checks, stamp }: OpenBitext,
  { recipe }: KeptWith,
): Promise<void> {
  const all = units(bitext);
  if (all.length < LONG) return;
  const { blocks, ...rest } = bitext;
  const body: Body = {
    recipe,
    stamp,
    bitext: rest,
    blocks: mapSegments(blocks, unit => ({
      ...unit,
      terms: unit.terms.map(({ concept, ...span }) => ({ ...span, concept: concept.id })),
    })),
    alone: all.map(unit => checks.known(unit) ?? null),
  };
  const content = JSON.stringify(body);
  await keepIfPossible(fileOf(project, article, locale), `${digest(content)}\n${content}`);
}

function fileOf(project: Project, { slug }: Article, locale: Locale): string {
  return paths.cache(project, 'open', locale, `${slug}.json`);
}

function bodyOf(bytes: Uint8Array | undefined): Body | undefined {
  if (!bytes) return undefined;
  const text = Buffer.from(bytes).toString('utf8');
  const end = text.indexOf('\n');
  const content = text.slice(end + 1);
  return text.slice(0, end) === digest(content) ? JSON.parse(content) : undefined;
}

function termsOf({ terms }: KeptUnit, byId: ReadonlyMap<string, Concept>): readonly TermMatch[] {
  return terms.flatMap(({ concept: id, ...span }) => {
    const concept = byId.get(id);
    return concept ? [{ ...span, concept }] : [];
  });
}
