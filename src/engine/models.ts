import { readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir, platform } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { fingerprint } from '../fingerprint.ts';
import type { Locale } from '../model.ts';
import type { LanguagePair } from './engine.ts';
import { field, readJson } from './http.ts';
import type { Environment } from './proxy.ts';

/** A model on this machine: what its manifest says, and where it is. */
export interface InstalledModel extends Manifest {
  /** `pl-en` */
  readonly name: string;
  readonly folder: string;
  /** Of all its files: another model has another hash. */
  readonly hash: string;
  /** Bytes on the disk. */
  readonly size: number;
}

/** What is written beside a model's files. */
export interface Manifest {
  readonly source: string;
  readonly target: string;
  /** `base-memory`, `tiny`; '' where nobody knows. */
  readonly architecture: string;
  /** Where it came from: an address or a folder. */
  readonly origin: string;
  readonly files: readonly ModelFile[];
}

export interface ModelFile {
  readonly role: FileRole;
  readonly size: number;
  /** SHA-256 in hexadecimal: checked whenever the model is loaded. */
  readonly sha256: string;
}

export const FILE_NAMES = {
  model: 'model.bin',
  shortlist: 'lex.bin',
  vocabulary: 'vocab.spm',
  sourceVocabulary: 'srcvocab.spm',
  targetVocabulary: 'trgvocab.spm',
} as const;

export type FileRole = keyof typeof FILE_NAMES;

/** A folder among the models that is no whole model. */
export interface DamagedModel {
  readonly name: string;
  /** A sentence. */
  readonly why: string;
}

export const MANIFEST = 'manifest.json';

/**
 * Where models are: `$DRAGOMAN_MODELS`, or `dragoman/models` in the user's cache folder, by the rules of the platform
 * (https://specifications.freedesktop.org/basedir-spec/latest/: a relative `XDG_CACHE_HOME` does not count).
 */
export function modelsFolder(env: Environment, system: string = platform()): string {
  if (env.DRAGOMAN_MODELS) return env.DRAGOMAN_MODELS;
  const home = env.HOME || env.USERPROFILE || homedir();
  const local = env.LOCALAPPDATA || join(home, 'AppData', 'Local');
  if (system === 'win32') return join(local, 'dragoman', 'models');
  const xdg = env.XDG_CACHE_HOME ?? '';
  return join(isAbsolute(xdg) ? xdg : join(home, '.cache'), 'dragoman', 'models');
}

/** `pl-en` as a pair of languages, as the registry spells them; nothing where it is no pair. */
export function pairOf(name: string): LanguagePair | undefined {
  const [, source, target] = /^([a-z]{2,3}(?:_[a-z]{4})?)-([a-z]{2,3}(?:_[a-z]{4})?)$/.exec(name) ?? [];
  return source && target && source !== target ? { source, target } : undefined;
}

/** The models of a folder, by name, and what there is that is none; nothing where there is no folder. */
export function listModels(folder: string): {
  readonly models: readonly InstalledModel[];
  readonly damaged: readonly DamagedModel[];
} {
  const found = foldersIn(folder)
    .filter(name => pairOf(name))
    .sort()
    .map(name => readModel(folder, name));
  return {
    models: found.flatMap(each => ('why' in each ? [] : [each])),
    damaged: found.flatMap(each => ('why' in each ? [each] : [])),
  };
}

export function filePath({ folder }: Pick<InstalledModel, 'folder'>, { role }: Pick<ModelFile, 'role'>): string {
  return join(folder, FILE_NAMES[role]);
}

/** The models that a translation goes through: one, or two where it goes through English. */
export interface Route {
  readonly models: readonly InstalledModel[];
  readonly through?: 'en';
}

/** How to translate a pair of languages with these models; nothing where they cannot. */
export function routeFor(models: readonly InstalledModel[], { source, target }: LanguagePair): Route | undefined {
  const between = (sources: readonly string[], targets: readonly string[]) =>
    models.find(model => sources.includes(model.source) && targets.includes(model.target));
  const [from, to] = [spellings(source), spellings(target)];
  const direct = between(from, to);
  if (direct) return { models: [direct] };
  const first = between(from, ['en']);
  const second = between(['en'], to);
  return first && second && first.source !== second.target ? { models: [first, second], through: 'en' } : undefined;
}

/** The models to get for a pair of languages that has no route, by name: `pl-en`, `en-de`. */
export function lackingFor(models: readonly InstalledModel[], { source, target }: LanguagePair): readonly string[] {
  const [from, to] = [source, target].map(locale => spellings(locale).at(-1) ?? locale);
  const names = from === 'en' || to === 'en' ? [`${from}-${to}`] : [`${from}-en`, `en-${to}`];
  return names.filter(name => !models.some(model => model.name === name));
}

/** How the registry may spell a locale: `zh-Hant` is `zh_hant`, or else `zh`. */
function spellings(locale: Locale): readonly string[] {
  const lower = locale.toLowerCase();
  return [lower.replace('-', '_'), lower.split('-')[0] ?? lower];
}

/** Reads a model's manifest, and looks whether its files are there in full. */
export function readModel(parent: string, name: string): InstalledModel | DamagedModel {
  const folder = join(parent, name);
  const manifest = readManifest(folder);
  if (!manifest) return { name, why: `Its ${MANIFEST} is missing or damaged.` };
  for (const file of manifest.files) {
    const size = statSync(filePath({ folder }, file), { throwIfNoEntry: false })?.size;
    if (size === undefined) return { name, why: `Its file ${FILE_NAMES[file.role]} is missing.` };
    if (size !== file.size)
      return { name, why: `Its file ${FILE_NAMES[file.role]} has ${size} of ${file.size} bytes.` };
  }
  const size = manifest.files.reduce((sum, file) => sum + file.size, 0);
  return { ...manifest, name, folder, hash: hashOf(manifest), size };
}

export function hashOf({ files }: Pick<Manifest, 'files'>): string {
  return fingerprint(...files.map(({ role, sha256 }) => `${role} ${sha256}`).sort());
}

function readManifest(folder: string): Manifest | undefined {
  const json = readJson(textOf(join(folder, MANIFEST)));
  const text = (name: string) => {
    const value = field(json, name);
    return typeof value === 'string' ? value : undefined;
  };
  const source = text('source');
  const target = text('target');
  const list = field(json, 'files');
  if (!source || !target || !Array.isArray(list)) return undefined;
  const files = list.flatMap(readFile);
  const roles = new Set(files.map(({ role }) => role));
  const hasVocabulary = roles.has('vocabulary') || (roles.has('sourceVocabulary') && roles.has('targetVocabulary'));
  const isWhole = files.length === list.length && roles.has('model') && roles.has('shortlist') && hasVocabulary;
  if (!isWhole) return undefined;
  return { source, target, architecture: text('architecture') ?? '', origin: text('origin') ?? '', files };
}

function readFile(json: unknown): readonly ModelFile[] {
  const role = field(json, 'role');
  const size = field(json, 'size');
  const sha256 = field(json, 'sha256');
  const isRight =
    typeof role === 'string' &&
    Object.hasOwn(FILE_NAMES, role) &&
    typeof size === 'number' &&
    typeof sha256 === 'string' &&
    /^[\da-f]{64}$/.test(sha256);
  return isRight ? [{ role: role as FileRole, size, sha256 }] : [];
}

function foldersIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap(entry => (entry.isDirectory() ? [entry.name] : []));
  } catch {
    return [];
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
