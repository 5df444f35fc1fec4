import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Term } from '../../src/model.ts';
import { formatCell, parseCell } from '../../src/termbase/cell.ts';
import {
  addConcept,
  conceptHash,
  parseTermbase,
  removeConcept,
  setConcept,
  withRegions,
} from '../../src/termbase/index.ts';

const HEADER = 'id,domain,note,source,pl,en\n';
const read = (text: string) => parseTermbase(text, 'glossary/defence.csv');
const preferred = (text: string): Term => ({ text, status: 'preferred', switches: {} });

/** The lines that differ between two texts of as many lines. */
function changedLines(before: string, after: string): readonly string[] {
  const old = before.split('\n');
  const now = after.split('\n');
  expect(now).toHaveLength(old.length);
  return now.filter((line, at) => line !== old[at]);
}

describe('a cell', () => {
  it('holds the preferred term, admitted ones, and forbidden ones', () => {
    const { terms } = parseCell('Visegrád Group|V4|!Vyshehrad Group');
    expect(terms.map(({ text, status }) => [text, status])).toEqual([
      ['Visegrád Group', 'preferred'],
      ['V4', 'admitted'],
      ['Vyshehrad Group', 'forbidden'],
    ]);
  });

  it('has its preferred term after a forbidden one too', () => {
    expect(parseCell('!wojskowy sojusz|sojusz').terms.map(term => term.status)).toEqual(['forbidden', 'preferred']);
  });

  it('may say how a term is looked for', () => {
    expect(parseCell('ćwiczenia {plural, exact, case, any-order, +ćwiczeń, -ćwiczenie}').terms[0]).toEqual({
      text: 'ćwiczenia',
      status: 'preferred',
      switches: {
        number: 'plural',
        exact: true,
        case: 'sensitive',
        anyOrder: true,
        forms: ['ćwiczeń'],
        notForms: ['ćwiczenie'],
      },
    });
  });

  it('takes a backslash before a sign that is meant as itself', () => {
    expect(parseCell('a\\|b|\\!c|d\\{e|f\\\\').terms.map(term => term.text)).toEqual(['a|b', '!c', 'd{e', 'f\\']);
  });

  it.each([
    ['NATO {plurall}', /plurall/],
    ['NATO {plural', /not closed/],
    ['NATO {plural} x', /not closed/],
    ['NATO||OTAN', /without text/],
    ['!|NATO', /without text/],
  ])('says what is wrong with %s and keeps the rest', (cell, message) => {
    const { faults } = parseCell(cell);
    expect(faults).toHaveLength(1);
    expect(faults[0]?.message).toMatch(message);
  });

  it('is written so that it reads the same', () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .map(text => text.trim())
      .filter(text => text !== '');
    const form = text;
    const switches = fc.record(
      {
        number: fc.constantFrom('singular' as const, 'plural' as const),
        exact: fc.constant(true as const),
        case: fc.constantFrom('sensitive' as const, 'insensitive' as const),
        anyOrder: fc.constant(true as const),
        forms: fc.array(form, { minLength: 1, maxLength: 3 }),
        notForms: fc.array(form, { minLength: 1, maxLength: 3 }),
      },
      { requiredKeys: [] },
    );
    const terms = fc.array(fc.record({ text, switches, forbidden: fc.boolean() }), { maxLength: 4 });
    fc.assert(
      fc.property(terms, drafts => {
        let first = true;
        const list = drafts.map(({ text, switches, forbidden }): Term => {
          const status = forbidden ? 'forbidden' : first ? 'preferred' : 'admitted';
          if (!forbidden) first = false;
          return { text, status, switches };
        });
        const ordered = [
          ...list.filter(term => term.status === 'preferred'),
          ...list.filter(term => term.status !== 'preferred'),
        ];
        expect(parseCell(formatCell(list))).toEqual({ terms: ordered, faults: [] });
      }),
    );
  });
});

describe('a termbase', () => {
  it('is read with a byte order mark, any line end, quoted line ends and unknown columns', () => {
    const { concepts, problems } = read(
      '\uFEFFid,pl,en,note,Kto\r\nnato,NATO,NATO,"dwie\r\nlinie, „tak”",Anna\rv4,"Grupa ""V4""",V4,,\n',
    );
    expect(problems).toEqual([]);
    expect(concepts.map(({ id, note, terms }) => [id, note, terms.pl?.[0]?.text])).toEqual([
      ['nato', 'dwie\r\nlinie, „tak”', 'NATO'],
      ['v4', '', 'Grupa "V4"'],
    ]);
  });

  it.each([';', '\t'])('is read with %j between cells', delimiter => {
    const text = `${['id', 'pl', 'en'].join(delimiter)}\n${['nato', 'NATO', 'NATO, the'].join(delimiter)}`;
    expect(read(text).concepts[0]?.terms.en?.[0]?.text).toBe('NATO, the');
  });

  it('gives a concept without an id one made from its first term', () => {
    const ids = (text: string) => read(text).concepts.map(concept => concept.id);
    expect(ids('pl,en\nGrupa Wyszehradzka,V4\nłączność,signals\ngrupa wyszehradzka,x\n')).toEqual([
      'grupa-wyszehradzka',
      'lacznosc',
      'grupa-wyszehradzka-2',
    ]);
    expect(ids('id,pl\n,sojusz\nsojusz,pakt\n')).toEqual(['sojusz-2', 'sojusz']);
  });

  it.each([
    ['a short row', 'x,,,,sojusz', /5 cells; the header has 6/],
    ['a long row', 'x,,,,sojusz,alliance,more', /7 cells/],
    ['a quotation mark never closed', 'x,,,,"sojusz,alliance', /never closed/],
    ['text after a closing quotation mark', 'x,,,,"sojusz"nik,alliance', /after the closing/],
    ['a NUL', 'x,,,,so\0jusz,alliance', /U\+0000/],
    ['a lone surrogate', 'x,,,,so\uD800jusz,alliance', /U\+D800/],
    ['a bidirectional control', 'x,,,,so\u202Ejusz,alliance', /U\+202E/],
    ['an id that is taken', 'nato,,,,sojusz,alliance', /taken by line 2/],
    ['a row without id and term', ',wojsko,,,,', /neither an id nor a term/],
  ])('names file and line of %s, and uses the other rows', (_, row, message) => {
    const { concepts, problems } = read(`${HEADER}nato,,,,NATO,NATO\n${row}\nv4,,,,V4,V4\n`);
    expect(concepts.map(concept => concept.id)).toEqual(['nato', 'v4']);
    expect(problems).toMatchObject([{ file: 'glossary/defence.csv', line: 3 }]);
    expect(problems[0]?.message).toMatch(message);
    expect(problems[0]?.advice).not.toBe('');
  });

  it('knows its lines after a quoted line end', () => {
    const { lines } = read(`${HEADER}nato,,"a\nb",,NATO,NATO\nv4,,,,V4,V4\n`);
    expect([...lines]).toEqual([
      ['nato', 2],
      ['v4', 4],
    ]);
  });

  it('gets through five thousand bad rows at once', () => {
    const bad = Array.from({ length: 5000 }, (_, at) => (at % 2 ? `x${at},,,,"open,` : `${at},"a"b`)).join('\n');
    const start = process.cpuUsage();
    const { concepts, problems } = read(`${HEADER}${bad}\nv4,,,,V4,V4\n`);
    expect(concepts.map(concept => concept.id)).toEqual(['v4']);
    expect(problems).toHaveLength(5000);
    expect(process.cpuUsage(start).user / 1e6).toBeLessThan(2);
  });

  it('says what a header must have', () => {
    expect(read('').problems[0]?.message).toMatch(/empty/);
    expect(read('id,term\nx,y\n').problems[0]?.message).toMatch(/No column/);
    expect(read('id,pl,PL\nx,y,z\n').problems[0]?.message).toMatch(/twice/);
  });

  it('reads any text without failing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), text => read(`id,pl\n${text}`).concepts.length >= 0));
    const cells = fc.array(fc.constantFrom('a', '"', ',', '\n', '\r', '|', '{', '}', '!', '\\', ' ', '+'), {
      maxLength: 60,
    });
    fc.assert(fc.property(cells, parts => read(`id,pl,en\n${parts.join('')}`).concepts.length >= 0));
  });
});

describe('an edit', () => {
  const crlf = [
    '\uFEFFid;pl;en;Uwagi własne',
    'nato;NATO;NATO;"zostaw;  tak"',
    'sojusz;"sojusz" ; alliance ; ',
    'v4;Grupa Wyszehradzka | V4;"Visegrád Group | V4";x',
    '',
  ].join('\r\n');

  it('of one term changes one line and nothing else in it', () => {
    const after = setConcept(crlf, { id: 'v4', terms: { en: [preferred('Visegrád Four')] } });
    expect(changedLines(crlf, after)).toEqual(['v4;Grupa Wyszehradzka | V4;"Visegrád Four";x\r']);
  });

  it('that says what is there already changes nothing', () => {
    const { concepts } = read(crlf);
    for (const concept of concepts) expect(setConcept(crlf, concept)).toBe(crlf);
  });

  it('quotes what must be quoted', () => {
    const after = setConcept(crlf, { id: 'nato', terms: { en: [preferred('NATO; "the" Alliance')] } });
    expect(read(after).concepts[0]?.terms.en?.[0]?.text).toBe('NATO; "the" Alliance');
  });

  it('removes a row with its line end', () => {
    expect(removeConcept(crlf, 'nato')).toBe(crlf.replace('nato;NATO;NATO;"zostaw;  tak"\r\n', ''));
  });

  it('adds a row at the end, with the line end of the others', () => {
    const after = addConcept(crlf, { id: 'inf', domain: '', note: '', source: '', terms: { pl: [preferred('INF')] } });
    expect(after).toBe(`${crlf}inf;INF;;\r\n`);
    expect(
      addConcept('pl,en\na,b', { id: 'c', domain: '', note: '', source: '', terms: { pl: [preferred('c')] } }),
    ).toBe('pl,en\na,b\nc,\n');
  });

  it('gives a locale that has no column one', () => {
    const after = setConcept('id,pl\nnato,NATO\nv4,V4\n', { id: 'nato', terms: { fr: [preferred('OTAN')] } });
    expect(after).toBe('id,pl,fr\nnato,NATO,OTAN\nv4,V4,\n');
  });

  it('fixes a derived id where there is a column for it', () => {
    expect(setConcept('id,pl\n,sojusz\n', { id: 'sojusz', terms: { pl: [preferred('przymierze')] } })).toBe(
      'id,pl\nsojusz,przymierze\n',
    );
  });

  it('says so if there is no such concept, or one too many', () => {
    expect(() => setConcept(crlf, { id: 'otan' })).toThrow(/no concept “otan”/);
    expect(() => removeConcept(crlf, 'otan')).toThrow(/no concept/);
    expect(() => addConcept(crlf, { id: 'nato', domain: '', note: '', source: '', terms: {} })).toThrow(/already/);
  });

  it('writes what it then reads, whatever the terms', () => {
    const word = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter(text => text === text.trim() && !/[\0\u202A-\u202E\u2066-\u2069]/.test(text));
    fc.assert(
      fc.property(word, fc.constantFrom(',', ';', '\t'), (text, delimiter) => {
        const sheet = `id${delimiter}pl${delimiter}en\nnato${delimiter}NATO${delimiter}NATO\n`;
        const after = setConcept(sheet, { id: 'nato', terms: { en: [preferred(text)] } });
        expect(read(after).concepts[0]?.terms.en).toEqual([preferred(text)]);
      }),
    );
  });
});

describe('a regional locale', () => {
  it('has the terms of its language unless it has its own', () => {
    const { concepts } = read(
      'id,pl,en,en-US\nminister,minister obrony,defence minister,defense minister\nv4,V4,V4,\n',
    );
    const terms = (locale: string) =>
      withRegions(concepts, ['pl', locale]).map(({ terms }) => terms[locale]?.[0]?.text);
    expect(terms('en-GB')).toEqual(['defence minister', 'V4']);
    expect(terms('en-US')).toEqual(['defense minister', 'V4']);
    expect(terms('de-AT')).toEqual([undefined, undefined]);
  });
});

describe("a concept's hash", () => {
  const [concept] = read('id,domain,note,source,pl,en,de\nv4,a,b,c,"V4 {+V-4, +v4}",V4,V4\n').concepts;
  if (!concept) throw new Error('no concept');
  const hash = conceptHash(concept, 'pl', 'en');

  it('does not change with notes, other locales or the order of forms', () => {
    const [other] = read('id,domain,note,source,pl,en,de\nv4,x,y,z,"V4 {+v4, +V-4}",V4,Visegrád\n').concepts;
    expect(other && conceptHash(other, 'pl', 'en')).toBe(hash);
  });

  it.each(['V4,V4!', 'V4,!V4', '"V4 {exact, +V-4, +v4}",V4', '"V4 {+V-4, +v4}",V4|Visegrád Group'])(
    'changes with %s',
    cells => {
      const [other] = read(`id,pl,en\nv4,${cells}\n`).concepts;
      expect(other && conceptHash(other, 'pl', 'en')).not.toBe(hash);
    },
  );
});
