import { shown } from '../codes.ts';
import type { Editing } from '../project/editing.ts';
import { type ConceptPlan, draftOf, formsOf, planConcept, saveConcept } from '../project/editingGlossary.ts';
import type { ConceptDraft, GlossaryImpact, GlossaryView } from './api.ts';
import { BadRequest } from './http.ts';
import { changedLines } from './lines.ts';
import type { Asked, Route } from './routes.ts';

/** Has articles translated anew where something changed. */
export type Redo = (slugs: readonly string[]) => Promise<Redone>;

/** The files that were written, and the characters that were sent to the engine. */
export interface Redone {
  readonly written: readonly string[];
  readonly characters: number;
}

interface DraftBody {
  readonly concept: ConceptDraft;
  readonly isNew: boolean;
}

/** Looking at terms and changing them. */
export function glossaryRoutes(editing: Editing, redo: Redo | undefined): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/api/glossary',
      right: 'read',
      summary: 'All concepts, with the terms of each locale as the glossary’s cells say them',
      answer: 'Glossary',
      handle: async () => {
        const { concepts } = await editing.toolbox();
        const { sourceLocale, targetLocales } = editing.project.config;
        const value: GlossaryView = {
          locales: [sourceLocale, ...targetLocales],
          canRedo: redo !== undefined,
          concepts: concepts.map(draftOf),
        };
        return { value };
      },
    },
    {
      method: 'GET',
      path: '/api/glossary/forms',
      right: 'read',
      summary: 'The forms in which a term is looked for',
      query: ['term', 'locale'],
      answer: 'Forms',
      handle: async ({ query }) => {
        const { sourceLocale, targetLocales } = editing.project.config;
        const locale = query.get('locale') ?? sourceLocale;
        if (locale !== sourceLocale && !targetLocales.includes(locale))
          throw new BadRequest(404, `“${locale}” is no language of this project.`, 'Choose one of its languages.');
        const forms = formsOf(query.get('term') ?? '', locale);
        return { value: { forms: forms.map(({ text, number, case: name }) => ({ text, number, case: name })) } };
      },
    },
    {
      method: 'POST',
      path: '/api/glossary/impact',
      right: 'terms',
      summary: 'What saving a concept would change, and which segments it would touch; writes nothing',
      body: DRAFT,
      answer: 'GlossaryImpact',
      handle: async asked => {
        const { concept, isNew } = (asked as Asked<DraftBody>).body;
        return { value: impactView(await planConcept(editing, concept, isNew)) };
      },
    },
    {
      method: 'PUT',
      path: '/api/glossary',
      right: 'terms',
      summary: 'Save a concept, as a change of its row in the glossary',
      body: DRAFT,
      answer: 'GlossaryImpact',
      handle: async asked => {
        const { concept, isNew } = (asked as Asked<DraftBody>).body;
        return { value: impactView(await saveConcept(editing, concept, isNew)) };
      },
    },
    {
      method: 'POST',
      path: '/api/redo',
      right: 'terms',
      summary: 'Have the engine translate anew what is out of date in some articles; people’s texts get a proposal',
      body: REDO,
      answer: 'Any',
      handle: async asked => {
        if (!redo) throw new BadRequest(409, 'No engine is set up.', 'Set one up, then run `dragoman review` again.');
        return { value: await redo((asked as Asked<{ slugs: string[] }>).body.slugs) };
      },
    },
  ];
}

function impactView({ edit, touched }: ConceptPlan): GlossaryImpact {
  return {
    touched: touched.map(({ article, locale, unit, consequence }) => ({
      slug: article.slug,
      locale,
      unit: unit.id,
      source: shown(unit.text, unit),
      target: shown(unit.target, unit),
      state: unit.state,
      consequence,
    })),
    characters: touched.reduce((sum, { characters }) => sum + characters, 0),
    diff: { file: edit.file, ...changedLines(edit.before, edit.after) },
  };
}

const text = { type: 'string', maxLength: 20_000 };

const DRAFT = {
  type: 'object',
  required: ['concept', 'isNew'],
  additionalProperties: false,
  properties: {
    isNew: { type: 'boolean' },
    concept: {
      type: 'object',
      required: ['id', 'domain', 'note', 'source', 'cells'],
      additionalProperties: false,
      properties: {
        id: { type: 'string', maxLength: 200 },
        domain: text,
        note: text,
        source: text,
        cells: {
          type: 'object',
          propertyNames: { pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$' },
          additionalProperties: text,
        },
      },
    },
  },
} as const;

const REDO = {
  type: 'object',
  required: ['slugs'],
  additionalProperties: false,
  properties: { slugs: { type: 'array', minItems: 1, maxItems: 100_000, items: { type: 'string' } } },
} as const;
