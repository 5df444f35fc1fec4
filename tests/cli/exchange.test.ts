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
  expect((await project.runHere(['translate', '--to', 'en', '--engine', 'pseudo'])).code).toBe(0);
  const folder = await mkdtemp(join(tmpdir(), 'dragoman-exchange-'));
  await cp(project.root, folder, { recursive: true });
  return folder;
}

afterAll(async () => {
  if (template) await rm(await template, { recursive: true, force: true });
});

async function exported(project: TestProject, { args }: Tool, ...more: string[]): Promise<string> {
  const { code, out } = await project.runHere(['export', ...args, 'seeds/szczyt.txt', '--to', 'en', ...more]);
  expect(code).toBe(0);
  return out;
}

async function unit(project: TestProject, text = TRIP): Promise<Unit> {
  const record = readXliff(await project.read('locales/en/szczyt.xlf'), 'szczyt.xlf');
  const found = record.blocks.flatMap(block => block.segments).find(each => each.text === text);
  if (!found) throw new Error(`no unit “${text}”`);
  return found;
}

/** What translators' tools do to a file. */
interface Tool {
  readonly name: string;
  readonly args: readonly string[];
  readonly file: string;
  /** Another target for the sentence about the trip, and perhaps the tool's word for a text that is reviewed. */
  edit(text: string, target: string, approved?: 'approved'): string;
  /** The same file into French. */
  inFrench(text: string): string;
  /** The same file about an article that is not there. */
  elsewhere(text: string): string;
  /** A note on the first sentence. */
  note(text: string, note: string): string;
}

const xliff = (version: string): Tool => ({
  name: `XLIFF ${version}`,
  args: ['--xliff', version],
  file: 'back.xlf',
  edit(text, target, approved) {
    const at = text.indexOf(`<source>${TRIP}</source>`);
    const start = text.lastIndexOf(version === '1.2' ? '<trans-unit' : '<segment', at);
    const rest = text.slice(start).replace(/(<target)([^>]*)>[^<]*</, `$1$2>${target}<`);
    const marked =
      version === '1.2' ? rest.replace(/>/, ' approved="yes">') : rest.replace(/state="\w+"/, 'state="final"');
    return text.slice(0, start) + (approved ? marked : rest);
  },
  inFrench: text => text.replace(/(trgLang|target-language)="en"/, '$1="fr"'),
  elsewhere: text => text.replace('seeds/szczyt.txt', 'seeds/inny.txt').replace('<file id="szczyt"', '<file id="inny"'),
  note: (text, note) =>
    version === '1.2'
      ? text.replace('</trans-unit>', `<note>${note}</note></trans-unit>`)
      : text.replace(/(<segment )/, `<notes><note>${note}</note></notes>$1`),
});

const po: Tool = {
  name: 'PO',
  args: ['--po'],
  file: 'back.po',
  edit(text, target, approved) {
    const entries = text.split('\n\n');
    const edited = entries.map(entry => {
      if (!entry.includes(`msgid "${TRIP}"`)) return entry;
      const [head = ''] = entry.split('msgstr');
      return `${approved ? head.replace('#, fuzzy\n', '') : head}msgstr ${JSON.stringify(target)}`;
    });
    return edited.join('\n\n');
  },
  inFrench: text => text.replace('Language: en', 'Language: fr'),
  elsewhere: text => text.replaceAll('seeds/szczyt.txt', 'seeds/inny.txt'),
  note: (text, note) => text.replace('\n\n#', `\n\n# ${note}\n#`),
};

const table = (name: 'CSV' | 'TSV', delimiter: string): Tool => ({
  name,
  args: [`--${name.toLowerCase()}`],
  file: `back.${name.toLowerCase()}`,
  edit: (text, target, approved) =>
    row(text, TRIP, delimiter, cells => {
      const state = approved ? 'reviewed' : (cells[3] ?? '');
      return [cells[0] ?? '', TRIP, quoted(target), state, ...cells.slice(4)];
    }),
  inFrench: text => text.replaceAll(' pl en ', ' pl fr '),
  elsewhere: text => text.replaceAll('seeds/szczyt.txt', 'seeds/inny.txt'),
  note: (text, note) =>
    row(text, 'Szczyt w Krakowie', delimiter, cells => [...cells.slice(0, 5), quoted(note), ...cells.slice(6)]),
});

function row(text: string, source: string, delimiter: string, edit: (cells: readonly string[]) => readonly string[]) {
  const lines = text.split('\r\n').map(line => {
    const cells = line.split(delimiter);
    return cells[1] === source ? edit(cells).join(delimiter) : line;
  });
  return lines.join('\r\n');
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}

async function take(project: TestProject, text: string, { file }: Tool, ...more: string[]) {
  await project.write(file, text);
  const { code, out, notes } = await project.runHere(['import', file, '--json', ...more]);
  const told = out ? JSON.parse(out) : { files: [] };
  return { code, notes, ...told.files[0], problems: told.problems };
}

const tools: readonly Tool[] = [xliff('2.1'), xliff('2.0'), xliff('1.2'), po, table('CSV', ','), table('TSV', '\t')];

describe.each(tools)('an article that goes out as $name and comes back', tool => {
  it('changes nothing where the translator changed nothing', async () => {
    const project = await drafted();
    const before = await project.read('locales/en/szczyt.xlf');
    const result = await take(project, await exported(project, tool), tool);
    expect(result).toMatchObject({ code: 0, drafts: 0, reviewed: 0, conflicts: 0, newerHere: 0, unchanged: 5 });
    expect(await project.read('locales/en/szczyt.xlf')).toBe(before);
  });

  it('brings the translator’s text as a draft, and the locale file follows', async () => {
    const project = await drafted();
    const result = await take(project, tool.edit(await exported(project, tool), 'The talks lasted 3 hours.'), tool);
    expect(result).toMatchObject({ code: 0, drafts: 1, reviewed: 0, conflicts: 0 });
    expect(await unit(project)).toMatchObject({ state: 'translated', origin: { kind: 'person' } });
    expect((await project.body('en', 'szczyt'))[0]?.[1]).toBe('The talks lasted 3 hours.');
    expect((await project.runHere(['check', '--to', 'en', '--json'])).out).not.toContain('up-to-date');
  });

  it('brings an approval only under a name that answers for it', async () => {
    const project = await drafted();
    const back = tool.edit(await exported(project, tool), 'The talks lasted 3 hours.', 'approved');
    expect(await take(project, back, tool)).toMatchObject({ drafts: 0, reviewed: 0, reviewedWithoutName: 1 });
    expect((await unit(project)).state).toBe('translated');
    expect(await take(project, back, tool, '--by', 'Ewa Lis')).toMatchObject({ reviewed: 1 });
    expect(await unit(project)).toMatchObject({ state: 'reviewed', approval: { by: 'Ewa Lis' } });
  });

  it('takes an approval of ours for no approval of the text that took its place', async () => {
    const project = await drafted();
    const args = ['approve', 'seeds/szczyt.txt', '--to', 'en', '--by', 'Anna', '--despite-errors'];
    await project.runHere(args);
    const back = tool.edit(await exported(project, tool), 'The talks lasted 3 hours.');
    expect(await take(project, back, tool, '--by', 'Ewa Lis')).toMatchObject({ drafts: 1, reviewed: 0 });
    expect(await unit(project)).toMatchObject({ state: 'translated', lapsed: { by: 'Anna' } });
  });

  it('never overwrites what was written here since; both texts stay', async () => {
    const project = await drafted();
    const back = tool.edit(await exported(project, tool), 'The talks lasted 3 hours.');
    const file = await project.read('locales/en/szczyt.json');
    const here = 'They talked for 3 hours.';
    await project.write('locales/en/szczyt.json', file.replace(JSON.parse(file).body[0][1], here));
    await project.runHere(['translate', '--engine', 'none']);
    expect(await take(project, back, tool)).toMatchObject({ code: 1, conflicts: 1, drafts: 0 });
    const kept = await unit(project);
    expect(kept).toMatchObject({ target: here });
    expect(kept.candidates.map(candidate => candidate.target)).toContain('The talks lasted 3 hours.');
    expect(await take(project, await exported(project, tool), tool)).toMatchObject({ code: 0, conflicts: 0 });
  });

  it('leaves what was approved here since, where the translator changed nothing', async () => {
    const project = await drafted();
    const back = await exported(project, tool);
    const file = await project.read('locales/en/szczyt.json');
    await project.write(
      'locales/en/szczyt.json',
      file.replace(JSON.parse(file).body[0][1], 'They talked for 3 hours.'),
    );
    await project.runHere(['approve', 'seeds/szczyt.txt', '--to', 'en', '--by', 'Anna', '--despite-errors']);
    expect(await take(project, back, tool)).toMatchObject({ code: 0, newerHere: 1, conflicts: 0, drafts: 0 });
    expect(await unit(project)).toMatchObject({ state: 'reviewed', target: 'They talked for 3 hours.' });
  });

  it('keeps the text of a sentence that was edited meanwhile with the sentence that took its place', async () => {
    const project = await drafted();
    const back = tool.edit(await exported(project, tool), 'The talks lasted 3 hours.');
    const article = await project.read('seeds/szczyt.txt');
    await project.write('seeds/szczyt.txt', article.replace('3 godziny', '4 godziny'));
    await project.runHere(['translate', '--engine', 'none']);
    expect(await take(project, back, tool)).toMatchObject({ code: 1, gone: 1, conflicts: 0, drafts: 0 });
    const { candidates } = await unit(project, 'Rozmowy trwały 4 godziny.');
    expect(candidates[0]).toMatchObject({ source: TRIP, target: 'The talks lasted 3 hours.' });
  });

  it('refuses a file in another language, or about another article, and says so', async () => {
    const project = await drafted();
    const text = await exported(project, tool);
    const foreign = await take(project, tool.inFrench(text), tool);
    expect(foreign).toMatchObject({ code: 2, notes: expect.stringContaining('“fr”') });
    const other = await take(project, tool.elsewhere(text), tool);
    expect(other).toMatchObject({ code: 2, notes: expect.stringContaining('seeds/inny.txt') });
  });

  it('adds a translator’s note, once, and hands it out again', async () => {
    const project = await drafted();
    const note = 'Czy to na pewno „szczyt”? Raczej zjazd – proszę sprawdzić.';
    const back = tool.note(await exported(project, tool), note);
    expect(await take(project, back, tool, '--by', 'Ewa Lis')).toMatchObject({ code: 0, notes: 1 });
    expect(await take(project, back, tool, '--by', 'Ewa Lis')).toMatchObject({ code: 0, notes: 0 });
    expect((await unit(project, 'Szczyt w Krakowie')).notes).toMatchObject([{ by: 'Ewa Lis', text: note }]);
    const again = await exported(project, tool);
    expect(again).toContain(note);
    expect(await take(project, again, tool, '--by', 'Jan Bąk')).toMatchObject({ code: 0, notes: 0 });
  });
});

describe('a file that a tool has given regions', () => {
  it.each([
    ['2.1', 'srcLang="pl-PL"', 'trgLang="en-US"'],
    ['1.2', 'source-language="pl-PL"', 'target-language="en-US"'],
  ])('is into the project’s only English: XLIFF %s', async (version, source, target) => {
    const project = await drafted();
    const tool = xliff(version);
    const text = tool.edit(await exported(project, tool), 'The talks lasted 3 hours.');
    const regional = text
      .replace(/(?:srcLang|source-language)="pl"/, source)
      .replace(/(?:trgLang|target-language)="en"/, target);
    expect(await take(project, regional, tool)).toMatchObject({ code: 0, drafts: 1 });
    await project.write('dragoman.config.json', JSON.stringify({ sourceLocale: 'pl', targetLocales: ['en-GB', 'de'] }));
    const british = await take(project, regional, tool);
    expect(british).toMatchObject({ code: 2, notes: expect.stringContaining('“en-US”') });
  });
});

describe('a file for an older tool', () => {
  it('has the source in empty targets where that is asked, and that is no translation when it comes back', async () => {
    const project = await smallProject();
    const tool = xliff('1.2');
    await project.runHere(['translate', '--engine', 'none']);
    const text = await exported(project, tool, '--copy-source');
    expect(text).toContain(`<target state="needs-translation">${TRIP}</target>`);
    expect(await take(project, text, tool)).toMatchObject({ code: 0, drafts: 0, unchanged: 5 });
    expect(await take(project, tool.edit(text, 'The talks lasted 3 hours.'), tool)).toMatchObject({ drafts: 1 });
  });
});

describe('a file that a tool has changed beyond what was asked', () => {
  it('is still known where a PO editor drops our header fields and comments', async () => {
    const project = await drafted();
    const text = po.edit(await exported(project, po), 'The talks lasted 3 hours.');
    const bare = text.replace(/^(?:"X-.*|#\..*)\n/gm, '').replace(/^msgctxt.*\n/gm, '');
    expect(await take(project, bare, po)).toMatchObject({ code: 0, drafts: 1, unchanged: 4, conflicts: 0 });
  });

  it('is still known by its name where a spreadsheet has lost the last column', async () => {
    const project = await drafted();
    const csv = table('CSV', ',');
    const text = csv.edit(await exported(project, csv), 'The talks lasted 3 hours.');
    const file = 'szczyt.en.csv';
    const short = text.replace(/,[^,]*\r\n/g, '\r\n');
    expect(await take(project, short, { ...csv, file })).toMatchObject({ code: 0, drafts: 1, conflicts: 0 });
  });

  it('loses one row, named with its line, and not the others', async () => {
    const project = await drafted();
    const csv = table('CSV', ',');
    const text = csv.edit(await exported(project, csv), 'The talks lasted 3 hours.');
    const ragged = text.replace(/^s-[^\r]*Szczyt w Krakowie[^\r]*/m, 's-abc,Szczyt w Krakowie');
    const result = await take(project, ragged, csv);
    expect(result).toMatchObject({ code: 3, drafts: 1, problems: [{ file: 'back.csv', line: 2 }] });
  });

  it('loses one entry, named with its line, and not the others', async () => {
    const project = await drafted();
    const text = po.edit(await exported(project, po), 'The talks lasted 3 hours.');
    const line = text.split('\n').indexOf('msgid "Szczyt w Krakowie"');
    const result = await take(project, text.replace('msgid "Szczyt w Krakowie"', 'msgid "Szczyt w Krakowie'), po);
    expect(result).toMatchObject({ code: 3, drafts: 1, problems: [{ file: 'back.po', line }] });
  });
});

describe('locale files of another shape', () => {
  it('are written for the source language and each target, where i18next looks for them', async () => {
    const project = await drafted();
    const args = ['export', '--i18next', 'nested', '--to', 'en', '--out', 'site', '--json'];
    const { code, out } = await project.runHere(args);
    expect({ code, ...JSON.parse(out) }).toMatchObject({
      code: 0,
      written: ['site/pl/articles.json', 'site/en/articles.json'],
    });
    const { szczyt } = JSON.parse(await project.read('site/pl/articles.json'));
    expect(szczyt).toMatchObject({ title: 'Szczyt w Krakowie', p1: { s2: TRIP } });
  });

  it('are one form, and so is everything else that is exported', async () => {
    const project = await drafted();
    const both = await project.runHere(['export', '--po', '--csv', '--to', 'en']);
    expect(both).toMatchObject({ code: 2, notes: expect.stringContaining('po, csv') });
    expect((await project.runHere(['export', '--to', 'en'])).code).toBe(2);
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
    const { code, notes } = await take(project, text, xliff('2.1'));
    expect({ code, notes }).toMatchObject({ code: 3, notes: expect.stringContaining(reason) });
    expect(await project.read('locales/en/szczyt.xlf')).toBe(before);
  });
});

function xliff1(units: string): string {
  return `<xliff version="1.2"><file original="seeds/szczyt.txt" source-language="pl" target-language="en"><body>${units}</body></file></xliff>`;
}
