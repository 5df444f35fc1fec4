import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type FileRole,
  type InstalledModel,
  listModels,
  modelsFolder,
  pairOf,
  routeFor,
} from '../../src/engine/models.ts';
import { faultOf } from '../../src/engine/models-check.ts';
import { installFromFolder, planFromFolder } from '../../src/engine/models-folder.ts';
import {
  alreadyThere,
  damageOf,
  type Installing,
  planPull,
  pull,
  remove,
  tidy,
} from '../../src/engine/models-install.ts';
import { AppError } from '../../src/errors.ts';
import { contentsOf, installTiny, temporaryFolder, tiny } from './tiny-models.ts';
import { type Listing, startRegistry, type TinyRegistry } from './tiny-registry.ts';

const signal = new AbortController().signal;
const sleep = async () => {};

async function installing(options: Partial<Installing> = {}): Promise<Installing> {
  return { folder: await temporaryFolder(), env: {}, signal, sleep, silenceMs: 500, ...options };
}

async function pullFrom(registry: TinyRegistry, name: string, way: Installing) {
  return pull(await planPull(name, { registry: registry.address }, way), way);
}

async function failureOf(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => undefined,
    error => error,
  );
  expect(error).toBeInstanceOf(AppError);
  return error;
}

describe('getting a model', () => {
  it('installs what the registry has, checked, and leaves nothing else behind', async () => {
    const registry = await startRegistry('pl-en', 'en-de');
    const way = await installing();
    const { model, unverified } = await pullFrom(registry, 'pl-en', way);
    expect(model).toMatchObject({ name: 'pl-en', source: 'pl', target: 'en', architecture: 'tiny' });
    expect(unverified).toEqual(['shortlist', 'sourceVocabulary', 'targetVocabulary']);
    expect(listModels(way.folder)).toEqual({ models: [model], damaged: [] });
    expect(await damageOf(model)).toBeUndefined();
    expect((await readdir(way.folder)).sort()).toEqual(['.partial', 'pl-en']);
    expect(await readdir(join(way.folder, '.partial'))).toEqual([]);
  });

  it('does nothing where the model is there already, and does where there is another now', async () => {
    const registry = await startRegistry('pl-en');
    const way = await installing();
    const { model } = await pullFrom(registry, 'pl-en', way);
    const plan = await planPull('pl-en', { registry: registry.address }, way);
    expect(alreadyThere(plan, way.folder)).toEqual(model);
    registry.mood.list = list => {
      for (const entry of list.models['pl-en'] ?? [])
        if (entry.files.model) entry.files.model.uncompressedHash = '0'.repeat(64);
      return list;
    };
    const changed = await planPull('pl-en', { registry: registry.address }, way);
    expect(alreadyThere(changed, way.folder)).toBeUndefined();
  });

  it('goes on where the connection broke, again and again, while bytes keep coming', async () => {
    const registry = await startRegistry('pl-en');
    registry.mood.cutAfter = 1000;
    const way = await installing();
    await pullFrom(registry, 'pl-en', way);
    const of = registry.seen.filter(({ path }) => path.includes('/model.'));
    expect(of.map(({ range }) => range)).toEqual(of.map((_, at) => (at === 0 ? undefined : `bytes=${at * 1000}-`)));
    expect(of.reduce((sum, { sent }) => sum + sent, 0)).toBe(registry.files.get(of[0]?.path ?? '')?.length);
  });

  it('goes on in the next run where this one was interrupted', async () => {
    const registry = await startRegistry('pl-en');
    registry.mood.slow = 10;
    const interruption = new AbortController();
    const way = await installing();
    const onProgress = (_: FileRole, received: number) => received > 800 && interruption.abort();
    const stopped = await failureOf(pullFrom(registry, 'pl-en', { ...way, signal: interruption.signal, onProgress }));
    expect(stopped.failure).toBe('interrupted');
    expect(listModels(way.folder)).toEqual({ models: [], damaged: [] });
    delete registry.mood.slow;
    const begun = registry.seen.length;
    await pullFrom(registry, 'pl-en', way);
    expect(registry.seen.slice(begun).find(({ path }) => path.includes('/model.'))?.range).toMatch(/^bytes=\d{3,}-$/);
    expect(listModels(way.folder).models).toHaveLength(1);
  });

  it('begins anew where the file on the server is another by now', async () => {
    const registry = await startRegistry('pl-en');
    Object.assign(registry.mood, { cutAfter: 700, version: 'old' });
    const way = await installing();
    const impatient = { ...way, sleep: async () => void Object.assign(registry.mood, { version: 'new' }) };
    registry.mood.cuts = 1;
    await pullFrom(registry, 'pl-en', impatient);
    expect(await damageOf(listModels(way.folder).models[0] as InstalledModel)).toBeUndefined();
  });

  it('begins anew where the server knows no parts of files', async () => {
    const registry = await startRegistry('pl-en');
    Object.assign(registry.mood, { cutAfter: 700, cuts: 2, noRanges: true });
    const way = await installing();
    const { model } = await pullFrom(registry, 'pl-en', way);
    expect(await damageOf(model)).toBeUndefined();
  });

  it('throws away what an earlier run left, if it spoils the file', async () => {
    const registry = await startRegistry('pl-en');
    const way = await installing();
    Object.assign(registry.mood, { cutAfter: 700 });
    await failureOf(
      pullFrom(registry, 'pl-en', { ...way, sleep: async () => void Object.assign(registry.mood, { cutAfter: 0 }) }),
    );
    const left = join(way.folder, '.partial/pl-en/model.bin');
    await writeFile(left, Buffer.alloc((await readFile(left)).length, 7));
    Object.assign(registry.mood, { cuts: 0 });
    const { model } = await pullFrom(registry, 'pl-en', way);
    expect(await damageOf(model)).toBeUndefined();
  });

  it('shows its password to the server of the house, and to nobody else', async () => {
    const registry = await startRegistry('pl-en');
    registry.mood.credentials = 'ala:tajne';
    registry.mood.list = ({ models }) => ({ models });
    for (const [path, bytes] of [...registry.files]) registry.files.set(`/db${path}`, bytes);
    const way = await installing();
    expect((await failureOf(pullFrom(registry, 'pl-en', way))).message).toContain('401');
    const address = registry.address.replace('//', '//ala:tajne@');
    const { model } = await pull(await planPull('pl-en', { registry: address }, way), way);
    expect(model.origin).toBe(registry.address);
    registry.mood.status = 500;
    const error = await failureOf(planPull('pl-en', { registry: address }, way));
    expect(`${error.message} ${error.stack}`).not.toContain('tajne');
  });

  it('takes files that come unpacked', async () => {
    const registry = await startRegistry('pl-en');
    const { model, lex } = tiny('pl-en');
    for (const path of registry.files.keys()) {
      if (path.includes('/model.')) registry.files.set(path, model);
      if (path.includes('/lex.')) registry.files.set(path, gzipSync(gzipSync(lex)));
    }
    await pullFrom(registry, 'pl-en', await installing());
  });
});

describe('what must not be installed', () => {
  async function tryWith(
    spoil: (registry: TinyRegistry) => unknown,
  ): Promise<{ error: AppError; kept: InstalledModel }> {
    const registry = await startRegistry('pl-en');
    const way = await installing();
    const { model } = await pullFrom(registry, 'pl-en', way);
    spoil(registry);
    const error = await failureOf(pullFrom(registry, 'pl-en', way));
    expect(listModels(way.folder)).toEqual({ models: [model], damaged: [] });
    expect(await damageOf(model)).toBeUndefined();
    return { error, kept: model };
  }

  const replace = (part: string, by: (bytes: Uint8Array) => Uint8Array) => (registry: TinyRegistry) => {
    for (const [path, bytes] of registry.files) if (path.includes(part)) registry.files.set(path, by(bytes));
  };
  const half = (bytes: Uint8Array) => bytes.subarray(0, bytes.length >> 1);
  const flipped = (bytes: Uint8Array) => bytes.map((byte, at) => (at === bytes.length >> 1 ? byte ^ 1 : byte));

  it.each<[string, (registry: TinyRegistry) => unknown, string]>([
    [
      'another model than the registry promises',
      replace('/model.', () => gzipSync(tiny('en-de').model)),
      'not what the registry promises',
    ],
    ['half a model', replace('/model.', half), 'damaged'],
    ['a model with a flipped bit', replace('/model.', flipped), 'damaged'],
    ['half a vocabulary', replace('/srcvocab.', half), 'damaged'],
    ['half a vocabulary, packed', replace('/trgvocab.', () => gzipSync(half(tiny('pl-en').trgvocab))), 'cut off'],
    ['half a shortlist, packed', replace('/lex.', () => gzipSync(half(tiny('pl-en').lex))), 'shortlist'],
    ['a page that asks for a password', replace('/srcvocab.', () => Buffer.from('<html>Login</html>')), 'vocabulary'],
    ['nothing', replace('/lex.', () => new Uint8Array(0)), ''],
    ['a file that is missing', registry => void registry.files.delete([...registry.files.keys()][1] ?? ''), '404'],
  ])('%s: the model of before stays', async (_, spoil, words) => {
    const { error } = await tryWith(spoil);
    expect(error.message).toContain(words);
    expect(error.failure).toBe('unavailable');
  });

  it.each<[string, (registry: TinyRegistry) => unknown, string]>([
    ['no JSON', ({ mood }) => Object.assign(mood, { list: () => '<html>' }), 'not a registry'],
    [
      'JSON of something else',
      ({ mood }) => Object.assign(mood, { list: () => ({ models: [], baseUrl: 7 }) }),
      'has no model',
    ],
    ['an empty answer', ({ mood }) => Object.assign(mood, { list: () => '' }), 'not a registry'],
    ['HTTP 403', ({ mood }) => Object.assign(mood, { status: 403 }), 'HTTP 403'],
    ['HTTP 500', ({ mood }) => Object.assign(mood, { status: 500 }), 'HTTP 500'],
    [
      'an address that leads to itself',
      ({ mood, address }) => Object.assign(mood, { location: address }),
      'without an end',
    ],
    [
      'an address of the house',
      ({ mood }) => Object.assign(mood, { location: 'file:///etc/passwd' }),
      'cannot be trusted',
    ],
    [
      'files elsewhere',
      ({ mood }) =>
        Object.assign(mood, {
          list: (list: Listing) => {
            for (const entry of list.models['pl-en'] ?? [])
              entry.files.model = { path: 'http://example.org/model.bin' };
            return list;
          },
        }),
      'cannot be trusted',
    ],
    [
      'hostile entries',
      ({ mood }) =>
        Object.assign(mood, {
          list: (list: Listing) => ({
            ...list,
            models: {
              '../../x': list.models['pl-en'],
              __proto__: null,
              'pl-en': [null, 7, { files: { model: { path: 1 } } }],
            },
          }),
        }),
      'has no model',
    ],
  ])('a registry that gives %s', async (_, spoil, words) => {
    const { error } = await tryWith(spoil);
    expect(error.message).toContain(words);
  });

  it('a model that the registry does not have: it says which halves there are', async () => {
    const registry = await startRegistry('pl-en', 'en-de');
    const way = await installing();
    const { failure, advice } = await failureOf(pullFrom(registry, 'pl-de', way));
    expect(failure).toBe('usage');
    expect(advice).toContain('dragoman models pull pl-en en-de');
  });

  it('nothing, where nobody answers, or only silence does', async () => {
    const way = await installing();
    const nobody = await failureOf(planPull('pl-en', { registry: 'http://127.0.0.1:9/models.json' }, way));
    expect(nobody).toMatchObject({ failure: 'unavailable', message: expect.stringContaining('127.0.0.1:9') });
    const registry = await startRegistry('pl-en');
    registry.mood.isSilent = true;
    const silence = await failureOf(pullFrom(registry, 'pl-en', { ...way, silenceMs: 50 }));
    expect(silence).toMatchObject({ failure: 'unavailable', message: expect.stringContaining('silence') });
  });

  it('anything, where the folder cannot be written to', async () => {
    const registry = await startRegistry('pl-en');
    const folder = join(await temporaryFolder(), 'file');
    await writeFile(folder, '');
    const error = await failureOf(pullFrom(registry, 'pl-en', await installing({ folder })));
    expect(error).toMatchObject({
      message: expect.stringContaining(folder),
      advice: expect.stringContaining('DRAGOMAN_MODELS'),
    });
  });
});

describe('a folder, for closed networks', () => {
  const files = tiny('pl-en');

  async function folderOf(content: Readonly<Record<string, Uint8Array | string>>): Promise<string> {
    const folder = await temporaryFolder();
    for (const [path, bytes] of Object.entries(content)) {
      await mkdir(join(folder, path, '..'), { recursive: true });
      await writeFile(join(folder, path), bytes);
    }
    return folder;
  }

  const published = {
    'model.plen.intgemm.alphas.bin.gz': gzipSync(files.model),
    'lex.50.50.plen.s2t.bin.gz': gzipSync(files.lex),
    'srcvocab.plen.spm.gz': gzipSync(files.srcvocab),
    'trgvocab.plen.spm': files.trgvocab,
  };
  const below = (folder: string) =>
    Object.fromEntries(Object.entries(published).map(([name, bytes]) => [join(folder, name), bytes]));

  it.each<[string, Readonly<Record<string, Uint8Array | string>>]>([
    ['files by their published names', published],
    ['files of several pairs', { ...published, 'model.ende.intgemm.alphas.bin': tiny('en-de').model }],
    ['a folder for the pair', below('pl-en')],
    ['a folder named after the pair without its hyphen', below('plen')],
    [
      'plain names',
      {
        'model.bin': files.model,
        'lex.bin': files.lex,
        'srcvocab.spm': files.srcvocab,
        'trgvocab.spm': files.trgvocab,
      },
    ],
  ])('%s', async (_, content) => {
    const to = await temporaryFolder();
    const { model, unverified } = await installFromFolder(
      await planFromFolder('pl-en', await folderOf(content)),
      'x',
      to,
    );
    expect(unverified).toContain('model');
    expect(await damageOf(model)).toBeUndefined();
    expect(model.hash).toBe((await installTiny(await temporaryFolder(), 'pl-en'))[0]?.hash);
  });

  it('a folder of models of another machine: every file is checked', async () => {
    const from = await temporaryFolder();
    const [model] = await installTiny(from, 'pl-en');
    const to = await temporaryFolder();
    const copy = await installFromFolder(await planFromFolder('pl-en', from), 'x', to);
    expect(copy).toMatchObject({ unverified: [], model: { hash: model?.hash, architecture: 'tiny' } });
    const direct = await planFromFolder('pl-en', join(from, 'pl-en'));
    expect(direct.files).toHaveLength(4);
    await writeFile(join(from, 'pl-en/srcvocab.spm'), Buffer.alloc(files.srcvocab.length));
    expect((await failureOf(installFromFolder(direct, 'x', to))).message).toContain('SHA-256');
  });

  it('the registry’s list with its files: the model is checked', async () => {
    const registry = await startRegistry('pl-en');
    const list = await (await fetch(registry.address)).text();
    const from = await folderOf({ 'models.json': list, ...Object.fromEntries(registry.files) });
    const plan = await planFromFolder('pl-en', from);
    expect((await installFromFolder(plan, 'x', await temporaryFolder())).unverified).not.toContain('model');
    await writeFile(join(from, 'models/pl-en/model.plen.intgemm.alphas.bin.gz'), gzipSync(tiny('en-de').model));
    expect((await failureOf(installFromFolder(plan, 'x', await temporaryFolder()))).message).toContain('SHA-256');
  });

  it('half a model is refused, and so is a list that leads out of the folder', async () => {
    const to = await temporaryFolder();
    const halved = await folderOf({ ...published, 'model.plen.intgemm.alphas.bin.gz': files.model.subarray(0, 9999) });
    expect((await failureOf(installFromFolder(await planFromFolder('pl-en', halved), 'x', to))).message).toContain(
      'cut off',
    );
    const cut = await folderOf({ ...published, 'lex.50.50.plen.s2t.bin.gz': gzipSync(files.lex).subarray(0, 99) });
    expect((await failureOf(installFromFolder(await planFromFolder('pl-en', cut), 'x', to))).message).toContain(
      'lex.50.50.plen',
    );
    const registry = await startRegistry('pl-en');
    const list = (await (await fetch(registry.address)).text()).replaceAll('models/pl-en/', '../../');
    expect((await failureOf(planFromFolder('pl-en', await folderOf({ 'models.json': list })))).message).toContain(
      'outside',
    );
    expect(listModels(to)).toEqual({ models: [], damaged: [] });
  });

  it('a folder without the model: it says what the files are called', async () => {
    const { failure, advice } = await failureOf(planFromFolder('pl-uk', await folderOf(published)));
    expect(failure).toBe('usage');
    expect(advice).toContain('model.pluk.intgemm.alphas.bin.gz');
  });
});

describe('a damaged file', () => {
  const whole = contentsOf(tiny('pl-en'));
  const roles = [...whole.keys()];
  const spoilt = (role: FileRole, by: (bytes: Uint8Array) => Uint8Array) =>
    faultOf(new Map([...whole].map(([each, bytes]) => [each, each === role ? by(bytes) : bytes])));

  it('is none where all is well', () => expect(faultOf(whole)).toBeUndefined());

  it('is known by its structure when it is cut anywhere', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...roles),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (role, at) => {
          expect(spoilt(role, bytes => bytes.subarray(0, Math.floor(at * bytes.length)))).toEqual(expect.any(String));
        },
      ),
    );
  });

  it('never makes the check itself fail, whatever bits are flipped', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...roles),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1 }),
        (role, flips) => {
          const fault = spoilt(role, bytes => {
            const copy = Uint8Array.from(bytes);
            for (const [at, byte] of flips) copy[at % Math.min(copy.length, 3000)] = byte;
            return copy;
          });
          expect(fault === undefined || fault.length > 10).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is known where it is no such file at all', () => {
    fc.assert(
      fc.property(fc.constantFrom(...roles), fc.uint8Array({ maxLength: 500 }), (role, bytes) => {
        expect(spoilt(role, () => bytes)).toEqual(expect.any(String));
      }),
    );
  });
});

describe('where models are', () => {
  it.each([
    [{ HOME: '/home/ala' }, 'linux', '/home/ala/.cache/dragoman/models'],
    [{ HOME: '/home/ala', XDG_CACHE_HOME: '/var/cache/ala' }, 'linux', '/var/cache/ala/dragoman/models'],
    [{ HOME: '/home/ala', XDG_CACHE_HOME: 'cache' }, 'linux', '/home/ala/.cache/dragoman/models'],
    [{ HOME: '/home/ala', XDG_CACHE_HOME: '' }, 'darwin', '/home/ala/.cache/dragoman/models'],
    [{ HOME: '/home/ala', DRAGOMAN_MODELS: '/srv/models' }, 'linux', '/srv/models'],
    [{ USERPROFILE: '/c/ala', LOCALAPPDATA: '/c/ala/Local' }, 'win32', '/c/ala/Local/dragoman/models'],
  ])('%o on %s', (env, system, folder) => expect(modelsFolder(env, system)).toBe(folder));

  it('a model that was being replaced when the process was killed is there again', async () => {
    const folder = await temporaryFolder();
    const [model] = await installTiny(folder, 'pl-en');
    const id = '00000000-0000-4000-8000-000000000000';
    await rename(join(folder, 'pl-en'), join(folder, `.new-pl-en-${id}-old`));
    await mkdir(join(folder, `.new-pl-en-${id}`));
    await tidy(folder);
    expect(await readdir(folder)).toEqual(['pl-en']);
    expect(listModels(folder).models).toEqual([model]);
  });

  it('a model that is removed is gone, with what a cut download left', async () => {
    const folder = await temporaryFolder();
    await installTiny(folder, 'pl-en', 'en-de');
    await mkdir(join(folder, '.partial/pl-en'), { recursive: true });
    await remove('pl-en', folder);
    expect(listModels(folder).models.map(({ name }) => name)).toEqual(['en-de']);
    expect(existsSync(join(folder, '.partial/pl-en'))).toBe(false);
  });

  it('is a name that is no pair is no model', () => {
    expect(['pl-en', 'en-zh_hant'].map(pairOf)).toEqual([
      { source: 'pl', target: 'en' },
      { source: 'en', target: 'zh_hant' },
    ]);
    expect(['plen', 'pl-pl', '../en', 'pl-en/x', 'PL-EN', ''].map(pairOf)).toEqual(Array(6).fill(undefined));
  });
});

describe('the way from one language to another', () => {
  const model = (name: string) => ({ name, ...pairOf(name) }) as InstalledModel;
  const installed = ['pl-en', 'en-de', 'en-uk', 'pl-uk', 'en-zh_hant', 'en-pl'].map(model);
  it.each([
    ['pl', 'en', 'pl-en'],
    ['pl', 'de', 'pl-en en-de'],
    ['pl', 'uk', 'pl-uk'],
    ['pl-PL', 'en-GB', 'pl-en'],
    ['pl', 'zh-Hant', 'pl-en en-zh_hant'],
    ['pl', 'zh', ''],
    ['de', 'pl', ''],
    ['pl', 'fr', ''],
    ['pl', 'pl', ''],
  ])('%s → %s: %s', (source, target, names) => {
    expect(
      routeFor(installed, { source, target })
        ?.models.map(({ name }) => name)
        .join(' ') ?? '',
    ).toBe(names);
  });
});
