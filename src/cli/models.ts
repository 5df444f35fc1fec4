import { join, resolve } from 'node:path';
import { Presets, SingleBar } from 'cli-progress';
import { FILE_NAMES, type FileRole, listModels, modelsFolder, pairOf } from '../engine/models.ts';
import { sizeAt } from '../engine/models-download.ts';
import { type FolderPlan, installFromFolder, planFromFolder } from '../engine/models-folder.ts';
import {
  alreadyThere,
  diskError,
  type Installed,
  type Installing,
  type Plan,
  planPull,
  pull,
  remove,
  tidy,
} from '../engine/models-install.ts';
import { REGISTRY } from '../engine/models-registry.ts';
import { AppError } from '../errors.ts';
import { withLock } from '../project/lock.ts';
import { surroundings } from './surroundings.ts';
import { type Column, renderTable } from './table.ts';
import type { Command, World } from './world.ts';

export interface PullOptions {
  readonly pairs: readonly string[];
  readonly from?: string;
  readonly architecture?: string;
  readonly registry?: string;
  readonly force?: true;
  readonly dryRun?: true;
  readonly json?: true;
}

export interface RemoveOptions {
  readonly pairs: readonly string[];
  readonly dryRun?: true;
  readonly json?: true;
}

export const pullModels: Command<PullOptions> = async (options, world) => {
  const names = options.pairs.map(checkedName);
  if (options.dryRun) return dryRun(names, options, world);
  const done: Installed[] = [];
  await alone(world, async folder => {
    await tidy(folder);
    for (const name of names) {
      const installed = await installOne(name, folder, options, world);
      done.push(installed);
      if (!options.json) tellInstalled(installed, world);
    }
  });
  if (options.json) world.out(`${JSON.stringify({ models: done.map(installedData) }, null, 2)}\n`);
  return 'done';
};

/** Does something to the models while no other process does. */
async function alone(world: World, work: (folder: string) => Promise<void>): Promise<void> {
  const folder = modelsFolder(world.env);
  const onWait = (holder: number) =>
    world.note(`Another run (process ${holder}) is changing the models: waiting for it to finish.\n`);
  const lock = { processes: world, signal: world.signal, onWait };
  await withLock(join(folder, '.lock'), lock, () => work(folder)).catch(error => {
    throw diskError(error, folder);
  });
}

async function installOne(name: string, folder: string, options: PullOptions, world: World): Promise<Installed> {
  if (options.from !== undefined) {
    const from = resolve(world.cwd, options.from);
    return installFromFolder(await planFromFolder(name, from, options.architecture), from, folder);
  }
  const installing = installingIn(folder, world);
  const plan = await planPull(name, askedOf(options), installing);
  const there = options.force ? undefined : alreadyThere(plan, folder);
  if (there) return { model: there, isKept: true, unverified: [] };
  const bar = openDownloadBar(name, world);
  try {
    return await pull(plan, { ...installing, onProgress: bar.show });
  } finally {
    bar.stop();
  }
}

async function dryRun(names: readonly string[], options: PullOptions, world: World) {
  const folder = modelsFolder(world.env);
  const previews: PullPreview[] = [];
  for (const name of names)
    previews.push(
      options.from === undefined
        ? await previewPull(await planPull(name, askedOf(options), installingIn(folder, world)), folder, options, world)
        : previewFolder(await planFromFolder(name, resolve(world.cwd, options.from), options.architecture)),
    );
  if (options.json) world.out(`${JSON.stringify({ dryRun: true, folder, models: previews }, null, 2)}\n`);
  else {
    const rows = previews.flatMap(({ name, architecture, isKept, files }) =>
      files.map(({ file, bytes, isVerifiable }) => [
        name,
        architecture,
        file,
        isKept ? 'installed' : bytes === undefined ? '?' : megabytes(bytes),
        isVerifiable ? 'SHA-256' : 'structure',
      ]),
    );
    world.out(renderTable(PREVIEW, rows, world.columns));
    world.out(`\nNothing was installed. Models go to ${folder}.\n`);
  }
  return 'done' as const;
}

interface PullPreview {
  readonly name: string;
  readonly architecture: string;
  /** It is there already: nothing would be done. */
  readonly isKept: boolean;
  readonly files: readonly { readonly file: string; readonly bytes?: number; readonly isVerifiable: boolean }[];
}

async function previewPull(plan: Plan, folder: string, { force }: PullOptions, world: World): Promise<PullPreview> {
  const isKept = !force && alreadyThere(plan, folder) !== undefined;
  const files = await Promise.all(
    plan.files.map(async ({ role, url, sha256 }) => {
      const bytes = isKept ? undefined : await sizeAt(url, world);
      return { file: FILE_NAMES[role], ...(bytes !== undefined && { bytes }), isVerifiable: sha256 !== undefined };
    }),
  );
  return { name: plan.offer.name, architecture: plan.offer.architecture, isKept, files };
}

function previewFolder({ name, architecture, files }: FolderPlan): PullPreview {
  const found = files.map(({ path, sha256 }) => ({ file: path, isVerifiable: sha256 !== undefined }));
  return { name, architecture, isKept: false, files: found };
}

const PREVIEW: readonly Column[] = [
  { title: 'model', align: 'left' },
  { title: 'kind', align: 'left' },
  { title: 'file', align: 'left' },
  { title: 'to load', align: 'right' },
  { title: 'checked by', align: 'left' },
];

export const removeModels: Command<RemoveOptions> = async ({ pairs, dryRun, json }, world) => {
  const folder = modelsFolder(world.env);
  const { models, damaged } = listModels(folder);
  const known = [...models, ...damaged].map(({ name }) => name);
  const names = [...new Set(pairs.map(checkedName))];
  const missing = names.find(name => !known.includes(name));
  if (missing)
    throw new AppError(
      'usage',
      `There is no model ${missing} on this machine.`,
      known.length > 0 ? `There are ${known.join(', ')}.` : 'There is none at all.',
    );
  if (!dryRun)
    await alone(world, async () => {
      for (const name of names) await remove(name, folder);
    });
  if (json) world.out(`${JSON.stringify({ ...(dryRun && { dryRun }), folder, removed: names }, null, 2)}\n`);
  else
    for (const name of names)
      world.out(dryRun ? `${name} would be removed.\n` : `${world.paint.green('✓')} ${name} is removed.\n`);
  return 'done';
};

function tellInstalled({ model, isKept, unverified }: Installed, world: World): void {
  const about = [model.architecture, megabytes(model.size)].filter(each => each !== '').join(', ');
  world.out(`${world.paint.green('✓')} ${model.name} is ${isKept ? 'already installed' : 'installed'} (${about}).\n`);
  if (unverified.includes('model'))
    world.note(
      `${world.paintNotes.yellow('!')} Nothing says what the SHA-256 of ${model.name} should be: only its structure was checked.\n` +
        '  → Make sure that the files come from where you think they do.\n',
    );
}

function installedData({ model, isKept, unverified }: Installed) {
  const { name, architecture, size, hash, origin, folder } = model;
  return { name, architecture, size, hash, origin, folder, isKept, unverified };
}

function checkedName(text: string): string {
  const name = text.toLowerCase();
  if (pairOf(name)) return name;
  throw new AppError('usage', `“${text}” is no pair of languages.`, 'Write two language codes, such as pl-en.');
}

function askedOf({ registry, architecture }: PullOptions) {
  return { registry: registry || REGISTRY, ...(architecture !== undefined && { architecture }) };
}

function installingIn(folder: string, world: World): Installing {
  return { folder, env: world.env, signal: world.signal, sleep: surroundings(world).sleep };
}

/** A bar of megabytes on standard error, where a person watches. */
function openDownloadBar(name: string, world: World) {
  const bar = new SingleBar({ format: `{bar} ${name} {file} {value}/{total} MB`, clearOnComplete: true }, Presets.rect);
  let isShown = false;
  const show = (role: FileRole, received: number, total: number | undefined) => {
    if (!world.watched) return;
    const [value, all] = [received, total ?? received].map(bytes => Number((bytes / 1e6).toFixed(1)));
    if (!isShown) bar.start(all ?? 0, value ?? 0, { file: FILE_NAMES[role] });
    isShown = true;
    bar.setTotal(all ?? 0);
    bar.update(value ?? 0, { file: FILE_NAMES[role] });
  };
  return { show, stop: () => void (isShown && bar.stop()) };
}

/** `41.2 MB` */
export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
