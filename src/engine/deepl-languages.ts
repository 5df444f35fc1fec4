import { type Call, EngineError, type LanguagePair } from './engine.ts';
import { addressOf, field, readJson, requestJson, sendableKey } from './http.ts';
import type { Environment } from './proxy.ts';

/** Where something is kept that can be had again. What cannot be read or written there is as good as not there. */
export interface Keep {
  /** Milliseconds since 1970: what is kept grows old. */
  readonly now: () => number;
  /** What was kept; nothing, where there is none. */
  read(): Promise<string | undefined>;
  write(text: string): Promise<void>;
}

export interface LanguageSource {
  readonly key: string;
  /** Without a slash at its end. */
  readonly server: string;
  readonly env: Environment;
  readonly timeoutMs: number;
  readonly keep?: Keep | undefined;
  /** Told why DeepL's documentation has to do instead of its word. */
  readonly note: (text: string) => void;
}

/** What DeepL can do for each of its languages: it is asked once, when that first matters, and then a week later. */
export interface DeeplLanguages {
  /** Whether it does something for a pair: what its word is, or else its documentation's. */
  takes(feature: Feature, pair: LanguagePair, call: Call): Promise<boolean>;
  /** A refusal, or what is behind it: that DeepL does not know the language. Its own words are about a form's field. */
  whyRefused(error: unknown, pair: LanguagePair, call: Call): Promise<unknown>;
}

/** As the API calls them; instructions go with style rules. */
export type Feature = 'formality' | 'glossary' | 'style_rules';

/** @see https://developers.deepl.com/docs/languages/using-the-languages-api */
export function openLanguages(source: LanguageSource): DeeplLanguages {
  let known: Promise<readonly Language[]> | undefined;
  const languages = (call: Call) => {
    known ??= readKept(source).then(kept => kept ?? ask(source, call));
    return known;
  };

  return {
    async takes(feature, { source, target }, call) {
      const list = await languages(call);
      const can = (code: string) => (find(code, list)?.features ?? DOCUMENTED[rootOf(code)] ?? []).includes(feature);
      // A glossary has to be for both languages, the other features for the target: /v3/languages/resources.
      return can(target) && (feature !== 'glossary' || can(source));
    },
    async whyRefused(error, { source, target }, call) {
      if (!(error instanceof EngineError) || error.details.status !== 400) return error;
      const list = await languages(call);
      const knows = (code: string, able: 'isSource' | 'isTarget') => list.some(one => one[able] && isSame(one, code));
      if (list.length === 0 || (knows(source, 'isSource') && knows(target, 'isTarget'))) return error;
      return knows(source, 'isSource')
        ? unknownLanguage(
            'into',
            target,
            list.filter(one => one.isTarget),
            error,
          )
        : unknownLanguage(
            'from',
            source,
            list.filter(one => one.isSource),
            error,
          );
    },
  };
}

/** The language's code without script or region, as glossaries and source languages want it. */
export function rootOf(locale: string): string {
  return locale.split('-')[0]?.toLowerCase() ?? locale;
}

interface Language {
  /** `pl`, `en-GB`, `zh-Hant` */
  readonly code: string;
  readonly isSource: boolean;
  readonly isTarget: boolean;
  readonly features: readonly string[];
}

/** What its documentation said in July 2026, by the roots of languages. */
const DOCUMENTED: Readonly<Record<string, readonly Feature[]>> = documented({
  formality: 'de es fr it ja nl pl pt ru',
  glossary: 'ar bg cs da de el en es et fi fr he hu id it ja ko lt lv nb nl pl pt ro ru sk sl sv tr uk vi zh',
  style_rules: 'de en es fr it ja ko zh',
});

function documented(table: Readonly<Record<Feature, string>>): Record<string, readonly Feature[]> {
  const features: readonly Feature[] = ['formality', 'glossary', 'style_rules'];
  const roots = [...new Set(Object.values(table).flatMap(list => list.split(' ')))];
  return Object.fromEntries(
    roots.map(root => [root, features.filter(feature => table[feature].split(' ').includes(root))]),
  );
}

/** A variant that DeepL does not name has what its language has. */
function find(code: string, list: readonly Language[]): Language | undefined {
  return list.find(one => isSame(one, code)) ?? list.find(one => isSame(one, rootOf(code)));
}

function isSame(language: Language, code: string): boolean {
  return language.code.toLowerCase() === code.toLowerCase();
}

/** Not worth more than this: a run waits for it. */
const MOST_MS = 15_000;

/** None, where DeepL does not say. */
async function ask(source: LanguageSource, call: Call): Promise<readonly Language[]> {
  const { key, server, env } = source;
  const timeoutMs = Math.min(source.timeoutMs, MOST_MS);
  try {
    const url = addressOf(`${server}/v3/languages?resource=translate_text`);
    const headers = { authorization: `DeepL-Auth-Key ${sendableKey(key)}` };
    const json = await requestJson({ url, method: 'GET', headers, env, timeoutMs, secrets: [key] }, call);
    const list = readList(json);
    if (!list) throw new EngineError('response', 'its list of languages cannot be read.');
    await write(list, source);
    return list;
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    // A server without the list has none tomorrow either; a key that is refused is told by the request it is for.
    if (error.details.status === 404) await write([], source);
    if (error.kind !== 'auth' && error.kind !== 'aborted') source.note(instead(error));
    return [];
  }
}

function instead({ message, details: { status } }: EngineError): string {
  const why = status === 404 ? 'this server has no list of them (HTTP 404)' : message.replace(/\.$/, '');
  return `DeepL does not say what it can do for each language: ${why}. What its documentation says is used.\n`;
}

/** Changes with the form of what is kept. */
const VERSION = 1;
const WEEK = 7 * 24 * 3_600_000;

async function write(languages: readonly Language[], { keep, server }: LanguageSource): Promise<void> {
  if (!keep) return;
  const text = JSON.stringify({ version: VERSION, server, at: new Date(keep.now()).toISOString(), languages });
  await keep.write(`${text}\n`).catch(() => undefined);
}

/** What was kept from the same server, for a week; nothing where it is older, damaged, or of a time to come. */
async function readKept({ keep, server }: LanguageSource): Promise<readonly Language[] | undefined> {
  if (!keep) return undefined;
  const kept = readJson((await keep.read().catch(() => undefined)) ?? '');
  const age = keep.now() - Date.parse(String(field(kept, 'at')));
  if (field(kept, 'version') !== VERSION || field(kept, 'server') !== server || !(age >= 0 && age < WEEK))
    return undefined;
  const list = field(kept, 'languages');
  return Array.isArray(list) && list.every(isLanguage) ? list : undefined;
}

function isLanguage(value: unknown): value is Language {
  const features = field(value, 'features');
  return (
    typeof field(value, 'code') === 'string' &&
    typeof field(value, 'isSource') === 'boolean' &&
    typeof field(value, 'isTarget') === 'boolean' &&
    Array.isArray(features) &&
    features.every(feature => typeof feature === 'string')
  );
}

/** Nothing where it is no list of languages with their features. */
function readList(json: unknown): readonly Language[] | undefined {
  const list: readonly unknown[] = Array.isArray(json) ? json.map(readLanguage) : [];
  return list.length > 0 && list.every(isLanguage) ? list : undefined;
}

function readLanguage(json: unknown): unknown {
  const features = field(json, 'features');
  return {
    code: field(json, 'lang'),
    isSource: field(json, 'usable_as_source') === true,
    isTarget: field(json, 'usable_as_target') === true,
    features: typeof features === 'object' && features !== null ? Object.keys(features) : undefined,
  };
}

function unknownLanguage(
  way: 'into' | 'from',
  code: string,
  known: readonly Language[],
  { details }: EngineError,
): EngineError {
  const list = known.map(language => language.code).sort();
  const message = `DeepL does not translate ${way} “${code}”, only ${way} ${list.join(', ')}.`;
  return new EngineError('unsupported', message, { ...details, charged: false });
}
