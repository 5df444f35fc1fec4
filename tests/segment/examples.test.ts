import { describe, expect, it } from 'vitest';
import { segment } from '../../src/segment/index.ts';
import { languages } from '../../src/segment/rules/index.ts';

/** An example with ` | ` after each sentence: without the marks it must be cut where they were. */
function expectCut(example: string, locale: string): void {
  expect(segment(example.replaceAll(' | ', ' '), locale)).toEqual(example.split(' | '));
}

describe.each(languages)('the examples of the $locale rules', ({ locale, abbreviations, examples }) => {
  const rules = abbreviations.map(([abbreviation, kind, example, before]) => ({ abbreviation, kind, example, before }));

  it.each(rules)('$abbreviation ($kind): $example', ({ example }) => {
    expectCut(example, locale);
  });

  it.each(rules)('$abbreviation stands in its example', ({ abbreviation, example }) => {
    expect(example.toLowerCase()).toContain(abbreviation.toLowerCase().replace(/\.$/, ''));
  });

  it('has one rule for each abbreviation and what stands before it', () => {
    const said = rules.map(({ abbreviation, before }) => `${abbreviation} ${before ?? ''}`);
    expect(said.filter((rule, place) => said.indexOf(rule) !== place)).toEqual([]);
  });

  it.each(examples)('%s', example => {
    expectCut(example, locale);
  });
});
