import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject } from 'ajv';
import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import { AppError } from '../errors.ts';
import type { Locale, Switches } from '../model.ts';
import { type Gates, strictGates } from '../publish/gates.ts';
import { adviceOnName } from './nearest.ts';
import { once } from './once.ts';

/** The name of the file that makes a folder a project. */
export const CONFIG_FILE = 'dragoman.config.json';

/** A project's configuration with every default filled in. config.schema.json says what each key means. */
export interface Config {
  readonly sourceLocale: Locale;
  readonly targetLocales: readonly Locale[];
  readonly sources: string;
  readonly locales: string;
  readonly glossary: string;
  readonly memory: string;
  readonly matching: {
    readonly fuzzyFrom: number;
    readonly candidates: number;
    readonly use: 'reviewed' | 'all';
    readonly machinePenalty: number;
    readonly penalties: Readonly<Record<string, number>>;
  };
  readonly engine: string;
  readonly concurrency?: number;
  readonly engines: { readonly allow?: readonly string[] };
  readonly embargo: readonly string[];
  readonly formality: Readonly<Record<Locale, 'formal' | 'informal'>>;
  readonly instructions: Readonly<Record<Locale, readonly string[]>>;
  readonly deepl: {
    readonly model?: 'quality_optimized' | 'prefer_quality_optimized' | 'latency_optimized';
    readonly variants?: Readonly<Record<Locale, string>>;
    readonly styleRules?: Readonly<Record<Locale, string>>;
    readonly project?: string;
  };
  readonly openai?: { readonly url: string; readonly model: string; readonly inHouse?: boolean };
  readonly libretranslate?: { readonly url: string; readonly inHouse?: boolean };
  readonly budget: { readonly perRun?: number; readonly perMonth?: number; readonly confirmAbove?: number };
  readonly segmentation: {
    readonly srx?: string;
    readonly abbreviations: readonly string[];
    readonly neverBreak: readonly string[];
  };
  /** What the project makes of single checks, by their names. */
  readonly checks: Switches;
  readonly publish: {
    readonly folder: string;
    readonly disclosures: string;
    readonly editor?: string;
    readonly url?: string;
    readonly gates: Gates;
  };
}

/**
 * Reads a configuration.
 *
 * @param file  its name, for errors
 * @throws AppError naming the line of what is wrong, and the nearest known key for one that is not known
 */
export function parseConfig(text: string, file: string): Config {
  const tree = parseConfigTree(text, file);
  const value: unknown = getNodeValue(tree);
  const validate = validator();
  if (!validate(value)) throw invalid(foremost(validate.errors ?? []), tree, text, file);
  const config = withDefaults(value as Partial<Config> & Pick<Config, 'sourceLocale' | 'targetLocales'>);
  if (config.targetLocales.includes(config.sourceLocale))
    throw new AppError(
      'project',
      `${file}: the source language “${config.sourceLocale}” is among the target languages.`,
      'Take it out of “targetLocales”.',
    );
  refuseOverlap(config, file);
  return config;
}

/** The schema is our own: a test holds it to its meta-schema, which a run need not do. */
const validator = once(() =>
  new Ajv({ allErrors: true, useDefaults: true, meta: false, validateSchema: false }).compile(readSchema()),
);

/** What is written and what is read must not be in one another: a locale file is no article. */
function refuseOverlap({ sources, locales, glossary, memory }: Config, file: string): void {
  const folders = Object.entries({ sources, locales, glossary, memory });
  const isIn = (inner: string, outer: string) => outer === '.' || inner === outer || inner.startsWith(`${outer}/`);
  for (const [key, folder] of folders)
    for (const [otherKey, other] of folders)
      if (key !== otherKey && isIn(folder, other))
        throw new AppError(
          'project',
          `${file}: “${key}” (${folder}) is in “${otherKey}” (${other}).`,
          'Give each of them a folder of its own.',
        );
}

/** The JSON Schema of the configuration, as data. */
function readSchema(): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL('../../src/project/config.schema.json', import.meta.url), 'utf8'));
}

function withDefaults(value: Partial<Config> & Pick<Config, 'sourceLocale' | 'targetLocales'>): Config {
  const folder = (name: string | undefined, otherwise: string) =>
    (name ?? otherwise).replace(/^\.\//, '').replace(/\/+$/, '');
  return {
    ...value,
    sources: folder(value.sources, 'seeds'),
    locales: folder(value.locales, 'locales'),
    glossary: folder(value.glossary, 'glossary'),
    memory: folder(value.memory, 'memory'),
    matching: { fuzzyFrom: 70, candidates: 3, use: 'reviewed', machinePenalty: 10, penalties: {}, ...value.matching },
    engine: value.engine ?? 'auto',
    engines: value.engines ?? {},
    embargo: value.embargo ?? [],
    formality: value.formality ?? {},
    instructions: value.instructions ?? {},
    deepl: value.deepl ?? {},
    budget: value.budget ?? {},
    segmentation: { abbreviations: [], neverBreak: [], ...value.segmentation },
    checks: value.checks ?? {},
    publish: {
      ...value.publish,
      folder: folder(value.publish?.folder, 'published'),
      disclosures: folder(value.publish?.disclosures, 'disclosure'),
      gates: { ...strictGates, ...value.publish?.gates },
    },
  };
}

function parseConfigTree(text: string, file: string): Node {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: false, disallowComments: true });
  const [error] = errors;
  if (tree && !error) return tree;
  const line = lineAt(text, error?.offset ?? 0);
  throw new AppError(
    'project',
    `Cannot read ${file}, line ${line}: it is not valid JSON (${error ? plainWords(error) : 'it is empty'}).`,
    'Correct that line; keys and texts stand in double quotes, with a comma between entries and none after the last.',
  );
}

/** `CommaExpected` → `comma expected`. */
function plainWords(error: ParseError): string {
  return printParseErrorCode(error.error)
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();
}

/** A misspelled key explains why another is missing. */
function foremost(errors: readonly ErrorObject[]): ErrorObject | undefined {
  return errors.find(error => error.keyword === 'additionalProperties') ?? errors[0];
}

function invalid(error: ErrorObject | undefined, tree: Node, text: string, file: string): AppError {
  const path = (error?.instancePath ?? '')
    .split('/')
    .slice(1)
    .map(part => (/^\d+$/.test(part) ? Number(part) : part));
  const node = findNodeAtLocation(tree, path) ?? tree;
  if (error?.keyword === 'additionalProperties') {
    const key = String(error.params.additionalProperty);
    const known = Object.keys(knownKeys(error)).filter(name => name !== '$schema');
    const at = findNodeAtLocation(tree, [...path, key])?.parent ?? node;
    return new AppError(
      'project',
      `${file}, line ${lineAt(text, at.offset)}: ${path[0] === 'checks' ? `there is no check “${key}”` : `the key “${key}” is not known`}.`,
      adviceOnName(key, known),
    );
  }
  const allowed: readonly string[] = error?.params.allowedValues ?? [];
  const name = path.length ? `“${path.join('.')}”` : 'the configuration';
  return new AppError(
    'project',
    `${file}, line ${lineAt(text, node.offset)}: ${name} ${error?.message ?? 'is not valid'}${allowed.length ? `: ${allowed.join(', ')}` : ''}.`,
    adviceFor(error),
  );
}

/** The properties of the part of the schema in which a key is not known. */
function knownKeys(error: ErrorObject): object {
  const path = error.schemaPath.split('/').slice(1, -1);
  const part = path.reduce<unknown>((schema, key) => (schema as Record<string, unknown>)[key], readSchema());
  return (part as { properties?: object }).properties ?? {};
}

function adviceFor(error: ErrorObject | undefined): string {
  if (error?.keyword === 'required')
    return `Add “${error.params.missingProperty}”; \`dragoman init\` writes a configuration to start from.`;
  if (error?.keyword === 'pattern' && error.schemaPath.includes('locale'))
    return 'Write a language tag such as “pl”, “en” or “pt-BR”.';
  if (error?.keyword === 'pattern' && error.schemaPath.includes('url'))
    return 'Write the server’s address, such as “http://localhost:5000”.';
  if (error?.keyword === 'pattern') return 'Name a folder inside the project, such as “seeds”.';
  return 'See the schema that “$schema” names; an editor shows it while you type.';
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
