import { resolve } from 'node:path';
import { shown } from '../codes.ts';
import { AppError } from '../errors.ts';
import type { Locale } from '../model.ts';
import { type Consequence, impact, type Touched } from '../project/impact.ts';
import { openProject } from '../project/project.ts';
import { readSources } from '../project/sources.ts';
import { openTools } from '../project/tools.ts';
import { faultData, outcomeOfFaults, tellFaults } from './failures.ts';
import { chosenLocales } from './locales.ts';
import { surroundings } from './surroundings.ts';
import { counted, figure, type Row, renderTable, shorten } from './table.ts';
import type { Command, World } from './world.ts';

export interface ImpactOptions {
  readonly ids: readonly string[];
  readonly to?: string;
  readonly project: string;
  readonly json?: true;
}

/**
 * `dragoman glossary impact [ID…]`: the segments that a change touches, their state, and what redoing them costs. With
 * ids, the segments that have these concepts; without, those whose concepts have changed since they were translated.
 */
export const glossaryImpact: Command<ImpactOptions> = async (options, world) => {
  const project = await openProject(resolve(world.cwd, options.project));
  const locales = chosenLocales(project, options.to);
  const sources = await readSources(project, []);
  const toolbox = await openTools(project, surroundings(world));
  const unknown = options.ids.find(id => !toolbox.concepts.some(concept => concept.id === id));
  if (unknown !== undefined)
    throw new AppError('usage', `There is no concept “${unknown}”.`, 'See them with `dragoman glossary list`.');
  const { touched, faults: broken } = await impact(project, sources.articles, locales, options.ids, toolbox);
  const faults = [...sources.faults, ...toolbox.faults(), ...broken];
  if (options.json)
    world.out(
      `${JSON.stringify({ touched: touched.map(touchedData), ...sums(touched), problems: faults.map(faultData) }, null, 2)}\n`,
    );
  else world.out(report(touched, world));
  tellFaults(faults, world);
  return outcomeOfFaults(faults);
};

function touchedData({ article, locale, unit, concepts, consequence, characters }: Touched) {
  const { id, state, origin } = unit;
  return {
    article: article.slug,
    locale,
    segment: id,
    state,
    origin: origin.kind,
    source: shown(unit.text, unit),
    target: shown(unit.target, unit),
    concepts,
    consequence,
    characters,
  };
}

function sums(touched: readonly Touched[]) {
  return {
    segments: touched.length,
    characters: touched.reduce((sum, each) => sum + each.characters, 0),
  };
}

/** How many segments are shown one by one. */
const SHOWN = 30;

const WORDS: Readonly<Record<Consequence, string>> = {
  redo: 'is redone',
  propose: 'is kept, and gets a proposal',
  keep: 'is kept: it is from memory',
};

function report(touched: readonly Touched[], world: World): string {
  if (touched.length === 0) return 'No translated sentence is touched.\n';
  const { paint } = world;
  const lines = touched
    .slice(0, SHOWN)
    .flatMap(({ article, locale, unit, concepts, consequence }) => [
      `${paint.bold(`${article.slug} → ${locale}`)}  ${unit.state}, ${WORDS[consequence]}  ${paint.dim(concepts.join(', '))}`,
      `  ${shorten(shown(unit.text, unit), world.columns - 2)}`,
      paint.dim(`  ${shorten(shown(unit.target, unit), world.columns - 2)}`),
    ]);
  const more = touched.length > SHOWN ? [`… and ${counted(touched.length - SHOWN, 'more sentence')}.`] : [];
  return `${[...lines, ...more].join('\n')}\n\n${sumTable(touched, world.columns)}`;
}

function sumTable(touched: readonly Touched[], width: number): string {
  const locales = [...new Set(touched.map(each => each.locale))];
  const row = (name: string, some: readonly Touched[]): Row => [
    name,
    figure(new Set(some.map(each => each.article.slug)).size),
    ...(['redo', 'propose', 'keep'] as const).map(kind =>
      figure(some.filter(each => each.consequence === kind).length),
    ),
    figure(sums(some).characters),
  ];
  const rows = locales.map((locale: Locale) =>
    row(
      locale,
      touched.filter(each => each.locale === locale),
    ),
  );
  const titles = ['to', 'articles', 'redone', 'proposals', 'kept', 'chars'];
  const columns = titles.map((title, index) => ({
    title,
    align: index === 0 ? ('left' as const) : ('right' as const),
  }));
  return renderTable(columns, locales.length > 1 ? [...rows, 'rule', row('all', touched)] : rows, width);
}
