import type { Engine, TermSync, TranslationOptions } from '../engine/engine.ts';
import { type Journal, openJournal } from '../engine/journal.ts';
import { openScheduler, type Scheduler, type Totals } from '../engine/scheduler.ts';
import type { Concept, Locale } from '../model.ts';
import type { Tools } from '../pipeline.ts';
import { withRegions } from '../termbase/index.ts';
import { languageTools } from './dictionary.ts';
import { openFinder } from './finder.ts';
import type { Freshness } from './fresh.ts';
import { readTermbase } from './glossary.ts';
import { openProjectMemory } from './memory.ts';
import { tmxFaults } from './memoryKnown.ts';
import { once } from './once.ts';
import { openPace } from './pace.ts';
import { type Fault, type Project, paths, shown } from './project.ts';
import { openSegmenter } from './segmenter.ts';
import { syncTerms } from './termSync.ts';
import { isTrial } from './trial.ts';

/** Time and chance, which only the command line takes from the world. */
export interface Surroundings {
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly random: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

interface Asked {
  readonly maxChars?: number;
  readonly onProgress?: (totals: Totals) => void;
}

export interface Toolbox {
  readonly tools: Tools;
  readonly concepts: readonly Concept[];
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** What was wrong with the project's files so far. */
  faults(): readonly Fault[];
  /** Damage to the journal, which is set aside and keeps nothing from being done. */
  damage(): readonly Fault[];
  /** What was handed to the engine’s own glossary in this run. */
  termSync(): TermSync | undefined;
  /** Whether a monthly budget is kept by a journal that has just begun: what was spent before is not known. */
  forgotSpending(): boolean;
}

/**
 * Opens what the steps work with: segmenter, termbase, memory and, where there is one, the engine with its journal.
 *
 * @param asked  the engine of the run; `maxChars`, a cap that can only lower the configuration's; and `fresh`, which
 *   knows the sentences of articles that are up to date, so that their records need not all be read
 */
export async function openTools(
  project: Project,
  surroundings: Surroundings,
  asked: Asked & { readonly engine?: Engine; readonly fresh?: Freshness } = {},
): Promise<Toolbox> {
  const { faults, ...termbase } = await readTermbase(project);
  const concepts = withRegions(termbase.concepts, [project.config.sourceLocale, ...project.config.targetLocales]);
  const memoryFaults = await tmxFaults(project);
  const { split } = await openSegmenter(project);
  const journal = openProjectJournal(project, surroundings);
  const scheduler =
    asked.engine && openProjectScheduler(project, surroundings, journal, { ...asked, engine: asked.engine });
  let termSync: TermSync | undefined;
  const tools: Tools = {
    pause: openPace(),
    split,
    findTerms: lazily(() => openFinder(project, concepts)),
    ...languageTools,
    switches: project.config.checks,
    openMemory: openProjectMemory(project, concepts, asked.fresh),
    engineTakesTerms: (source, target) => (asked.engine?.capabilities({ source, target }).terms ?? 'none') !== 'none',
    prepareEngine: once(async () => {
      if (scheduler && asked.engine?.syncTerms) termSync = await syncTerms(project, concepts, scheduler);
    }),
    termsAreWhole: faults.length === 0,
    redoes: origin => isTrial(origin) && asked.engine?.id !== origin.engine,
    optionsFor: target => optionsFor(project, target),
    ...(scheduler && { scheduler }),
  };
  return {
    tools,
    concepts,
    signal: surroundings.signal,
    faults: () => [...faults, ...memoryFaults],
    damage: journal.problems,
    termSync: () => termSync,
    forgotSpending: () =>
      project.config.budget.perMonth !== undefined && (scheduler?.totals().requests ?? 0) > 0 && journal.isNew(),
  };
}

function optionsFor({ config }: Project, target: Locale): TranslationOptions {
  const formality = config.formality[target];
  const instructions = config.instructions[target];
  const styleRules = config.deepl.styleRules?.[target];
  return { ...(formality && { formality }), ...(instructions && { instructions }), ...(styleRules && { styleRules }) };
}

/** What was paid for, in earlier runs too. */
export function openProjectJournal(project: Project, { now, random }: Pick<Surroundings, 'now' | 'random'>): Journal {
  const folder = paths.cache(project, 'journal');
  return openJournal({ folder, name: shown(project, folder), now, random });
}

function openProjectScheduler(
  project: Project,
  surroundings: Surroundings,
  journal: Journal,
  asked: Asked & { readonly engine: Engine },
): Scheduler {
  const { budget, concurrency } = project.config;
  const perRun = Math.min(budget.perRun ?? Number.POSITIVE_INFINITY, asked.maxChars ?? Number.POSITIVE_INFINITY);
  return openScheduler({
    ...surroundings,
    engine: asked.engine,
    journal,
    budget: {
      ...(Number.isFinite(perRun) && { maxCharsPerRun: perRun }),
      ...(budget.perMonth !== undefined && { maxCharsPerMonth: budget.perMonth }),
    },
    ...(concurrency !== undefined && { concurrency }),
    ...(project.config.engines.allow && { allow: project.config.engines.allow }),
    ...(asked.onProgress && { onProgress: asked.onProgress }),
  });
}

/** A function that is made when it is first called. */
function lazily<A, B>(make: () => (argument: A) => B): (argument: A) => B {
  let made: ((argument: A) => B) | undefined;
  return argument => {
    made ??= make();
    return made(argument);
  };
}
