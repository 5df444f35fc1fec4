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

it('what people let stand is counted where findings are, with name and reason for programs', async () => {
  const { project, finding } = await withFinding();
  await project.runHere(['check', '--ignore', finding.segment, '--because', 'it is in the title', '--by', 'Ewa Lis']);
  const counted = 'in 1 locale file; 1 let stand (ignored with a reason).';
  expect((await project.runHere(['check'])).out).toBe(`✓ No findings ${counted}\n`);
  expect((await project.runHere(['check', '--format', 'github'])).out).toContain(`0 errors, 0 warnings ${counted}`);
  const { findings, letStand } = JSON.parse((await project.runHere(['check', '--json'])).out);
  expect(findings).toEqual([]);
  expect(letStand).toEqual([
    expect.objectContaining({
      ...{ article: 'szczyt', locale: 'en', segment: finding.segment, check: 'number-missing', severity: 'error' },
      waiver: expect.objectContaining({ by: 'Ewa Lis', reason: 'it is in the title' }),
    }),
  ]);
});

it('what is let stand is told in full, and again when somebody lets it stand once more', async () => {
  const { project, finding } = await withFinding();
  const args = ['check', '--ignore', finding.segment, '--because', 'it is in the title', '--by', 'Ewa Lis'];
  const { out } = await project.runHere(args);
  expect(out.replace(/\s+/g, ' ')).toContain(
    `✓ szczyt → en: number-missing may stand, by Ewa Lis: it is in the title ${finding.message}`,
  );
  const again = await project.runHere(args);
  expect(again.code).toBe(2);
  expect(again.notes.replace(/\s+/g, ' ')).toMatch(/number-missing in en, by Ewa Lis on \S+ \(it is in the title\)/);
});

it('findings of several checks do not stand for one reason unless their checks are named', async () => {
  const { project, finding } = await withFinding();
  await project.write('locales/en/szczyt.json', JSON.stringify({ body: [['The  talks lasted for hours.']] }));
  await project.runHere(['translate', '--engine', 'none']);
  const args = ['check', '--ignore', finding.segment, '--because', 'so', '--by', 'Ewa'];
  const { code, notes } = await project.runHere(args);
  expect(code).toBe(2);
  expect(notes).toContain('number-missing: ');
  expect(notes).toContain('--only number-missing,spacing');
  expect(JSON.parse((await project.runHere(['check', '--json'])).out).findings).toHaveLength(2);
  const { out } = await project.runHere([...args, '--only', 'number-missing,spacing', '--json']);
  expect(JSON.parse(out).waived.map(({ check }: { check: string }) => check)).toEqual(['number-missing', 'spacing']);
  expect((await project.runHere(['check'])).out).toContain('2 let stand');
});

it.each([
  ['numbr-missing', 'Did you mean “number-missing”?'],
  ['number', 'Did you mean “number-missing”, “number-added” or “number-format”?'],
  ['spacing,datte', 'Did you mean “date”?'],
  ['confused-word', 'Known here are'],
])('a check that there is not, %s, is answered with the nearest', async (only, advice) => {
  const { project, finding } = await withFinding();
  const args = ['check', '--ignore', finding.segment, '--because', 'so', '--by', 'Ewa', '--only', only];
  const { code, notes } = await project.runHere(args);
  expect(code).toBe(2);
  expect(notes.replace(/\s+/g, ' ')).toContain(advice);
});
