import { expect, it } from 'vitest';
import { textsInOrder, toLocaleFile } from '../../src/locale/file.ts';
import type { Block } from '../../src/model.ts';

const block = (kind: Block<string>['kind'], ...segments: string[]): Block<string> => ({
  id: segments.join(),
  kind,
  segments,
});

it.each([
  ['a heading', [block('heading', 'Szczyt'), block('paragraph', 'Raz.', 'Dwa.')], 'Szczyt'],
  ['the title in front matter', [block('label', 'Szczyt'), block('heading', 'Szczyt NATO')], 'Szczyt'],
  ['nothing, where a description of two sentences comes first', [block('label', 'Raz.', 'Dwa.')], undefined],
  ['nothing, where a paragraph comes first', [block('paragraph', 'Raz.')], undefined],
])('the title is %s, and every sentence keeps its place', (_, blocks, title) => {
  const file = toLocaleFile(blocks, text => text);
  expect(file.title).toBe(title);
  expect(textsInOrder(file, blocks)).toEqual(blocks.flatMap(({ segments }) => segments));
});
