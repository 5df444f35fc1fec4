import { spawn } from 'node:child_process';
import { appendFile, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Engine, EngineError, type TranslationOptions } from '../../src/engine/engine.ts';
import { localEngine } from '../../src/engine/local.ts';
import { type FileRole, filePath, type InstalledModel, listModels } from '../../src/engine/models.ts';
import { install } from '../../src/engine/models-install.ts';
import { AppError } from '../../src/errors.ts';
import { contentsOf, installTiny, temporaryFolder, tiny } from './tiny-models.ts';

const signal = new AbortController().signal;
const plEn = { source: 'pl', target: 'en' };
const plDe = { source: 'pl', target: 'de' };

async function engineWith(...names: readonly string[]): Promise<Engine> {
  return localEngine({ models: await installTiny(await temporaryFolder(), ...names), concurrency: 2 });
}

async function translate(
  engine: Engine,
  texts: readonly string[],
  pair = plEn,
  options: TranslationOptions = {},
): Promise<readonly string[]> {
  const request = { pair, texts, terms: texts.map(() => []), options };
  return (await engine.translate(request, { signal })).translations.map(({ text }) => text);
}

describe('a local model', () => {
  it('translates on this machine, word for word, and copies what it does not know', async () => {
    const engine = await engineWith('pl-en');
    expect(
      await translate(engine, [
        'Wojsko jest gotowe.',
        'Brygada w Żaganiu – nie „inna”; i 45 żołnierzy',
        'Zażółć gęślą jaźń!',
      ]),
    ).toEqual(['Army is ready.', 'Brigade in Żaganiu – not „inna”; and 45 żołnierzy', 'Zażółć gęślą jaźń!']);
  });

  it('goes through English where there is no direct model', async () => {
    const engine = await engineWith('pl-en', 'en-de');
    expect(await translate(engine, ['Polska nie jest gotowe.', 'Wojsko i Polska'], plDe)).toEqual([
      'Polen nicht ist bereit.',
      'Heer und Polen',
    ]);
  });

  it('keeps tags where they belong, through English too', async () => {
    const engine = await engineWith('pl-en', 'en-de');
    const text = '<b>Wojsko</b> jest <a href="x?a=1&amp;b=2">gotowe</a>.';
    const html = { markup: 'html' } as const;
    expect(await translate(engine, [text], plEn, html)).toEqual(['<b>Army</b> is <a href="x?a=1&amp;b=2">ready</a>.']);
    expect(await translate(engine, [text], plDe, html)).toEqual([
      '<b>Heer</b> ist <a href="x?a=1&amp;b=2">bereit</a>.',
    ]);
  });

  it.each([
    ['<g id="1">Wojsko</g> jest <x id="2"/> gotowe.', '<g id="1">Army</g> is <x id="2"/> ready.'],
    ['Wojsko<x id="1" /> jest<br/>gotowe', 'Army<x id="1" /> is<br/>ready'],
    [
      '<x id="1"/>Wojsko <x id="1"/> i <x id="2"/>wojsko<x id="3"/>',
      '<x id="1"/>Army <x id="1"/> and <x id="2"/>army<x id="3"/>',
    ],
    ['Wojsko &amp; &lt;Polska&gt; &#xf3; &#60; &oacute; &bdquo;', 'Army &amp; &lt;Polska&gt; ó &lt; ó „'],
    ['Wojsko &alpha;&alpha; i &amp;alpha', 'Army &alpha;&alpha; and &amp;alpha'],
  ])('keeps XML as it was written: %s', async (text, expected) => {
    const engine = await engineWith('pl-en');
    expect(await translate(engine, [text], plEn, { markup: 'xml' })).toEqual([expected]);
  });

  it('takes tags for text where it is not told that they are tags', async () => {
    const engine = await engineWith('pl-en');
    expect(await translate(engine, ['<b> nie & i'])).toEqual(['<b> not & and']);
  });

  it('leaves no text out for odd characters in it', async () => {
    const engine = await engineWith('pl-en');
    expect(
      await translate(engine, [
        'Wojsko\njest\r\n  gotowe',
        'Polska\u0000jest',
        'Polska\u0007 nie',
        '',
        '  ',
        'Polska \ud800 nie',
      ]),
    ).toEqual([
      'Army is ready',
      'Poland is',
      expect.stringMatching(/^Poland {1,2}not$/),
      '',
      '',
      expect.stringContaining('not'),
    ]);
  });

  it('translates a sentence far longer than its network takes at once', async () => {
    const engine = await engineWith('pl-en');
    const [text = ''] = await translate(engine, [Array(500).fill('wojsko').join(' ')]);
    expect(text.split(' ').filter(word => word === 'army').length).toBeGreaterThan(490);
  });

  it('keeps many requests at once apart', async () => {
    const engine = await engineWith('pl-en');
    const all = await Promise.all(
      Array.from({ length: 40 }, (_, at) => translate(engine, [`Brygada ${at}`, `nie ${at}`])),
    );
    expect(all).toEqual(Array.from({ length: 40 }, (_, at) => [`Brigade ${at}`, `not ${at}`]));
  });
});

describe('the engine’s name in the record', () => {
  it('names the models that the languages need, and changes with them alone', async () => {
    const folder = await temporaryFolder();
    const models = await installTiny(folder, 'pl-en', 'en-de');
    const idFor = (...pairs: readonly { source: string; target: string }[]) => localEngine({ models, pairs }).id;
    expect(idFor(plEn)).toMatch(/^local:bergamot-[\d.]+:pl-en\.[a-z2-7]{8}$/);
    expect(idFor(plDe)).toMatch(/^local:bergamot-[\d.]+:en-de\.[a-z2-7]{8}\+pl-en\.[a-z2-7]{8}$/);
    expect(idFor(plEn)).toBe(localEngine({ models: [...models].reverse(), pairs: [plEn] }).id);
  });

  it('takes a region for its language', async () => {
    const engine = localEngine({ models: await installTiny(await temporaryFolder(), 'pl-en') });
    expect(await translate(engine, ['Polska'], { source: 'pl-PL', target: 'en-GB' })).toEqual(['Poland']);
  });
});

describe('what cannot be translated', () => {
  it('says which model is missing, and how to get it', async () => {
    const engine = await engineWith('pl-en');
    await expect(translate(engine, ['Polska'], { source: 'pl', target: 'uk' })).rejects.toMatchObject({
      kind: 'unsupported',
      message: expect.stringContaining('dragoman models pull'),
    });
  });

  it.each(['<b>Wojsko', 'Wojsko</b>', '<b>Wojsko</i>', 'a < b'])('blames %s itself, and goes on', async text => {
    const engine = await engineWith('pl-en');
    const failure = await translate(engine, [text], plEn, { markup: 'html' }).catch(error => error);
    expect(failure).toBeInstanceOf(EngineError);
    expect(failure.kind).toBe('invalid');
    expect(await translate(engine, ['Wojsko'])).toEqual(['Army']);
  });

  it('knows before whether the translator would stumble over the tags', async () => {
    const engine = await engineWith('pl-en');
    const pieces = [
      '<b>',
      '</b>',
      '<I>',
      '</i>',
      '<br>',
      '<x id="1"/>',
      '<a href="a > b">',
      '</a>',
      'Wojsko ',
      '&amp;',
      '<',
      '>',
      '<!-- < -->',
    ];
    const soup = fc.array(fc.constantFrom(...pieces), { maxLength: 7 }).map(parts => parts.join(''));
    await fc.assert(
      fc.asyncProperty(soup, async text => {
        const outcome = await translate(engine, [text], plEn, { markup: 'html' }).catch(error => error);
        if (outcome instanceof Error) expect(outcome.message).toMatch(/^(Its tags do not match|There is a <)/);
      }),
      { numRuns: 200 },
    );
  });

  it('ends at once when told to, and can be used again', async () => {
    const engine = await engineWith('pl-en');
    const aborted = new AbortController();
    const request = {
      pair: plEn,
      texts: Array(16).fill('wojsko '.repeat(2000)),
      terms: Array(16).fill([]),
      options: {},
    };
    const running = Array.from({ length: 4 }, () => engine.translate(request, { signal: aborted.signal }));
    const settled = Promise.allSettled(running);
    await new Promise(done => setTimeout(done, 300));
    const begun = performance.now();
    aborted.abort();
    for (const result of await settled)
      expect(result).toMatchObject({ status: 'rejected', reason: { kind: 'aborted' } });
    // All of it would take far longer.
    expect(performance.now() - begun).toBeLessThan(5000);
    expect(await translate(engine, ['Wojsko'])).toEqual(['Army']);
  });

  it('gives up on a translator that does not answer', async () => {
    const [model] = await installTiny(await temporaryFolder(), 'pl-en');
    const engine = localEngine({ models: model ? [model] : [], concurrency: 1, timeoutMs: -1e6 });
    await expect(translate(engine, ['Wojsko'])).rejects.toMatchObject({ kind: 'response' });
  });
});

describe('a damaged model', () => {
  const damages: readonly (readonly [string, (model: InstalledModel) => Promise<void>])[] = [
    ['a flipped bit', model => flip(filePath(model, { role: 'model' }), 40_000)],
    ['a flipped bit in its head', model => flip(filePath(model, { role: 'model' }), 16)],
    ['a flipped bit in a vocabulary', model => flip(filePath(model, { role: 'sourceVocabulary' }), 99)],
    ['a flipped bit in the shortlist', model => flip(filePath(model, { role: 'shortlist' }), 70)],
    ['half a model', model => truncate(filePath(model, { role: 'model' }), 30_000)],
    ['nothing left of it', model => truncate(filePath(model, { role: 'model' }), 0)],
    ['something behind it', model => appendFile(filePath(model, { role: 'model' }), 'x')],
    ['another file in its place', model => writeFile(filePath(model, { role: 'targetVocabulary' }), 'nic')],
  ];

  it.each(damages)('is refused by name: %s', async (_, damage) => {
    const [model] = await installTiny(await temporaryFolder(), 'pl-en');
    if (!model) throw new Error('no model');
    await damage(model);
    const engine = localEngine({ models: [model], concurrency: 1 });
    const failure = await translate(engine, ['Wojsko']).catch(error => error);
    expect(failure).toBeInstanceOf(AppError);
    expect(failure).toMatchObject({ failure: 'unavailable', message: expect.stringContaining('pl-en') });
    expect(failure.advice).toContain('dragoman models pull pl-en --force');
  });

  it('is listed as damaged, and not used, when a file is gone or has another length', async () => {
    const folder = await temporaryFolder();
    const [model] = await installTiny(folder, 'pl-en', 'en-de');
    if (!model) throw new Error('no model');
    await truncate(filePath(model, { role: 'model' }), 100);
    const { models, damaged } = listModels(folder);
    expect(models.map(({ name }) => name)).toEqual(['en-de']);
    expect(damaged).toEqual([{ name: 'pl-en', why: expect.stringContaining('model.bin') }]);
  });
});

describe('a model whose files are what its maker gave, and wrong all the same', () => {
  async function outcomeWith(spoil: (contents: Map<FileRole, Uint8Array>) => void): Promise<unknown> {
    const contents = contentsOf(tiny('pl-en'));
    spoil(contents);
    const folder = await temporaryFolder();
    const about = { architecture: 'tiny', origin: 'a test' };
    const model = await install('pl-en', about, contents, folder).catch(error => error);
    if (model instanceof Error) return model;
    const engine = localEngine({ models: [model], concurrency: 1, timeoutMs: 20_000 });
    return translate(engine, ['Wojsko jest gotowe.']).catch(error => error);
  }

  const inModel = (from: string, to: string) => (contents: Map<FileRole, Uint8Array>) =>
    contents.set(
      'model',
      Buffer.from(
        Buffer.from(contents.get('model') ?? [])
          .toString('latin1')
          .replace(from, to),
        'latin1',
      ),
    );

  it.each([
    ['it is of a kind that nobody knows', inModel('type: transformer', 'type: trensformar')],
    ['it describes itself in no YAML', inModel('type: transformer', 'type: t:r:a \t: - {')],
    ['a part of the network is missing', inModel('decoder_l1_context_Wk\0', 'decoder_l1_contxxx_Wk\0')],
    ['its dimensions do not fit', inModel('dim-emb: 64', 'dim-emb: 96')],
  ])('%s: an error says so', async (_, spoil) => {
    const outcome = await outcomeWith(spoil);
    expect(outcome).toBeInstanceOf(AppError);
    expect(outcome).toMatchObject({
      failure: 'unavailable',
      message: expect.stringMatching(/pl-en cannot be used: .{10}/),
    });
  });

  it('whatever bits are flipped, there is a text or an error, and the process lives', async () => {
    const flips = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 254 })), { minLength: 1, maxLength: 40 });
    const anyRole = fc.constantFrom<FileRole>('model', 'model', 'shortlist', 'sourceVocabulary', 'targetVocabulary');
    await fc.assert(
      fc.asyncProperty(anyRole, flips, async (role, changes) => {
        const outcome = await outcomeWith(contents => {
          const bytes = Uint8Array.from(contents.get(role) ?? []);
          for (const [at, by] of changes) bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ (by + 1);
          contents.set(role, bytes);
        });
        expect(outcome instanceof AppError || outcome instanceof EngineError || Array.isArray(outcome)).toBe(true);
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});

it('lets the process end when there is nothing to translate any more', async () => {
  const folder = await temporaryFolder();
  await installTiny(folder, 'pl-en');
  const dist = (name: string) => pathToFileURL(join(import.meta.dirname, `../../dist/engine/${name}`)).href;
  const program = `
    const { localEngine } = await import(${JSON.stringify(dist('local.js'))});
    const { listModels } = await import(${JSON.stringify(dist('models.js'))});
    const engine = localEngine({ models: listModels(${JSON.stringify(folder)}).models });
    const request = { pair: { source: 'pl', target: 'en' }, texts: ['Polska'], terms: [[]], options: {} };
    console.log((await engine.translate(request, { signal: new AbortController().signal })).translations[0].text);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program]);
  let out = '';
  child.stdout.on('data', text => (out += text));
  child.stderr.on('data', text => (out += text));
  const code = await new Promise(done => child.on('close', done));
  expect({ code, out }).toEqual({ code: 0, out: 'Poland\n' });
}, 15_000);

async function flip(path: string, at: number): Promise<void> {
  const bytes = await readFile(path);
  bytes[at] = (bytes[at] ?? 0) ^ 4;
  await writeFile(path, bytes);
}
