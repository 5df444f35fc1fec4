import { readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { installTiny } from '../engine/tiny-models.ts';
import { startRegistry } from '../engine/tiny-registry.ts';
import { emptyFolder, type RunOptions, smallProject, type TestProject } from './project.ts';

const ARTICLE = 'Wojsko jest gotowe\n\nBrygada nie jest w Pradze. Polska i minister obrony.\n';

/** A project whose models are its own. */
async function projectWith(...models: readonly string[]): Promise<TestProject & { readonly models: string }> {
  const project = await smallProject({
    'dragoman.config.json': JSON.stringify({ sourceLocale: 'pl', targetLocales: ['en'] }),
    'seeds/szczyt.txt': ARTICLE,
  });
  const folder = join(project.root, 'models');
  await installTiny(folder, ...models);
  const run = (args: readonly string[], options: RunOptions = {}) =>
    project.run(args, { ...options, env: { DRAGOMAN_MODELS: folder, ...options.env } });
  return { ...project, run, models: folder };
}

describe('dragoman models', () => {
  it('gets, lists and removes a model', async () => {
    const registry = await startRegistry('pl-en', 'en-de');
    const { run } = await projectWith();
    const env = { DRAGOMAN_MODELS_REGISTRY: registry.address };
    expect(await run(['models', 'list'])).toMatchObject({ code: 0, out: expect.stringContaining('There is no model') });
    const pulled = await run(['models', 'pull', 'pl-en', 'en-de'], { env });
    expect(pulled).toMatchObject({ code: 0, notes: '' });
    expect(pulled.out).toMatch(/✓ pl-en is installed \(tiny, 0\.1 MB\)\.\n✓ en-de is installed/);
    expect((await run(['models', 'pull', 'pl-en'], { env })).out).toContain('already installed');
    const listed = await run(['models', 'list']);
    expect(listed.out).toMatch(/^pl-en +tiny +0\.1 MB +[a-z2-7]{8} +127\.0\.0\.1/m);
    expect(listed.out).toContain('Through English, with two models: pl → en → de');
    const { models, throughEnglish } = JSON.parse((await run(['models', 'list', '--json'])).out);
    expect(models.map(({ name }: { name: string }) => name)).toEqual(['en-de', 'pl-en']);
    expect(throughEnglish).toEqual(['pl-de']);
    expect((await run(['models', 'rm', 'en-de', '--dry-run'])).out).toContain('would be removed');
    expect(JSON.parse((await run(['models', 'rm', 'en-de', '--json'])).out)).toMatchObject({ removed: ['en-de'] });
    expect((await run(['models', 'list'])).out).not.toContain('en-de');
    expect(await run(['models', 'rm', 'en-de'])).toMatchObject({ code: 2 });
  });

  it('says before what a pull would load, and loads nothing', async () => {
    const registry = await startRegistry('pl-en');
    const { run } = await projectWith();
    const args = ['models', 'pull', 'pl-en', '--dry-run', '--registry', registry.address];
    const { code, out } = await run(args);
    expect(code).toBe(0);
    expect(out).toMatch(/^pl-en +tiny +model\.bin +0\.0 MB +SHA-256$/m);
    expect(out).toMatch(/^pl-en +tiny +lex\.bin +0\.0 MB +structure$/m);
    const [model] = JSON.parse((await run([...args, '--json'])).out).models;
    expect(model).toMatchObject({ name: 'pl-en', isKept: false });
    expect(model.files[0]).toEqual({ file: 'model.bin', bytes: expect.any(Number), isVerifiable: true });
    expect(JSON.parse((await run(['models', 'list', '--json'])).out).models).toEqual([]);
  });

  it('takes models of another machine from a folder, without any network', async () => {
    const other = await projectWith('pl-en');
    const { run } = await projectWith();
    const env = { HTTPS_PROXY: 'http://127.0.0.1:9' };
    expect(await run(['models', 'pull', 'pl-en', '--from', other.models], { env })).toMatchObject({
      code: 0,
      notes: '',
    });
    expect(JSON.parse((await run(['models', 'list', '--json'])).out).models).toHaveLength(1);
    const missing = await run(['models', 'pull', 'pl-uk', '--from', other.models]);
    expect(missing).toMatchObject({ code: 2, notes: expect.stringContaining('model.pluk') });
  });

  it('goes on where a killed pull stopped', async () => {
    const registry = await startRegistry('pl-en');
    registry.mood.slow = 400;
    const { run } = await projectWith();
    const args = ['models', 'pull', 'pl-en', '--registry', registry.address];
    const killed = await run(args, { killAfter: 1600 });
    expect(killed.code).toBeNull();
    delete registry.mood.slow;
    expect((await run(args)).code).toBe(0);
    expect(registry.seen.some(({ range }) => range !== undefined)).toBe(true);
  });

  it('waits for another pull, and finds its work done', async () => {
    const registry = await startRegistry('pl-en');
    registry.mood.slow = 200;
    const { run } = await projectWith();
    const args = ['models', 'pull', 'pl-en', '--registry', registry.address];
    const both = await Promise.all([run(args), run(args)]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(both.map(({ out }) => out).join()).toContain('already installed');
    expect(both.map(({ notes }) => notes).join()).toContain('waiting for it to finish');
  });

  it.each([
    [['models', 'pull', 'polski'], 2, 'no pair'],
    [['models', 'pull', 'pl-en', '--registry', 'http://127.0.0.1:9/models.json'], 5, '127.0.0.1:9'],
    [['models', 'pull', 'pl-en', '--registry', 'models.json'], 2, 'registry'],
    [['models', 'pull', 'pl-en', '--from', 'nic'], 2, 'nic'],
    [['models', 'pull'], 2, 'pairs'],
  ])('says what is wrong with %j', async (args, code, words) => {
    const { run } = await emptyFolder();
    expect(await run(args)).toMatchObject({ code, notes: expect.stringContaining(words) });
  });

  it('shows what the registry has', async () => {
    const registry = await startRegistry('pl-en', 'en-de');
    const { run } = await projectWith();
    const env = { DRAGOMAN_MODELS_REGISTRY: registry.address };
    expect((await run(['models', 'list', '--available'], { env })).out).toMatch(/^pl-en +tiny +Release$/m);
    const { models } = JSON.parse((await run(['models', 'list', '--available', '--json'], { env })).out);
    expect(models).toEqual(['pl-en', 'en-de'].map(name => ({ name, architecture: 'tiny', status: 'Release' })));
  });

  it('reads every file, where it is asked to, and finds a flipped bit', async () => {
    const { run, models } = await projectWith('pl-en');
    const path = join(models, 'pl-en/model.bin');
    const bytes = await readFile(path);
    bytes[40_000] = (bytes[40_000] ?? 0) ^ 1;
    await writeFile(path, bytes);
    expect((await run(['models', 'list'])).code).toBe(0);
    expect(await run(['models', 'list', '--verify'])).toMatchObject({
      code: 1,
      notes: expect.stringContaining('model.bin'),
    });
  });

  it('finds a damaged model, and says how to mend it', async () => {
    const { run, models } = await projectWith('pl-en');
    await truncate(join(models, 'pl-en/model.bin'), 5000);
    expect(await run(['models', 'list'])).toMatchObject({
      code: 1,
      notes: expect.stringContaining('pull pl-en --force'),
    });
  });
});

describe('translating on this machine', () => {
  it('is what auto does where no key is set and there is a model', async () => {
    const project = await projectWith('pl-en');
    const { code, out } = await project.run(['translate']);
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('this machine has models for pl → en') });
    expect(await project.body('en', 'szczyt')).toEqual([['Brigade not is in Pradze.', 'Poland and minister defence.']]);
    expect(await project.read('locales/en/szczyt.xlf')).toMatch(/local:bergamot-[\d.]+:pl-en\.[a-z2-7]{8}/);
    const again = await project.run(['translate']);
    expect(again.out).toContain('Nothing has changed');
  });

  it('names no engine that is not local where an article is under embargo', async () => {
    const project = await projectWith('pl-en');
    await project.write(
      'dragoman.config.json',
      JSON.stringify({ sourceLocale: 'pl', targetLocales: ['en'], embargo: ['seeds/**'] }),
    );
    expect((await project.run(['translate', '--engine', 'local'])).code).toBe(0);
  });

  it('goes through English where two models are needed', async () => {
    const project = await projectWith('pl-en', 'en-de');
    expect((await project.run(['translate', '--engine', 'local', '--to', 'de'])).code).toBe(2);
    await project.write('dragoman.config.json', JSON.stringify({ sourceLocale: 'pl', targetLocales: ['de'] }));
    expect((await project.run(['translate', '--engine', 'local'])).code).toBe(0);
    expect((await project.body('de', 'szczyt'))[0]?.[0]).toBe('Brigade nicht ist in Pradze.');
  });

  it('translates what it has models for, and says what to get for the rest', async () => {
    const project = await projectWith('pl-en');
    await project.write('dragoman.config.json', JSON.stringify({ sourceLocale: 'pl', targetLocales: ['en', 'uk'] }));
    const { code, notes, out } = await project.run(['translate']);
    expect({ code, notes }).toEqual({ code: 4, notes: expect.stringContaining('dragoman models pull en-uk`') });
    expect(out).toContain('models for pl → en, none for uk');
    expect((await project.body('en', 'szczyt'))[0]?.[0]).toBe('Brigade not is in Pradze.');
  });

  it('says how to get a model where there is none', async () => {
    const project = await projectWith();
    const { code, notes } = await project.run(['translate', '--engine', 'local']);
    expect({ code, notes }).toEqual({ code: 4, notes: expect.stringContaining('dragoman models pull pl-en') });
  });

  it('ends with an error where the model is damaged, and does not hang', async () => {
    const project = await projectWith('pl-en');
    const path = join(project.models, 'pl-en/model.bin');
    const { size } = await stat(path);
    await truncate(path, 9000);
    await truncate(path, size);
    const { code, notes } = await project.run(['translate', '--engine', 'local']);
    expect({ code, notes }).toEqual({ code: 5, notes: expect.stringContaining('dragoman models pull pl-en --force') });
  });
});
