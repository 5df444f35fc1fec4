import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../errors.ts';
import { FILE_NAMES, type FileRole, type InstalledModel, pairOf, readModel } from './models.ts';
import { diskError, type Installed, install, namesIn, sha256Of, unpack, unusable } from './models-install.ts';
import { chooseOffer, type Offer, parseRegistry } from './models-registry.ts';

/** The files of a model in a folder of a closed network, and what is known of them. */
export interface FolderPlan {
  readonly name: string;
  readonly architecture: string;
  readonly files: readonly {
    readonly role: FileRole;
    readonly path: string;
    /** Of the unpacked file, where something in the folder says so. */
    readonly sha256?: string;
  }[];
}

/** The registry's own list, where somebody has put it beside the files. */
const LIST = 'models.json';

/**
 * Finds a model's files in a folder, by what is in it: a folder of models as `dragoman models` keeps it (or one such
 * model); the registry's list with the files at its paths; or files by their published names (`model.plen.….bin.gz`,
 * `lex.50.50.plen.s2t.bin.gz`, `vocab.plen.spm.gz`), packed or not.
 *
 * @throws AppError naming what is missing
 */
export async function planFromFolder(name: string, folder: string, architecture?: string): Promise<FolderPlan> {
  for (const [parent, child] of [
    [folder, name],
    [join(folder, '..'), folder.split(/[/\\]/).at(-1) ?? ''],
  ] as const) {
    const model = readModel(parent, child);
    if (!('why' in model) && `${model.source}-${model.target}` === name) return planOf(model);
  }
  const list = await readFile(join(folder, LIST), 'utf8').catch(() => undefined);
  const registry = list === undefined ? undefined : parseRegistry(list, 'file:///');
  if (registry) return planListed(chooseOffer(registry, name, architecture), folder);
  return planNamed(name, folder, architecture);
}

/** Puts a model of a folder among the others. @throws AppError */
export async function installFromFolder(plan: FolderPlan, origin: string, folder: string): Promise<Installed> {
  const contents = new Map<FileRole, Uint8Array>();
  for (const { role, path, sha256 } of plan.files) {
    const bytes = await readFile(path)
      .then(unpack)
      .catch(error => {
        throw diskError(error, path) === error
          ? unusable(plan.name, `${path} is missing or damaged`)
          : diskError(error, path);
      });
    if (sha256 && sha256Of(bytes) !== sha256) throw unusable(plan.name, `${path} is damaged: its SHA-256 is another`);
    contents.set(role, bytes);
  }
  const model = await install(plan.name, { architecture: plan.architecture, origin }, contents, folder);
  return { model, isKept: false, unverified: plan.files.flatMap(({ role, sha256 }) => (sha256 ? [] : [role])) };
}

function planOf({ name: _, folder, source, target, architecture, files }: InstalledModel): FolderPlan {
  const found = files.map(({ role, sha256 }) => ({ role, sha256, path: join(folder, FILE_NAMES[role]) }));
  return { name: `${source}-${target}`, architecture, files: found };
}

function planListed({ name, architecture, files }: Offer, folder: string): FolderPlan {
  const found = files.map(({ role, path, sha256 }) => {
    if (path.split(/[/\\]/).includes('..')) throw unusable(name, 'the list names a file outside the folder');
    return { role, path: join(folder, path), ...(sha256 && { sha256 }) };
  });
  return { name, architecture, files: found };
}

/** What the files of each role are called; the pair is written without its hyphen. */
const PATTERNS: readonly (readonly [FileRole, RegExp])[] = [
  ['model', /^model\b.*\.bin(\.gz)?$/],
  ['shortlist', /^lex\b.*\.bin(\.gz)?$/],
  ['vocabulary', /^vocab\b.*\.spm(\.gz)?$/],
  ['sourceVocabulary', /^srcvocab\b.*\.spm(\.gz)?$/],
  ['targetVocabulary', /^trgvocab\b.*\.spm(\.gz)?$/],
];

async function planNamed(name: string, folder: string, architecture = ''): Promise<FolderPlan> {
  const pair = pairOf(name);
  const joined = `${pair?.source}${pair?.target}`;
  const places = [join(folder, name), join(folder, joined), folder];
  for (const place of places) {
    const names = await namesIn(place);
    const files = PATTERNS.flatMap(([role, pattern]) => {
      const fitting = names.filter(each => pattern.test(each));
      const own = fitting.filter(each => each.split('.').includes(joined));
      const chosen = own[0] ?? fitting.find(each => !/\.[a-z_]{4,}\.(intgemm|s2t|spm)/.test(each));
      return chosen ? [{ role, path: join(place, chosen) }] : [];
    });
    const has = (role: FileRole) => files.some(file => file.role === role);
    const vocabulary = has('vocabulary') || (has('sourceVocabulary') && has('targetVocabulary'));
    if (has('model') && has('shortlist') && vocabulary)
      return {
        name,
        architecture,
        files: has('vocabulary') ? files.filter(({ role }) => !/^(source|target)/.test(role)) : files,
      };
  }
  throw new AppError(
    'usage',
    `There is no model ${name} in ${folder}.`,
    `Put its files there, packed or not: model.${joined}.intgemm.alphas.bin.gz, lex.50.50.${joined}.s2t.bin.gz, vocab.${joined}.spm.gz.`,
  );
}
