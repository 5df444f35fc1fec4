import { says } from '../wording.ts';
import { follows, readingsOf, type SourceContext, sentenceCheck, type Word, wordsOf } from './sourceCheck.ts';

/**
 * Words that are words without their diacritics too, so that no dictionary sees the slip. Each is reported only where
 * its neighbours cannot belong to it.
 *
 * | Polish | |
 * |---|---|
 * | Dodał, że przyjdzie ze względu na pogodę. | passes |
 * | Postawiono kilka tez. | passes |
 * | Był na wiecu, więc nie słyszał. | passes |
 * | Dodał, ze nie przyjdzie. | found |
 * | Rozmawiał tez z ministrem. | found |
 * | Padało, wiec nie przyszedł. | found |
 */
export const confusedWord = sentenceCheck(
  'confused-word',
  'A word that lacks its diacritics and is another word without them: „ze” for „że”, „tez” for „też”.',
  ({ text }, context) => {
    if (!context.readings) return [];
    const words = wordsOf(text);
    return words.flatMap((word, at) => {
      if (/^\p{Lu}{2}/u.test(word.text)) return [];
      const confusion = CONFUSIONS.find(({ wrong }) => wrong === word.text.toLowerCase());
      if (!confusion?.isMeant({ text, words, at, word, context })) return [];
      const right = /^\p{Lu}/u.test(word.text) ? capitalised(confusion.right) : confusion.right;
      return [
        {
          severity: 'warning' as const,
          ...says('confused-word.probably', { word: word.text, right }),
          source: { start: word.start, end: word.end },
        },
      ];
    });
  },
);

interface Place {
  readonly text: string;
  readonly words: readonly Word[];
  readonly at: number;
  readonly word: Word;
  readonly context: SourceContext;
}

interface Confusion {
  readonly wrong: string;
  readonly right: string;
  /** Whether the neighbours say that the right word is meant. */
  readonly isMeant: (place: Place) => boolean;
}

const CONFUSIONS: readonly Confusion[] = [
  { wrong: 'ze', right: 'że', isMeant: place => !canFollowZe(place) },
  { wrong: 'tez', right: 'też', isMeant: place => isAfterVerb(place) && isBeforeOther(place) },
  { wrong: 'wiec', right: 'więc', isMeant: ({ text, word }) => /,\s$/.test(text.slice(0, word.start)) },
  { wrong: 'zeby', right: 'żeby', isMeant: () => true },
  { wrong: 'juz', right: 'już', isMeant: () => true },
  { wrong: 'sa', right: 'są', isMeant: () => true },
  { wrong: 'sie', right: 'się', isMeant: () => true },
  { wrong: 'moze', right: 'może', isMeant: () => true },
  { wrong: 'prosze', right: 'proszę', isMeant: () => true },
];

/** The preposition stands before a noun, an adjective or a pronoun, and nearly always before s, z, ś, ź, ż, w, m, l, t … */
function canFollowZe({ text, words, at, word, context }: Place): boolean {
  const next = words[at + 1];
  if (!next || !follows(text, word, next)) return /\s\d/.test(text.slice(word.end, word.end + 2));
  if (VERBS_AND_SUCH.test(next.text.toLowerCase())) return false;
  const readings = readingsOf(next.text, context);
  if (readings.length === 0) return true;
  return readings.some(({ pos }) => NOMINAL.has(pos)) && /^[szśźżwmlłctdrph]/iu.test(next.text);
}

const VERBS_AND_SUCH =
  /^(?:nie|to|ten|ta|te|tej|tego|tym|już|się|jest|są|ma|mają|może|chce|można|trzeba|należy|jego|jej|ich|on|ona|ono|oni|my|po|do|na|w|o|od|przez|dla|przy|u|i|a|jeśli|gdyby|gdy|kiedy|jak|także|też|tylko|tak|tam|tu|teraz|ministrowie|misja|minister|państwo|państwa|rząd|prezydent|premier|polska|rosja|ukraina|nato|trwają|trwa|ta|taki|taka|takie|wszystko|wszyscy|zostanie|zostały|został|została|zostało)$/;
const NOMINAL = new Set([
  'subst',
  'adj',
  'ppas',
  'pact',
  'num',
  'ger',
  'ppron12',
  'ppron3',
  'siebie',
  'depr',
  'adjp',
  'pred',
]);

function isAfterVerb({ text, words, at, word, context }: Place): boolean {
  const before = words[at - 1];
  if (!before || !follows(text, before, word)) return true;
  if (/^(?:i|a|ale|to|ja|on|ona|oni|my|oraz|co|tak|jak)$/i.test(before.text)) return true;
  const readings = readingsOf(before.text, context);
  return (
    readings.length > 0 &&
    readings.every(({ pos }) => VERBAL.has(pos)) &&
    !/^(?:bron|dowod|słuch|żąd|szuk|wysłuch|uży|potrzeb)/.test(before.text)
  );
}

function isBeforeOther({ text, words, at, word, context }: Place): boolean {
  const next = words[at + 1];
  if (!next || !follows(text, word, next)) return false;
  return (
    !readingsOf(next.text, context).some(({ pos }) => pos === 'adj' && !/^(?:że)$/.test(next.text)) ||
    /^(?:z|ze|w|o|na|po|do|i|nie|że)$/.test(next.text)
  );
}

const VERBAL = new Set(['fin', 'praet', 'bedzie', 'impt', 'imps', 'inf', 'winien', 'aglt']);

function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
