import { afterAll, describe, expect, it } from 'vitest';
import { readXliff, writeXliff } from '../../src/bitext/xliff.ts';
import { removeTemplate, translatedSeed, unitsOf } from './seed.ts';
import './browser.ts';

afterAll(removeTemplate);

const FIRST = 's-pv577uj53igh75hr';

describe('approving on the command line', () => {
  it('approves, signs off and takes back, and says who', async () => {
    const project = await translatedSeed();
    const approved = await project.run(['approve', 'seeds', '--to', 'en', '--by', 'Ewa Zając', '--json']);
    expect(JSON.parse(approved.out)).toMatchObject({
      verdict: 'approve',
      by: 'Ewa Zając',
      articles: [{ locale: 'en' }],
    });
    await project.run(['sign', 'seeds', '--to', 'en', '--segment', FIRST, '--by', 'Jan Kos']);
    expect((await unitsOf(project, 'en'))[0]).toMatchObject({ state: 'final', approval: { by: 'Jan Kos' } });
    await project.run(['approve', 'seeds', '--to', 'en', '--by', 'Ola']);
    expect((await unitsOf(project, 'en'))[0]).toMatchObject({ state: 'final', approval: { by: 'Jan Kos' } });
    expect((await unitsOf(project, 'en'))[1]).toMatchObject({ state: 'reviewed', approval: { by: 'Ewa Zając' } });
    await project.run(['reject', 'seeds', '--to', 'en', '--segment', FIRST]);
    expect((await unitsOf(project, 'en'))[0]).toMatchObject({ state: 'translated' });
    expect((await unitsOf(project, 'de')).every(unit => unit.state === 'translated')).toBe(true);
  });

  it.each([
    ['the locale file', 'locales/en/nato-bruksela.json', 'in Brussels on Wednesday'],
    ['the record', 'locales/en/nato-bruksela.xlf', 'in Brussels on Wednesday'],
  ])('ends visibly when a letter of the text is changed in %s', async (_, file, words) => {
    const project = await translatedSeed();
    await project.run(['sign', 'seeds', '--to', 'en', '--segment', FIRST, '--by', 'Jan Kos']);
    await project.write(file, (await project.read(file)).replace(words, words.replace('W', 'w')));
    if (file.endsWith('.xlf'))
      await project.write(
        'locales/en/nato-bruksela.json',
        (await project.read('locales/en/nato-bruksela.json')).replace(words, words.replace('W', 'w')),
      );
    const { out } = await project.run(['check', '--to', 'en']);
    expect(out).toContain('approval-lapsed');
    expect(out).toContain('since Jan Kos approved it');
    await project.run(['translate']);
    expect((await unitsOf(project, 'en'))[0]).toMatchObject({ state: 'translated', lapsed: { by: 'Jan Kos' } });
    await project.run(['sign', 'seeds', '--to', 'en', '--segment', FIRST, '--by', 'Ewa']);
    expect((await project.run(['check', '--to', 'en'])).out).not.toContain('approval-lapsed');
  });

  it('leaves out what a check finds an error in, unless it is told otherwise', async () => {
    const project = await translatedSeed();
    const file = 'locales/en/nato-bruksela.json';
    await project.write(file, (await project.read(file)).replace(/"The defence ministers[^"]*"/, '""'));
    const { code, out } = await project.run(['approve', 'seeds', '--to', 'en', '--despite-errors']);
    expect([code, out]).toEqual([1, expect.stringContaining('1 segment left out: There is no translation.')]);
    expect(out).toContain(`    ${FIRST}  W Brukseli w kwaterze głównej Sojuszu`);
  });

  it('goes on where one record is broken, and says which', async () => {
    const project = await translatedSeed();
    await project.write('locales/de/nato-bruksela.xlf', '<xliff');
    const { code, notes } = await project.run(['approve', 'seeds', '--to', 'de,en', '--by', 'Ewa']);
    expect([code, notes]).toEqual([3, expect.stringContaining('locales/de/nato-bruksela.xlf')]);
    expect((await unitsOf(project, 'en')).some(unit => unit.state === 'reviewed')).toBe(true);
  });

  it('writes nothing on a dry run, and needs to be told what to approve', async () => {
    const project = await translatedSeed();
    const before = await project.read('locales/en/nato-bruksela.xlf');
    await project.run(['approve', 'seeds', '--to', 'en', '--dry-run']);
    expect(await project.read('locales/en/nato-bruksela.xlf')).toBe(before);
    expect((await project.run(['approve'])).code).toBe(2);
    const unknown = await project.run(['approve', '--segment', 's-nothing', '--to', 'en']);
    expect([unknown.code, unknown.notes]).toEqual([2, expect.stringContaining('s-nothing')]);
  });
});

describe('the record', () => {
  it('gives comments and lapsed approvals back, whatever is in them', () => {
    const text = 'Uwaga: <b>„tak”</b> & \u0000 nie\nnowy wiersz 🪖';
    const note = { by: 'Ewa \u202E"Zając"', at: '2026-11-24T08:00:00.000Z', text };
    const unit = {
      ...{
        id: 's-1',
        text: 'Ala.',
        gap: '',
        terms: [],
        candidates: [],
        target: 'Al.',
        termUses: [],
        notes: [note, note],
      },
      ...({
        state: 'translated',
        origin: { kind: 'person', name: 'Jan' },
        lapsed: { by: 'Ewa', at: note.at },
      } as const),
    };
    const bitext = {
      ...{ slug: 'a', path: 'seeds/a.txt', sourceLocale: 'pl', targetLocale: 'en' },
      blocks: [{ id: 'b-1', kind: 'paragraph', segments: [unit, { ...unit, id: 's-2', notes: [note] }] }],
    } as const;
    expect(readXliff(writeXliff(bitext), 'a.xlf')).toEqual(bitext);
  });
});
