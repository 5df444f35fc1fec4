import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Concept, Term } from '../../src/model.ts';
import { parseTbx, parseTermbase, writeTbx, writeTermbase } from '../../src/termbase/index.ts';

const glossary = `id,domain,note,source,pl,en,uk
v4,organisation,"Cztery państwa.
Nie mylić z „V5”.",rząd,Grupa Wyszehradzka|V4|!Grupa Wyszegradzka,Visegrád Group|!Vyshehrad Group,Вишеградська група
9 ćwiczeń,,,,"ćwiczenia {plural, +ćwiczeń}",exercises & <drills>,
_u1f_x,,,,sojusz {case},alliance,
`;
const { concepts } = parseTermbase(glossary, 'glossary/defence.csv');
const formats = ['dca', 'martif'] as const;

describe('TBX', () => {
  it.each(formats)('as %s gives every concept back', format => {
    const tbx = writeTbx(concepts, { format, sourceLocale: 'pl', title: 'glossary/defence.csv' });
    expect(parseTbx(tbx, 'out.tbx')).toEqual({ concepts, problems: [] });
  });

  it('gives back any concept, whatever its texts', () => {
    const text = fc
      .string({
        unit: fc.constantFrom(
          'ą',
          'b',
          ' ',
          '<',
          '&',
          '"',
          '{',
          '}',
          '|',
          '!',
          '\\',
          '_',
          'u',
          '1',
          'Я',
          '😀',
          '-',
          ',',
        ),
      })
      .map(text => text.trim());
    const filled = text.filter(text => text !== '');
    const switches = fc.record(
      { exact: fc.constant(true as const), forms: fc.array(filled, { minLength: 1, maxLength: 2 }) },
      { requiredKeys: [] },
    );
    const terms = fc
      .array(fc.record({ text: filled, switches, forbidden: fc.boolean() }), { minLength: 1, maxLength: 3 })
      .map(list => {
        const first = list.findIndex(term => !term.forbidden);
        return list.map(({ text, switches, forbidden }, at): Term => {
          const status = forbidden ? 'forbidden' : at === first ? 'preferred' : 'admitted';
          return { text, status, switches };
        });
      });
    const concept: fc.Arbitrary<Concept> = fc.record({
      id: filled,
      domain: text,
      note: text,
      source: text,
      terms: fc.record({ pl: terms, 'pt-BR': terms }),
    });
    fc.assert(
      fc.property(concept, fc.constantFrom(...formats), (concept, format) => {
        const tbx = writeTbx([concept], { format, sourceLocale: 'pl', title: 'x' });
        expect(parseTbx(tbx, 'x.tbx')).toEqual({ concepts: [concept], problems: [] });
      }),
    );
  });

  it('is read in the style dct', () => {
    const tbx = `<tbx xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic" style="dct" type="TBX-Basic" xml:lang="en">
<text><body><conceptEntry id="c1"><min:subjectField>wojsko</min:subjectField><basic:definition>Obrona przez groźbę odwetu.</basic:definition>
<langSec xml:lang="pl"><termSec><term>odstraszanie</term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec></langSec>
<langSec xml:lang="en"><termSec><term>deterrent</term><min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec><termSec><term>deterrence</term></termSec></langSec>
</conceptEntry></body></text></tbx>`;
    const [concept] = parseTbx(tbx, 'dct.tbx').concepts;
    expect(concept).toMatchObject({ id: 'c1', domain: 'wojsko', note: 'Obrona przez groźbę odwetu.' });
    expect(concept?.terms.en?.map(({ text, status }) => [text, status])).toEqual([
      ['deterrent', 'forbidden'],
      ['deterrence', 'preferred'],
    ]);
  });

  it('is read as older tools write it', () => {
    const tbx = `<?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><text><body><termEntry><descripGrp><descrip type="subjectField">NATO</descrip></descripGrp>
<langSet xml:lang="PL"><ntig><termGrp><term>Sojusz <hi>Północnoatlantycki</hi></term></termGrp></ntig></langSet>
<langSet xml:lang="en-gb"><tig><term>Alliance</term><note>Only capitalised.</note></tig><tig><term>NATO</term></tig></langSet>
</termEntry></body></text></martif>`;
    expect(parseTbx(tbx, 'old.tbx').concepts).toEqual([
      {
        id: 'sojusz-polnocnoatlantycki',
        domain: 'NATO',
        note: 'Alliance (en-GB): Only capitalised.',
        source: '',
        terms: {
          pl: [{ text: 'Sojusz Północnoatlantycki', status: 'preferred', switches: {} }],
          'en-GB': [
            { text: 'Alliance', status: 'preferred', switches: {} },
            { text: 'NATO', status: 'admitted', switches: {} },
          ],
        },
      },
    ]);
  });

  it('names the line of an entry without a term, and of an id that is taken', () => {
    const entry = (id: string, term: string) =>
      `<termEntry id="${id}"><langSet xml:lang="pl"><tig><term>${term}</term></tig></langSet></termEntry>`;
    const { concepts, problems } = parseTbx(
      `<martif><text><body>\n${entry('a', 'NATO')}\n${entry('b', ' ')}\n${entry('a', 'UE')}\n</body></text></martif>`,
      'x.tbx',
    );
    expect(concepts.map(concept => concept.id)).toEqual(['a']);
    expect(problems.map(({ line, message }) => [line, message])).toEqual([
      [3, 'The entry has no term.'],
      [4, 'The id “a” is taken by line 2.'],
    ]);
  });

  it('is refused where it is broken', () => {
    expect(() => parseTbx('<tbx><text>', 'x.tbx')).toThrow(/Cannot read x.tbx/);
    expect(parseTbx('<html/>', 'x.tbx').problems[0]?.message).toMatch(/no concept/);
  });
});

describe('a termbase written anew', () => {
  it.each([',', ';', '\t'])('with %j between cells reads the same', delimiter => {
    const text = writeTermbase(concepts, { delimiter });
    expect(parseTermbase(text, 'out').concepts).toEqual(concepts);
  });
});
