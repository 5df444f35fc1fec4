import { hasTarget } from '../bitext/approval.ts';
import { checkTerms } from '../check/list.ts';
import { AppError } from '../errors.ts';
import type { Bitext, Origin, Unit } from '../model.ts';
import { checkContextFor, type Tools } from '../pipeline.ts';
import type { Project } from '../project/project.ts';
import { openTools } from '../project/tools.ts';
import { jobFor } from '../steps/translate.ts';
import { units } from '../steps/units.ts';
import { chooseEngine } from './engines.ts';
import type { EvalOptions, Subject } from './eval.ts';
import { splitLocales } from './locales.ts';
import { surroundings } from './surroundings.ts';
import { counted } from './table.ts';
import type { World } from './world.ts';
import { wrapped } from './wrap.ts';

/** By engine: its texts by the unit's id. */
export type Hypotheses = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * What the record holds of engines and memory: drafts, targets that were approved as they came, and what a person's text
 * took the place of.
 *
 * @param withPeople  whether a person's target counts too: not where it is itself the reference
 */
export function hypothesesIn(bitext: Bitext, withPeople: boolean): Hypotheses {
  const found = new Map<string, Map<string, string>>();
  for (const unit of units(bitext))
    for (const { origin, target } of attemptsAt(unit)) {
      const name = nameOf(origin, withPeople);
      if (name === undefined) continue;
      const texts = found.get(name) ?? new Map<string, string>();
      if (!texts.has(unit.id)) texts.set(unit.id, target);
      found.set(name, texts);
    }
  return found;
}

function attemptsAt(unit: Unit): readonly { readonly origin: Origin; readonly target: string }[] {
  const candidates = unit.candidates.filter(({ source }) => source === unit.text);
  return hasTarget(unit) ? [unit, ...candidates] : candidates;
}

/** A fuzzy match is of another sentence, and no translation of this one. */
function nameOf(origin: Origin, withPeople: boolean): string | undefined {
  if (origin.kind === 'engine') return origin.engine;
  if (origin.kind === 'memory') return origin.score >= 100 ? `memory (${origin.from})` : undefined;
  return withPeople ? 'people' : undefined;
}

/** Counts the concepts of sentences that have a term in the target language, and those whose term the text has. */
export function scoreTerms(bitext: Bitext, tools: Tools) {
  // A figure on engines, which no switch of the project's may better.
  const context = { ...checkContextFor(bitext, tools), switches: {} };
  return (of: readonly Unit[], texts: readonly string[]) => {
    const counts = of.map((unit, index) => {
      const { id, text, gap, terms } = unit;
      const target = texts[index] ?? '';
      const named = terms.filter(({ concept }) => concept.terms[bitext.targetLocale]?.some(isAllowed));
      const wanted = new Set(named.map(({ concept }) => concept.id)).size;
      const origin: Origin = { kind: 'person' };
      const draft: Unit = { id, text, gap, terms, state: 'translated', target, origin, candidates: [], termUses: [] };
      // Findings of one concept all begin at its first match.
      const lost = new Set(checkTerms(draft, context).map(({ source }) => source?.start)).size;
      return { wanted, kept: Math.max(0, wanted - lost) };
    });
    const sum = (kind: 'wanted' | 'kept') => counts.reduce((total, each) => total + each[kind], 0);
    return { wanted: sum('wanted'), kept: sum('kept') };
  };
}

function isAllowed({ status }: { readonly status: string }): boolean {
  return status !== 'forbidden';
}

/** What an engine made of an article, asked for now. */
export interface Answers {
  readonly article: string;
  readonly locale: string;
  readonly engine: string;
  readonly texts: ReadonlyMap<string, string>;
}

interface Asked {
  readonly answers: readonly Answers[];
  /** In a dry run: what would be sent. */
  readonly estimates?: readonly { readonly engine: string; readonly segments: number; readonly characters: number }[];
  /** Why an engine was stopped; what came before is in the answers. */
  readonly stop?: AppError;
}

/** Asks the engines that were named for the sentences that have a reference. What was paid for before is not again. */
export async function askEngines(
  project: Project,
  subjects: readonly Subject[],
  options: EvalOptions,
  world: World,
): Promise<Asked> {
  const names = splitLocales(options.engine ?? '').filter(name => name !== 'none');
  const answers: Answers[] = [];
  const estimates = [];
  let stop: AppError | undefined;
  for (const name of names) {
    const { engine, why } = chooseEngine(project, name, world);
    if (!engine) throw new AppError('refused', `No engine can be asked: ${why}.`, 'Set one up, or name another.');
    const maxChars = options.maxChars === undefined ? {} : { maxChars: options.maxChars };
    const { tools } = await openTools(project, surroundings(world), { engine, ...maxChars });
    const estimate = await estimateOf(subjects, tools);
    estimates.push({ engine: engine.id, ...estimate });
    if (options.dryRun) continue;
    await confirmCost(engine.name, estimate.characters, project, options, world);
    for (const subject of subjects) {
      if (!subject.embargo) await tools.prepareEngine();
      const outcome = await tools.scheduler?.translate(jobOf(subject, tools));
      const done = outcome?.segments.flatMap(each =>
        each.kind === 'translated' ? [[each.id, each.target] as const] : [],
      );
      const { article, locale } = subject;
      answers.push({ article, locale, engine: engine.id, texts: new Map(done) });
      stop ??= outcome?.stop;
      for (const each of outcome?.segments ?? [])
        if (each.kind === 'failed')
          world.note(
            `${wrapped(`${article} → ${locale}: ${each.reason}`, world.columns, '✗ ')}\n${wrapped(each.advice, world.columns, '  → ')}\n`,
          );
    }
  }
  return { answers, ...(options.dryRun && { estimates }), ...(stop && { stop }) };
}

function jobOf({ bitext, references, embargo, locale }: Subject, tools: Tools) {
  const asked = [...new Set(references.flatMap(reference => reference.units))];
  return jobFor(bitext, asked, { embargo, options: tools.optionsFor(locale) });
}

async function estimateOf(subjects: readonly Subject[], tools: Tools) {
  let [segments, characters] = [0, 0];
  for (const subject of subjects) {
    const estimate = await tools.scheduler?.estimate(jobOf(subject, tools));
    segments += estimate?.segments ?? 0;
    characters += estimate?.characters ?? 0;
  }
  return { segments, characters };
}

/** As for `translate`: a person is asked before a costly run, and the configuration's threshold holds where none is. */
async function confirmCost(
  name: string,
  characters: number,
  { config }: Project,
  { yes }: EvalOptions,
  world: World,
): Promise<void> {
  const { confirmAbove } = config.budget;
  if (yes || (confirmAbove === undefined && !world.canAsk)) return;
  if (characters <= (confirmAbove ?? WORTH_ASKING)) return;
  const cost = `This would send ${counted(characters, 'billed character')} to ${name}`;
  if (world.canAsk && (await world.ask(`${cost}. Go on? [y/N] `))) return;
  throw new AppError('budget', `${cost}; nothing was sent.`, 'Run again with --yes, or name fewer articles.');
}

const WORTH_ASKING = 100_000;
