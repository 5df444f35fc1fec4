import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segmentLines } from '../../src/article/lines.ts';
import { readArticle, segmentArticle } from '../../src/article/read.ts';
import { hasTarget } from '../../src/bitext/approval.ts';
import { disarm, rearm } from '../../src/bitext/exchange/formulas.ts';
import { decodePo } from '../../src/bitext/exchange/poParts.ts';
import { readReturned } from '../../src/bitext/exchange/read.ts';
import { type ExchangeForm, extensionOf, writeExchange } from '../../src/bitext/exchange/write.ts';
import { marker, shown } from '../../src/codes.ts';
import { AppError } from '../../src/errors.ts';
import type { Bitext, InlineCode, Note, Unit } from '../../src/model.ts';

const FORMS = ['po', 'csv', 'tsv'] as const;

function bitextOf(units: readonly Unit[], path = 'seeds/ćwiczenia w Ustce.txt'): Bitext {
  const blocks = [{ id: 'b1', kind: 'paragraph' as const, segments: units }];
  return { slug: 'cwiczenia', path, sourceLocale: 'pl', targetLocale: 'pt-BR', blocks };
}

function draft(id: string, text: string, target: string, notes: readonly Note[] = []): Unit {
  const origin = { kind: 'engine', engine: 'deepl:quality_optimized' } as const;
  return { id, text, gap: '', terms: [], state: 'translated', target, origin, termUses: [], candidates: [], notes };
}

const written = (bitext: Bitext, form: ExchangeForm) =>
  writeExchange(bitext, { form, copySource: false, lines: new Map() });

function back(text: string, form: ExchangeForm) {
  const { files, problems } = readReturned(text, `x.${extensionOf(form)}`);
  expect(problems).toEqual([]);
  expect(files).toHaveLength(1);
  const [file] = files;
  if (!file) throw new Error('nothing came back');
  return file;
}

const pieces = fc.constantFrom(
  '\0',
  '\x07',
  '\t',
  '\r',
  '\n',
  '\u0085',
  '\uD800',
  '\uDC00',
  '"',
  "'",
  '\\',
  '\\n',
  ' ',
  ';',
);
const risky = fc.constantFrom(
  '=',
  '+',
  '-',
  '@',
  "'=",
  "''@",
  '＝1',
  '\\u0041',
  '#, fuzzy',
  'msgid ""',
  '„Łódź”',
  ',',
  '\uFEFF',
);
const anyText = fc
  .array(fc.oneof(pieces, risky, fc.string({ unit: 'binary' })), { minLength: 1, maxLength: 6 })
  .map(parts => parts.join(''));

describe.each(FORMS)('a bitext as %s', form => {
  it('gives every text back, with control characters, quotes and halves of characters', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyText, anyText), { minLength: 1, maxLength: 4 }), texts => {
        const units = texts.map(([text, target], index) => draft(`s-${index}`, text, target));
        const { segments, ...file } = back(written(bitextOf(units), form), form);
        expect(segments.map(({ id, source, target }) => ({ id, source, target }))).toEqual(
          units.map(unit => ({
            id: unit.id,
            source: unit.text,
            target: (hasTarget(unit) && unit.target) || undefined,
          })),
        );
        expect(file).toMatchObject({
          original: 'seeds/ćwiczenia w Ustce.txt',
          sourceLocale: 'pl',
          targetLocale: 'pt-BR',
        });
        expect(segments.every(({ isApproved, base }) => !isApproved && base)).toBe(true);
      }),
    );
  });

  it('gives notes back, with who wrote them, a line a note', () => {
    const note = (by: string, text: string): Note => ({ by, at: '2027-03-01T09:00:00Z', text });
    const notes = [note('Ewa Lis', '=Czy to „Ustka”?\nRaczej tak.'), note('', 'Uwaga: liczby!')];
    const { segments } = back(written(bitextOf([draft('s-1', 'Koniec.', 'Fim.', notes)]), form), form);
    expect(segments[0]?.notes).toEqual([
      { by: 'Ewa Lis', text: '=Czy to „Ustka”? Raczej tak.' },
      { by: '', text: 'Uwaga: liczby!' },
    ]);
  });

  it('shows codes as tags, which are told from the author’s own', () => {
    const codes: readonly InlineCode[] = [{ kind: 'pair', open: '**', close: '**', type: 'bold' }];
    const text = `Premier ${marker('open', 1)}Litwy${marker('close', 1)} powiedział: <1>.`;
    const unit = { ...draft('s-1', text, text.replace('Premier', 'O premiê da')), codes };
    const file = written(bitextOf([unit]), form);
    expect(file).toContain('Premier <1>Litwy</1> powiedział: <0/>1>.');
    expect(back(file, form).segments[0]).toMatchObject({ hasTags: true, source: shown(text, unit) });
  });

  it('says which texts are reviewed, and which are not translated yet', () => {
    const approval = { by: 'Anna', at: '2027-03-01T09:00:00Z', hash: 'h' };
    const { state: _, ...rest } = draft('s-2', 'Gotowe.', 'Pronto.');
    const reviewed = {
      ...rest,
      state: 'reviewed',
      target: 'Pronto.',
      origin: { kind: 'person' },
      termUses: [],
      approval,
    };
    const initial = { id: 's-3', text: 'Nowe.', gap: '', terms: [], state: 'initial', candidates: [] } as const;
    const units = [draft('s-1', 'Szkic.', 'Rascunho.'), reviewed as Unit, initial];
    const { segments } = back(written(bitextOf(units), form), form);
    expect(segments.map(({ isApproved, target }) => [isApproved, target])).toEqual([
      [false, 'Rascunho.'],
      [true, 'Pronto.'],
      [false, undefined],
    ]);
  });
});

describe('a table for spreadsheets', () => {
  it('has no cell that a spreadsheet would run', () => {
    fc.assert(
      fc.property(anyText, text => {
        expect(disarm(text)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
        expect(rearm(disarm(text))).toBe(text);
      }),
    );
  });

  it('takes no apostrophe away that someone typed', () => {
    expect(rearm('’Twas the day')).toBe('’Twas the day');
    expect(rearm("'Twas the day")).toBe("'Twas the day");
    expect(rearm("'=1+1")).toBe('=1+1');
  });

  it('opens in Excel: a byte order mark, CRLF, one line a sentence', () => {
    const text = written(bitextOf([draft('s-1', 'Koniec.', 'Fim.')]), 'csv');
    expect(text).toMatch(
      /^\uFEFFid,source,target,state,origin,note,record\r\ns-1,Koniec\.,Fim\.,translated,[^\r]*\r\n$/,
    );
  });

  it.each([
    ['semicolons and other columns', '\uFEFFTarget;ID;Source\r\nFim.;s-1;Koniec.\r\n'],
    ['tabs', 'id\tsource\ttarget\ns-1\tKoniec.\tFim.\n'],
    ['quoted line ends', 'id,source,target\n"s-1","Koniec.","Fim."\n\n,,\n'],
  ])('is read with %s', (_, text) => {
    expect(back(text, 'csv').segments).toMatchObject([{ id: 's-1', source: 'Koniec.', target: 'Fim.' }]);
  });

  it('may hold rows of several articles', () => {
    const [one, other] = ['seeds/a.txt', 'seeds/b.txt'].map(path =>
      written(bitextOf([draft('s-1', 'Koniec.', 'Fim.')], path), 'csv'),
    );
    const { files } = readReturned(`${one}${other?.replace(/^.*\r\n/, '')}`, 'x.csv');
    expect(files.map(({ original, segments }) => [original, segments.length])).toEqual([
      ['seeds/a.txt', 1],
      ['seeds/b.txt', 1],
    ]);
  });

  it.each([
    ['a row with a cell too few', 's-2,Początek.', 3, '2 cells'],
    ['a quotation mark that is never closed', '"s-2,Początek.,x', 3, 'never closed'],
    ['a sentence that is there twice', 's-1,Koniec.,Final.', 3, 'twice'],
  ])('names %s with its line, and keeps the others', (_, row, line, reason) => {
    const { files, problems } = readReturned(
      `id,source,target\ns-1,Koniec.,Fim.\n${row}\ns-9,Dalej.,Avante.\n`,
      'x.csv',
    );
    expect(problems).toMatchObject([{ line, message: expect.stringContaining(reason) }]);
    expect(files[0]?.segments.map(({ id }) => id)).toEqual(['s-1', 's-9']);
  });

  it('takes a state that nobody knows for a draft, and says so', () => {
    const { files, problems } = readReturned('source,target,state\nKoniec.,Fim.,OK\n', 'x.csv');
    expect(problems).toMatchObject([{ line: 2, message: expect.stringContaining('“OK”') }]);
    expect(files[0]?.segments).toMatchObject([{ target: 'Fim.', isApproved: false }]);
  });

  it.each([
    ['no header', 'Koniec.,Fim.\n', 'line 1'],
    ['nothing but a header', 'id,source,target\n', 'no row'],
    ['nothing', '', 'line 1'],
  ])('with %s is refused', (_, text, reason) => {
    expect(refusal(() => readReturned(text, 'x.csv'))).toContain(reason);
  });
});

describe('a PO file', () => {
  it('has the line of each sentence in its article', async () => {
    const text = 'Szczyt w Krakowie\n\nPierwsze zdanie. Drugie\njest dłuższe.\n\nTrzecie.\n';
    const about = { root: 'seeds', locale: 'pl', embargo: false };
    const article = await readArticle(Buffer.from(text), 'seeds/szczyt.txt', about);
    const blocks = segmentArticle(article, words => {
      const cuts = words.split(/(?<=\. )/);
      return cuts.map(each => ({ text: each.trimEnd(), gap: each.slice(each.trimEnd().length) }));
    });
    expect([...segmentLines(article, [...blocks]).values()]).toEqual([1, 3, 3, 6]);
  });

  it('is read in the encoding that it names', () => {
    const latin2 = Buffer.from('"Content-Type: text/plain; charset=ISO-8859-2\\n"\n"\xb1\xea"', 'latin1');
    expect(decodePo(latin2)).toContain('ąę');
    expect(decodePo(Buffer.from('\uFEFFmsgid "żółw"', 'utf16le'))).toBe('msgid "żółw"');
    expect(decodePo(Buffer.from([0x22, 0xff, 0x22]))).toBeUndefined();
  });

  it('is read as other tools write it', () => {
    const text = `# Tłumaczenie: Ewa
msgid ""
msgstr "Language: pt_BR\\n"
"X-Source-Language: pl\\n"

#: seeds/a.txt:1 seeds/a.txt:7
#, fuzzy, c-format
#| msgid "Koniec"
msgid "Koniec "
"wojny."
msgstr ""
"Fim "
"da guerra."
#: seeds/a.txt:3
msgctxt "s-2"
msgid "Dalej."
msgstr "Avante."

#~ msgid "Dawne."
#~ msgstr "Antigo."
`;
    expect(readReturned(text.replaceAll('\n', '\r\n'), 'x.po')).toMatchObject({
      files: [
        {
          ...{ original: 'seeds/a.txt', sourceLocale: 'pl', targetLocale: 'pt-BR' },
          segments: [
            { id: '', source: 'Koniec wojny.', target: 'Fim da guerra.', isApproved: false, line: 9 },
            { id: 's-2', source: 'Dalej.', target: 'Avante.', isApproved: true, line: 15 },
          ],
        },
      ],
      problems: [],
    });
  });

  it.each([
    ['a string without an end', 'msgid "a\nmsgstr "b"\n', 5],
    ['plural forms', 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n', 5],
    ['no target at all', 'msgid "a"\n\n', 5],
    ['a word that is no keyword', 'msgid "a"\nmsgstring "b"\n', 5],
    ['an id that is there twice', 'msgctxt "s-1"\nmsgid "a"\nmsgstr "b"\n', 5],
    ['a text longer than all articles', `msgid "${'a'.repeat(10_000_000)}"\nmsgstr "b"\n`, 5],
  ])('with %s loses that entry, named with its line, and not the others', (_, entry, line) => {
    const good = 'msgctxt "s-1"\nmsgid "Koniec."\nmsgstr "Fim."\n\n';
    const { files, problems } = readReturned(
      `${good}${entry}\nmsgctxt "s-9"\nmsgid "Dalej."\nmsgstr "Avante."\n`,
      'x.po',
    );
    expect(problems).toMatchObject([{ file: 'x.po', line }]);
    expect(files[0]?.segments.map(({ id }) => id)).toEqual(['s-1', 's-9']);
  });

  it.each([
    ['a letter', 'Szanowni Państwo, w załączeniu tłumaczenie.', 'line 1'],
    ['nothing', '', 'no entry'],
    ['a header alone', 'msgid ""\nmsgstr "Language: en\\n"\n', 'no entry'],
  ])('that is %s is refused', (_, text, reason) => {
    expect(refusal(() => readReturned(text, 'x.po'))).toContain(reason);
  });

  it('never takes down the program, whatever is in it', () => {
    const parts = fc.constantFrom(
      'msgid',
      'msgctxt',
      'msgstr',
      'msgstr[0]',
      ' "a"',
      ' "',
      '"',
      '\n',
      '#',
      '#,',
      '#~ ',
      '\\',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(parts, fc.string({ maxLength: 3 })), { maxLength: 30 }), all => {
        try {
          readReturned(all.join(''), 'x.po');
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
      { numRuns: 500 },
    );
  });
});

function refusal(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
  throw new Error('nothing was refused');
}
