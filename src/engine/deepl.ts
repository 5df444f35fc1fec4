import type {
  DeepLClient,
  ModelType,
  ProxyConfig,
  SourceLanguageCode,
  TargetLanguageCode,
  TextResult,
  TranslateTextOptions,
} from 'deepl-node';
import type { Locale } from '../model.ts';
import { syncTerms } from './deepl-glossary.ts';
import { type Feature, type Keep, openLanguages, rootOf } from './deepl-languages.ts';
import { overTheWire } from './deepl-wire.ts';
import {
  type Call,
  checkedAnswer,
  type Engine,
  EngineError,
  type OptionName,
  optionNames,
  type Translation,
  type TranslationRequest,
} from './engine.ts';
import { addressOf, sendableKey } from './http.ts';
import { type Environment, proxyFor } from './proxy.ts';

export interface DeeplOptions {
  readonly key: string;
  /** For a test server; by default the key says whether it is the free or the paid one. */
  readonly url?: string;
  readonly modelType?: 'quality_optimized' | 'prefer_quality_optimized' | 'latency_optimized';
  /** Which variant a plain language means: `{ en: 'en-US' }`; the default is `en-GB` and `pt-PT`. */
  readonly variants?: Readonly<Record<Locale, string>>;
  /** Whose glossary it is, among those of the account. */
  readonly project?: string;
  readonly concurrency?: number;
  /** For one request, 30 000 ms or more: a slow answer that is not waited for may be charged all the same. */
  readonly timeoutMs?: number;
  /** Where proxies are named; none are used where absent. */
  readonly env?: Environment;
  /** Where what DeepL can do for each language is kept; without, it is asked in every run. */
  readonly keep?: Keep;
  /** Told what people should know and need not act on. */
  readonly note?: (text: string) => void;
}

/** https://developers.deepl.com/api-reference/translate */
export function deeplEngine(options: DeeplOptions): Engine {
  const key = options.key.trim();
  const timeoutMs = options.timeoutMs ?? 60_000;
  const wire = <T>(once: (client: DeepLClient) => Promise<T>, call: Call): Promise<T> =>
    client().then(ready => overTheWire(() => once(ready), call, timeoutMs, [key]));
  let opened: Promise<DeepLClient> | undefined;
  // Loaded when first needed: it takes longer than all the rest of a start.
  const client = () => {
    opened ??= import('deepl-node').then(
      ({ DeepLClient }) => new DeepLClient(sendableKey(key), clientOptions(options, timeoutMs)),
    );
    return opened;
  };
  const languages = openLanguages({
    key,
    timeoutMs,
    server: serverOf(options),
    env: options.env ?? {},
    keep: options.keep,
    note: options.note ?? (() => {}),
  });
  return {
    id: idOf(options),
    name: 'deepl',
    reach: 'network',
    keyName: 'DEEPL_API_KEY',
    concurrency: options.concurrency ?? 8,
    capabilities: () => ({
      // The API's reference, and DeepL's own command line.
      maxTexts: 50,
      maxBytes: 128 * 1024,
      measure: request => measure(request, options),
      contextLength: 8_000,
      terms: 'glossary',
      markup: true,
      // Unicode code points of the source: https://developers.deepl.com/docs/resources/usage-limits
      billedChars: text => Array.from(text).length,
    }),
    async translate(request, call) {
      const pair = languagesOf(request, options);
      const leftOut = await optionsWithout(request, feature => languages.takes(feature, pair, call));
      if (!leftOut.includes('instructions')) refuseInstructions(request.options.instructions ?? [], options.modelType);
      const texts = request.texts.map(onOneLine);
      const settings = textOptions(request, options, leftOut);
      const results = await wire(ready => ready.translateText(texts, pair.source, pair.target, settings), call).catch(
        async error => {
          throw await languages.whyRefused(error, pair, call);
        },
      );
      return checkedAnswer(request, { translations: results.map(readTranslation), leftOut });
    },
    async syncTerms(glossaries, call) {
      const wanted = glossaries.filter(({ entries }) => entries.length > 0);
      const supported = await Promise.all(wanted.map(({ pair }) => languages.takes('glossary', pair, call)));
      const taken = wanted.filter((_, at) => supported[at]);
      const unsupported = wanted.filter((_, at) => !supported[at]).map(({ pair }) => pair);
      const sync = await syncTerms(taken, projectName(options), once => wire(once, call));
      return { ...sync, unsupported };
    },
    async usage(call) {
      const { character } = await wire(ready => ready.getUsage(), call);
      if (!character) throw new EngineError('response', 'DeepL does not say what was used.');
      return { used: character.count, limit: character.limit };
    },
  };
}

/** One attempt, no repeats: the scheduler knows more. */
function clientOptions(options: DeeplOptions, timeoutMs: number) {
  return {
    serverUrl: serverOf(options),
    proxy: proxyOf(options),
    maxRetries: 1,
    minTimeout: timeoutMs,
    sendPlatformInfo: false,
    appInfo: { appName: 'dragoman', appVersion: '0' },
  };
}

/** Without a slash at its end. A key that ends so belongs to the free API. */
function serverOf({ key, url }: DeeplOptions): string {
  const server = url || (key.trim().endsWith(':fx') ? 'https://api-free.deepl.com' : 'https://api.deepl.com');
  return server.replace(/\/+$/, '');
}

/** In deepl-node's words. `false` keeps it from looking into the process's environment by itself, by other rules. */
function proxyOf(options: DeeplOptions): ProxyConfig {
  const proxy = proxyFor(addressOf(serverOf(options)), options.env ?? {});
  if (!proxy) return false as unknown as ProxyConfig;
  const [username, password] = [decodeURIComponent(proxy.username), decodeURIComponent(proxy.password)];
  return {
    protocol: proxy.protocol,
    host: proxy.hostname,
    port: Number(proxy.port || (proxy.protocol === 'https:' ? 443 : 80)),
    ...(username !== '' && { auth: { username, password } }),
  };
}

function idOf({ modelType, variants = {} }: DeeplOptions): string {
  const chosen = Object.entries(variants).map(([locale, variant]) => `${locale}=${variant}`);
  return ['deepl', modelType ?? MODEL, ...chosen.sort()].join(':');
}

const MODEL: ModelType = 'prefer_quality_optimized';

/** Which feature of a language each option needs. */
const FEATURES: Readonly<Record<OptionName, Feature>> = {
  formality: 'formality',
  instructions: 'style_rules',
  styleRules: 'style_rules',
};

/** The options that DeepL does not have for the pair. A request without any asks nothing. */
async function optionsWithout(
  { options }: TranslationRequest,
  takes: (feature: Feature) => Promise<boolean>,
): Promise<readonly OptionName[]> {
  const names = optionNames(options);
  const taken = await Promise.all(names.map(name => takes(FEATURES[name])));
  return names.filter((_, at) => !taken[at]);
}

function textOptions(
  { context, glossary, options }: TranslationRequest,
  { modelType }: DeeplOptions,
  leftOut: readonly OptionName[],
): TranslateTextOptions {
  const { formality, instructions = [], styleRules, markup } = options;
  const has = (name: OptionName) => optionNames(options).includes(name) && !leftOut.includes(name);
  return {
    // Our segments are sentences already.
    splitSentences: 'off',
    modelType: modelType ?? MODEL,
    ...(context === undefined ? {} : { context }),
    ...(glossary === undefined ? {} : { glossary }),
    ...(has('formality') ? { formality: formality === 'formal' ? 'prefer_more' : 'prefer_less' } : {}),
    ...(has('instructions') ? { customInstructions: [...instructions] } : {}),
    ...(has('styleRules') && styleRules !== undefined ? { styleRule: styleRules } : {}),
    ...(markup ? { tagHandling: markup, tagHandlingVersion: 'v2' } : {}),
  };
}

/** What DeepL would answer with 400, before anything is sent. */
function refuseInstructions(instructions: readonly string[], modelType: ModelType | undefined): void {
  const isTooMuch = instructions.length > 10 || instructions.some(each => Array.from(each).length > 300);
  const message = isTooMuch
    ? 'DeepL takes at most 10 instructions of at most 300 characters.'
    : modelType === 'latency_optimized' && instructions.length > 0
      ? 'DeepL takes no instructions with the model latency_optimized.'
      : undefined;
  if (message !== undefined) throw new EngineError('unsupported', message, { charged: false });
}

/** Source languages have no variants; `en` and `pt` are no targets. */
function languagesOf({ pair }: TranslationRequest, { variants = {} }: DeeplOptions) {
  const variant = variants[pair.target] ?? { en: 'en-GB', pt: 'pt-PT' }[pair.target] ?? pair.target;
  return { source: rootOf(pair.source) as SourceLanguageCode, target: variant as TargetLanguageCode };
}

/** DeepL may take a line break inside a sentence for its end. */
function onOneLine(text: string): string {
  return text.replace(/\s+/g, space => (/[\n\r]/.test(space) ? ' ' : space));
}

/** The bytes of the form that deepl-node sends. */
function measure(request: TranslationRequest, options: DeeplOptions): number {
  const { source, target } = languagesOf(request, options);
  const { context, glossary, customInstructions = [], ...rest } = textOptions(request, options, []);
  const form = new URLSearchParams({ source_lang: source, target_lang: target, show_billed_characters: '1' });
  for (const text of request.texts) form.append('text', onOneLine(text));
  for (const instruction of customInstructions) form.append('custom_instructions', instruction);
  if (typeof glossary === 'string') form.append('glossary_id', glossary);
  if (context !== undefined) form.append('context', context);
  // The remaining options are short; their names on the wire are a little longer than in deepl-node.
  const others = Object.entries(rest).reduce((sum, [name, value]) => sum + name.length + String(value).length + 10, 0);
  return form.toString().length + others;
}

function readTranslation({ text, billedCharacters }: TextResult): Translation {
  if (typeof text !== 'string') throw new EngineError('response', 'A translation is not a text.', { charged: true });
  const isCount = Number.isSafeInteger(billedCharacters) && Number(billedCharacters) >= 0;
  return isCount ? { text, billed: Number(billedCharacters) } : { text };
}

/** One word, since a glossary's name begins with it. */
function projectName({ project = 'dragoman' }: DeeplOptions): string {
  return project.trim().replace(/\s+/g, '_') || 'dragoman';
}
