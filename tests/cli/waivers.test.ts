import { expect, it } from 'vitest';
import { smallProject } from './project.ts';

async function withFinding() {
  const project = await smallProject({
    'dragoman.config.json': JSON.stringify({ sourceLocale: 'pl', targetLocales: ['en'] }),
    'seeds/szczyt.txt': 'Rozmowy trwały 3 godziny.',
  });
  await project.runHere(['translate', '--engine', 'none']);
  await project.write('locales/en/szczyt.json', JSON.stringify({ body: [['The talks lasted for hours.']] }));
  await project.runHere(['translate', '--engine', 'none']);
  const { findings } = JSON.parse((await project.runHere(['check', '--json'])).out);
  return { project, finding: findings[0] };
}

it.each([
  ['--only', 'number-missing'],
  ['--because', 'so'],
  ['--by', 'Ewa'],
])('what %s says is refused where no finding is to stand', async (flag, value) => {
  const project = await smallProject();
  const { code, notes } = await project.runHere(['check', flag, value]);
  expect({ code, notes }).toEqual({ code: 2, notes: expect.stringContaining('--ignore ID') });
});

it('a finding that a person lets stand is kept with name and reason in the record, and no longer stops a build', async () => {
  const { project, finding } = await withFinding();
  expect(finding.check).toBe('number-missing');
  expect((await project.runHere(['check'])).code).toBe(1);
  const args = ['check', '--ignore', finding.segment, '--because', 'the figure is in the title', '--by', 'Ewa Lis'];
  expect((await project.runHere(args)).code).toBe(0);
  expect((await project.runHere(['check'])).code).toBe(0);
  const record = await project.read('locales/en/szczyt.xlf');
  expect(record).toContain('waive number-missing: the figure is in the title');
  expect(record).toContain('Ewa Lis');
  expect((await project.runHere(['translate', '--engine', 'none', '--json'])).out).toContain('"findings": 0');
  const { out } = await project.runHere(['dashboard', '--out', 'board', '--dry-run', '--json']);
  expect(JSON.parse(out).articles[0]).toMatchObject({ errors: 0, warnings: 0 });
  expect((await project.runHere(['sign', 'seeds/szczyt.txt', '--by', 'Ewa Lis'])).code).toBe(0);
});

it.each([
  [['--because', ' '], 'why'],
  [['--because', 'x', '--only', 'spacing'], 'spacing'],
])('letting a finding stand is refused without sense: %j', async (args, word) => {
  const { project, finding } = await withFinding();
  const { code, notes } = await project.runHere(['check', '--ignore', finding.segment, ...args, '--by', 'Ewa']);
  expect({ code, notes }).toEqual({ code: 2, notes: expect.stringContaining(word) });
});
