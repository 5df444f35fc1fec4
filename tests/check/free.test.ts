import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { findingsIn } from './planted.ts';

type Pair = readonly [locale: string, source: string, target: string];
const pairs: readonly Pair[] = JSON.parse(readFileSync(new URL('corpus/free.json', import.meta.url), 'utf8'));

it.each(pairs)('a free and right translation raises no alarm: %s „%s” – “%s”', (locale, source, target) => {
  expect(findingsIn(source, target, locale).map(({ check, message }) => `${check}: ${message}`)).toEqual([]);
});
