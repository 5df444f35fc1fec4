import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';

/** Bergamot, a translator in WebAssembly. Everything here is synchronous but the start: keep it off the main thread. */
export interface Bergamot {
  /** @throws BergamotError where the files are no model that it can run */
  load(files: ModelBytes): LoadedModel;
  /**
   * Translates texts with one model, or with two, one after the other.
   * @param isMarkup  tags are carried over; they must be balanced
   * @throws BergamotError after which this instance must not be used again
   */
  translate(route: readonly LoadedModel[], texts: readonly string[], isMarkup: boolean): string[];
}

/** The contents of a model's files. */
export interface ModelBytes {
  readonly model: Uint8Array;
  readonly shortlist: Uint8Array;
  /** One vocabulary for both languages, or the source language's and the target's. */
  readonly vocabularies: readonly Uint8Array[];
}

export interface LoadedModel {
  readonly handle: unknown;
  unload(): void;
}

export class BergamotError extends Error {
  override readonly name = 'BergamotError';
}

/** Starts the translator: some 250 ms. */
export async function openBergamot(): Promise<Bergamot> {
  const log: string[] = [];
  const wasm = await start(line => void log.push(line));
  const service = new wasm.BlockingService({ cacheSize: 0 });
  return {
    load: files =>
      guarded(wasm, log, () => {
        const model = loadModel(wasm, files);
        // The network itself is read when it is first used.
        run(wasm, service, [model], ['.'], false);
        return { handle: model, unload: () => model.delete() };
      }),
    translate: (route, texts, isMarkup) =>
      guarded(wasm, log, () => {
        const models = route.map(({ handle }) => handle as Deletable);
        return run(wasm, service, models, texts, isMarkup);
      }),
  };
}

// ── What the module exports ─────────────────────────────────────────────────────────────────────────────────────
// https://github.com/browsermt/bergamot-translator/tree/main/wasm/bindings

interface Deletable {
  delete(): void;
}

interface Memory extends Deletable {
  getByteArrayView(): Int8Array;
}

interface Vector<T> extends Deletable {
  push_back(value: T): void;
  get(index: number): T;
  size(): number;
}

interface Response extends Deletable {
  getTranslatedText(): string;
}

interface ResponseOptions {
  readonly alignment: boolean;
  readonly html: boolean;
  readonly qualityScores: boolean;
}

interface Service {
  translate(model: Deletable, texts: Vector<string>, options: Vector<ResponseOptions>): Vector<Response>;
  translateViaPivoting(
    first: Deletable,
    second: Deletable,
    texts: Vector<string>,
    options: Vector<ResponseOptions>,
  ): Vector<Response>;
}

interface Wasm {
  readonly asm: Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;
  readonly HEAPU8: Uint8Array;
  readonly AlignedMemory: new (size: number, alignment: number) => Memory;
  readonly AlignedMemoryList: new () => Vector<Memory>;
  readonly VectorString: new () => Vector<string>;
  readonly VectorResponseOptions: new () => Vector<ResponseOptions>;
  readonly BlockingService: new (options: { readonly cacheSize: number }) => Service;
  readonly TranslationModel: new (
    config: string,
    model: Memory,
    shortlist: Memory,
    vocabularies: Vector<Memory>,
    quality: null,
  ) => Deletable;
}

// ── Starting it ─────────────────────────────────────────────────────────────────────────────────────────────────

/** `WebAssembly`, which the types for Node leave out. */
interface WebAssemblyApi {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ readonly instance: { readonly exports: object } }>;
}

/**
 * The package's own loader is for web workers; its generated script asks only for an object named `Module`, which says
 * how to come by the WebAssembly.
 */
async function start(onLine: (line: string) => void): Promise<Wasm> {
  const { resolve } = createRequire(import.meta.url);
  const path = (ending: string) =>
    resolve(`@browsermt/bergamot-translator/worker/bergamot-translator-worker.${ending}`);
  const [script, bytes] = await Promise.all([readFile(path('js'), 'utf8'), readFile(path('wasm'))]);
  const { WebAssembly } = globalThis as unknown as { readonly WebAssembly: WebAssemblyApi };
  return new Promise((done, fail) => {
    const Module: Record<string, unknown> = {
      print: onLine,
      printErr: onLine,
      onRuntimeInitialized: () => done(Module as unknown as Wasm),
      instantiateWasm: (imports: object, accept: (instance: object) => void) => {
        const all = { ...imports, wasm_gemm: matrixFunctions(Module as unknown as Wasm) };
        WebAssembly.instantiate(bytes, all).then(({ instance }) => accept(instance), fail);
        return {};
      },
    };
    compileFunction(script, ['Module'], { filename: path('js') })(Module);
  });
}

/** The module imports its matrix functions, so that a browser may give faster ones, and exports its own. */
function matrixFunctions(wasm: Wasm): object {
  const names: Readonly<Record<string, string>> = {
    int8_prepare_a: 'int8PrepareAFallback',
    int8_prepare_b: 'int8PrepareBFallback',
    int8_prepare_b_from_transposed: 'int8PrepareBFromTransposedFallback',
    int8_prepare_b_from_quantized_transposed: 'int8PrepareBFromQuantizedTransposedFallback',
    int8_prepare_bias: 'int8PrepareBiasFallback',
    int8_multiply_and_add_bias: 'int8MultiplyAndAddBiasFallback',
    int8_select_columns_of_b: 'int8SelectColumnsOfBFallback',
  };
  return Object.fromEntries(
    Object.entries(names).map(([name, own]) => [name, (...args: readonly unknown[]) => wasm.asm[own]?.(...args)]),
  );
}

// ── Using it ────────────────────────────────────────────────────────────────────────────────────────────────────

function loadModel(wasm: Wasm, { model, shortlist, vocabularies }: ModelBytes): Deletable {
  const memories = new wasm.AlignedMemoryList();
  for (const vocabulary of vocabularies) memories.push_back(aligned(wasm, vocabulary, 64));
  return new wasm.TranslationModel(
    configFor(model),
    aligned(wasm, model, 256),
    aligned(wasm, shortlist, 64),
    memories,
    null,
  );
}

/** Greedy search, as the models are made for; texts are sentences already, and are not to be split again. */
function configFor(model: Uint8Array): string {
  // Models with fixed scales for activations have them as parameters of this name.
  const hasScales = Buffer.from(model.buffer, model.byteOffset, model.byteLength).includes('_QuantMultA');
  const config = {
    'beam-size': 1,
    normalize: 1,
    'word-penalty': 0,
    'max-length-break': 128,
    'max-length-factor': 2,
    'mini-batch-words': 1024,
    workspace: 128,
    'skip-cost': true,
    'cpu-threads': 0,
    quiet: true,
    'quiet-translation': true,
    'gemm-precision': hasScales ? 'int8shiftAlphaAll' : 'int8shiftAll',
    alignment: 'soft',
    'ssplit-mode': 'sentence',
  };
  return Object.entries(config)
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');
}

function aligned(wasm: Wasm, bytes: Uint8Array, alignment: number): Memory {
  const memory = new wasm.AlignedMemory(bytes.byteLength, alignment);
  memory.getByteArrayView().set(bytes);
  return memory;
}

function run(
  wasm: Wasm,
  service: Service,
  models: readonly Deletable[],
  texts: readonly string[],
  html: boolean,
): string[] {
  const input = new wasm.VectorString();
  const options = new wasm.VectorResponseOptions();
  for (const text of texts) {
    input.push_back(text);
    options.push_back({ alignment: false, html, qualityScores: false });
  }
  const [first, second] = models;
  if (!first) throw new BergamotError('There is no model to translate with.');
  const responses = second
    ? service.translateViaPivoting(first, second, input, options)
    : service.translate(first, input, options);
  const translations = texts.map((_, index) => {
    const response = responses.get(index);
    const text = response.getTranslatedText();
    response.delete();
    return text;
  });
  for (const each of [responses, input, options]) each.delete();
  return translations;
}

/** Runs it, and says what went wrong in words: C++ exceptions arrive as numbers, and what stops the program in its log. */
function guarded<T>(wasm: Wasm, log: string[], work: () => T): T {
  log.length = 0;
  try {
    return work();
  } catch (error) {
    if (error instanceof BergamotError) throw error;
    const logged = log.find(line => line.includes('] Error: '))?.split('] Error: ')[1];
    const words = typeof error === 'number' ? exceptionText(wasm, error) : (logged ?? String(error));
    throw new BergamotError(oneLine(words));
  }
}

/** The message of a C++ `std::runtime_error` at this address: a pointer to the text follows the table of methods. */
function exceptionText({ HEAPU8 }: Wasm, address: number): string {
  const view = new DataView(HEAPU8.buffer);
  const isInside = address > 0 && address + 8 <= HEAPU8.length;
  const start = isInside ? view.getUint32(address + 4, true) : 0;
  const end = HEAPU8.indexOf(0, start);
  const text =
    start > 0 && end > start ? Buffer.from(HEAPU8.subarray(start, Math.min(end, start + 300))).toString() : '';
  return /^[\x20-\x7e]{4,}$/.test(text) ? text : 'an exception without a message';
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}
