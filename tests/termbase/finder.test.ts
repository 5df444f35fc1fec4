import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compileIndex,
  conceptEntries,
  conceptFinder,
  loadIndex,
  openMorphology,
  parseTermbase,
  type TermEntry,
  termFinder,
} from '../../src/termbase/index.ts';

const root = resolve(import.meta.dirname, '../..');
const morphology = openMorphology(readFileSync(resolve(root, 'src/termbase/polimorf/polish.dict')));
const entries = (...terms: readonly string[]): TermEntry[] => terms.map(term => ({ id: term, term }));

describe('where terms overlap', () => {
  const text = 'Mówił minister obrony USA.';
  const terms = entries('minister', 'obrona USA', 'minister obrony', 'minister obrony USA', 'USA');
  const spans = (overlaps: 'longest' | 'all') =>
    termFinder(terms, 'pl', { overlaps, morphology })(text).map(({ start, end }) => text.slice(start, end));

  it('the longest is taken', () => {
    expect(spans('longest')).toEqual(['minister obrony USA']);
  });

  it('or all of them, the longer first', () => {
    expect(spans('all')).toEqual(['minister obrony USA', 'minister obrony', 'minister', 'obrony USA', 'USA']);
  });

  it('of two on one spot the one with the capitals is taken, then the earlier', () => {
    const find = termFinder(entries('sojusz', 'Sojusz'), 'pl', { morphology });
    expect(find('w Sojuszu i w sojuszu').map(({ id }) => id)).toEqual(['Sojusz', 'sojusz']);
    expect(
      termFinder(
        [
          { id: 'b', term: 'NATO' },
          { id: 'a', term: 'NATO' },
        ],
        'pl',
      )('NATO').map(({ id }) => id),
    ).toEqual(['b']);
  });

  it('found terms stand in order and never overlap, in any text', () => {
    const find = termFinder(entries('minister obrony', 'obrony USA', 'minister', 'USA'), 'pl', { morphology });
    const words = fc.array(fc.constantFrom('minister', 'ministra', 'obrony', 'USA', ',', 'i', '„USA”', '\n'), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(words, fc.constantFrom(' ', '  ', '\u00A0'), (parts, gap) => {
        let end = 0;
        for (const hit of find(parts.join(gap))) {
          expect(hit.start).toBeGreaterThanOrEqual(end);
          expect(hit.end).toBeGreaterThan(hit.start);
          end = hit.end;
        }
      }),
    );
  });
});

describe('offsets', () => {
  it('count UTF-16 units, past emoji and loose accents', () => {
    const text = '🇵🇱 żołnierze Wojsk La\u0328dowych';
    const find = termFinder(entries('Wojska Lądowe'), 'pl', { morphology });
    expect(
      find(text.normalize('NFD')).map(({ start, end }) => text.normalize('NFD').slice(start, end).normalize('NFC')),
    ).toEqual(['Wojsk Lądowych']);
  });

  it('take in signs that belong to the term, and no others', () => {
    const find = termFinder(entries('AT&T', 'C++', 'F-16', 'art. 5', '.NET'), 'pl', { morphology });
    const text = '„AT&T”, (C++), F-16A i F‑16; art.\u00A05. oraz .NET';
    expect(find(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'AT&T',
      'C++',
      'F‑16',
      'art.\u00A05',
      '.NET',
    ]);
  });

  it('are right in any text at all, which never fails', () => {
    const find = termFinder(entries('minister obrony', 'NATO', 'Kennedy', 'INF'), 'pl', {
      overlaps: 'all',
      morphology,
    });
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.constantFrom('NATO', "Kennedy'ego", 'INF-u'),
        (noise, term) => {
          const text = `${noise} ${term} ${noise}`;
          expect(find(text).some(({ start, end }) => text.slice(start, end) === term)).toBe(true);
        },
      ),
    );
  });
});

describe('a compiled index', () => {
  const terms = entries('minister obrony', 'Grupa Wyszehradzka', 'Mark Esper', 'INF', 'zażółć gęślą jaźń');
  const bytes = compileIndex(terms, 'pl', morphology);
  const text = 'Ministrowie obrony Grupy Wyszehradzkiej z Markiem Esperem o INF-ie';

  it('finds what the terms find', () => {
    const find = termFinder(terms, 'pl', { morphology });
    expect(find(text)).toHaveLength(4);
    expect(loadIndex(bytes, { morphology })?.(text)).toEqual(find(text));
  });

  it('is refused if it is cut, changed or of another version', () => {
    expect(loadIndex(bytes.slice(0, -4), { morphology })).toBeUndefined();
    expect(loadIndex(new Uint8Array(), { morphology })).toBeUndefined();
    for (const at of [0, 4, 20, 400, bytes.length - 1]) {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(loadIndex(changed, { morphology })).toBeUndefined();
    }
  });

  it('serves the concepts it was compiled from', () => {
    const { concepts } = parseTermbase('id,pl\nv4,Grupa Wyszehradzka|V4\ninf,INF\n', 'x.csv');
    const compiled = compileIndex(conceptEntries(concepts, 'pl'), 'pl', morphology);
    const ids = (index?: Uint8Array) =>
      conceptFinder(concepts, 'pl', morphology, index)('V4 o INF').map(({ concept }) => concept.id);
    expect(ids(compiled)).toEqual(['v4', 'inf']);
    expect(ids(compiled.slice(0, 40))).toEqual(['v4', 'inf']);
  });
});

describe('a large glossary', () => {
  it('is compiled and searched in reasonable time', () => {
    const nouns = [
      'czołg',
      'okręt',
      'samolot',
      'batalion',
      'dowódca',
      'poligon',
      'pocisk',
      'radar',
      'kontrakt',
      'szpital',
    ];
    const adjectives = [
      'polski',
      'lekki',
      'ciężki',
      'nowy',
      'wojskowy',
      'morski',
      'lądowy',
      'powietrzny',
      'główny',
      'stary',
    ];
    const terms = Array.from({ length: 20_000 }, (_, at) => ({
      id: String(at),
      term: `${adjectives[at % 10]} ${nouns[Math.floor(at / 10) % 10]} typu ${at}`,
    }));
    const start = process.cpuUsage();
    const find = loadIndex(compileIndex(terms, 'pl', morphology), { morphology });
    const segment = 'Widzieliśmy nowego dowódcę typu 43 i polskie okręty typu 19910 na morskich poligonach typu 9955.';
    expect(find?.(segment).map(({ id }) => id)).toEqual(['43', '19910', '9955']);
    for (let round = 0; round < 2000; round++) find?.(segment);
    expect(process.cpuUsage(start).user / 1e6).toBeLessThan(10);
  });
});

describe('the seed article', () => {
  const article = readFileSync(resolve(root, 'seeds/nato-bruksela.txt'), 'utf8');
  const { concepts } = parseTermbase(
    readFileSync(resolve(root, 'glossary/defence.csv'), 'utf8'),
    'glossary/defence.csv',
  );
  const found = conceptFinder(concepts, 'pl', morphology)(article).map(({ start, end }) => article.slice(start, end));

  it('has its inflected terms found', () => {
    for (const form of [
      'ministrami obrony',
      'Grupy Wyszehradzkiej',
      'Sojuszu',
      'traktatu o likwidacji pocisków rakietowych pośredniego i średniego zasięgu',
      'państwom NATO',
    ])
      expect(found).toContain(form);
  });
});
