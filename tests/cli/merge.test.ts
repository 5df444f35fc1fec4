import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readXliff } from '../../src/bitext/xliff.ts';
import type { Unit } from '../../src/model.ts';
import { smallProject, type TestProject } from './project.ts';

const [TRIP, DAY] = ['Rozmowy trwały 3 godziny.', '„To był dobry dzień” – powiedział premier.'];
const GLOSSARY = 'id,pl,en,de\nv4,Grupa Wyszehradzka,Visegrád Group,Visegrád-Gruppe\nun,ONZ,UN,UNO\n';

interface Repository extends TestProject {
  git(...args: string[]): Promise<{ readonly code: number; readonly out: string }>;
  /** What a person makes of a sentence’s translation, by hand in the locale file, and commits. */
  writes(sentence: string, target: string): Promise<void>;
  approves(sentence: string, by: string): Promise<void>;
  commit(): Promise<void>;
  unit(text: string): Promise<Unit>;
}

/** A project in git, with drafts of every sentence committed on main, and a branch `anna` that starts there. */
async function together(): Promise<Repository> {
  const project = await smallProject({ 'glossary/terms.csv': GLOSSARY });
  const git = async (...args: string[]) =>
    promisify(execFile)('git', args, { cwd: project.root }).then(
      ({ stdout, stderr }) => ({ code: 0, out: stdout + stderr }),
      error => ({ code: Number(error.code), out: `${error.stdout}${error.stderr}` }),
    );
  const unit = async (text: string): Promise<Unit> => {
    const record = readXliff(await project.read('locales/en/szczyt.xlf'), 'szczyt.xlf');
    const found = record.blocks.flatMap(block => block.segments).find(each => each.text === text);
    if (!found) throw new Error(`no unit “${text}”`);
    return found;
  };
  const commit = async () => {
    await git('add', '.');
    expect((await git('commit', '-m', 'praca')).code).toBe(0);
  };
  const writes = async (sentence: string, target: string) => {
    const found = await unit(sentence);
    const file = await project.read('locales/en/szczyt.json');
    const before = JSON.stringify(found.state === 'initial' ? '' : found.target);
    await project.write('locales/en/szczyt.json', file.replace(before, JSON.stringify(target)));
    await project.run(['translate', '--engine', 'none', '--to', 'en']);
    await commit();
  };
  const approves = async (sentence: string, by: string) => {
    const { id } = await unit(sentence);
    const args = ['approve', 'seeds', '--to', 'en', '--segment', id, '--by', by, '--despite-errors'];
    expect((await project.run(args)).code).toBe(0);
    await commit();
  };
  await git('init', '-b', 'main');
  for (const [name, value] of [
    ['user.name', 'Test'],
    ['user.email', 'test@example.org'],
  ] as const)
    await git('config', name, value);
  expect((await project.run(['init', '--git-config'])).code).toBe(0);
  await project.write('.gitignore', '.dragoman/\n');
  await project.run(['translate', '--engine', 'pseudo', '--to', 'en']);
  await commit();
  await git('branch', 'anna');
  return { ...project, git, writes, approves, commit, unit };
}

async function upToDate(project: TestProject): Promise<boolean> {
  return !(await project.run(['check', '--to', 'en', '--json'])).out.includes('up-to-date');
}

describe('two people on two branches', () => {
  it('approve different sentences, and both approvals are there', { timeout: 180_000 }, async () => {
    const project = await together();
    await project.approves(TRIP, 'Ewa');
    await project.git('checkout', 'anna');
    await project.approves(DAY, 'Anna');
    expect(await project.git('merge', 'main', '-m', 'razem')).toMatchObject({ code: 0 });
    expect(await project.unit(TRIP)).toMatchObject({ state: 'reviewed', approval: { by: 'Ewa' } });
    expect(await project.unit(DAY)).toMatchObject({ state: 'reviewed', approval: { by: 'Anna' } });
    expect(await upToDate(project)).toBe(true);
  });

  it('approve different sentences where Dragoman is gone: git says what it cannot merge, and nothing is lost', {
    timeout: 180_000,
  }, async () => {
    const project = await together();
    const { out: driver } = await project.git('config', 'merge.dragoman.driver');
    await project.git('config', 'merge.dragoman.driver', driver.trim().replaceAll('main.js', 'gone.js'));
    await project.approves(TRIP, 'Ewa');
    await project.git('checkout', 'anna');
    await project.approves(DAY, 'Anna');
    await project.git('merge', 'main', '-m', 'razem');
    const record = await project.read('locales/en/szczyt.xlf');
    expect(record).toContain('Ewa');
    expect(record).toContain('Anna');
  });

  it('write the same sentence: it is a draft with both texts, and the locale file agrees', {
    timeout: 180_000,
  }, async () => {
    const project = await together();
    await project.writes(TRIP, 'The talks lasted 3 hours.');
    await project.approves(TRIP, 'Ewa');
    await project.git('checkout', 'anna');
    await project.writes(TRIP, 'They talked for 3 hours.');
    const { code, out } = await project.git('merge', 'main', '-m', 'razem');
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('both texts as candidates') });
    const unit = await project.unit(TRIP);
    expect(unit).toMatchObject({ state: 'translated', target: 'They talked for 3 hours.', lapsed: { by: 'Ewa' } });
    expect(unit.candidates.map(each => each.target)).toEqual(
      expect.arrayContaining(['The talks lasted 3 hours.', 'They talked for 3 hours.']),
    );
    expect((await project.body('en', 'szczyt'))[0]?.[1]).toBe('They talked for 3 hours.');
    expect(await upToDate(project)).toBe(true);
  });

  it('one adds a sentence to the article while the other approves: both hold', { timeout: 180_000 }, async () => {
    const project = await together();
    const article = await project.read('seeds/szczyt.txt');
    await project.write('seeds/szczyt.txt', article.replace(TRIP, `Padał śnieg. ${TRIP}`));
    await project.run(['translate', '--engine', 'pseudo', '--to', 'en']);
    await project.commit();
    await project.git('checkout', 'anna');
    await project.writes(DAY, '“It was a good day,” said the prime minister.');
    await project.approves(DAY, 'Anna');
    expect(await project.git('merge', 'main', '-m', 'razem')).toMatchObject({ code: 0 });
    expect(await project.unit(DAY)).toMatchObject({ state: 'reviewed', approval: { by: 'Anna' } });
    expect((await project.body('en', 'szczyt'))[0]).toHaveLength(3);
    expect((await project.body('en', 'szczyt'))[1]?.[0]).toBe('“It was a good day,” said the prime minister.');
    expect(await upToDate(project)).toBe(true);
  });

  it('change different concepts of the glossary, and cells of one; the same cell is left to them', {
    timeout: 180_000,
  }, async () => {
    const project = await together();
    await project.write('glossary/terms.csv', GLOSSARY.replace('UN,UNO', 'United Nations,UNO'));
    await project.commit();
    await project.git('checkout', 'anna');
    await project.write('glossary/terms.csv', `${GLOSSARY.replace('UN,UNO', 'UN,Vereinte Nationen')}ue,UE,EU,EU\n`);
    await project.commit();
    expect(await project.git('merge', 'main', '-m', 'razem')).toMatchObject({ code: 0 });
    const merged = await project.read('glossary/terms.csv');
    expect(merged).toBe(`${GLOSSARY.replace('UN,UNO', 'United Nations,Vereinte Nationen')}ue,UE,EU,EU\n`);
    await project.write('glossary/terms.csv', merged.replace('Visegrád Group', 'V4'));
    await project.commit();
    await project.git('checkout', 'main');
    await project.write(
      'glossary/terms.csv',
      (await project.read('glossary/terms.csv')).replace('Visegrád Group', 'Visegrad Four'),
    );
    await project.commit();
    expect((await project.git('merge', 'anna', '-m', 'razem')).code).toBe(1);
    expect(await project.read('glossary/terms.csv')).toMatch(
      /<{7} ours\nv4,.*Visegrad Four.*\n={7}\nv4,.*V4.*\n>{7} theirs\n/,
    );
  });
});
