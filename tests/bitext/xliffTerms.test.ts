import { describe, expect, it } from 'vitest';
import { readXliff, writeXliff } from '../../src/bitext/xliff.ts';
import { withoutTerms } from '../../src/bitext/xliffTerms.ts';
import type { Bitext, Concept, Unit } from '../../src/model.ts';

const nato: Concept = {
  ...{ id: 'nato', domain: '', note: 'Sojusz <Północnoatlantycki>', source: '' },
  terms: {
    pl: [{ text: 'NATO', status: 'preferred', switches: {} }],
    en: [{ text: 'NATO', status: 'preferred', switches: {} }],
  },
};

const unit: Unit = {
  ...{ id: 's-1', text: 'NATO czeka.', gap: '', terms: [{ start: 0, end: 4, concept: nato }], candidates: [] },
  ...({ state: 'translated', target: 'NATO waits.', origin: { kind: 'person' }, termUses: [] } as const),
};

const bitext: Bitext = {
  ...{ slug: 'a', path: 'seeds/a.txt', sourceLocale: 'pl', targetLocale: 'en' },
  blocks: [
    { id: 'b-1', kind: 'paragraph', segments: [unit] },
    { id: 'b-2', kind: 'quote', segments: [{ ...unit, id: 's-2' }] },
  ],
};

describe('the terms that a record has for other tools', () => {
  const record = writeXliff(bitext);

  it('are not read back, and nothing else is lost with them', () => {
    expect(record).toContain('<gls:term>NATO</gls:term>');
    const bare = withoutTerms(record);
    expect(bare).not.toContain('<gls:');
    expect(bare.split('\n').length).toBe(record.split('\n').length);
    expect(readXliff(record, 'a.xlf').blocks.flatMap(block => block.segments)).toMatchObject([
      { id: 's-1', target: 'NATO waits.', terms: [] },
      { id: 's-2', target: 'NATO waits.', terms: [] },
    ]);
  });

  it('do not shift the line of an error after them', () => {
    const broken = record.replace('state="translated"', 'state="magic"');
    const line = broken.slice(0, broken.indexOf('magic')).split('\n').length;
    expect(() => readXliff(broken, 'a.xlf')).toThrow(`a.xlf, line ${line}: the state is “magic”`);
  });

  it.each([
    ['a comment', record.replace('<file', '<!-- \n      <gls:glossary>\n -->\n<file')],
    [
      'another meaning of the prefix',
      record.replace('xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0"', 'xmlns:gls="urn:x"'),
    ],
    ['an element that never ends', record.replaceAll('      </gls:glossary>\n', '')],
  ])('stay where they are in a file with %s', (_, text) => {
    expect(withoutTerms(text)).toBe(text);
  });
});
