import { expect, it, onTestFinished, vi } from 'vitest';
import { wrapped } from '../../src/cli/wrap.ts';
import { emptyFolder, SUMMIT, smallProject } from './project.ts';

it('a run says which targets are new and where all of them come from, so that its table and its sum agree', async () => {
  const project = await smallProject();
  const said = async () =>
    /\n(\d+ targets?, [^\n]*)\n/.exec((await project.runHere(['translate', '--engine', 'pseudo'])).out)?.[1];
  expect(await said()).toBe('10 targets, all new: all by an engine.');
  await project.write('seeds/szczyt.txt', SUMMIT.replace('3 godziny', '4 godziny'));
  expect(await said()).toBe('10 targets, 2 of them new: all by an engine.');
  expect(await said()).toBe('10 targets, all kept: all by an engine.');
});

it('what commands say fits eighty columns, and a command in it stays on one line', async () => {
  const project = await smallProject({ 'seeds/zly.docx': 'To nie jest dokument.' });
  const commands = [
    ['translate', '--engine', 'none'],
    ['status'],
    ['check'],
    ['publish'],
    ['eval'],
    ['approve', 'seeds/szczyt.txt', '--by', 'Ewa'],
    ['glossary', 'check'],
    ['translate', '--to', 'es'],
    ['check', 'seeds/nie-ma.txt'],
  ];
  for (const command of commands) {
    const { out, notes } = await project.runHere(command, { env: { COLUMNS: '80' } });
    const wide = `${out}${notes}`.split('\n').filter(line => line.length > 80 && !/^\S+:\d+ {2}s-/.test(line));
    expect(wide, command.join(' ')).toEqual([]);
  }
});

it('a first run and a publication fit eighty columns, too', async () => {
  const env = { COLUMNS: '80' };
  const empty = await emptyFolder();
  const begun = await empty.runHere(['init', '--to', 'en,de'], { env });
  const project = await smallProject({
    'dragoman.config.json': JSON.stringify({
      ...{ sourceLocale: 'pl', targetLocales: ['en'] },
      publish: { gates: { state: 'translated', noErrors: false }, editor: 'Ewa Lis' },
    }),
  });
  await project.runHere(['translate', '--engine', 'pseudo']);
  const published = await project.runHere(['publish'], { env });
  expect(published.out).toContain('The page tells readers about the machine.');
  for (const { out } of [begun, published]) expect(out.split('\n').filter(line => line.length > 80)).toEqual([]);
});

it.each([
  ['Tak, tak.', '→ ', '→ Tak,\n  tak.'],
  ['Tak.', '→ ', '→ Tak.'],
  ['Ala ma kota i psa.', '  ', '  Ala ma\n  kota i\n  psa.'],
  ['Run `dragoman translate` now.', '', 'Run\n`dragoman translate`\nnow.'],
  ['Lista:\n  jeden dwa trzy', '', 'Lista:\n  jeden\n  dwa trzy'],
  ['słowo/o/wielu/literach', '→ ', '→ słowo/o/wielu/literach'],
])('%j after %j is %j in ten columns', (text, first, lines) => {
  expect(wrapped(text, 10, first)).toBe(lines);
});

it.each([
  [['frob'], 'There is no command “frob”.', '`dragoman --help`'],
  [['transalte'], 'There is no command “transalte”.', 'Did you mean translate?'],
  [['translate', '--frob'], 'There is no option --frob.', '`dragoman translate --help`'],
  [['translate', '--engin', 'x'], 'There is no option --engin.', 'Did you mean --engine?'],
  [['glossary', 'add'], 'It is not said what <id> is.', '`dragoman glossary add --help`'],
  [['check', '--to'], 'Nothing stands after --to <locales>.', '`dragoman check --help`'],
  [['check', '--format', 'xml'], '“xml” is not among --format <format>: use text, json,', '`dragoman check --help`'],
  [['check', '--json', '--format', 'text'], 'do not go together.', '`dragoman check --help`'],
  [['dashboard', 'x'], 'Too much is named: 1 where the command takes 0.', '`dragoman dashboard --help`'],
  [['review', '--port', 'x'], '“x” cannot be --port <number>. It must be a whole number.', '`dragoman review --help`'],
])('what is not understood, %j, is said in our words, with what to do', async (args, message, advice) => {
  const told: string[] = [];
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation(text => told.push(String(text)) > 0);
  onTestFinished(() => spy.mockRestore());
  const project = await smallProject();
  await expect(project.runHere(args)).rejects.toThrow();
  expect(told.join('')).toMatch(/^✗ .*\n {2}→ .*\n$/);
  expect(told.join('')).toContain(message);
  expect(told.join('')).toContain(advice);
});

it('a project without an article says where to put one, in the folder that it has for them', async () => {
  const config = JSON.stringify({ sourceLocale: 'pl', targetLocales: ['en'], sources: 'teksty/źródła' });
  const project = await emptyFolder({ 'dragoman.config.json': config });
  for (const command of [['status'], ['translate', '--engine', 'none'], ['translate', '--dry-run'], ['publish']]) {
    const { code, out } = await project.runHere(command, { env: { COLUMNS: '80' } });
    expect({ code, out }, command.join(' ')).toEqual({
      code: 0,
      out: 'There is no article yet: put one (.txt, .md, .markdown, .html, .htm or .docx)\ninto teksty/źródła/.\n',
    });
  }
});

it('verify looks at all that the project has published, and says where nothing is', async () => {
  const project = await smallProject({
    'dragoman.config.json': JSON.stringify({
      ...{ sourceLocale: 'pl', targetLocales: ['en', 'de'] },
      publish: { gates: { state: 'translated', noErrors: false }, editor: 'Ewa Lis' },
    }),
  });
  const nothing = await project.runHere(['verify']);
  expect(nothing).toMatchObject({ code: 2, notes: expect.stringContaining('Nothing is published in published/ yet.') });
  const missing = await project.runHere(['verify', 'published/en']);
  expect(missing).toMatchObject({ code: 2, notes: expect.stringContaining('There is no published/en.') });
  await project.runHere(['translate', '--engine', 'pseudo']);
  expect((await project.runHere(['publish'])).code).toBe(0);
  const { code, out } = await project.runHere(['verify', '--json']);
  const files: readonly { readonly file: string; readonly holds: boolean }[] = JSON.parse(out).files;
  expect({ code, files: files.map(({ file, holds }) => [file, holds]) }).toEqual({
    code: 0,
    files: [
      ['published/de/szczyt/evidence.json', true],
      ['published/en/szczyt/evidence.json', true],
    ],
  });
  expect(JSON.parse((await project.runHere(['verify', 'published/en', '--json'])).out).files).toHaveLength(1);
});
