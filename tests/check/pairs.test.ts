import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { findingsIn } from './planted.ts';

type Pair = readonly [locale: string, source: string, target: string];
const read = (name: string): readonly Pair[] =>
  JSON.parse(readFileSync(new URL(`corpus/${name}.json`, import.meta.url), 'utf8'));

it.each(read('free'))('a free and right translation raises no alarm: %s „%s” – “%s”', (locale, source, target) => {
  expect(findingsIn(source, target, locale).map(({ check, message }) => `${check}: ${message}`)).toEqual([]);
});

it.each(read('wrong'))('a wrong translation is found out: %s „%s” – “%s”', (locale, source, target) => {
  expect(findingsIn(source, target, locale)).not.toEqual([]);
});
