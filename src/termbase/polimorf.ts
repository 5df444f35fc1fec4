import { type Case, cases, type Gender, noTags, type Tags, tagsOf, union } from './tags.ts';

/** What a form can be, as one word class with one degree and polarity. */
export interface WordTags {
  /** PoliMorf's class, of a verb its form: `subst`, `depr`, `ger`, `adj`, `ppas`, `pact`, `num`, `adv`, `inf`, `fin` … */
  readonly pos: string;
  /** Degree (`com`, `sup`) and polarity (`neg`) where they tell words apart; else empty. */
  readonly mark: string;
  readonly tags: Tags;
}

const remembered = new Map<string, readonly WordTags[]>();

/**
 * Reads PoliMorf's tags: alternatives split by `+`, fields by `:`, values of one field by `.`. There are some thousand
 * different strings of tags in the dictionary, so the readings are kept.
 */
export function readTags(text: string): readonly WordTags[] {
  const known = remembered.get(text);
  if (known) return known;
  const words = new Map<string, WordTags>();
  for (const alternative of text.split('+')) {
    const word = readAlternative(alternative.split(':'));
    const key = `${word.pos} ${word.mark}`;
    const same = words.get(key);
    words.set(key, same ? { ...same, tags: union(same.tags, word.tags) } : word);
  }
  const list = [...words.values()];
  remembered.set(text, list);
  return list;
}

function readAlternative([first = '', ...fields]: readonly string[]): WordTags {
  const pos = first === 'verb' ? (fields[0] ?? first) : first;
  const values = fields.map(field => field.split('.'));
  const having = (names: readonly string[]) => values.find(list => list.every(value => names.includes(value))) ?? [];
  const numbers = having(['sg', 'pl']);
  const genders = having(GENDERS).map(asGender);
  let tags = noTags;
  for (const number of numbers)
    for (const grammaticalCase of having(cases))
      tags = union(tags, tagsOf(number === 'sg' ? 'sg' : 'pl', grammaticalCase as Case, genders));
  const marks = fields.filter(field => field === 'com' || field === 'sup' || field === 'neg');
  return { pos, mark: marks.join(':'), tags };
}

const GENDERS = ['m1', 'm2', 'm3', 'f', 'n', 'n1', 'n2', 'n3', 'p1', 'p2', 'p3'];

/** p1 agrees as persons do; p2 and p3 as things do; the kinds of neuter as neuter. */
function asGender(gender: string): Gender {
  if (gender === 'm1' || gender === 'p1') return 'm1';
  if (gender === 'm2' || gender === 'm3' || gender === 'f') return gender;
  return gender === 'p2' || gender === 'p3' ? 'm3' : 'n';
}
