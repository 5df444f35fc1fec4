import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readXliff } from '../../src/bitext/xliff.ts';
import type { Unit } from '../../src/model.ts';
import { emptyFolder, smallProject, type TestProject } from './project.ts';

const TRIP = 'Rozmowy trwały 3 godziny.';

let template: Promise<string> | undefined;

/** A project with an English draft of every sentence, by the pseudo engine: made once, and copied. */
async function drafted(): Promise<TestProject> {
  template ??= makeTemplate();
  const project = await emptyFolder();
  await cp(await template, project.root, { recursive: true });
  return project;
}

async function makeTemplate(): Promise<string> {
  const project = await smallProject();
  expect((await project.run(['translate', '--to', 'en', '--engine', 'pseudo'])).code).toBe(0);
  const folder = await mkdtemp(join(tmpdir(), 'dragoman-exchange-'));
  await cp(project.root, folder, { recursive: true });
  return folder;
}

afterAll(async () => {
  if (template) await rm(await template, { recursive: true, force: true });
});

async function exported(project: TestProject, version: string, ...more: string[]): Promise<string> {
  const { code, out } = await project.run(['export', '--xliff', version, 'seeds/szczyt.txt', '--to', 'en', ...more]);
  expect(code).toBe(0);
  return out;
}

async function unit(project: TestProject, text = TRIP): Promise<Unit> {
  const record = readXliff(await project.read('locales/en/szczyt.xlf'), 'szczyt.xlf');
  const found = record.blocks.flatMap(block => block.segments).find(each => each.text === text);
  if (!found) throw new Error(`no unit “${text}”`);
  return found;
}

/** As a translator's tool does: another target for a sentence, with what the tool says of its state. */
function edited(text: string, target: string, attributes: Readonly<Record<string, string>> = {}): string {
  const at = text.indexOf(`<source>${TRIP}</source>`);
  const start = text.lastIndexOf(text.includes('<trans-unit') ? '<trans-unit' : '<segment', at);
  const rest = text.slice(start).replace(/(<target)([^>]*)>[^<]*</, `$1$2>${target}<`);
  const written = Object.entries(attributes).reduce((all, [name, value]) => {
    const tag = all.slice(0, all.indexOf('>'));
    return tag.includes(`${name}="`)
      ? tag.replace(new RegExp(`${name}="[^"]*"`), `${name}="${value}"`) + all.slice(tag.length)
      : `${tag} ${name}="${value}"${all.slice(tag.length)}`;
  }, rest);
  return text.slice(0, start) + written;
}

async function take(project: TestProject, text: string, ...more: string[]) {
  await project.write('back.xlf', text);
  const { code, out, notes } = await project.run(['import', 'back.xlf', '--json', ...more]);
  return { code, notes, ...(out ? JSON.parse(out).files[0] : {}) };
}

const versions = ['2.1', '2.0', '1.2'];

describe.each(versions)('an article that goes out as XLIFF %s and comes back', version => {
  it('changes nothing where the translator changed nothing', async () => {
    const project = await drafted();
    const before = await project.read('locales/en/szczyt.xlf');
    const result = await take(project, await exported(project, version));
    expect(result).toMatchObject({ code: 0, drafts: 0, reviewed: 0, conflicts: 0, newerHere: 0, unchanged: 5 });
    expect(await project.read('locales/en/szczyt.xlf')).toBe(before);
  });

  it('brings the translator’s text as a draft, and the locale file follows', async () => {
    const project = await drafted();
    const result = await take(project, edited(await exported(project, version), 'The talks lasted 3 hours.'));
    expect(result).toMatchObject({ code: 0, drafts: 1, reviewed: 0, conflicts: 0 });
    expect(await unit(project)).toMatchObject({ state: 'translated', origin: { kind: 'person' } });
    expect((await project.body('en', 'szczyt'))[0]?.[1]).toBe('The talks lasted 3 hours.');
    expect((await project.run(['check', '--to', 'en', '--json'])).out).not.toContain('up-to-date');
  });

  it('brings an approval only under a name that answers for it', async () => {
    const project = await drafted();
    const approved = version === '1.2' ? { approved: 'yes' } : { state: 'final' };
    const back = edited(await exported(project, version), 'The talks lasted 3 hours.', approved);
    expect(await take(project, back)).toMatchObject({ drafts: 0, reviewed: 0, reviewedWithoutName: 1 });
    expect((await unit(project)).state).toBe('translated');
    expect(await take(project, back, '--by', 'Ewa Lis')).toMatchObject({ reviewed: 1 });
    expect(await unit(project)).toMatchObject({ state: 'reviewed', approval: { by: 'Ewa Lis' } });
  });

  it('takes an approval of ours for no approval of the text that took its place', async () => {
    const project = await drafted();
    const args = ['approve', 'seeds/szczyt.txt', '--to', 'en', '--by', 'Anna', '--despite-errors'];
    await project.run(args);
    const back = edited(await exported(project, version), 'The talks lasted 3 hours.');
    expect(await take(project, back, '--by', 'Ewa Lis')).toMatchObject({ drafts: 1, reviewed: 0 });
    expect(await unit(project)).toMatchObject({ state: 'translated', lapsed: { by: 'Anna' } });
  });

  it('never overwrites what was written here since; both texts stay', async () => {
    const project = await drafted();
    const back = edited(await exported(project, version), 'The talks lasted 3 hours.');
    const file = await project.read('locales/en/szczyt.json');
    const here = 'They talked for 3 hours.';
    await project.write('locales/en/szczyt.json', file.replace(JSON.parse(file).body[0][1], here));
    await project.run(['translate', '--engine', 'none']);
    expect(await take(project, back)).toMatchObject({ code: 1, conflicts: 1, drafts: 0 });
    const kept = await unit(project);
    expect(kept).toMatchObject({ target: here });
    expect(kept.candidates.map(candidate => candidate.target)).toContain('The talks lasted 3 hours.');
    expect(await take(project, await exported(project, version))).toMatchObject({ code: 0, conflicts: 0 });
  });

  it('leaves what was approved here since, where the translator changed nothing', async () => {
    const project = await drafted();
    const back = await exported(project, version);
    const file = await project.read('locales/en/szczyt.json');
    await project.write(
      'locales/en/szczyt.json',
      file.replace(JSON.parse(file).body[0][1], 'They talked for 3 hours.'),
    );
    await project.run(['approve', 'seeds/szczyt.txt', '--to', 'en', '--by', 'Anna', '--despite-errors']);
    expect(await take(project, back)).toMatchObject({ code: 0, newerHere: 1, conflicts: 0, drafts: 0 });
    expect(await unit(project)).toMatchObject({ state: 'reviewed', target: 'They talked for 3 hours.' });
  });

  it('keeps the text of a sentence that was edited meanwhile with the sentence that took its place', async () => {
    const project = await drafted();
    const back = edited(await exported(project, version), 'The talks lasted 3 hours.');
    const article = await project.read('seeds/szczyt.txt');
    await project.write('seeds/szczyt.txt', article.replace('3 godziny', '4 godziny'));
    await project.run(['translate', '--engine', 'none']);
    expect(await take(project, back)).toMatchObject({ code: 1, gone: 1, conflicts: 0, drafts: 0 });
    const { candidates } = await unit(project, 'Rozmowy trwały 4 godziny.');
    expect(candidates[0]).toMatchObject({ source: TRIP, target: 'The talks lasted 3 hours.' });
  });

  it('refuses a file in another language, or about another article, and says so', async () => {
    const project = await drafted();
    const text = await exported(project, version);
    const foreign = text.replace(/(trgLang|target-language)="en"/, '$1="fr"');
    expect(await take(project, foreign)).toMatchObject({ code: 2, notes: expect.stringContaining('“fr”') });
    const other = text.replace('seeds/szczyt.txt', 'seeds/inny.txt').replace('<file id="szczyt"', '<file id="inny"');
    expect(await take(project, other)).toMatchObject({ code: 2, notes: expect.stringContaining('seeds/inny.txt') });
  });

  it('adds a translator’s note, once', async () => {
    const project = await drafted();
    const text = await exported(project, version);
    const note = '<note>Czy to na pewno 3 godziny?</note>';
    const back =
      version === '1.2'
        ? text.replace('</trans-unit>', `${note}</trans-unit>`)
        : text.replace(/(<segment )/, `<notes>${note}</notes>$1`);
    expect(await take(project, back, '--by', 'Ewa Lis')).toMatchObject({ code: 0, notes: 1 });
    expect(await take(project, back, '--by', 'Ewa Lis')).toMatchObject({ code: 0, notes: 0 });
    expect((await unit(project, 'Szczyt w Krakowie')).notes).toMatchObject([{ by: 'Ewa Lis' }]);
  });
});

describe('a file for an older tool', () => {
  it('has the source in empty targets where that is asked, and that is no translation when it comes back', async () => {
    const project = await smallProject();
    await project.run(['translate', '--engine', 'none']);
    const text = await exported(project, '1.2', '--copy-source');
    expect(text).toContain(`<target state="needs-translation">${TRIP}</target>`);
    expect(await take(project, text)).toMatchObject({ code: 0, drafts: 0, unchanged: 5 });
    expect(await take(project, edited(text, 'The talks lasted 3 hours.'))).toMatchObject({ drafts: 1 });
  });
});

describe('files that nobody should trust', () => {
  const bomb = '<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>';
  const deep = `<xliff version="1.2">${'<group>'.repeat(3000)}`;
  it.each([
    ['an entity bomb', `${bomb}<xliff version="1.2">&b;</xliff>`, 'DOCTYPE'],
    ['nesting without end', deep, 'nested'],
    ['no XML at all', 'Szanowni Państwo, w załączeniu tłumaczenie.', 'broken'],
    ['other XML', '<tmx version="1.4"/>', 'no XLIFF'],
    ['an id twice', xliff1('<trans-unit id="a"><source>a</source></trans-unit>'.repeat(2)), 'twice'],
    ['a unit without a source', xliff1('<trans-unit id="a"><target>a</target></trans-unit>'), 'no <source>'],
  ])('%s is refused with a reason, and nothing changes', async (_, text, reason) => {
    const project = await drafted();
    const before = await readFile(`${project.root}/locales/en/szczyt.xlf`, 'utf8');
    const { code, notes } = await take(project, text);
    expect({ code, notes }).toMatchObject({ code: 3, notes: expect.stringContaining(reason) });
    expect(await project.read('locales/en/szczyt.xlf')).toBe(before);
  });
});

function xliff1(units: string): string {
  return `<xliff version="1.2"><file original="seeds/szczyt.txt" source-language="pl" target-language="en"><body>${units}</body></file></xliff>`;
}
