import { fitted, shown, suggested } from '../codes.ts';
import type { Locale, Unit } from '../model.ts';
import { commitsOf, type Editing, happeningsOf, isInRepository, type Outcome } from '../project/editing.ts';
import { once } from '../project/once.ts';
import type { Happening, Standing } from '../standing.ts';
import type { ChangesRequest, ChangesResponse, DetailsView, SearchView, TextsView } from './api.ts';
import { BadRequest } from './http.ts';
import type { Overview } from './overview.ts';
import type { Answer, Asked, Route } from './routes.ts';
import { rightsOf } from './sessions.ts';
import { bitextView, findingsView, titleOf, unitsOf, unitView } from './views.ts';

/** Reading and changing articles. */
export function bitextRoutes(editing: Editing, overview: Overview): readonly Route[] {
  const hasCommits = once(() => isInRepository(editing.project));
  return [
    {
      method: 'GET',
      path: '/api/project',
      right: 'read',
      summary: 'All articles and how far they are in every locale',
      answer: 'Project',
      handle: async () => ({ value: await overview.view() }),
    },
    {
      method: 'GET',
      path: '/api/activity',
      right: 'read',
      summary: 'Approvals by day',
      answer: 'Activity',
      handle: async () => ({ value: overview.activity() }),
    },
    {
      method: 'GET',
      path: '/api/search',
      right: 'read',
      summary: 'Segments whose source or target has a text, by article; letter case does not matter',
      query: ['q', 'locale'],
      answer: 'Search',
      handle: async asked => ({ value: await search(editing, asked) }),
    },
    {
      method: 'GET',
      path: '/api/bitexts/{locale}/{slug}',
      right: 'read',
      summary: 'An article in a locale: its segments, their targets, terms and candidates',
      answer: 'Bitext',
      handle: async ({ path: { locale = '', slug = '' } }) => {
        const open = await editing.open(slug, locale);
        const { concepts } = await editing.toolbox();
        return { value: bitextView(open, new Map(concepts.map(concept => [concept.id, concept]))) };
      },
    },
    {
      method: 'GET',
      path: '/api/bitexts/{locale}/{slug}/texts',
      right: 'read',
      summary: 'The texts of an article alone, as its locale files have them: at once, however long it is',
      answer: 'Texts',
      handle: async ({ path: { locale = '', slug = '' } }) => ({ value: await texts(editing, slug, locale) }),
    },
    {
      method: 'GET',
      path: '/api/bitexts/{locale}/{slug}/findings',
      right: 'read',
      summary:
        'What the checks find in so many segments from one on, counted from 0; segments without findings are left out',
      query: ['from', 'count'],
      answer: 'Findings',
      handle: async ({ path: { locale = '', slug = '' }, query }) => {
        const open = await editing.open(slug, locale);
        const from = wholeNumber(query.get('from'), 0);
        const units = unitsOf(open).slice(from, from + wholeNumber(query.get('count'), Number.MAX_SAFE_INTEGER));
        return { value: await findingsView(units, open) };
      },
    },
    {
      method: 'POST',
      path: '/api/bitexts/{locale}/{slug}/changes',
      right: 'write',
      summary: 'Change segments. What others changed since `base` is left out and comes back as a conflict (409)',
      body: CHANGES,
      answer: 'Changes',
      handle: asked => change(editing, asked as Asked<ChangesRequest>),
    },
    {
      method: 'POST',
      path: '/api/bitexts/{locale}/{slug}/segments/{unit}/comments',
      right: 'write',
      summary: 'Add a comment to a segment; it is kept as a note in the record',
      body: COMMENT,
      answer: 'Changes',
      handle: async asked => {
        const { path, body, session } = asked as Asked<{ text: string }>;
        const { locale = '', slug = '', unit = '' } = path;
        const changes = [{ unit, comment: body.text.trim() }];
        return answerTo(editing, slug, locale, await editing.change(slug, locale, changes, session.name), [unit]);
      },
    },
    {
      method: 'GET',
      path: '/api/bitexts/{locale}/{slug}/segments/{unit}',
      right: 'read',
      summary: 'What helps with one segment: matches of the memory, and its history',
      answer: 'Details',
      handle: async ({ path }) => ({ value: { ...(await details(editing, path)), hasCommits: await hasCommits() } }),
    },
    {
      method: 'GET',
      path: '/api/bitexts/{locale}/{slug}/segments/{unit}/commits',
      right: 'read',
      summary: 'The commits of git that changed a segment in its record, oldest first',
      answer: 'History',
      handle: async ({ path }) => {
        const unit = await findUnit(editing, path);
        return { value: await commitsOf(editing.project, path.locale ?? '', path.slug ?? '', unit) };
      },
    },
  ];
}

async function texts(editing: Editing, slug: string, locale: string): Promise<TextsView> {
  const paragraphs = await editing.texts(slug, locale);
  if (!paragraphs) throw new BadRequest(404, 'The article was not written yet.', 'Ask for the article itself.');
  const { sourceLocale } = editing.project.config;
  return { title: titleOf(paragraphs[0]?.[0]?.text ?? slug), sourceLocale, targetLocale: locale, paragraphs };
}

function wholeNumber(text: string | null, otherwise: number): number {
  const number = Number(text ?? otherwise);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  throw new BadRequest(400, `“${text}” is no whole number.`, 'Use digits only.');
}

const LONGEST_TEXT = 100_000;

const CHANGES = {
  type: 'object',
  required: ['changes'],
  additionalProperties: false,
  properties: {
    unlessErrors: { type: 'boolean', description: 'Leaves out segments in which a check finds an error.' },
    changes: {
      type: 'array',
      minItems: 1,
      maxItems: 20_000,
      items: {
        type: 'object',
        required: ['unit', 'base'],
        additionalProperties: false,
        properties: {
          unit: { type: 'string' },
          base: { type: 'string', description: 'The version of the segment that was seen.' },
          target: { type: 'string', maxLength: LONGEST_TEXT },
          origin: {
            type: 'object',
            description: 'Where the text was taken from, if it was taken from the memory as it is.',
            required: ['kind', 'from', 'score'],
            additionalProperties: false,
            properties: {
              kind: { const: 'memory' },
              from: { type: 'string', maxLength: 1000 },
              score: { type: 'number', minimum: 0, maximum: 101 },
            },
          },
          state: { enum: ['translated', 'reviewed', 'final'] },
        },
      },
    },
  },
} as const;

const COMMENT = {
  type: 'object',
  required: ['text'],
  additionalProperties: false,
  properties: { text: { type: 'string', pattern: '\\S', maxLength: 10_000 } },
} as const;

async function change(editing: Editing, { path, body, session }: Asked<ChangesRequest>): Promise<Answer> {
  const { locale = '', slug = '' } = path;
  const judges = body.changes.some(({ state }) => state !== undefined);
  if (judges && !rightsOf(session.role).includes('approve'))
    throw new BadRequest(403, 'Your role does not approve translations.', 'Ask a reviewer.');
  const changes = body.unlessErrors ? body.changes.map(each => ({ ...each, unlessErrors: true })) : body.changes;
  const outcomes = await editing.change(slug, locale, changes, session.name);
  return answerTo(
    editing,
    slug,
    locale,
    outcomes,
    body.changes.map(each => each.unit),
  );
}

async function answerTo(
  editing: Editing,
  slug: string,
  locale: Locale,
  outcomes: readonly Outcome[],
  ids: readonly string[],
): Promise<Answer> {
  const open = await editing.open(slug, locale);
  const conflicts = outcomes.flatMap(outcome => (outcome.kind === 'conflict' ? [unitView(outcome.unit, open)] : []));
  const value: ChangesResponse = {
    units: outcomes.flatMap(outcome =>
      outcome.kind === 'changed' || outcome.kind === 'unchanged' ? [unitView(outcome.unit, open)] : [],
    ),
    conflicts,
    refused: outcomes.flatMap((outcome, index) => {
      const unit = ids[index] ?? '';
      if (outcome.kind === 'refused') {
        const { message, advice, wording } = outcome;
        return [{ unit, message, advice, ...(wording && { wording }) }];
      }
      if (outcome.kind === 'gone') return [{ unit, ...GONE }];
      return [];
    }),
  };
  return { value, ...(conflicts.length > 0 && { status: 409 }) };
}

const GONE = { message: 'The article no longer has this sentence.', advice: 'Load the article anew.' };

async function findUnit(editing: Editing, { locale = '', slug = '', unit = '' }: Asked['path']): Promise<Unit> {
  const found = unitsOf(await editing.open(slug, locale)).find(each => each.id === unit);
  if (found) return found;
  throw new BadRequest(404, GONE.message, GONE.advice);
}

async function details(editing: Editing, path: Asked['path']): Promise<Omit<DetailsView, 'hasCommits'>> {
  const { locale = '', slug = '' } = path;
  const unit = await findUnit(editing, path);
  const [matches, history] = await Promise.all([
    editing.matches.find(unit.text, locale, unit.state === 'initial' ? undefined : unit.target),
    happeningsOf(editing.project, locale, slug, unit),
  ]);
  return {
    matches: matches
      .map(match => fitted(match, unit))
      .map(({ source, target, from, points: score }) => ({
        source: suggested(source, unit),
        target: suggested(target, unit),
        from,
        score,
      })),
    history: history.map(each => happeningView(each, unit)),
  };
}

function happeningView(happening: Happening, unit: Unit): Happening {
  const asShown = <T extends Standing | undefined>(then: T) =>
    then?.target === undefined ? then : { ...then, target: shown(then.target, unit) };
  if (happening.kind !== 'change') return happening;
  return { ...happening, before: asShown(happening.before), after: asShown(happening.after) };
}

/** As many segments as a person may look through, and as many of one article. */
const [MOST_HITS, MOST_OF_ONE] = [300, 30];

/** What is shorter is nearly everywhere. */
const SHORTEST_SEARCH = 2;

async function search(editing: Editing, { query, signal }: Asked): Promise<SearchView> {
  const [text, locale] = [query.get('q')?.trim() ?? '', query.get('locale')];
  if (text.length < SHORTEST_SEARCH) return { articles: [], segments: 0, articleCount: 0 };
  const { articles } = await editing.sources();
  const { targetLocales } = editing.project.config;
  const locales = locale === null ? targetLocales : targetLocales.filter(each => each === locale);
  const within = { articles, locales, most: MOST_HITS, mostOfOne: MOST_OF_ONE };
  const found = await editing.search.find(text, within, signal);
  return {
    ...found,
    articles: found.articles.map(({ article, count, hits }) => ({
      slug: article.slug,
      title: titleOf(article.passages[0]?.text ?? article.slug),
      count,
      hits,
    })),
  };
}
