import { expect, it } from 'vitest';
import { emptyFolder, smallProject } from '../cli/project.ts';

it('dragoman check --source names the line and what to write, and leaves the article as it is', async () => {
  const text = 'Tytuł\n\nDodał, ze nie poda szczegółów.\n\nRozmawiał z ministrem obrony wielkiej Brytanii.\n';
  const project = await emptyFolder({
    'dragoman.config.json': JSON.stringify({ sourceLocale: 'pl', targetLocales: ['en'] }),
    'seeds/artykul.txt': text,
  });
  const shown = await project.run(['check', '--source']);
  expect(shown).toMatchObject({ code: 0 });
  expect(shown.out).toContain('seeds/artykul.txt:3');
  expect(shown.out).toContain('„że”');
  const { out } = await project.run(['check', '--source', '--json']);
  const { findings } = JSON.parse(out);
  expect(findings).toMatchObject([
    { file: 'seeds/artykul.txt', line: 3, check: 'confused-word', severity: 'warning' },
    { file: 'seeds/artykul.txt', line: 5, check: 'small-letter', advice: 'Write „Wielkiej Brytanii”.' },
  ]);
  expect(await project.read('seeds/artykul.txt')).toBe(text);
});

it('dragoman check --source leaves code and addresses alone, in plain text and in documents', async () => {
  const { runHere } = await smallProject({
    'seeds/szczyt.txt': 'Więcej jest na https://example.org/abcdef oraz na www.wiesci.pl; pisz na jankow@wiesci.pl.\n',
    'seeds/opis.md': 'Więcej jest na <https://example.org/abcdef>, a polecenie to `kodzik --zróbto`. To jest kodzik.\n',
  });
  const { out } = await runHere(['check', '--source', '--json']);
  const found = JSON.parse(out).findings.map((each: { message: string; article: string }) => [
    each.article,
    each.message,
  ]);
  expect(found).toEqual([['opis', expect.stringContaining('„kodzik” is in neither')]]);
});
