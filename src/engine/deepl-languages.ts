import { type Call, EngineError } from './engine.ts';
import { field, requestJson } from './http.ts';
import type { Environment } from './proxy.ts';

/** A language as DeepL's API lists it. */
export interface DeeplLanguage {
  /** `pl`, `en-GB`, `zh-Hant` */
  readonly code: string;
  readonly isSource: boolean;
  readonly isTarget: boolean;
}

/** Where DeepL is, for the one call that deepl-node does not have. */
export interface DeeplServerAddress {
  readonly key: string;
  /** Without a slash at its end. */
  readonly server: string;
  readonly env: Environment;
  readonly timeoutMs: number;
}

/**
 * What DeepL translates between; none where the server does not say.
 * https://developers.deepl.com/docs/languages/using-the-languages-api
 */
export async function readLanguages(
  { key, server, env, timeoutMs }: DeeplServerAddress,
  call: Call,
): Promise<readonly DeeplLanguage[]> {
  const address = new URL(`${server}/v3/languages?resource=translate_text`);
  const headers = { authorization: `DeepL-Auth-Key ${key}` };
  const json = await requestJson({ url: address, method: 'GET', headers, env, timeoutMs, secrets: [key] }, call).catch(
    error => {
      if (error instanceof EngineError) return [];
      throw error;
    },
  );
  return Array.isArray(json) ? json.flatMap(readLanguage) : [];
}

/** A refusal, or what is behind it: that DeepL does not know the language. Its own words are about the form's field. */
export async function whyRefused(
  error: unknown,
  source: string,
  target: string,
  languages: () => Promise<readonly DeeplLanguage[]>,
): Promise<unknown> {
  if (!(error instanceof EngineError) || error.details.status !== 400) return error;
  const known = await languages();
  const knows = (code: string, able: 'isSource' | 'isTarget') =>
    known.some(language => language[able] && language.code.toLowerCase() === code.toLowerCase());
  if (known.length === 0 || (knows(source, 'isSource') && knows(target, 'isTarget'))) return error;
  const [way, code, able] = knows(source, 'isSource')
    ? (['into', target, 'isTarget'] as const)
    : (['from', source, 'isSource'] as const);
  const list = known.filter(language => language[able]).map(language => language.code);
  return new EngineError(
    'unsupported',
    `DeepL does not translate ${way} “${code}”, only ${way} ${list.sort().join(', ')}.`,
    {
      ...error.details,
      charged: false,
    },
  );
}

function readLanguage(json: unknown): readonly DeeplLanguage[] {
  const code = field(json, 'lang');
  if (typeof code !== 'string') return [];
  return [
    { code, isSource: field(json, 'usable_as_source') === true, isTarget: field(json, 'usable_as_target') === true },
  ];
}
