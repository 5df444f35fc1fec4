import { shown, withoutMarkers } from '../codes.ts';
import type { Locale } from '../model.ts';
import { type Editing, type Outcome, readHistory } from '../project/editing.ts';
import type { ChangesRequest, ChangesResponse, DetailsView, SearchHit } from './api.ts';
import { BadRequest } from './http.ts';
import type { Overview } from './overview.ts';
import type { Answer, Asked, Route } from './routes.ts';
import { rightsOf } from './sessions.ts';
import { bitextView, unitView } from './views.ts';

/** Reading and changing articles. */
export function bitextRoutes(editing: Editing, overview: Overview): readonly Route[] {
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
      summary: 'Segments whose source or target has a text; letter case does not matter',
      query: ['q', 'locale'],
      answer: 'SearchHits',
      handle: async ({ query }) => ({ value: await search(editing, query.get('q') ?? '', query.get('locale')) }),
    },
    {
      method: 'GET',
      path: '/api/bitexts/{locale}/{slug}',
      right: 'read',
      summary: 'An article in a locale: its segments, their targets, terms, findings and candidates',
      answer: 'Bitext',
      handle: async ({ path: { locale = '', slug = '' } }) => {
        const open = await editing.open(slug, locale);
        const { concepts } = await editing.toolbox();
        return { value: bitextView(open, new Map(concepts.map(concept => [concept.id, concept]))) };
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
      handle: async ({ path: { locale = '', slug = '', unit = '' } }) => ({
        value: await details(editing, slug, locale, unit),
      }),
    },
  ];
}

const LONGEST_TEXT = 100_000;

const CHANGES = {
  type: 'object',
  required: ['changes'],
  additionalProperties: false,
  properties: {
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
  const outcomes = await editing.change(slug, locale, body.changes, session.name);
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
      if (outcome.kind === 'refused') return [{ unit, message: outcome.message, advice: outcome.advice }];
      if (outcome.kind === 'gone') return [{ unit, ...GONE }];
      return [];
    }),
  };
  return { value, ...(conflicts.length > 0 && { status: 409 }) };
}

const GONE = { message: 'The article no longer has this sentence.', advice: 'Load the article anew.' };

async function details(editing: Editing, slug: string, locale: Locale, id: string): Promise<DetailsView> {
  const { bitext } = await editing.open(slug, locale);
  const unit = bitext.blocks.flatMap(block => block.segments).find(each => each.id === id);
  if (!unit) throw new BadRequest(404, GONE.message, GONE.advice);
  const matches = await editing.matches.find(unit.text, locale, unit.state === 'initial' ? undefined : unit.target);
  const history = await readHistory(editing.project, locale, slug, id);
  const asShown = (then: (typeof history)[number]['before']) =>
    then.target === undefined ? then : { ...then, target: shown(then.target, unit) };
  return {
    matches: matches.map(({ source, target, from, score }) => ({
      source: shown(source, unit),
      target: shown(target, unit),
      from,
      score,
    })),
    history: history.map(({ at, by, before, after }) => ({ at, by, before: asShown(before), after: asShown(after) })),
  };
}

/** As many as a person may look through. */
const MOST_HITS = 200;

async function search(editing: Editing, text: string, locale: string | null): Promise<readonly SearchHit[]> {
  const wanted = text.trim().toLowerCase();
  if (wanted.length < 2) return [];
  const { articles } = await editing.sources();
  const locales = locale === null ? editing.project.config.targetLocales : [locale];
  const hits: SearchHit[] = [];
  for (const { slug } of articles)
    for (const each of locales) {
      const open = await editing.open(slug, each).catch(() => undefined);
      for (const unit of open?.bitext.blocks.flatMap(block => block.segments) ?? []) {
        const target = unit.state === 'initial' ? '' : unit.target;
        if (!unit.text.toLowerCase().includes(wanted) && !target.toLowerCase().includes(wanted)) continue;
        hits.push({
          slug,
          locale: each,
          unit: unit.id,
          source: withoutMarkers(unit.text),
          target: withoutMarkers(target),
        });
        if (hits.length >= MOST_HITS) return hits;
      }
    }
  return hits;
}
