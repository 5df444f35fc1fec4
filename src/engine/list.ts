import { type DeeplOptions, deeplEngine } from './deepl.ts';
import type { Engine } from './engine.ts';
import { type LibreTranslateOptions, libreTranslateEngine } from './libretranslate.ts';
import { type LocalOptions, localEngine } from './local.ts';
import { type OpenAiOptions, openAiEngine } from './openai.ts';
import { pseudoEngine } from './pseudo.ts';

/** What each engine needs to be told. */
export interface EngineSettings {
  readonly deepl: DeeplOptions;
  readonly libretranslate: LibreTranslateOptions;
  readonly local: LocalOptions;
  readonly openai: OpenAiOptions;
  readonly pseudo: Readonly<Record<string, never>>;
}

export type EngineName = keyof EngineSettings;

/** All engines, by name. To add one: a file, a line above, a line here; then the contract test. */
export const engines: { readonly [Name in EngineName]: (settings: EngineSettings[Name]) => Engine } = {
  deepl: deeplEngine,
  libretranslate: libreTranslateEngine,
  local: localEngine,
  openai: openAiEngine,
  pseudo: pseudoEngine,
};
