import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReturned } from '../../src/bitext/exchange/read.ts';
import { readXliff, writeXliff } from '../../src/bitext/xliff.ts';
import { AppError } from '../../src/errors.ts';
import { fingerprint } from '../../src/fingerprint.ts';
import type { Bitext, Candidate, Concept, Origin, TermUse, Unit } from '../../src/model.ts';

const path = 'locales/en/wizyta.xlf';
const read = (text: string) => readXliff(text, path);

const corps: Concept = {
  id: 'korpus',
  terms: {
    pl: [{ text: 'Wielonarodowy Korpus', status: 'preferred', switches: {} }],
    en: [
      { text: 'Multinational Corps', status: 'preferred', switches: {} },
      { text: 'Multi-National Corps', status: 'forbidden', switches: {} },
    ],
  },
  domain: 'wojsko',
  note: 'W Szczecinie <& okolicach>',
  source: '',
};

const visit: Bitext = {
  slug: 'wizyta',
  path: 'seeds/wizyta.txt',
  sourceLocale: 'pl',
  targetLocale: 'en',
  blocks: [
    {
      id: 'b1',
      kind: 'heading',
      segments: [{ id: 's1', text: 'Wizyta w Szczecinie', gap: '', terms: [], state: 'initial', candidates: [] }],
    },
    {
      id: 'b2',
      kind: 'paragraph',
      segments: [
        {
          id: 's2',
          text: 'Minister odwiedził Wielonarodowy Korpus w Szczecinie.',
          gap: '\n',
          terms: [{ start: 19, end: 39, concept: corps }],
          state: 'translated',
          target: 'The minister visited the Multinational Corps in Szczecin.',
          origin: { kind: 'engine', engine: 'deepl:quality_optimized' },
          termUses: [{ concept: 'korpus', hash: 'aaaabbbbccccdddd' }],
          candidates: [
            {
              source: 'Minister odwiedził Korpus.',
              target: 'The minister visited the Corps.',
              origin: { kind: 'memory', from: 'memory/stara.tmx', score: 71 },
              similarity: 71,
              termUses: [],
            },
          ],
        },
        {
          id: 's3',
          text: '„Dziękuję żołnierzom” – powiedział.',
          gap: '',
          terms: [],
          state: 'reviewed',
          target: '“I thank the soldiers,” he said.',
          origin: { kind: 'person', name: 'Anna Łęcka' },
          termUses: [],
          approval: { by: 'Anna Łęcka', at: '2026-03-01T09:30:00Z', hash: 'h' },
          candidates: [],
        },
      ],
    },
  ],
};

/** What a reader gives back: all but the terms, which the termbase knows. */
function withoutTerms(bitext: Bitext): Bitext {
  const blocks = bitext.blocks.map(block => ({
    ...block,
    segments: block.segments.map(segment => ({ ...segment, terms: [] })),
  }));
  return { ...bitext, blocks };
}

function failure(text: string): AppError {
  try {
    read(text);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

const units = (bitext: Bitext): readonly Unit[] => bitext.blocks.flatMap(block => block.segments);

describe('the record', () => {
  it('is XLIFF 2.1, one element a line', async () => {
    await expect(writeXliff(visit)).toMatchFileSnapshot('expected/wizyta.xlf');
  });

  it('gives back what was written', () => {
    expect(read(writeXliff(visit))).toEqual(withoutTerms(visit));
  });

  it('writes the same bytes again after reading and annotating', () => {
    const again = read(writeXliff(visit));
    const terms = units(visit).map(unit => unit.terms);
    let position = 0;
    const annotated = {
      ...again,
      blocks: again.blocks.map(block => ({
        ...block,
        segments: block.segments.map(segment => ({ ...segment, terms: terms[position++] ?? [] })),
      })),
    };
    expect(writeXliff(annotated)).toBe(writeXliff(visit));
  });

  it('gives any bitext back, with control characters and halves of characters in every text', () => {
    fc.assert(
      fc.property(bitexts, bitext => {
        expect(read(writeXliff(bitext))).toEqual(withoutTerms(bitext));
        expect(readReturned(writeXliff(bitext), path).files).toHaveLength(1);
      }),
      {
        numRuns: 300,
      },
    );
  });

  it('holds an article without prose', () => {
    const empty = { ...visit, blocks: [] };
    expect(read(writeXliff(empty))).toEqual(empty);
  });
});

describe('a record that another tool saved', () => {
  const edited = (...[from, to]: [string | RegExp, string]) => {
    const text = writeXliff(visit);
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    return units(read(changed));
  };

  it('may use other prefixes, another order of attributes, and elements of its own', () => {
    const text = writeXliff(visit)
      .replaceAll('mda:', 'meta:')
      .replace('xmlns:mda', 'xmlns:meta')
      .replace('xmlns="', 'xmlns:x="')
      .replaceAll(/<(\/?)(?=[a-z]+[ >/])/g, '<$1x:')
      .replaceAll('<meta:meta', '<meta:meta')
      .replace('<x:segment id="s2" state="translated"', '<x:segment state="translated" id="s2"')
      .replace('<meta:metadata>', '<other:tool xmlns:other="urn:other"><other:x/></other:tool><meta:metadata>');
    expect(text).toContain('x:segment state');
    expect(read(text)).toEqual(withoutTerms(visit));
  });

  it('has a person’s draft where the target was edited', () => {
    expect(edited('in Szczecin.', 'at Szczecin.')[1]).toMatchObject({
      state: 'translated',
      target: 'The minister visited the Multinational Corps at Szczecin.',
      origin: { kind: 'person' },
    });
  });

  it('has a person’s draft where an approved target was edited, and remembers the approval', () => {
    expect(edited('the soldiers', 'our soldiers')[2]).toMatchObject({
      state: 'translated',
      target: '“I thank our soldiers,” he said.',
      origin: { kind: 'person' },
      lapsed: { by: 'Anna Łęcka', at: '2026-03-01T09:30:00Z' },
    });
  });

  it('has a person’s draft where a target was added, whatever state the tool left', () => {
    const added = '<source>Wizyta w Szczecinie</source><target>A visit to Szczecin</target>';
    expect(edited('<source>Wizyta w Szczecinie</source>', added)[0]).toMatchObject({
      state: 'translated',
      target: 'A visit to Szczecin',
      origin: { kind: 'person' },
      termUses: [],
    });
  });

  it.each(['<target/>', '<target>Wizyta w Szczecinie</target>'])(
    'has no target yet where the tool only made room: %s',
    room => {
      expect(
        edited('<source>Wizyta w Szczecinie</source>', `<source>Wizyta w Szczecinie</source>${room}`)[0],
      ).toMatchObject({
        state: 'initial',
      });
    },
  );

  it('has no approval where the tool only says “final”', () => {
    expect(edited('state="translated"', 'state="final"')[1]).toMatchObject({ state: 'translated' });
  });

  it('keeps the text inside inline codes and markers', () => {
    expect(
      edited('the soldiers', 'the <pc id="1">sol<ph id="2"/>diers</pc><sc id="3"/><ec startRef="3"/>')[2],
    ).toMatchObject({
      target: '“I thank the soldiers,” he said.',
    });
  });

  it('has the notes that people wrote in their tools', () => {
    const notes = '<notes><note category="x">Czy na pewno?\nSprawdzić.</note></notes><segment id="s2"';
    expect(edited('<segment id="s2"', notes)[1]?.notes).toEqual([
      { by: '', at: '', text: 'Czy na pewno?\nSprawdzić.' },
    ]);
  });

  it('keeps matches of other tools', () => {
    const match =
      '<mtc:matches><mtc:match ref="#s2" matchQuality="80.5" origin="firma.tmx"><source>a</source><target>b</target></mtc:match>';
    expect(edited('<mtc:matches>', match)[1]?.candidates[0]).toEqual({
      source: 'a',
      target: 'b',
      origin: { kind: 'memory', from: 'firma.tmx', score: 80.5 },
      similarity: 80.5,
      termUses: [],
    });
  });
});

describe('what Dragoman does not know', () => {
  const foreign = writeXliff(visit)
    .replace('version="2.1"', 'xmlns:its="http://www.w3.org/2005/11/its" its:version="2.0" version="2.1"')
    .replace(
      'canResegment="no">',
      'canResegment="no" translate="yes" xmlns:t="urn:tool" t:project="7">\n<skeleton href="a.skl"/><notes><note id="n">Ważne &amp; pilne</note></notes>',
    )
    .replace('<unit id="b1"', '<unit name="tytuł" xmlns:fs="urn:oasis:names:tc:xliff:fs:2.0" fs:fs="h1" id="b1"')
    .replace(
      '<segment id="s1"',
      '<mda:metadata><mda:metaGroup category="inne"><mda:meta type="a">b</mda:meta></mda:metaGroup></mda:metadata>\n<t:x xmlns:t="urn:tool" t:y="1">a <t:z>&lt;b&gt;</t:z><q xmlns=""/>\n  </t:x><segment id="s1"',
    );

  it('is written back as it was, and the same again', () => {
    const once = writeXliff(read(foreign));
    expect(once).toContain('<skeleton href="a.skl"/>\n');
    expect(once).toContain('<notes><note id="n">Ważne &amp; pilne</note></notes>\n');
    expect(once).toContain('<mda:metaGroup category="inne"><mda:meta type="a">b</mda:meta></mda:metaGroup>\n');
    expect(once).toContain(
      '<x xmlns="urn:tool" xmlns:x1="urn:tool" x1:y="1">a <z>&lt;b&gt;</z><q xmlns=""/>\n  </x>\n',
    );
    expect(once).toMatch(/<unit id="b1" [^>]*name="tytuł" xmlns:x2="urn:oasis:names:tc:xliff:fs:2.0" x2:fs="h1">/);
    expect(once).toMatch(/<file [^>]*translate="yes" xmlns:x3="urn:tool" x3:project="7">/);
    expect(writeXliff(read(once))).toBe(once);
  });

  it('changes nothing else', () => {
    const { extensions, ...bitext } = read(foreign);
    expect(extensions?.elements).toHaveLength(2);
    const blocks = bitext.blocks.map(({ extensions: _, ...block }) => block);
    expect({ ...bitext, blocks }).toEqual(withoutTerms(visit));
  });
});

describe('a record that cannot be read', () => {
  const text = writeXliff(visit);
  it.each([
    ['it is HTML', '<html/>', /line 1: it is no XLIFF but “html”/],
    [
      'it is XLIFF 1.2',
      '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"/>',
      /it is XLIFF 1\.2, not 2\.x/,
    ],
    ['it has no languages', text.replace(' trgLang="en"', ''), /line 2: <xliff> has no trgLang/],
    [
      'git left a conflict in it',
      text.replace('<source>', '\n<<<<<<< HEAD\n<source>'),
      /line 7: git found two versions/,
    ],
    ['it was cut off', text.slice(0, 900), /the XML is broken/],
    ['a unit is there twice', text.replace('id="b2"', 'id="b1"'), /line 9: the id “b1” is there twice/],
    ['a segment is there twice', text.replace('segment id="s3"', 'segment id="s2"'), /the id “s2” is there twice/],
    ['a state is unknown', text.replace('state="translated"', 'state="done"'), /the state is “done”/],
    ['a block kind is unknown', text.replace('dragoman:heading', 'dragoman:titel'), /the type “dragoman:titel”/],
    ['an origin is unknown', text.replace('>engine<', '>elf<'), /the origin is “elf”/],
    [
      'a segment has no source',
      text.replace('<source>Wizyta w Szczecinie</source>', ''),
      /line 5: <segment> has no <source>/,
    ],
    ['a code point is none', text.replace('Wizyta', '<cp hex="110000"/>'), /“110000” is no character code/],
    ['there are two articles', text.replace(/(<file.*<\/file>)/s, '$1$1'), /it holds 2 <file> elements/],
  ])('is refused with its line: %s', (_, broken, message) => {
    const error = failure(broken);
    expect(error.message).toMatch(/^Cannot read locales\/en\/wizyta\.xlf, line \d+: /);
    expect(error.message).toMatch(message);
    expect(error.exitCode).toBe(3);
  });
});

describe('a record that was damaged', () => {
  const text = writeXliff(visit);
  it('is read, or refused with its file and line, and nothing else happens', () => {
    const damage = fc.record({
      at: fc.nat(text.length),
      cut: fc.nat(30),
      put: fc.constantFrom(
        '',
        '<',
        '>',
        '"',
        '&',
        '/',
        '\0',
        '\uD800',
        '<source>',
        '</unit>',
        'x',
        ' id="s1"',
        '&#xFFFF;',
      ),
    });
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), damages => {
        const broken = damages.reduce((old, { at, cut, put }) => old.slice(0, at) + put + old.slice(at + cut), text);
        try {
          writeXliff(read(broken));
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
          expect((error as AppError).message).toMatch(/^Cannot read locales\/en\/wizyta\.xlf, line \d+: ./);
        }
      }),
      { numRuns: 500 },
    );
  });
});

// ── Any bitext ──────────────────────────────────────────────────────────────────────────────────────────────────

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map(code => String.fromCharCode(code)), maxLength: 6 }),
  fc.constantFrom('\r\n\t ', ']]>', '<source>', '&#13;', '\\u000A', '\\\\', ' ', '\u2028', '\uFFFE\uD800', '_x0041_'),
);
const percent = fc.integer({ min: 0, max: 200 }).map(half => half / 2);
const origins: fc.Arbitrary<Origin> = fc.oneof(
  fc.record({ kind: fc.constant('engine' as const), engine: nasty }),
  fc.record({ kind: fc.constant('memory' as const), from: nasty, score: fc.integer({ min: 0, max: 101 }) }),
  fc.record({ kind: fc.constant('person' as const), name: nasty }, { requiredKeys: ['kind'] }),
);
const termUses: fc.Arbitrary<readonly TermUse[]> = fc.array(fc.record({ concept: nasty, hash: nasty }), {
  maxLength: 2,
});
const candidates: fc.Arbitrary<readonly Candidate[]> = fc.array(
  fc.record({ source: nasty, target: nasty, origin: origins, similarity: percent, termUses }),
  { maxLength: 2 },
);
const notes = fc.array(fc.record({ by: nasty, at: nasty, text: nasty }), { minLength: 1, maxLength: 2 });
const lapsed = fc.record({ by: nasty, at: nasty });
const approval = fc.record({ by: nasty, at: nasty, hash: nasty });
const base = { text: nasty, gap: fc.oneof(fc.constant(''), nasty), terms: fc.constant([]), candidates };
const target = { ...base, target: nasty, origin: origins, termUses };
const optional = <T extends object, U extends object>(
  keys: { [K in keyof T]: fc.Arbitrary<T[K]> },
  more: { [K in keyof U]: fc.Arbitrary<U[K]> },
) => fc.tuple(fc.record(keys), fc.record(more, { requiredKeys: [] })).map(([all, some]) => ({ ...all, ...some }));
const bareUnits = fc.oneof(
  optional({ ...base, state: fc.constant('initial' as const) }, { notes }),
  optional({ ...target, state: fc.constant('translated' as const) }, { notes, lapsed }),
  optional({ ...target, state: fc.constantFrom('reviewed' as const, 'final' as const), approval }, { notes }),
);
const named = fc.tuple(nasty, fc.nat()).map(([text, number]) => text + fingerprint(text, String(number)));
const anyUnit: fc.Arbitrary<Unit> = fc.tuple(named, bareUnits).map(([id, unit]) => ({ ...unit, id }));
const bitexts: fc.Arbitrary<Bitext> = fc.record({
  slug: nasty.map(text => `${text}-`),
  path: nasty,
  sourceLocale: fc.constant('pl'),
  targetLocale: fc.constantFrom('en', 'pt-BR', 'uk'),
  blocks: fc.uniqueArray(
    fc.record({
      id: named,
      kind: fc.constantFrom('heading' as const, 'paragraph' as const, 'quote' as const, 'listItem' as const),
      segments: fc.uniqueArray(anyUnit, { minLength: 1, maxLength: 3, selector: unit => unit.id }),
    }),
    { maxLength: 3, selector: block => block.id },
  ),
});
