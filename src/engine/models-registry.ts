import { gunzipSync } from 'node:zlib';
import { AppError } from '../errors.ts';
import { field, readJson } from './http.ts';
import { type FileRole, pairOf } from './models.ts';
import { connectionError, open, unavailable, type Way } from './models-http.ts';

/** Mozilla's models, as used by Firefox: https://github.com/mozilla/translations (MPL-2.0). */
export const REGISTRY =
  'https://storage.googleapis.com/moz-fx-translations-data--303e-prod-translations-data/db/models.json';

/** A model that the registry offers. */
export interface Offer {
  /** `pl-en` */
  readonly name: string;
  readonly architecture: string;
  /** `Release`, `Release Desktop`, `Nightly`; '' where the registry does not say. */
  readonly status: string;
  readonly files: readonly OfferedFile[];
}

export interface OfferedFile {
  readonly role: FileRole;
  /** Where it is, relative to the registry's base address. */
  readonly path: string;
  /** Of the unpacked file, where the registry says so; it does for the model itself. */
  readonly size?: number;
  readonly sha256?: string;
}

export interface Registry {
  /** What the files' paths are relative to; it ends in `/`. */
  readonly base: string;
  readonly offers: readonly Offer[];
}

/** The registry's names of files. */
const ROLES: Readonly<Record<FileRole, string>> = {
  model: 'model',
  shortlist: 'lexicalShortlist',
  vocabulary: 'vocab',
  sourceVocabulary: 'srcVocab',
  targetVocabulary: 'trgVocab',
};

/** A list of some hundred models is far smaller. */
const LARGEST_REGISTRY = 32 * 1024 * 1024;

/** @throws AppError where it cannot be had, or is none */
export async function readRegistry(address: string, way: Way): Promise<Registry> {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new AppError('usage', 'That is not the address of a registry.', 'Give one that begins with https://.');
  const registry = parseRegistry(await fetchText(url, way), address);
  if (registry) return registry;
  throw unavailable(`What ${url.host} gives is not a registry of models.`);
}

/** The registry's JSON; nothing where it is none. What in it is not understood is left out. */
export function parseRegistry(text: string, address: string): Registry | undefined {
  const json = readJson(text);
  const models = field(json, 'models');
  if (typeof models !== 'object' || models === null) return undefined;
  const offers = Object.entries(models).flatMap(([name, list]) =>
    pairOf(name) && Array.isArray(list) ? list.flatMap(entry => readOffer(name, entry)) : [],
  );
  const base = field(json, 'baseUrl');
  const root = typeof base === 'string' && URL.canParse(base) ? base : new URL('.', address).href;
  return { base: root.endsWith('/') ? root : `${root}/`, offers };
}

/**
 * The best model of a pair: a released one before others, and among these the one of the best quality that is still
 * quick.
 *
 * @throws AppError naming what there is instead
 */
export function chooseOffer({ offers }: Registry, name: string, architecture?: string): Offer {
  const ofPair = offers.filter(offer => offer.name === name);
  const wanted = ofPair.filter(offer => architecture === undefined || offer.architecture === architecture);
  const rank = (offer: Offer) => {
    const place = ARCHITECTURES.indexOf(offer.architecture);
    return (offer.status.startsWith('Release') ? 0 : 100) + (place < 0 ? ARCHITECTURES.length : place);
  };
  const [best] = wanted.toSorted((one, other) => rank(one) - rank(other));
  if (best) return best;
  if (ofPair.length > 0) {
    const known = ofPair.map(offer => offer.architecture).join(', ');
    throw new AppError(
      'usage',
      `The registry has no model ${name} of the kind “${architecture}”.`,
      `Use one of: ${known}.`,
    );
  }
  throw new AppError('usage', `The registry has no model ${name}.`, adviceFor(name, offers));
}

const ARCHITECTURES = ['base-memory', 'base', 'tiny'];

function adviceFor(name: string, offers: readonly Offer[]): string {
  const pair = pairOf(name);
  const has = (other: string) => offers.some(offer => offer.name === other);
  const halves = pair ? [`${pair.source}-en`, `en-${pair.target}`] : [];
  if (halves.length > 0 && halves.every(has))
    return `Get both halves, through English: dragoman models pull ${halves.join(' ')}`;
  const alike = [...new Set(offers.map(offer => offer.name))].filter(other => other.startsWith(`${pair?.source}-`));
  return alike.length > 0 ? `It has ${alike.join(', ')}.` : 'Write a pair such as pl-en or en-de.';
}

function readOffer(name: string, json: unknown): readonly Offer[] {
  const files = field(json, 'files');
  const text = (key: string) => {
    const value = field(json, key);
    return typeof value === 'string' ? value : '';
  };
  const read = (Object.keys(ROLES) as FileRole[]).flatMap(role => readFile(role, field(files, ROLES[role])));
  const roles = new Set(read.map(({ role }) => role));
  const hasVocabulary = roles.has('vocabulary') || (roles.has('sourceVocabulary') && roles.has('targetVocabulary'));
  if (!roles.has('model') || !roles.has('shortlist') || !hasVocabulary) return [];
  return [{ name, architecture: text('architecture'), status: text('releaseStatus'), files: read }];
}

function readFile(role: FileRole, json: unknown): readonly OfferedFile[] {
  const path = field(json, 'path');
  const size = field(json, 'uncompressedSize');
  const sha256 = field(json, 'uncompressedHash');
  if (typeof path !== 'string' || path === '') return [];
  return [
    {
      role,
      path,
      ...(typeof size === 'number' && size > 0 && { size }),
      ...(typeof sha256 === 'string' && /^[\da-f]{64}$/i.test(sha256) && { sha256: sha256.toLowerCase() }),
    },
  ];
}

async function fetchText(url: URL, way: Way): Promise<string> {
  const response = await open(url, { accept: 'application/json', 'accept-encoding': 'gzip' }, way);
  if (response.statusCode !== 200) {
    response.destroy();
    throw unavailable(`${url.host} does not give its list of models (HTTP ${response.statusCode}).`);
  }
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response) {
      size += chunk.length;
      if (size > LARGEST_REGISTRY) throw unavailable(`What ${url.host} gives is too large for a list of models.`);
      chunks.push(chunk);
    }
    const bytes = Buffer.concat(chunks);
    const isPacked = response.headers['content-encoding'] === 'gzip';
    return (isPacked ? gunzipSync(bytes, { maxOutputLength: LARGEST_REGISTRY }) : bytes).toString('utf8');
  } catch (error) {
    throw connectionError(url, error, way);
  }
}
