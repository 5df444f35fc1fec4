import { type InstalledModel, listModels, modelsFolder, routeFor } from '../engine/models.ts';
import { damageOf } from '../engine/models-install.ts';
import { REGISTRY, readRegistry } from '../engine/models-registry.ts';
import { megabytes } from './models.ts';
import { type Column, renderTable } from './table.ts';
import type { Command, World } from './world.ts';

export interface ListOptions {
  readonly available?: true;
  readonly verify?: true;
  readonly registry?: string;
  readonly json?: true;
}

export const listInstalled: Command<ListOptions> = async (options, world) => {
  if (options.available) return listAvailable(options, world);
  const folder = modelsFolder(world.env);
  const { models, damaged } = listModels(folder);
  const verified = await Promise.all(
    models.map(async model => ({ model, why: options.verify ? await damageOf(model) : undefined })),
  );
  const whole = verified.flatMap(({ model, why }) => (why ? [] : [model]));
  const broken = [...damaged, ...verified.flatMap(({ model: { name }, why }) => (why ? [{ name, why }] : []))];
  const routes = throughEnglish(whole);
  if (options.json) {
    const data = { folder, models: whole.map(modelData), damaged: broken, throughEnglish: routes };
    world.out(`${JSON.stringify(data, null, 2)}\n`);
  } else {
    world.out(
      whole.length > 0 ? renderTable(COLUMNS, whole.map(rowOf), world.columns) : 'There is no model on this machine.\n',
    );
    tellRoutes(routes, world);
    world.out(whole.length > 0 ? `\nIn ${folder}\n` : '  → Get one with `dragoman models pull pl-en`.\n');
  }
  const { paintNotes: paint } = world;
  for (const { name, why } of broken)
    world.note(
      `${paint.red('✗')} ${name} is damaged. ${why}\n  → Get it again with \`dragoman models pull ${name} --force\`.\n`,
    );
  return broken.length > 0 ? 'findings' : 'done';
};

const COLUMNS: readonly Column[] = [
  { title: 'model', align: 'left' },
  { title: 'kind', align: 'left' },
  { title: 'size', align: 'right' },
  { title: 'hash', align: 'left' },
  { title: 'from', align: 'left' },
];

function rowOf({ name, architecture, size, hash, origin }: InstalledModel): readonly string[] {
  const from = URL.canParse(origin) ? new URL(origin).host || origin : origin;
  return [name, architecture || '?', megabytes(size), hash.slice(0, 8), from];
}

function modelData({ name, source, target, architecture, size, hash, origin, folder }: InstalledModel) {
  return { name, source, target, architecture, size, hash, origin, folder };
}

/** The pairs that need two models. */
function throughEnglish(models: readonly InstalledModel[]): readonly string[] {
  const sources = [...new Set(models.map(({ source }) => source))];
  const targets = [...new Set(models.map(({ target }) => target))];
  const pairs = sources.flatMap(source => targets.map(target => ({ source, target })));
  return pairs.flatMap(pair => {
    const isThrough = pair.source !== pair.target && routeFor(models, pair)?.through === 'en';
    return isThrough ? [`${pair.source}-${pair.target}`] : [];
  });
}

function tellRoutes(routes: readonly string[], world: World): void {
  if (routes.length === 0) return;
  const paths = routes.map(route => route.replace('-', ' → en → ')).join(', ');
  world.out(`\nThrough English, with two models: ${paths}\n`);
}

const AVAILABLE: readonly Column[] = [
  { title: 'model', align: 'left' },
  { title: 'kind', align: 'left' },
  { title: 'status', align: 'left' },
];

async function listAvailable({ registry, json }: ListOptions, world: World) {
  const { offers } = await readRegistry(registry || REGISTRY, world);
  const found = offers.map(({ name, architecture, status }) => ({ name, architecture, status }));
  if (json) world.out(`${JSON.stringify({ models: found }, null, 2)}\n`);
  else {
    const rows = found.map(({ name, architecture, status }) => [name, architecture, status]);
    world.out(renderTable(AVAILABLE, rows, world.columns));
  }
  return 'done' as const;
}
