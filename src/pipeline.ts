import { segmentArticle } from './article/read.ts';
import { hasTarget } from './bitext/approval.ts';
import { carryOver } from './bitext/carryOver.ts';
import type { CheckContext } from './check/check.ts';
import { checkBitext, checkTerms } from './check/list.ts';
import { bare } from './codes.ts';
import type { TranslationOptions } from './engine/engine.ts';
import type { Estimate, Scheduler } from './engine/scheduler.ts';
import type { LocaleFile } from './locale/file.ts';
import type {
  AnnotatedSegment,
  Article,
  Bitext,
  Block,
  Concept,
  Finding,
  Locale,
  Origin,
  Piece,
  Rendering,
  Segment,
  Switches,
  TermMatch,
  Unit,
} from './model.ts';
import { type KnownTexts, type Leveraging, leverage } from './steps/leverage.ts';
import { type Answered, type Asking, jobFor, type Manner, translate, unitsToAsk } from './steps/translate.ts';
import { sizeOf, sourceFile, targetFile, termUsesIn, units } from './steps/units.ts';
import { mapInTurns, type Pause } from './turns.ts';

/** What the steps work with; the project opens them. */
export interface Tools {
  /** Lets others have their turn where an article is long: Ctrl-C, the answers of an engine, readers of the review page. */
  readonly pause: Pause;
  /** Cuts a block's text into sentences. */
  readonly split: (text: string) => readonly Piece[];
  /** Finds the concepts in a source text. */
  readonly findTerms: (text: string) => readonly TermMatch[];
  /** Finds a concept's terms in a target text. */
  readonly findRenderings: (target: string, concept: Concept, locale: Locale) => readonly Rendering[];
  /** The citation forms that a form may belong to, by the dictionary of a locale; absent where there is none. */
  readonly lemmasFor: (locale: Locale) => ((form: string) => readonly string[]) | undefined;
  /** What the project makes of single checks. */
  readonly switches: Switches;
  /** A memory that has all there is about these texts. */
  readonly openMemory: (texts: readonly string[]) => Promise<KnownTexts>;
  /** Absent where no engine is set up: new sentences then stay without a target. */
  readonly scheduler?: Scheduler;
  /** Hands the terms over to an engine with a glossary of its own; called before a text is sent. @throws AppError */
  readonly prepareEngine: () => Promise<void>;
  /** False where a glossary could not be read wholly: then no sentence is paid for again because a term is gone. */
  readonly termsAreWhole: boolean;
  /** Whether `translate` makes targets of this origin anew although nothing has changed: trial texts. */
  readonly redoes: (origin: Origin) => boolean;
  /** How the engine should translate into a language. */
  readonly optionsFor: (target: Locale) => TranslationOptions;
  /** Checks a bitext in another thread while the run goes on; `translate` checks in its own where there is none. */
  readonly checkElsewhere?: (bitext: Bitext) => Promise<Findings>;
  /** Whether the engine is told the terms of a pair of languages, so that asking again for a missing one may help. */
  readonly engineTakesTerms: (source: Locale, target: Locale) => boolean;
}

/** What the checks work with. */
export type CheckTools = Pick<Tools, 'findRenderings' | 'lemmasFor' | 'switches'>;

/** Where the steps begin and end: the files of one article. */
export interface Desk {
  /**
   * What earlier runs and people made of the article in a locale.
   * @param now  the article as it is now
   */
  earlier(target: Locale, now: readonly Block<AnnotatedSegment>[]): Promise<Bitext | undefined>;
  /** Keeps the source's sentences. */
  writeSource(file: LocaleFile): Promise<void>;
  /** Keeps the record and the locale file of one locale. */
  writeTarget(bitext: Bitext, file: LocaleFile): Promise<void>;
}

/** Findings by the unit's id; units without any are left out. */
export type Findings = ReadonlyMap<string, readonly Finding[]>;

/** An article in one target locale, after all steps. */
export interface Translated extends Answered {
  readonly findings: Findings;
  readonly counts: Counts;
  /** Whether an engine should still propose something beside a person's text. */
  readonly proposalsDue: boolean;
}

/** Where an article's targets came from in this run. They add up to `segments`. */
export interface Counts {
  readonly segments: number;
  readonly fromMemory: number;
  readonly byEngine: number;
  /** Had a target before this run, and keep it. */
  readonly untouched: number;
  /** Still have none. */
  readonly initial: number;
}

/**
 * The whole way of one article: the steps in order, as the product is defined. A locale whose files cannot be read is
 * rejected by itself; the others are done.
 */
export async function translateArticle(
  article: Article,
  targets: readonly Locale[],
  desk: Desk,
  tools: Tools,
): Promise<readonly PromiseSettledResult<Translated>[]> {
  const annotated = await annotateArticle(article, tools);
  await desk.writeSource(sourceFile(annotated));
  return Promise.allSettled(
    targets.map(async target => {
      const carried = await carry(article, annotated, target, desk, tools);
      const leveraged = await leverage(carried, leveragingFor(carried, tools));
      const translated = await translate(leveraged, askingFor(article, leveraged, tools));
      await desk.writeTarget(translated.bitext, targetFile(translated.bitext));
      const findings = await (tools.checkElsewhere?.(translated.bitext) ?? check(translated.bitext, tools));
      const counts = count(carried, leveraged, translated.bitext);
      return { ...translated, findings, counts, proposalsDue: unitsToAsk(translated.bitext, tools).some(hasTarget) };
    }),
  );
}

/** An article in one target locale as it stands, and what its locale files should hold. */
export interface Inspected {
  readonly bitext: Bitext;
  readonly findings: Findings;
  readonly sourceFile: LocaleFile;
  readonly targetFile: LocaleFile;
}

/** An article as it stands in a locale, with today's terms: what `check` and `status` look at. Writes nothing. */
export async function inspect(
  article: Article,
  target: Locale,
  desk: Desk,
  tools: Tools,
  redoes: Tools['redoes'] = () => false,
): Promise<Inspected> {
  const annotated = await annotateArticle(article, tools);
  const bitext = await carry(article, annotated, target, desk, { ...tools, redoes });
  return { bitext, findings: check(bitext, tools), sourceFile: sourceFile(annotated), targetFile: targetFile(bitext) };
}

export interface Preview {
  readonly counts: Counts;
  /** What would be sent; without an engine, in code points, as most services charge. */
  readonly estimate: Estimate;
}

/** What `translate` would have to ask an engine for, after the memory gave what it has. Writes and sends nothing. */
export async function preview(article: Article, target: Locale, desk: Desk, tools: Tools): Promise<Preview> {
  const { bitext } = await inspect(article, target, desk, tools, tools.redoes);
  const leveraged = await leverage(bitext, leveragingFor(bitext, tools));
  const asked = unitsToAsk(leveraged, tools);
  const estimate = await tools.scheduler?.estimate(jobFor(leveraged, asked, mannerFor(article, target, tools)));
  return { counts: count(bitext, leveraged, leveraged), estimate: estimate ?? roughEstimate(asked) };
}

function roughEstimate(asked: readonly Unit[]): Estimate {
  const texts = [...new Set(asked.map(unit => unit.text))];
  const { characters, words } = sizeOf(texts);
  return { segments: asked.length, texts: texts.length, characters, words, fromJournal: 0, againCharacters: 0 };
}

/** An article's blocks of segments with the concepts found in them. */
export async function annotateArticle(
  article: Article,
  { split, findTerms, pause }: Pick<Tools, 'split' | 'findTerms' | 'pause'>,
): Promise<readonly Block<AnnotatedSegment>[]> {
  const annotate = (segment: Segment) => {
    const words = bare(segment.text, segment.codes);
    const terms = findTerms(words.text).map(term => ({ ...term, ...words.marked(term) }));
    return { ...segment, terms };
  };
  const blocks: Block<AnnotatedSegment>[] = [];
  for (const block of segmentArticle(article, split))
    blocks.push({ ...block, segments: await mapInTurns(block.segments, annotate, pause) });
  return blocks;
}

/** Pairs the article with what there was. */
async function carry(
  article: Article,
  annotated: readonly Block<AnnotatedSegment>[],
  targetLocale: Locale,
  desk: Desk,
  today: Pick<Tools, 'redoes' | 'termsAreWhole'>,
): Promise<Bitext> {
  const { slug, path, locale: sourceLocale } = article;
  const { redoes, termsAreWhole } = today;
  const earlier = await desk.earlier(targetLocale, annotated);
  const blocks = carryOver(annotated, earlier, {
    termUsesOf: termUsesIn(sourceLocale, targetLocale),
    redoes,
    termsAreWhole,
  });
  const extensions = earlier?.extensions;
  return { slug, path, sourceLocale, targetLocale, blocks, ...(extensions && { extensions }) };
}

function mannerFor({ embargo }: Article, target: Locale, tools: Tools): Manner {
  return { embargo, options: tools.optionsFor(target) };
}

function askingFor(article: Article, bitext: Bitext, tools: Tools): Asking {
  const { scheduler } = tools;
  const engineTakesTerms = tools.engineTakesTerms(bitext.sourceLocale, bitext.targetLocale);
  const manner = mannerFor(article, bitext.targetLocale, tools);
  const { prepareEngine, termsAreWhole, pause } = tools;
  return {
    engineTakesTerms,
    termsAreWhole,
    prepareEngine,
    manner,
    pause,
    checkContext: checkContextFor(bitext, tools),
    ...(scheduler && { scheduler }),
  };
}

/** What the checks find in a bitext with today's terms. */
export function check(bitext: Bitext, tools: CheckTools): Findings {
  return checkBitext(bitext, checkContextFor(bitext, tools));
}

function leveragingFor(bitext: Bitext, tools: Tools): Leveraging {
  const { openMemory, pause } = tools;
  const context = checkContextFor(bitext, tools);
  return { openMemory, pause, hasItsTerms: unit => checkTerms(unit, context).length === 0 };
}

/** What the checks of a bitext may ask about besides its units. */
export function checkContextFor(
  { sourceLocale, targetLocale }: Bitext,
  { findRenderings, lemmasFor, switches }: CheckTools,
): CheckContext {
  const lemmas = lemmasFor(sourceLocale);
  return {
    sourceLocale,
    targetLocale,
    ...(lemmas && { lemmas }),
    switches,
    findRenderings: (target, concept) => findRenderings(target, concept, targetLocale),
  };
}

function count(carried: Bitext, leveraged: Bitext, translated: Bitext): Counts {
  const targets = (bitext: Bitext) => units(bitext).filter(hasTarget).length;
  const segments = units(carried).length;
  return {
    segments,
    untouched: targets(carried),
    fromMemory: targets(leveraged) - targets(carried),
    byEngine: targets(translated) - targets(leveraged),
    initial: segments - targets(translated),
  };
}
