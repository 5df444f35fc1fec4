import { type Match, openMemory, type TranslationMemory } from '../memory/memory.ts';
import type { Concept } from '../model.ts';
import type { KnownTexts } from '../steps/leverage.ts';
import type { Freshness } from './fresh.ts';
import { openImported, type Weighed } from './memoryImported.ts';
import { openRecordMemory } from './memoryRecords.ts';
import { openMatches, similarTexts } from './memorySimilar.ts';
import { once } from './once.ts';
import { openOwnRecords } from './ownRecords.ts';
import type { Project } from './project.ts';

/**
 * The memory of a project: its own records, and every TMX file of its memory folder. The files are read when they are
 * first needed; of the records, those that have one of the texts, and all that people worked on where similar texts are
 * wanted.
 *
 * @param concepts  the termbase of today: a machine's text that was made with terms of yesterday is no memory
 * @param fresh  knows which records have which sentences; records that it does not know are all read
 */
export function openProjectMemory(
  project: Project,
  concepts: readonly Concept[],
  fresh: Freshness | undefined,
): (texts: readonly string[]) => Promise<KnownTexts> {
  const imported = once(() => openImported(project));
  const similar = once(async () =>
    similarTexts(project, openMatches(project, await imported(), await openRecordMemory(project))),
  );
  const own = openOwnRecords(project, concepts, fresh);
  return async texts => {
    const [fromElsewhere, fromRecords] = [unpenalised(await imported()), openMemory(await own(texts))];
    return {
      exact: (source, locale, context) =>
        better(fromRecords.exact(source, locale, context), fromElsewhere?.exact(source, locale, context)),
      openSimilar: async () => (project.config.matching.candidates > 0 ? similar() : undefined),
    };
  };
}

/** What counts less is not good enough to fill a sentence by itself. */
function unpenalised(imported: readonly Weighed[]): TranslationMemory | undefined {
  return imported.find(({ penalty }) => penalty === 0)?.memory;
}

/** What was approved here beats what was imported, which beats a draft. */
function better(own: Match | undefined, imported: Match | undefined): Match | undefined {
  return own?.standing === 'approved' ? own : (imported ?? own);
}
