import { says } from '../wording.ts';
import {
  follows,
  type Reading,
  readingsOf,
  type SourceContext,
  sentenceCheck,
  type Word,
  wordsOf,
} from './sourceCheck.ts';

/**
 * A capitalised noun and the capitalised adjective after it, as names of states and organisations have them, must agree,
 * unless the adjective belongs to the noun that follows.
 *
 * | Polish | |
 * |---|---|
 * | w ramach Sojuszu Północnoatlantyckiego | passes |
 * | Minister Zjednoczonego Królestwa | passes |
 * | w ramach Sojusz Północnoatlantyckiego | found |
 * | szczyt Unią Europejskiej | found |
 */
export const agreement = sentenceCheck(
  'agreement',
  'A name whose noun and adjective are not in the same case: „Sojusz Północnoatlantyckiego”.',
  ({ text }, context) => {
    if (!context.readings) return [];
    const all = wordsOf(text);
    return all.flatMap((noun, at) => {
      const adjective = all[at + 1];
      if (!adjective || !follows(text, noun, adjective) || !areAtOdds(noun, adjective, context)) return [];
      const next = all[at + 2];
      if (next && follows(text, adjective, next) && agreesWithNoun(adjective, next, context)) return [];
      const words = `${noun.text} ${adjective.text}`;
      const right = suggestion(noun, adjective, context);
      return [
        {
          severity: 'warning' as const,
          ...(right ? says('agreement.write', { words, right }) : says('agreement.both', { words })),
          source: { start: noun.start, end: adjective.end },
        },
      ];
    });
  },
);

function areAtOdds(noun: Word, adjective: Word, context: SourceContext): boolean {
  if (!isCapitalised(noun.text) || !isCapitalised(adjective.text) || noun.text.length < 3) return false;
  const nouns = readingsOf(noun.text, context);
  const adjectives = readingsOf(adjective.text, context);
  const areSure =
    nouns.some(({ pos }) => pos === 'subst') &&
    nouns.every(({ pos }) => pos === 'subst' || pos === 'impt') &&
    adjectives.length > 0 &&
    adjectives.every(({ pos }) => pos === 'adj');
  return areSure && !nouns.some(one => adjectives.some(other => agree(one, other)));
}

function agreesWithNoun(adjective: Word, next: Word, context: SourceContext): boolean {
  const adjectives = readingsOf(adjective.text, context);
  const nexts = readingsOf(next.text, context);
  return nexts.length === 0 || nexts.some(one => one.pos !== 'prep' && adjectives.some(other => agree(one, other)));
}

function agree(a: Reading, b: Reading): boolean {
  return (a.singular & b.singular) !== 0 || (a.plural & b.plural) !== 0;
}

/** The noun in a case of the adjective’s; the form most like what is written. */
function suggestion(noun: Word, adjective: Word, context: SourceContext): string | undefined {
  const adjectives = readingsOf(adjective.text, context);
  const forms = readingsOf(noun.text, context)
    .flatMap(({ lemma }) => context.formsOf?.(lemma, lemma.slice(0, 3)) ?? [])
    .filter(form =>
      readingsOf(form, context).some(one => one.pos === 'subst' && adjectives.some(other => agree(one, other))),
    );
  const small = noun.text.toLowerCase();
  const [best] = [...new Set(forms)].sort(
    (a, b) => sharedStart(b, small) - sharedStart(a, small) || a.length - b.length,
  );
  return best && `${best.slice(0, 1).toUpperCase()}${best.slice(1)} ${adjective.text}`;
}

function sharedStart(a: string, b: string): number {
  let shared = 0;
  while (shared < a.length && a[shared]?.toLowerCase() === b[shared]) shared++;
  return shared;
}

function isCapitalised(word: string): boolean {
  return /^\p{Lu}\p{Ll}/u.test(word);
}
