import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { deeplEngine } from '../../src/engine/deepl.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { openJournal } from '../../src/engine/journal.ts';
import { libreTranslateEngine } from '../../src/engine/libretranslate.ts';
import { openAiEngine } from '../../src/engine/openai.ts';
import { dice, job, schedule } from './run.ts';
import { startDeeplServer } from './servers/deepl.ts';
import { startLibreTranslateServer } from './servers/libretranslate.ts';
import { startOpenAiServer } from './servers/openai.ts';
import type { Mood, TestServer } from './servers/server.ts';

const KEY = 'sk-bardzo-tajny-klucz-0123456789:fx';

const engines: readonly [
  string,
  (mood: () => Mood) => Promise<Pick<TestServer, 'url' | 'close'>>,
  (url: string, timeoutMs: number) => Engine,
][] = [
  ['deepl', mood => startDeeplServer({ mood }), (url, timeoutMs) => deeplEngine({ url, key: KEY, timeoutMs })],
  [
    'libretranslate',
    mood => startLibreTranslateServer({ mood }),
    (url, timeoutMs) => libreTranslateEngine({ url, key: KEY, timeoutMs }),
  ],
  [
    'openai',
    mood => startOpenAiServer({ mood }),
    (url, timeoutMs) => openAiEngine({ url: `${url}/v1`, key: KEY, model: 'm', timeoutMs }),
  ],
];

const echo = JSON.stringify({ message: `The key ${KEY} is bad`, error: `Key ${KEY}`, detail: KEY });
const moods: readonly Mood[] = [
  { kind: 'well' },
  { kind: 'status', status: 403, body: echo },
  { kind: 'status', status: 400, body: echo },
  { kind: 'status', status: 456, body: KEY },
  { kind: 'status', status: 429, headers: { 'retry-after': '9999' }, body: echo },
  { kind: 'hang-up' },
  { kind: 'cut' },
  { kind: 'silent' },
  { kind: 'not-json' },
  { kind: 'short' },
];

const cases = engines.flatMap(([name, start, open]) =>
  moods.map(mood => ({ name, start, open, mood, what: mood.kind })),
);

it.each(cases)('the key of $name is nowhere to be read when it goes $what', async ({ start, open, mood }) => {
  const server = await start(() => mood);
  const folder = await mkdtemp(join(tmpdir(), 'dragoman-keys-'));
  const engine = open(server.url, mood.kind === 'silent' ? 300 : 20_000);
  const journal = openJournal({ folder, name: 'journal', now: () => 0, random: dice() });
  const outcome = await schedule(server, { engine, journal }).translate(job(['Raz.', 'Dwa.']));
  const crash = await engine
    .translate(
      { pair: { source: 'pl', target: 'en' }, texts: ['Raz.'], terms: [[]], options: {} },
      { signal: new AbortController().signal },
    )
    .catch(error => error);
  await server.close();
  const files = await Promise.all((await readdir(folder)).map(name => readFile(join(folder, name), 'utf8')));
  await rm(folder, { recursive: true });
  const seen = [outcome, outcome.stop, crash, crash?.stack, engine.id].map(thing =>
    inspect(thing, { depth: 20, showHidden: true }),
  );
  for (const text of [...seen, ...files]) expect(text).not.toContain('tajny-klucz');
});
