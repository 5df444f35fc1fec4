import { availableParallelism, totalmem } from 'node:os';
import { AppError } from '../errors.ts';
import {
  type Call,
  checkedAnswer,
  type Engine,
  EngineError,
  type LanguagePair,
  optionNames,
  type TranslationRequest,
} from './engine.ts';
import type { Failed, Job } from './local/job.ts';
import { faultOfMarkup, openReferences, restoreMarkup } from './local/markup.ts';
import { openPool } from './local/pool.ts';
import { filePath, type InstalledModel, lackingFor, type Route, routeFor } from './models.ts';

export interface LocalOptions {
  /** What is on this machine: `listModels`. */
  readonly models: readonly InstalledModel[];
  /** What will be asked for; the engine's id names the models that these need, and no others. All, where absent. */
  readonly pairs?: readonly LanguagePair[];
  /** Most threads; the default is one for each core, and one for each GiB of memory. */
  readonly concurrency?: number;
  /** How long a request may take, in milliseconds, beyond what its length asks for. */
  readonly timeoutMs?: number;
}

/** The translator and its version: another one may translate otherwise. */
const TRANSLATOR = 'bergamot-0.4.9';

/**
 * Translates on this machine, with models that `dragoman models pull` installs: nothing leaves the house. The models
 * know nothing of glossaries or context. Languages without a model of their own go through English.
 */
export function localEngine(options: LocalOptions): Engine {
  const models = options.pairs ? modelsFor(options.models, options.pairs) : options.models;
  const most = options.concurrency ?? mostThreads();
  const base = options.timeoutMs ?? 120_000;
  // The slowest machines translate some 50 bytes a second.
  const pool = openPool({ most, patience: job => base + bytesOf(job.texts) * 20 });
  return {
    id: idOf(models),
    name: 'local',
    reach: 'local',
    concurrency: most,
    capabilities: () => ({
      // Enough to be worth a thread's while, and little enough that every thread has some of an article.
      maxTexts: 16,
      maxBytes: 32 * 1024,
      measure: ({ texts }) => bytesOf(texts) + texts.length,
      contextLength: 0,
      terms: 'none',
      markup: true,
      billedChars: () => 0,
    }),
    async translate(request, call) {
      const route = routeFor(models, request.pair);
      if (!route) throw noModel(request.pair, options.models);
      const texts = await translate(request, route, call);
      return checkedAnswer(request, {
        translations: texts.map(text => ({ text, billed: 0 })),
        leftOut: optionNames(request.options),
      });
    },
  };

  async function translate(request: TranslationRequest, route: Route, { signal }: Call): Promise<readonly string[]> {
    const { markup } = request.options;
    const plain = request.texts.map(plainLine);
    const texts = markup ? plain.map(openReferences) : plain;
    const fault = markup && texts.map(faultOfMarkup).find(each => each !== undefined);
    if (fault) throw new EngineError('invalid', sentence(fault), { charged: false });
    const result = await pool.run(jobOf(route, texts, markup !== undefined), signal);
    if ('kind' in result) throw failure(result);
    return markup ? result.map((text, at) => restoreMarkup(text, texts[at] ?? '', markup)) : result;
  }
}

/** `local:bergamot-0.4.9:pl-en.4qx7m2ab+en-de.k3dwz6ty` */
function idOf(models: readonly InstalledModel[]): string {
  const names = models.map(({ name, hash }) => `${name}.${hash.slice(0, 8)}`).sort();
  return ['local', TRANSLATOR, names.join('+')].join(':');
}

function modelsFor(models: readonly InstalledModel[], pairs: readonly LanguagePair[]): readonly InstalledModel[] {
  return [...new Set(pairs.flatMap(pair => routeFor(models, pair)?.models ?? []))];
}

function mostThreads(): number {
  return Math.max(1, Math.min(availableParallelism(), Math.floor(totalmem() / 2 ** 30)));
}

function bytesOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}

/** The translator would take a line break for a sentence's end, and a null character for the text's. */
function plainLine(text: string): string {
  return Buffer.from(text.replace(/[^\S\n\r]*[\n\r]\s*/g, ' ').replace(/(?!\t)\p{Cc}/gu, ' ')).toString();
}

function jobOf({ models }: Route, texts: readonly string[], isMarkup: boolean): Job {
  const route = models.map(model => ({
    name: model.name,
    hash: model.hash,
    files: model.files.map(file => ({ role: file.role, path: filePath(model, file), sha256: file.sha256 })),
  }));
  return { route, texts, isMarkup };
}

/** A model that cannot be used ends the run; a text that cannot be translated is that text's own matter. */
function failure(failed: Failed): Error {
  if (failed.blame === 'model')
    return new AppError(
      'unavailable',
      `The local model ${failed.model} cannot be used: ${sentence(failed.message)}`,
      `Get it again with \`dragoman models pull ${failed.model} --force\`.`,
    );
  if (failed.blame === 'text') return new EngineError('invalid', sentence(failed.message), { charged: false });
  return new EngineError('response', sentence(failed.message), { charged: false });
}

function sentence(message: string): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

function noModel(pair: LanguagePair, models: readonly InstalledModel[]): EngineError {
  const known = models.map(({ name }) => name).join(', ') || 'none';
  return new EngineError(
    'unsupported',
    `There is no local model for ${pair.source} → ${pair.target} (installed: ${known}). Get it with \`dragoman models pull ${lackingFor(models, pair).join(' ')}\`.`,
    { charged: false },
  );
}
