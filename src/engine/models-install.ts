import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { AppError } from '../errors.ts';
import {
  FILE_NAMES,
  type FileRole,
  filePath,
  type InstalledModel,
  listModels,
  MANIFEST,
  type Manifest,
  pairOf,
  readModel,
} from './models.ts';
import { faultOf } from './models-check.ts';
import { type Delivery, download, forget, LARGEST_FILE } from './models-download.ts';
import { unavailable } from './models-http.ts';
import { chooseOffer, type Offer, type OfferedFile, readRegistry } from './models-registry.ts';
import { withoutCredentials } from './proxy.ts';

/** Where models go, and how they come. */
export interface Installing extends Omit<Delivery, 'onProgress'> {
  /** `modelsFolder` */
  readonly folder: string;
  /** Bytes of a file that have arrived, and all there are, where the server says so. */
  readonly onProgress?: (role: FileRole, received: number, total: number | undefined) => void;
}

export interface Installed {
  readonly model: InstalledModel;
  /** It was there already, whole: nothing was done. */
  readonly isKept: boolean;
  /** Files that nothing vouches for but their own structure. */
  readonly unverified: readonly FileRole[];
}

/** A model of the registry, and where each of its files is. */
export interface Plan {
  readonly offer: Offer;
  readonly files: readonly (OfferedFile & { readonly url: URL })[];
  readonly registry: string;
}

/** Reads the registry, and chooses. @throws AppError */
export async function planPull(
  name: string,
  asked: { readonly registry: string; readonly architecture?: string },
  way: Installing,
): Promise<Plan> {
  const registry = await readRegistry(asked.registry, way);
  const offer = chooseOffer(registry, name, asked.architecture);
  const files = offer.files.map(file => ({ ...file, url: addressOf(file, registry.base) }));
  return { offer, files, registry: asked.registry };
}

/** The model that is there already: whole, and the one that is planned; nothing where it has to come. */
export function alreadyThere({ offer }: Plan, folder: string): InstalledModel | undefined {
  const model = listModels(folder).models.find(({ name }) => name === offer.name);
  const has = (role: FileRole) => model?.files.find(file => file.role === role)?.sha256;
  const isSame = offer.files.every(({ role, sha256 }) => has(role) && (sha256 === undefined || has(role) === sha256));
  return isSame && model?.architecture === offer.architecture ? model : undefined;
}

/**
 * Downloads a model, checks it, and puts it among the others, all of it or nothing.
 * @throws AppError; what has arrived is kept for the next time
 */
export async function pull(plan: Plan, installing: Installing): Promise<Installed> {
  const partial = join(installing.folder, '.partial', plan.offer.name);
  const contents = new Map<FileRole, Uint8Array>();
  try {
    for (const file of plan.files) contents.set(file.role, await fetchFile(file, partial, installing));
    await discardDamaged(plan, contents, partial);
    const model = await install(
      plan.offer.name,
      { ...plan.offer, origin: withoutCredentials(new URL(plan.registry)) },
      contents,
      installing.folder,
    );
    await rm(partial, { recursive: true, force: true });
    return { model, isKept: false, unverified: plan.files.flatMap(({ role, sha256 }) => (sha256 ? [] : [role])) };
  } catch (error) {
    throw diskError(error, installing.folder);
  }
}

/** Puts files among the models, all of them or none. @throws AppError where they are no model */
export async function install(
  name: string,
  about: { readonly architecture: string; readonly origin: string },
  contents: ReadonlyMap<FileRole, Uint8Array>,
  folder: string,
): Promise<InstalledModel> {
  const pair = pairOf(name);
  const fault = faultOf(contents);
  if (!pair || fault) throw unusable(name, fault ?? 'its name is no pair of languages');
  const files = [...contents].map(([role, bytes]) => ({ role, size: bytes.byteLength, sha256: sha256Of(bytes) }));
  const manifest: Manifest = { ...pair, architecture: about.architecture, origin: about.origin, files };
  const beside = join(folder, `.new-${name}-${randomUUID()}`);
  try {
    await mkdir(beside, { recursive: true });
    for (const [role, bytes] of contents) await writeDurably(join(beside, FILE_NAMES[role]), bytes);
    await writeDurably(join(beside, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
    await replace(join(folder, name), beside);
  } catch (error) {
    throw diskError(error, folder);
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
  const model = readModel(folder, name);
  if ('why' in model) throw unusable(name, model.why);
  return model;
}

/** Reads a model's files, and says what is wrong with them, in a sentence; nothing where all is well. */
export async function damageOf(model: InstalledModel): Promise<string | undefined> {
  for (const file of model.files) {
    const bytes = await readFile(filePath(model, file)).catch(() => undefined);
    if (!bytes || sha256Of(bytes) !== file.sha256) return `Its file ${FILE_NAMES[file.role]} is damaged.`;
  }
  return undefined;
}

/** Deletes a model, whole or damaged, and what has arrived of it; what another run is installing stays. */
export async function remove(name: string, folder: string): Promise<void> {
  try {
    await rm(join(folder, '.partial', name), { recursive: true, force: true });
    await rm(join(folder, name), { recursive: true, force: true });
  } catch (error) {
    throw diskError(error, folder);
  }
}

/** Unpacks what is packed with gzip, whatever its name says. @throws Error where the packing is damaged */
export async function unpack(bytes: Uint8Array): Promise<Uint8Array> {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return isPacked ? unpack(await promisify(gunzip)(bytes, { maxOutputLength: LARGEST_FILE })) : bytes;
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A file, unpacked and checked. Where bytes of an earlier run spoil it, it is fetched once more from the start. */
async function fetchFile(
  file: OfferedFile & { readonly url: URL },
  partial: string,
  installing: Installing,
): Promise<Uint8Array> {
  const path = join(partial, FILE_NAMES[file.role]);
  const { onProgress, ...delivery } = installing;
  const isResumed = await download(file.url, path, {
    ...delivery,
    ...(onProgress && { onProgress: (received, total) => onProgress(file.role, received, total) }),
  });
  const bytes = await verified(file, path);
  if (bytes) return bytes;
  await forget(path);
  if (isResumed) return fetchFile(file, partial, installing);
  throw unavailable(`${file.url.host} gives a damaged ${FILE_NAMES[file.role]}: it is not what the registry promises.`);
}

/** The unpacked file; nothing where it is damaged, or not what the registry promises. */
async function verified({ size, sha256 }: OfferedFile, path: string): Promise<Uint8Array | undefined> {
  const bytes = await readFile(path)
    .then(unpack)
    .catch(() => undefined);
  const isSame = bytes && (size === undefined || bytes.byteLength === size) && (!sha256 || sha256Of(bytes) === sha256);
  return isSame ? bytes : undefined;
}

/** Files that do not fit together are no use to the next run. */
async function discardDamaged(plan: Plan, contents: ReadonlyMap<FileRole, Uint8Array>, partial: string): Promise<void> {
  const fault = faultOf(contents);
  if (!fault) return;
  await rm(partial, { recursive: true, force: true });
  throw unusable(plan.offer.name, fault);
}

function addressOf({ path }: OfferedFile, base: string): URL {
  const url = URL.canParse(path, base) ? new URL(path, base) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.host === new URL(base).host) return url;
  throw unavailable('The registry names a file at an address that cannot be trusted.');
}

/** Puts a folder in the place of another. At any moment there is one of them, or for an instant neither. */
async function replace(folder: string, by: string): Promise<void> {
  const old = `${by}-old`;
  const hadOne = await rename(folder, old).then(
    () => true,
    () => false,
  );
  try {
    await rename(by, folder);
  } catch (error) {
    if (hadOne) await rename(old, folder).catch(() => undefined);
    throw error;
  }
  await rm(old, { recursive: true, force: true });
}

async function writeDurably(path: string, content: string | Uint8Array): Promise<void> {
  const file = await open(path, 'w');
  try {
    await writeFile(file, content);
    await file.sync();
  } finally {
    await file.close();
  }
}

export function unusable(name: string, fault: string): AppError {
  return new AppError(
    'unavailable',
    `The model ${name} cannot be used: ${fault.replace(/\.$/, '')}.`,
    'Get it from where it was made, or from another place.',
  );
}

const DISK: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full: make room, then run again. What has arrived is kept.',
  EACCES: 'Change its permissions, or name another folder with DRAGOMAN_MODELS.',
  EPERM: 'Change its permissions, or name another folder with DRAGOMAN_MODELS.',
  EROFS: 'The disk is read-only: name another folder with DRAGOMAN_MODELS.',
  ENOTDIR: 'There is a file where a folder should be: move it, or name another folder with DRAGOMAN_MODELS.',
};

/** What a person can do about the disk, as an AppError; any other error as it is. */
export function diskError(error: unknown, folder: string): unknown {
  const cause = error instanceof AppError ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const advice = DISK[code];
  return advice ? new AppError('unavailable', `Cannot write to ${folder} (${code}).`, advice, { cause: error }) : error;
}

/**
 * Deletes what killed installations have left, but for downloads that can go on; a model that was about to be replaced
 * is put back. Only while nobody else installs.
 */
export async function tidy(folder: string): Promise<void> {
  for (const left of await namesIn(folder)) {
    const [, name] = /^\.new-(.+)-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}-old$/.exec(left) ?? [];
    if (name && !(await namesIn(folder)).includes(name)) await rename(join(folder, left), join(folder, name));
    else if (left.startsWith('.new-')) await rm(join(folder, left), { recursive: true, force: true });
  }
}

/** Names of the files of a folder; nothing where there is none. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}
