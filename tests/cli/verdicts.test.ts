import { expect, it } from 'vitest';
import { smallProject } from './project.ts';

/** Four sentences in English, of which the last has another number than the Polish. */
async function translated() {
  const project = await smallProject({
    'dragoman.config.json': JSON.stringify({ sourceLocale: 'pl', targetLocales: ['en'] }),
    'seeds/wizyta.txt': 'Minister przyleciał we wtorek. Wylądował w Gdyni. Rozmawiał z marynarzami. Było ich 12.\n',
    'seeds/szczyt.txt': 'Pokaz odwołano.\n',
  });
  await project.runHere(['translate', '--engine', 'none']);
  const texts = ['The minister came on Tuesday.', 'He landed in Gdynia.', 'He talked to sailors.', 'They were 13.'];
  await project.write('locales/en/wizyta.json', JSON.stringify({ body: [texts] }));
  await project.runHere(['translate', '--engine', 'none']);
  return project;
}

const ARTICLE = 'seeds/wizyta.txt';

it('what is approved already stays whose it is, and a second approval says whose that is and since when', async () => {
  const project = await translated();
  const first = await project.runHere(['approve', ARTICLE, '--by', 'Ewa Lis', '--despite-errors']);
  expect(first.out).toBe('✓ wizyta → en: 4 segments approved, by Ewa Lis\n');
  const second = await project.runHere(['approve', ARTICLE, '--by', 'Jan Kłos']);
  expect(second.code).toBe(0);
  expect(second.out).toMatch(
    /^wizyta → en: nothing to do\.\n {4}4 segments are approved already, by Ewa Lis on \d{4}-\d\d-\d\d\.\n$/,
  );
  const [{ segments, already }] = JSON.parse(
    (await project.runHere(['approve', ARTICLE, '--by', 'Jan Kłos', '--json'])).out,
  ).articles;
  expect({ segments, already }).toEqual({
    segments: [],
    already: Array.from({ length: 4 }, () => expect.objectContaining({ state: 'reviewed', by: 'Ewa Lis' })),
  });
});

it('a verdict on a text of which a part is settled tells both parts', async () => {
  const project = await translated();
  const { findings } = JSON.parse((await project.runHere(['check', ARTICLE, '--json'])).out);
  const [{ segment }] = findings;
  await project.runHere(['sign', ARTICLE, '--segment', segment, '--by', 'Ewa Lis', '--despite-errors']);
  const { out } = await project.runHere(['approve', ARTICLE, '--by', 'Jan Kłos']);
  expect(out).toContain('3 segments approved, by Jan Kłos');
  expect(out).toContain('1 segment is signed off already, by Ewa Lis on ');
  const again = await project.runHere(['reject', ARTICLE, '--by', 'Jan Kłos']);
  expect(again.out).toBe('✓ wizyta → en: 4 segments back to draft, by Jan Kłos\n');
  const nothing = await project.runHere(['reject', ARTICLE, '--by', 'Jan Kłos']);
  expect(nothing.out).toBe('wizyta → en: nothing to do.\n    4 segments are not approved.\n');
});

it('a segment named by its id is told for its own article alone', async () => {
  const project = await translated();
  const { findings } = JSON.parse((await project.runHere(['check', ARTICLE, '--json'])).out);
  const args = ['approve', '--segment', findings[0].segment, '--by', 'Ewa', '--despite-errors'];
  expect((await project.runHere(args)).out).toBe('✓ wizyta → en: 1 segment approved, by Ewa\n');
});

it('segments that are left out for one reason are told together', async () => {
  const project = await translated();
  await project.write('seeds/szczyt.txt', `${'Ala ma kota. Kot ma Alę. '.repeat(4)}\n`);
  await project.runHere(['translate', '--engine', 'none']);
  const { code, out } = await project.runHere(['approve', 'seeds/szczyt.txt', '--by', 'Ewa']);
  expect(code).toBe(1);
  expect(out).toContain('!   8 segments left out: There is no translation.\n    Sentences 1–8; the first:');
});
