import type { Context } from '../memory/entry.ts';
import type { FuzzyMatch } from '../memory/memory.ts';
import type { Candidate, Locale } from '../model.ts';
import type { SimilarTexts } from '../steps/leverage.ts';
import type { Weighed } from './memoryImported.ts';
import type { RecordMemory } from './memoryRecords.ts';
import type { Project } from './project.ts';

/** A match, and how much it counts once what the configuration takes from it is taken. */
export interface WeighedMatch extends FuzzyMatch {
  /** In percent: `score` without the points that are taken away. */
  readonly points: number;
}

export interface Wanted {
  /** The least points, in percent. */
  readonly from: number;
  /** How many at most. */
  readonly limit: number;
  readonly context?: Context;
}

/** Finds the texts of a project's memory that are like a text, the best first. */
export type FindMatches = (text: string, locale: Locale, wanted: Wanted) => readonly WeighedMatch[];

/** Opens all that counts as memory: what was imported, and what the project's own records have. */
export function openMatches(
  { config }: Project,
  imported: readonly Weighed[],
  { trusted, drafts }: RecordMemory,
): FindMatches {
  const { use, machinePenalty } = config.matching;
  const sources: readonly Source[] = [
    ...trusted.map(memory => ({ memory, penalty: 0, draftsCount: true })),
    ...drafts.map(memory => ({ memory, penalty: machinePenalty, draftsCount: true })),
    // In a memory from elsewhere a draft is marked as one; whose it was is not known.
    ...imported.map(each => ({ ...each, draftsCount: use === 'all', draftPenalty: machinePenalty })),
  ].filter(({ memory }) => memory.size > 0);
  return (text, locale, wanted) =>
    best(
      sources.flatMap(source => matchesOf(source, text, locale, wanted)),
      wanted,
    );
}

interface Source extends Weighed {
  readonly draftsCount: boolean;
  readonly draftPenalty?: number;
}

/** Some of what is found may not count: a few more are asked for. */
const SPARE = 5;

function matchesOf(source: Source, text: string, locale: Locale, wanted: Wanted): readonly WeighedMatch[] {
  const { memory, penalty, draftsCount, draftPenalty = 0 } = source;
  const threshold = Math.min(100, wanted.from + penalty);
  const { context } = wanted;
  return memory
    .fuzzy(text, locale, { threshold, limit: wanted.limit + SPARE, ...(context && { context }) })
    .filter(match => draftsCount || match.standing !== 'draft')
    .map(match => {
      const less = penalty + (match.standing === 'draft' ? draftPenalty : 0);
      return { ...match, points: less === 0 ? match.score : Math.min(100, match.score) - less };
    });
}

/** Each pair of texts once, the best first; of equal ones those approved here. */
function best(matches: readonly WeighedMatch[], { from, limit }: Wanted): readonly WeighedMatch[] {
  const rank = ({ standing }: WeighedMatch) => ['approved', 'imported', 'draft'].indexOf(standing);
  const pairs = new Map<string, WeighedMatch>();
  for (const match of [...matches].sort((a, b) => b.points - a.points || rank(a) - rank(b))) {
    const pair = JSON.stringify([match.source, match.target]);
    if (match.points >= from && !pairs.has(pair)) pairs.set(pair, match);
  }
  return [...pairs.values()].slice(0, limit);
}

/** The memory as a step of translating wants it. */
export function similarTexts({ config }: Project, find: FindMatches): SimilarTexts {
  const { fuzzyFrom: from, candidates: limit } = config.matching;
  return {
    isFrom: file => file.startsWith(`${config.memory}/`) || file.startsWith(`${config.locales}/`),
    find: (text, locale, context) =>
      find(text, locale, { from, limit: limit + 1, ...(context && { context }) })
        .filter(match => match.points < 100)
        .slice(0, limit)
        .map(candidateOf),
  };
}

function candidateOf({ source, target, from, score, points }: WeighedMatch): Candidate {
  const origin = { kind: 'memory', from, score: points } as const;
  return { source, target, origin, similarity: Math.min(100, score), termUses: [] };
}
