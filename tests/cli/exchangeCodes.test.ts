import { describe, expect, it } from 'vitest';
import { readXliff } from '../../src/bitext/xliff.ts';
import { hasMarkers, shown } from '../../src/codes.ts';
import type { Unit } from '../../src/model.ts';
import { emptyFolder, type TestProject } from './project.ts';

/** The author's own `<1>` is a text, and no code. */
const ARTICLE = 'Szef **NATO** napisał [list](https://example.org) o punkcie \\<1>.\n\nRozmowy trwały 3 godziny.\n';

async function drafted(): Promise<TestProject> {
  const project = await emptyFolder({
    'dragoman.config.json': JSON.stringify({ sourceLocale: 'pl', targetLocales: ['en'] }),
    'glossary/terms.csv': 'id,pl,en\nv4,Grupa Wyszehradzka,Visegrád Group\n',
    'seeds/list.md': ARTICLE,
  });
  expect((await project.runHere(['translate', '--engine', 'pseudo'])).code).toBe(0);
  return project;
}

async function first({ read }: TestProject): Promise<Unit> {
  const [unit] = readXliff(await read('locales/en/list.xlf'), 'list.xlf').blocks.flatMap(block => block.segments);
  if (!unit) throw new Error('the record is empty');
  return unit;
}

/** What the tool makes of the first translation. */
const EDITED = 'NATO’s <1>head</1> wrote a <2>letter</2> on point <0/>1>.';

const xliff1 = EDITED.replace('<1>', '<g id="1">')
  .replace('<2>', '<g id="2">')
  .replace(/<\/\d>/g, '</g>');

const tools = [
  {
    name: 'XLIFF 1.2',
    args: ['--xliff', '1.2'],
    file: 'back.xlf',
    edit: (text: string) =>
      text.replace(/(<target[^>]*>).*(<\/target>)/, `$1${xliff1.replace('<0/>1>', '&lt;1&gt;')}$2`),
  },
  ...['2.0', '2.1'].map(version => ({
    name: `XLIFF ${version}`,
    args: ['--xliff', version],
    file: 'back.xlf',
    edit: (text: string) =>
      text.replace(/<target>.*?<\/target>/, target => {
        const [one, other] = target.match(/<pc [^>]*>/g) ?? [];
        return `<target>NATO’s ${one}head</pc> wrote a ${other}letter</pc> on point &lt;1&gt;.</target>`;
      }),
  })),
  {
    name: 'PO',
    args: ['--po'],
    file: 'back.po',
    edit: (text: string) => text.replace(/msgstr "⟦Š[\s\S]*?(?=\n\n)/, `msgstr ${JSON.stringify(EDITED)}`),
  },
  {
    name: 'TSV',
    args: ['--tsv'],
    file: 'back.tsv',
    edit: (text: string) => text.replace(/⟦Š[^\t]*/, EDITED),
  },
];

describe.each(tools)('an article with formatting that goes out as $name', ({ args, file, edit }) => {
  it('comes back as it was, where the translator changed nothing', async () => {
    const project = await drafted();
    const before = await project.read('locales/en/list.xlf');
    const { out } = await project.runHere(['export', ...args, 'seeds/list.md', '--to', 'en']);
    expect(hasMarkers(out)).toBe(false);
    await project.write(file, out);
    const { code, out: told } = await project.runHere(['import', file, '--json']);
    expect([code, JSON.parse(told).files[0]]).toMatchObject([0, { drafts: 0, conflicts: 0, unchanged: 2 }]);
    expect(await project.read('locales/en/list.xlf')).toBe(before);
  });

  it('comes back as the translator has it, and what the author wrote like a tag stays a text', async () => {
    const project = await drafted();
    const { out } = await project.runHere(['export', ...args, 'seeds/list.md', '--to', 'en']);
    await project.write(file, edit(out));
    const { code, out: told } = await project.runHere(['import', file, '--json', '--by', 'Ewa']);
    expect([code, JSON.parse(told).files[0]]).toMatchObject([0, { drafts: 1, conflicts: 0 }]);
    const unit = await first(project);
    expect(unit.state === 'translated' && shown(unit.target, unit)).toBe(EDITED);
    const document = await project.runHere(['export', '--document', 'seeds/list.md', '--to', 'en']);
    expect(document.out).toContain('NATO’s **head** wrote a [letter](https://example.org) on point <1>.');
  });
});
