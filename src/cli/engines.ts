import type { Engine } from '../engine/engine.ts';
import { type EngineName, engines } from '../engine/list.ts';
import { lackingFor, listModels, modelsFolder, routeFor } from '../engine/models.ts';
import { AppError } from '../errors.ts';
import { openKeep } from '../project/keep.ts';
import type { Project } from '../project/project.ts';
import type { World } from './world.ts';

/** The engine of a run, or why there is none. */
export interface ChosenEngine {
  readonly engine?: Engine;
  readonly why: string;
}

/**
 * Opens the engine that was asked for. `auto` takes the first that is set up: DeepL's key, then an OpenAI-compatible
 * server and a LibreTranslate server that the configuration names, then models on this machine.
 *
 * @throws AppError for a name that is not known, or an engine that is not set up
 */
export function chooseEngine(project: Project, name: string | undefined, world: World): ChosenEngine {
  const asked = name ?? project.config.engine;
  if (asked === 'none') return { why: 'none was asked for' };
  const openers = openersFor(project, world);
  if (asked === 'auto') {
    const found = AUTO.map(each => ({ name: each, ...openers[each] })).find(({ missing }) => missing === undefined);
    if (found) return { engine: found.open(), why: found.why };
    return { why: `no key is set, and there is no local model for ${languagesOf(project)}` };
  }
  const opener = openers[asked as EngineName];
  if (!Object.hasOwn(openers, asked))
    throw new AppError(
      'usage',
      `There is no engine “${asked}”.`,
      `Use auto, none, or one of: ${Object.keys(engines).join(', ')}.`,
    );
  if (opener.missing) throw new AppError('refused', `The engine ${asked} is not set up.`, opener.missing);
  return { engine: opener.open(), why: 'it was asked for' };
}

/** The order in which `auto` looks. */
const AUTO: readonly EngineName[] = ['deepl', 'openai', 'libretranslate', 'local'];

interface Opener {
  /** What to do before the engine can be used; absent where it is set up. */
  readonly missing: string | undefined;
  /** Why `auto` takes it. */
  readonly why: string;
  open(): Engine;
}

/** Keys come from the environment only. */
function openersFor(project: Project, world: World): Readonly<Record<EngineName, Opener>> {
  const { config } = project;
  const { env } = world;
  const { deepl, openai, libretranslate } = config;
  const reach = (inHouse: boolean | undefined) => (inHouse ? ({ reach: 'local' } as const) : {});
  return {
    deepl: {
      missing: env.DEEPL_API_KEY?.trim() ? undefined : 'Set DEEPL_API_KEY to your DeepL API key.',
      why: 'DEEPL_API_KEY is set',
      open: () =>
        engines.deepl({
          env,
          key: env.DEEPL_API_KEY ?? '',
          ...(env.DEEPL_SERVER_URL && { url: serverAddress(env.DEEPL_SERVER_URL) }),
          ...(deepl.model && { modelType: deepl.model }),
          ...(deepl.variants && { variants: deepl.variants }),
          ...(deepl.project && { project: deepl.project }),
          keep: { ...openKeep(project, 'deepl-languages.json'), now: Date.now },
          note: world.note,
        }),
    },
    openai: {
      missing: openai ? undefined : 'Name the server and the model under “openai” in dragoman.config.json.',
      why: 'the configuration names a server for it',
      open: () =>
        engines.openai({
          env,
          url: openai?.url ?? '',
          model: openai?.model ?? '',
          ...(env.OPENAI_API_KEY && { key: env.OPENAI_API_KEY }),
          ...reach(openai?.inHouse),
        }),
    },
    libretranslate: {
      missing: libretranslate ? undefined : 'Name the server under “libretranslate” in dragoman.config.json.',
      why: 'the configuration names a server for it',
      open: () =>
        engines.libretranslate({
          env,
          url: libretranslate?.url ?? '',
          ...(env.LIBRETRANSLATE_API_KEY && { key: env.LIBRETRANSLATE_API_KEY }),
          ...reach(libretranslate?.inHouse),
        }),
    },
    local: localOpener(project, world),
    pseudo: { missing: undefined, why: 'it was asked for', open: () => engines.pseudo({}) },
  };
}

function serverAddress(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new AppError(
    'usage',
    'DEEPL_SERVER_URL is not the address of a server.',
    'Write it with its scheme, such as http://localhost:3000; or unset it.',
  );
}

/** Models on this machine, for as many of the project's languages as there are. */
function localOpener({ config: { sourceLocale, targetLocales } }: Project, { env }: World): Opener {
  const { models, damaged } = listModels(modelsFolder(env));
  const pairs = targetLocales.map(target => ({ source: sourceLocale, target }));
  const routes = pairs.map(pair => ({ pair, route: routeFor(models, pair) }));
  const ready = routes.flatMap(({ pair, route }) => (route ? [{ pair, ...route }] : []));
  const lacking = routes.flatMap(({ pair, route }) => (route ? [] : [pair.target]));
  const broken = damaged.map(({ name, why }) => `${name} is damaged: ${why} `).join('');
  const paths = ready.map(({ pair, through }) => [pair.source, through, pair.target].filter(Boolean).join(' → '));
  return {
    missing:
      ready.length > 0
        ? undefined
        : `${broken}Get models with \`dragoman models pull ${[...new Set(pairs.flatMap(pair => lackingFor(models, pair)))].join(' ')}\`.`,
    why: `no key is set, and this machine has models for ${paths.join(', ')}${lacking.length > 0 ? `, none for ${lacking.join(', ')}` : ''}`,
    open: () => engines.local({ models, pairs }),
  };
}

function languagesOf({ config: { sourceLocale, targetLocales } }: Project): string {
  return targetLocales.map(target => `${sourceLocale}-${target}`).join(', ');
}
