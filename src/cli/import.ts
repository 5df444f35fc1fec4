import { resolve } from 'node:path';
import type { Decision } from '../bitext/exchange/reconcile.ts';
import { tagged } from '../codes.ts';
import { openEditing } from '../project/editing.ts';
import { type Imported, importFiles } from '../project/exchange.ts';
import { openProject } from '../project/project.ts';
import { outcomeOfFaults, tellFaults } from './failures.ts';
import { personName } from './person.ts';
import { surroundings } from './surroundings.ts';
import { counted } from './table.ts';
import type { Command, World } from './world.ts';

export interface ImportOptions {
  readonly files: readonly string[];
  readonly by?: string;
  readonly dryRun?: true;
  readonly project: string;
  readonly json?: true;
}

/** Takes what other tools send back into the records, and says what changed and what is in conflict. */
export const importArticles: Command<ImportOptions> = async (options, world) => {
  const project = await openProject(resolve(world.cwd, options.project));
  const by = await personName(options.by, world);
  const editing = await openEditing(project, { surroundings: surroundings(world), processes: world });
  const { imported, problems } = await importFiles(editing, {
    files: options.files.map(file => resolve(world.cwd, file)),
    by,
    mayApprove: options.by !== undefined,
    dryRun: options.dryRun === true,
  });
  if (options.json) {
    const files = imported.map(each => ({ ...summaryOf(each), segments: each.decisions.map(told) }));
    world.out(`${JSON.stringify({ by, dryRun: options.dryRun ?? false, files, problems }, null, 2)}\n`);
  } else for (const each of imported) tell(each, by, options, world);
  tellFaults([...problems, ...editing.faults()], world);
  if (imported.some(each => each.overtaken.length > 0 || each.decisions.some(isOpen))) return 'findings';
  return outcomeOfFaults(problems);
};

/** Whether someone has to decide. */
function isOpen(decision: Decision): boolean {
  return decision.kind === 'conflict' || (decision.kind === 'gone' && decision.returned.target !== undefined);
}

function summaryOf({ file, article, locale, decisions, notes, overtaken, unnamed }: Imported) {
  const count = (is: (decision: Decision) => boolean) => decisions.filter(is).length;
  return {
    ...{ file, article: article.slug, locale },
    drafts: count(each => each.kind === 'taken' && !each.approves),
    reviewed: count(each => each.kind === 'taken' && each.approves) - unnamed,
    reviewedWithoutName: unnamed,
    notes,
    unchanged: count(each => each.kind === 'same'),
    newerHere: count(each => each.kind === 'newer'),
    conflicts: count(each => each.kind === 'conflict'),
    gone: count(each => each.kind === 'gone' && each.returned.target !== undefined),
    overtaken: overtaken.length,
  };
}

/** A decision as data for a program. */
function told(decision: Decision): object {
  const { kind, returned } = decision;
  const source = tagged(returned.source);
  const target = returned.target === undefined ? null : tagged(returned.target);
  if (decision.kind === 'gone') return { kind, source, target, near: decision.near?.unit.id ?? null };
  const { unit } = decision;
  const here = unit.state === 'initial' ? null : tagged(unit.target);
  const reason = decision.kind === 'conflict' ? { reason: decision.reason } : {};
  return { kind, segment: unit.id, ...reason, source: tagged(unit.text), here, target };
}

function tell(imported: Imported, by: string, { dryRun }: ImportOptions, world: World): void {
  const { paint } = world;
  const summary = summaryOf(imported);
  const would = dryRun ? 'would be ' : '';
  const parts = [
    summary.drafts > 0 && `${counted(summary.drafts, 'draft')} ${would}taken`,
    summary.reviewed > 0 && `${counted(summary.reviewed, 'segment')} ${would}reviewed by ${by}`,
    summary.reviewedWithoutName > 0 && `${counted(summary.reviewedWithoutName, 'reviewed segment')} taken as drafts`,
    summary.notes > 0 && `${counted(summary.notes, 'note')} ${would}added`,
    summary.newerHere > 0 && `${counted(summary.newerHere, 'segment')} newer here`,
    summary.unchanged > 0 && `${summary.unchanged} unchanged`,
  ].filter(Boolean);
  world.out(
    `${paint.green('✓')} ${imported.file} → ${summary.article} (${summary.locale}): ${parts.join(', ') || 'nothing new'}\n`,
  );
  if (summary.reviewedWithoutName > 0)
    world.out('  → To take over what the file says is reviewed, say who answers for it: --by "Anna Nowak".\n');
  for (const decision of imported.decisions.filter(isOpen)) tellOpen(decision, world);
  for (const id of imported.overtaken)
    world.out(`${paint.yellow('!')} ${id} was changed while the file was imported: import it again.\n`);
  if (imported.decisions.some(isOpen))
    world.out('  → Choose in `dragoman review`: the file’s text is among the matches.\n');
}

function tellOpen(decision: Decision, { out, paint }: World): void {
  const { returned } = decision;
  const mark = paint.yellow('!');
  if (decision.kind === 'gone') {
    const what = decision.near
      ? `is no longer in the article; its text is kept with ${decision.near.unit.id}`
      : 'is not in the article, nor one like it; its text is only in the file';
    out(`${mark} ${returned.id || `line ${returned.line}`} ${what}\n    ${paint.dim(tagged(returned.source))}\n`);
    out(`    file: ${tagged(returned.target ?? '')}\n`);
  }
  if (decision.kind !== 'conflict') return;
  const { unit, reason } = decision;
  const why = reason === 'changed here' ? 'was changed here since' : 'has another source text in the file';
  out(`${mark} ${unit.id} ${why}\n    ${paint.dim(tagged(unit.text))}\n`);
  if (unit.state !== 'initial') out(`    here: ${tagged(unit.target)}\n`);
  out(`    file: ${tagged(returned.target ?? '')}\n`);
}
