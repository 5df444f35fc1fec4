import { describe, expect, it } from 'vitest';
import type { BitextCheck, Check } from '../../src/check/check.ts';
import { bitextChecks, checks } from '../../src/check/list.ts';
import { sourceChecks } from '../../src/check/source/list.ts';
import type { SourceCheck } from '../../src/check/source/sourceCheck.ts';
import type { Bitext } from '../../src/model.ts';
import { contextFor, targets, unitOf } from './planted.ts';
import { sourceFindings } from './sourceText.ts';
import { type Example, type ExampleTable, tables } from './tables.ts';

const loaded = await Promise.all(
  tables.map(async table => {
    const module: Record<string, unknown> = await import(`../../src/check/${table.file}`);
    return { table, check: module[table.constant] };
  }),
);

const isCheck = (value: unknown): value is Check => checks.some(check => check === value);
const isBitextCheck = (value: unknown): value is BitextCheck => bitextChecks.some(check => check === value);
const isSourceCheck = (value: unknown): value is SourceCheck => sourceChecks.some(check => check === value);

function finds(check: unknown, { locale, source, target }: Example): boolean {
  if (isCheck(check)) return check.run(unitOf(source, target), contextFor(locale)).length > 0;
  if (isBitextCheck(check)) return check.run(bitextOf(source, target, locale)).size > 0;
  if (isSourceCheck(check)) return sourceFindings(source, check).length > 0;
  throw new Error('This table belongs to no check of a list.');
}

/** Sentences are told apart by „ … ”. */
function bitextOf(source: string, target: string, targetLocale: string): Bitext {
  const targetTexts = target.split(' … ');
  const segments = source.split(' … ').map((text, index) => unitOf(text, targetTexts[index] ?? '', `s-${index}`));
  const blocks = [{ id: 'b-1', kind: 'paragraph', segments }] as const;
  return { slug: 'rozmowy', path: 'rozmowy.txt', sourceLocale: 'pl', targetLocale, blocks };
}

describe.each(loaded)('$table.constant', ({ table, check }) => {
  it.each(table.rows)('$locale: „$source” – “$target” $verdict', example => {
    expect(finds(check, example) ? 'found' : 'passes').toBe(example.verdict);
  });
});

it('every check that compares has a table with what passes and what is found, in every target language', () => {
  const incomplete = checks
    .filter(
      ({ name }) =>
        ![
          'untranslated',
          'empty',
          'pseudo-text',
          'term-missing',
          'term-forbidden',
          'formatting',
          'approval-lapsed',
        ].includes(name),
    )
    .filter(check => !isComplete(loaded.find(each => each.check === check)?.table))
    .map(({ name }) => name);
  expect(incomplete).toEqual([]);
});

function isComplete(table: ExampleTable | undefined): boolean {
  const has = (verdict: string) => table?.rows.some(row => row.verdict === verdict) ?? false;
  return has('passes') && has('found') && targets.every(locale => table?.rows.some(row => row.locale === locale));
}

it('every check of the source has a table', () => {
  expect(sourceChecks.filter(check => !loaded.some(each => each.check === check)).map(({ name }) => name)).toEqual([]);
});
