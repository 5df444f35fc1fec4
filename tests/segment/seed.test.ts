import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { segment } from '../../src/segment/index.ts';

const article = readFileSync(resolve(import.meta.dirname, '../../seeds/nato-bruksela.txt'), 'utf8');

it('cuts the seed article into 29 sentences, 18 ends of which stand inside its 11 paragraphs', () => {
  const paragraphs = article.split(/\n+/).filter(line => line !== '');
  expect(paragraphs).toHaveLength(11);
  expect(paragraphs.flatMap(paragraph => segment(paragraph, 'pl'))).toHaveLength(29);
  expect(segment(article, 'pl')).toHaveLength(29);
});
