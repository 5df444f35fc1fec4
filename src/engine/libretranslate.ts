import type { Locale } from '../model.ts';
import { checkedAnswer, type Engine, EngineError, optionNames, type TranslationRequest } from './engine.ts';
import { field, requestJson } from './http.ts';
import type { Environment } from './proxy.ts';

export interface LibreTranslateOptions {
  /** Where the server is: `http://localhost:5000`. */
  readonly url: string;
  readonly key?: string;
  /** Set where the server is the house's own: embargoed articles may go there. */
  readonly reach?: 'network' | 'local';
  readonly concurrency?: number;
  readonly timeoutMs?: number;
  /** Where proxies are named; none are used where absent, nor for a server of the house. */
  readonly env?: Environment;
}

/** LibreTranslate, a server that people run themselves: https://docs.libretranslate.com/api/operations/translate/ */
export function libreTranslateEngine(options: LibreTranslateOptions): Engine {
  const base = options.url.endsWith('/') ? options.url : `${options.url}/`;
  const url = new URL('translate', base);
  const body = ({ texts, pair, options: { markup } }: TranslationRequest) => ({
    q: texts,
    source: languageOf(pair.source),
    target: languageOf(pair.target),
    format: markup ? 'html' : 'text',
    ...(options.key === undefined ? {} : { api_key: options.key }),
  });
  return {
    id: `libretranslate:${url.host}`,
    name: 'libretranslate',
    reach: options.reach ?? 'network',
    keyName: 'LIBRETRANSLATE_API_KEY',
    concurrency: options.concurrency ?? 4,
    capabilities: () => ({
      // The server's own limits are its owner's (LT_BATCH_LIMIT, LT_CHAR_LIMIT), off by default; these are modest.
      maxTexts: 50,
      maxBytes: 64 * 1024,
      measure: request => Buffer.byteLength(JSON.stringify(body(request))),
      contextLength: 0,
      terms: 'none',
      markup: true,
      billedChars: text => Array.from(text).length,
    }),
    async translate(request, call) {
      const json = await requestJson(
        {
          url,
          body: body(request),
          timeoutMs: options.timeoutMs ?? 120_000,
          secrets: [options.key ?? ''],
          env: options.reach === 'local' ? {} : (options.env ?? {}),
        },
        call,
      );
      const texts = field(json, 'translatedText');
      if (!Array.isArray(texts) || !texts.every(text => typeof text === 'string'))
        throw new EngineError('response', 'The answer has no list of translations.', { charged: true });
      return checkedAnswer(request, {
        translations: texts.map(text => ({ text })),
        leftOut: optionNames(request.options),
      });
    },
  };
}

/** Its codes are languages without regions, but for these. */
function languageOf(locale: Locale): string {
  const known = ['pt-BR', 'zh-Hans', 'zh-Hant'].find(code => code.toLowerCase() === locale.toLowerCase());
  return known ?? locale.split('-')[0]?.toLowerCase() ?? locale;
}
