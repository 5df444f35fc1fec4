import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutMarkers } from '../../src/codes.ts';
import { AppError } from '../../src/errors.ts';
import type { MemoryEntry } from '../../src/memory/entry.ts';
import { readTmx, streamTmx } from '../../src/memory/tmxRead.ts';
import { writeTmx } from '../../src/memory/tmxWrite.ts';
import { decodeXml } from '../../src/xml.ts';

const file = 'memory/stara.tmx';
const toEnglish = { file, source: 'pl', targets: ['en'] };

const tmx = (body: string, version = '1.4') => `<?xml version="1.0"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="${version}"><header srclang="pl"/><body>
${body}
</body></tmx>`;
const tu = (polish: string, english: string) =>
  `<tu><tuv xml:lang="pl"><seg>${polish}</seg></tuv><tuv xml:lang="en"><seg>${english}</seg></tuv></tu>`;

const read = (text: string, options = toEnglish) => readTmx([text], options);
describe('reading a TMX', () => {
  it('gives the pairs of the demonstration memory in four languages', async () => {
    const bytes = readFileSync(new URL('../../memory/nato-bruksela.tmx', import.meta.url));
    const text = decodeXml(bytes, { file });
    const { units, problems } = await read(text, { file, source: 'pl', targets: ['en', 'de', 'fr', 'uk'] });
    expect(problems).toEqual([]);
    expect(units).toHaveLength(4 * 29);
    expect(new Set(units.map(unit => unit.targetLocale))).toEqual(new Set(['en', 'de', 'fr', 'uk']));
    expect(units[0]).toMatchObject({ from: file, standing: 'imported' });
    expect(units[0]?.source).toMatch(/^W Brukseli w kwaterze głównej/);
  });

  it('understands TMX 1.1, with lang= and upper-case codes, in UTF-16', async () => {
    const old =
      '<tu><tuv lang="PL"><seg>Wojska rakietowe</seg></tuv><tuv lang="EN-GB"><seg>Missile forces</seg></tuv></tu>';
    const bytes = Buffer.from(`\uFEFF${tmx(old, '1.1')}`, 'utf16le').swap16();
    const { units, problems } = await read(decodeXml(bytes, { file }));
    expect(problems).toEqual([]);
    expect(units).toMatchObject([{ source: 'Wojska rakietowe', target: 'Missile forces', targetLocale: 'en-GB' }]);
  });

  it('takes each wanted language, whatever the order and the source of the unit', async () => {
    const body = `<tu srclang="en"><tuv xml:lang="de"><seg>Heer</seg></tuv><tuv xml:lang="en_US"><seg>Army</seg></tuv>
      <tuv xml:lang="fr"><seg>Armée</seg></tuv><tuv xml:lang="pl-PL"><seg>Wojska lądowe</seg></tuv></tu>`;
    const { units } = await read(tmx(body), { file, source: 'pl', targets: ['en', 'de'] });
    expect(units.map(unit => [unit.source, unit.target, unit.targetLocale])).toEqual([
      ['Wojska lądowe', 'Heer', 'de'],
      ['Wojska lądowe', 'Army', 'en-US'],
    ]);
  });

  it('takes dates and neighbours from other tools', async () => {
    const body = `<tu changedate="20240229T101500Z" creationdate="20200101T000000Z">
      <prop type="x-context-pre">&lt;seg>Dzień dobry.&lt;/seg></prop><prop type="x-context-post">Do widzenia.</prop>
      <tuv xml:lang="pl"><prop type="x-kolor">inny</prop><seg>Witamy.</seg></tuv>
      <tuv xml:lang="en" changedate="wczoraj"><seg>Welcome.</seg></tuv></tu>`;
    expect((await read(tmx(body))).units).toMatchObject([
      { changed: '2024-02-29T10:15:00Z', context: { before: 'Dzień dobry.', after: 'Do widzenia.' } },
    ]);
  });
});

const BOMB = [...'abcd']
  .map((name, at) => `<!ENTITY ${name} "${at === 0 ? 'ha' : `&${'abcd'[at - 1]};`.repeat(9)}">`)
  .join('');

describe('a TMX with bad units', () => {
  it.each([
    [
      'no language',
      '<tu><tuv><seg>Tak</seg></tuv><tuv xml:lang="en"><seg>Yes</seg></tuv></tu>',
      'a text has no language',
    ],
    ['no such language', tu('Tak', 'Yes').replace('"en"', '"po polsku"'), '“po polsku” is no language tag'],
    ['an empty target', tu('Tak', ' '), 'the en text is empty'],
    ['an empty source', tu('', 'Yes'), 'the pl text is empty'],
    ['an unknown entity', tu('Tak&nbsp;jest', 'Yes'), 'the XML is broken: undefined entity'],
    ['a control character', tu('Tak\u0003', 'Yes'), 'the XML is broken: disallowed character'],
    ['a control character as a number', tu('Tak&#x3;', 'Yes'), 'the XML is broken: malformed character entity'],
    ['a tag closed by another', tu('Tak', 'Yes').replace('</seg>', '</sge>'), 'the XML is broken'],
    ['a quote that never ends', tu('Tak', 'Yes').replace('"en"', '"en'), 'the XML is broken'],
    ['no end of the text', tu('Tak', 'Yes').replace('</seg>', ''), 'the XML is broken'],
    ['no end of the unit', tu('Tak', 'Yes').replace('</tu>', ''), 'the unit has no end'],
    ['nesting without end', tu(`${'<hi>'.repeat(500)}Tak`, 'Yes'), 'nested more than 256 deep'],
    ['a bare ampersand', tu('Siły & środki', 'Yes'), 'a “&” stands alone'],
    ['nesting 200 000 deep', tu('<hi>'.repeat(200_000), 'Yes'), 'nested more than 256 deep'],
  ])('reports %s with its line, and uses the rest', async (_, bad, message) => {
    const { units, problems } = await read(tmx(`${tu('Pokój', 'Peace')}\n${bad}\n${tu('Wojna', 'War')}`));
    expect(units.map(unit => unit.target)).toEqual(expect.arrayContaining(['Peace', 'War']));
    expect(units.map(unit => unit.target)).not.toContain('Yes');
    expect(problems[0]).toMatchObject({ file, line: 5, message: expect.stringContaining(message) });
    expect(problems[0]?.advice).not.toBe('');
  });

  it('uses what came before the file was cut off', async () => {
    const whole = tmx(`${tu('Pokój', 'Peace')}\n${tu('Wojna', 'War')}`);
    const { units, problems } = await read(whole.slice(0, whole.indexOf('Wojna')));
    expect(units.map(unit => unit.target)).toEqual(['Peace']);
    expect(problems.length).toBeGreaterThan(0);
  });

  it('says so when no unit has the two languages', async () => {
    const { units, problems } = await read(tmx(tu('Tak', 'Yes')), { file, source: 'pl', targets: ['de'] });
    expect(units).toEqual([]);
    expect(problems).toMatchObject([{ file, message: 'none of its 1 units has pl and de' }]);
  });

  it('does not bury the reader in problems', async () => {
    const { units, problems } = await read(tmx(tu('Tak', '').repeat(1000) + tu('Nie', 'No')));
    expect(units).toHaveLength(1);
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)?.message).toBe('900 more problems like these');
  });

  it.each([
    ['another kind of XML', '<xliff/>', /line 1: it is no TMX but “xliff”/],
    ['no XML', 'id;pl;en', /broken/],
    ['an entity bomb', `<!DOCTYPE tmx [${BOMB}]><tmx version="1.4"><body>&d;</body></tmx>`, /DOCTYPE/],
    [
      'a file that asks for another file',
      '<!DOCTYPE tmx SYSTEM "tmx14.dtd" [<!ENTITY x SYSTEM "file:///etc/passwd">]><tmx><body>&x;</body></tmx>',
      /DOCTYPE/,
    ],
    ['a root 200 000 deep', '<tmx>'.repeat(200_000), /nested more than 256 deep/],
  ])('refuses %s', async (_, text, message) => {
    await expect(read(text)).rejects.toThrow(message);
  });

  it('accepts a DOCTYPE that names a DTD, and does not look for it', async () => {
    const doctype =
      '<!DOCTYPE tmx PUBLIC "-//LISA OSCAR:1998//DTD for Translation Memory eXchange//EN" "http://127.0.0.1:1/[x].dtd">';
    const { units, problems } = await read(tmx(tu('Pokój', 'Peace')).replace(/<!DOCTYPE[^>]*>/, doctype));
    expect({ units: units.length, problems }).toEqual({ units: 1, problems: [] });
  });

  it('is not led astray by hostile nesting', async () => {
    const { units, problems } = await read(tmx(tu('Pokój', 'Peace') + '<tu>'.repeat(100_000)));
    expect(units).toHaveLength(1);
    expect(problems[0]?.message).toBe('the unit has no end');
  });
});

describe('a TMX that was damaged', () => {
  it('gives what can be read, or is refused with its file, and nothing else happens', async () => {
    const text = tmx(`${tu('Pokój', 'Peace')}\n${tu('Zob. <ph>x</ph>', '<hi>See</hi>')}\n${tu('Wojna', 'War')}`);
    const damage = fc.record({
      at: fc.nat(text.length),
      cut: fc.nat(30),
      put: fc.constantFrom(
        '',
        '<',
        '>',
        '"',
        '&',
        '\0',
        '\uD800',
        '<tu>',
        '</tu>',
        '<seg>',
        '<!--',
        '<![CDATA[',
        '&#x0;',
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async damages => {
        const broken = damages.reduce((old, { at, cut, put }) => old.slice(0, at) + put + old.slice(at + cut), text);
        try {
          const { units, problems } = await readTmx([broken], toEnglish);
          expect(units.length + problems.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
          expect((error as AppError).message).toMatch(/^Cannot read memory\/stara\.tmx/);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('a TMX with comments and CDATA', () => {
  it('has no units in them', async () => {
    const body = `<!-- ${tu('Dawne', 'Old')} <tu> -->${tu('<![CDATA[Kto & co </tu> <tu>]]>', 'Who')}<?tool <tu> ?>`;
    const { units, problems } = await read(tmx(body));
    expect(problems).toEqual([]);
    expect(units).toMatchObject([{ source: 'Kto & co </tu> <tu>', target: 'Who' }]);
  });

  it('is read the same however it is cut into chunks', async () => {
    const text = tmx(`${tu('Pokój', 'Peace')}<!-- <tu> -->${tu('A<![CDATA[</tu>]]>', 'B')}<tu>${tu('Wojna', 'War')}`);
    const whole = await read(text);
    expect(whole.units).toHaveLength(3);
    expect(whole.problems).toHaveLength(1);
    expect(await readTmx(text, toEnglish)).toEqual(whole);
  });
});

describe('writing a TMX', () => {
  const entry: MemoryEntry = {
    source: 'Siły & środki <NATO>',
    target: 'Forces & assets <NATO>',
    from: file,
    targetLocale: 'en',
    standing: 'approved',
    changed: '2026-03-01T09:30:00.250Z',
    context: { before: '', after: 'Koniec.' },
  };

  it('is TMX 1.4b, one element a line', async () => {
    await expect(
      [
        ...writeTmx([entry, { ...entry, target: 'a\u001Ab', standing: 'draft' }], { source: 'pl', version: '0.1.0' }),
      ].join(''),
    ).toMatchFileSnapshot('expected/memory.tmx');
  });

  it('gives back what was written: any texts, and all that the memory knows of them', async () => {
    const unit = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.nat(0xffff).map(code => String.fromCharCode(code)) }),
    );
    const text = unit.map(nasty => withoutMarkers(`<${nasty}>`));
    const entries = fc.record(
      {
        source: text,
        target: text,
        from: fc.constant(file),
        targetLocale: fc.constantFrom('en', 'en-GB', 'pt-BR'),
        standing: fc.constantFrom('imported' as const, 'draft' as const),
        changed: fc.constant('2026-03-01T09:30:00Z'),
        context: fc.record({ before: fc.string(), after: fc.string() }),
      },
      { requiredKeys: ['source', 'target', 'from', 'targetLocale', 'standing'] },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(entries, { minLength: 1 }), async written => {
        const chunks = writeTmx(written, { source: 'pl', version: '0.1.0' });
        const { units, problems } = await readTmx(chunks, { file, source: 'pl' });
        expect(problems).toEqual([]);
        expect(units).toEqual(written);
      }),
    );
  });

  it('streams: nothing is kept of a unit once it is handed on', async () => {
    const many = function* () {
      for (let n = 0; n < 5000; n += 1) yield { ...entry, source: `Zdanie numer ${n}.` };
    };
    let count = 0;
    const problems = await streamTmx(writeTmx(many(), { source: 'pl', version: '0' }), toEnglish, () => {
      count += 1;
    });
    expect([count, problems]).toEqual([5000, []]);
  });
});
