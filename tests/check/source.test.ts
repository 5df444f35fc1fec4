import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkSource } from '../../src/check/source/list.ts';
import { paragraph, sourceContext, sourceFindings } from './sourceText.ts';

const article = readFileSync(new URL('../../seeds/nato-bruksela.txt', import.meta.url), 'utf8');

describe('in the seed article', () => {
  it('the four slips are found, each with what to write, and nothing else', () => {
    const findings = article.split('\n\n').flatMap(text => sourceFindings(text.trim()));
    expect(findings.map(({ check, advice }) => [check, /„(.+?)”/.exec(advice)?.[1]])).toEqual([
      ['agreement', 'Sojuszu Północnoatlantyckiego'],
      ['confused-word', 'że'],
      ['confused-word', 'też'],
      ['small-letter', 'Wielkiej Brytanii'],
    ]);
  });
});

it('a word of the glossary is no unknown word', () => {
  const text = 'Rozmawiano o dronizacji wojska.';
  const at = text.indexOf('dronizacji');
  const concept = { id: 'c', terms: {}, domain: '', note: '', source: '' };
  const terms = [{ start: at, end: at + 'dronizacji'.length, concept }];
  const block = paragraph(text);
  const withTerm = { ...block, segments: block.segments.map(segment => ({ ...segment, terms })) };
  expect([...checkSource([withTerm], sourceContext).values()].flat()).toEqual([]);
});

it.each([
  ['Rozmawiano o bezpieczenstwie.', 'bezpieczeństwie'],
  ['Minister obrony przyjecahł do Warszawy.', 'przyjechał'],
  ['To najwieksze cwiczenia w tym roku.', 'największe'],
])('„%s” comes with a suggestion', (text, suggestion) => {
  expect(
    sourceFindings(text)
      .map(({ advice }) => advice)
      .join(' '),
  ).toContain(`„${suggestion}”`);
});

it('without a dictionary only what needs none is checked', () => {
  const block = paragraph('Dodał, ze  nie przyjdzie.');
  expect([...checkSource([block], { locale: 'cs' }).values()].flat().map(({ check }) => check)).toEqual([
    'source-spacing',
  ]);
});
