import { expect, it } from 'vitest';
import { segment } from '../../src/segment/index.ts';

/** A quarter of a million characters of nothing but trouble; each must take its length's time and no more. */
const shards: Readonly<Record<string, string>> = {
  'full stops': '.',
  'full stops apart': '. ',
  quotes: '"',
  'quotes after a full stop': '."',
  'opening brackets': '(a. ',
  'closing brackets': '.)',
  abbreviations: 'r. w. m.in. ',
  'dates without a verb': 'w 1926 r. Meyer ',
  initials: 'J. K. ',
  'no spaces': 'żółć',
  'inner full stops': 'a.b.c.',
  ellipses: '... ',
  spaces: ' ',
  'line breaks': '\n',
  commas: 'a, ',
  emoji: '. 😀 ',
  'lone surrogates': '\ud83d',
  notes: '.[1] ',
  'combining marks': '\u0301',
  'bidi controls': '.\u202e',
};

it.each(Object.entries(shards))('takes a text of nothing but %s', (_name, shard) => {
  const text = shard.repeat(250_000 / shard.length);
  const began = process.cpuUsage();
  const sentences = segment(text, 'pl');
  const { user } = process.cpuUsage(began);
  expect(sentences.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
  expect(user / 1e6).toBeLessThan(2);
});

it('takes long closings that nothing opened', () => {
  const text = `${'a'.repeat(400)}.${')'.repeat(250_000)} Dalej`;
  const began = process.cpuUsage();
  expect(segment(text, 'pl')).toHaveLength(2);
  expect(process.cpuUsage(began).user / 1e6).toBeLessThan(2);
});
