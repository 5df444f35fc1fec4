import type { Route } from './routes.ts';

/** The OpenAPI 3.1 document of the API, made of the routes that serve it. */
export function openApi(routes: readonly Route[], version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of [...routes, ...FIXED]) {
    const operations = paths[route.path] ?? {};
    operations[route.method.toLowerCase()] = operation(route);
    paths[route.path] = operations;
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Dragoman review',
      version,
      description:
        'What the review page uses. Sessions are cookies: open the printed address, or POST /api/login. Every change needs the header `x-dragoman-csrf` with the value that /api/session gives, and `content-type: application/json`.',
    },
    paths,
    components: {
      schemas: SCHEMAS,
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'dragoman-3767' } },
    },
    security: [{ session: [] }],
  };
}

type Described = Pick<Route, 'method' | 'path' | 'summary' | 'answer' | 'body' | 'query'> & { readonly right?: string };

const FIXED: readonly Described[] = [
  { method: 'GET', path: '/api/session', summary: 'Who is logged in, and what they may do', answer: 'Session' },
  {
    method: 'POST',
    path: '/api/login',
    summary: 'Log in (only where the server serves a team)',
    body: {
      type: 'object',
      required: ['name', 'password'],
      properties: { name: { type: 'string' }, password: { type: 'string' } },
    },
    answer: 'Session',
  },
  { method: 'POST', path: '/api/logout', summary: 'Log out', answer: 'Any' },
  {
    method: 'GET',
    path: '/api/events',
    summary: 'Server-sent events: `units`, `found`, `reloaded`, `project`, `progress`, `waiting`',
    answer: 'Any',
  },
];

function operation({ method, path, summary, answer, body, query = [], right }: Described): object {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(match => match[1] ?? '');
  const parameter = (place: string) => (name: string) => ({
    name,
    in: place,
    required: place === 'path',
    schema: { type: 'string' },
  });
  return {
    summary,
    operationId: `${method.toLowerCase()}${path.replace(/\{|\}/g, '').replace(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    ...(right && { description: `Needs the right “${right}”.` }),
    parameters: [...names.map(parameter('path')), ...query.map(parameter('query'))],
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: {
      200: json('Done', answer),
      ...(answer === 'Changes' && { 409: json('Others were quicker with some segments: see `conflicts`', answer) }),
      ...Object.fromEntries([400, 401, 403, 404].map(status => [status, json('Refused', 'Refusal')])),
    },
  };
}

function json(description: string, schema: string): object {
  return { description, content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } } };
}

const text = { type: 'string' };
const number = { type: 'number' };
const list = (items: object) => ({ type: 'array', items });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const record = (properties: Record<string, object>, optional: readonly string[] = []) => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter(name => !optional.includes(name)),
});
const state = { enum: ['initial', 'translated', 'reviewed', 'final'] };
const span = record({ start: number, end: number });

const SCHEMAS: Readonly<Record<string, object>> = {
  Any: {},
  Refusal: record({ message: text, advice: text, wording: ref('Wording') }, ['wording']),
  Wording: record({ key: text, values: { type: 'object', additionalProperties: true } }),
  Session: record({
    name: text,
    role: { enum: ['reader', 'translator', 'reviewer', 'terminologist', 'admin'] },
    rights: list({ enum: ['read', 'write', 'approve', 'terms', 'users'] }),
    csrf: text,
    team: { type: 'boolean' },
    version: text,
  }),
  Project: record({
    name: text,
    sourceLocale: text,
    targetLocales: list(text),
    pending: number,
    faults: list(record({ message: text, advice: text, place: text }, ['place'])),
    articles: list(
      record({
        slug: text,
        path: text,
        title: text,
        embargo: { type: 'boolean' },
        locales: {
          type: 'object',
          additionalProperties: {
            anyOf: [ref('Progress'), record({ fault: record({ message: text, advice: text }) })],
          },
        },
      }),
    ),
  }),
  Progress: record({
    ...Object.fromEntries(
      ['segments', 'words', 'initial', 'translated', 'reviewed', 'final', 'outOfDate', 'errors', 'warnings'].map(
        name => [name, number],
      ),
    ),
    changedConcepts: list(text),
  }),
  Activity: record({ days: list(record({ day: text, approved: number })) }),
  Search: record({
    segments: number,
    articleCount: number,
    articles: list(
      record({
        ...{ slug: text, title: text, count: number },
        hits: list(record({ id: text, text, targets: list(record({ locale: text, target: text })) })),
      }),
    ),
  }),
  Texts: record({
    ...{ title: text, sourceLocale: text, targetLocale: text },
    paragraphs: list(list(record({ id: text, text, target: text }))),
  }),
  Findings: { type: 'object', additionalProperties: list(ref('Finding')) },
  Finding: record(
    {
      check: text,
      severity: { enum: ['error', 'warning'] },
      message: text,
      advice: text,
      wording: ref('Wording'),
      source: span,
      target: span,
    },
    ['wording', 'source', 'target'],
  ),
  Bitext: record({
    slug: text,
    path: text,
    title: text,
    sourceLocale: text,
    targetLocale: text,
    blocks: list(record({ id: text, kind: text, segments: list(ref('Segment')) })),
    concepts: { type: 'object', additionalProperties: ref('Concept') },
  }),
  Segment: record(
    {
      id: text,
      text,
      codes: list(record({ data: text, type: text }, ['type'])),
      gap: text,
      state,
      version: text,
      target: text,
      origin: { type: 'object' },
      approval: record({ by: text, at: text, hash: text }),
      lapsed: record({ by: text, at: text }),
      terms: list(record({ start: number, end: number, concept: text })),
      candidates: list(record({ source: text, target: text, origin: { type: 'object' }, similarity: number })),
      termChanges: list(record({ concept: text, change: { enum: ['changed', 'added', 'removed'] } })),
      notes: list(record({ by: text, at: text, text })),
    },
    ['codes', 'target', 'origin', 'approval', 'lapsed'],
  ),
  Concept: record({
    id: text,
    note: text,
    domain: text,
    source: list(ref('Term')),
    target: list(ref('Term')),
  }),
  Term: record({ text, status: { enum: ['preferred', 'admitted', 'forbidden'] } }),
  Changes: record({
    units: list(ref('Segment')),
    conflicts: list(ref('Segment')),
    refused: list(record({ unit: text, message: text, advice: text, wording: ref('Wording') }, ['wording'])),
  }),
  Details: record({
    matches: list(record({ source: text, target: text, from: text, score: number })),
    history: list(ref('Happening')),
    hasCommits: { type: 'boolean' },
  }),
  Happening: record(
    {
      kind: { enum: ['change', 'approval', 'comment', 'commit'] },
      ...{ at: text, by: text, state: text, before: { type: 'object' }, after: { type: 'object' } },
    },
    ['state', 'before', 'after'],
  ),
  History: list(ref('Happening')),
  Glossary: record({ locales: list(text), canRedo: { type: 'boolean' }, concepts: list(ref('GlossaryConcept')) }),
  GlossaryConcept: record({
    ...{ id: text, domain: text, note: text, source: text },
    cells: { type: 'object', additionalProperties: text },
  }),
  GlossaryImpact: record({
    characters: number,
    diff: record({ file: text, before: text, after: text }),
    touched: list(
      record({
        ...{ slug: text, locale: text, unit: text, source: text, target: text, state },
        consequence: { enum: ['redo', 'propose', 'keep'] },
      }),
    ),
  }),
  Forms: record({ forms: list(record({ text, number: text, case: text }, ['number', 'case'])) }),
};
