import type { Usage } from '../engine/engine.ts';
import { AppError } from '../errors.ts';
import type { Project } from '../project/project.ts';
import { openProjectJournal, openTools } from '../project/tools.ts';
import { type ChosenEngine, chooseEngine } from './engines.ts';
import { surroundings } from './surroundings.ts';
import { figure } from './table.ts';
import type { World } from './world.ts';

/** What was spent, in characters as the engine charges them. */
export interface Spending {
  /** By this project, in this calendar month (UTC), as far as the journal knows. */
  readonly thisMonth: number;
  /** The project's own cap for the month. */
  readonly monthlyBudget?: number;
  readonly engine?: string;
  /** What the account has used, where the engine says so. */
  readonly account?: Usage;
  /** Why the account cannot be asked. */
  readonly problem?: string;
}

/** Asks the journal, and the engine where it can say. An engine that cannot be had is no failure of `status`. */
export async function spendingOf(project: Project, asked: string | undefined, world: World): Promise<Spending> {
  const { perMonth } = project.config.budget;
  const engine = engineIfAny(project, asked, world);
  return {
    thisMonth: await spentThisMonth(project, world),
    ...(perMonth !== undefined && { monthlyBudget: perMonth }),
    ...(engine.engine && { engine: engine.engine.name }),
    ...('problem' in engine ? { problem: engine.problem } : await accountOf(project, engine, world)),
  };
}

/** The engine that the configuration names may have its key elsewhere: on a machine that only looks, it is not set up. */
function engineIfAny(
  project: Project,
  asked: string | undefined,
  world: World,
): ChosenEngine & { readonly problem?: string } {
  try {
    return chooseEngine(project, asked, world);
  } catch (error) {
    if (!(error instanceof AppError) || asked !== undefined) throw error;
    return { why: error.message, problem: error.message };
  }
}

async function spentThisMonth(project: Project, world: World): Promise<number> {
  const { now, random } = surroundings(world);
  const journal = openProjectJournal(project, { now, random });
  await journal.refresh();
  const today = new Date(now());
  return journal.spentSince(Date.UTC(today.getUTCFullYear(), today.getUTCMonth()));
}

async function accountOf(
  project: Project,
  { engine }: ChosenEngine,
  world: World,
): Promise<Pick<Spending, 'account' | 'problem'>> {
  if (!engine?.usage) return {};
  const { tools } = await openTools(project, surroundings(world), { engine });
  try {
    const account = await tools.scheduler?.usage();
    return account ? { account } : {};
  } catch (error) {
    if (error instanceof AppError) return { problem: error.message };
    throw error;
  }
}

export function tellSpending({ thisMonth, monthlyBudget, engine, account, problem }: Spending): string {
  const budget = monthlyBudget === undefined ? '' : ` of ${figure(monthlyBudget)}`;
  const own =
    thisMonth > 0 || budget
      ? [`Spent this month: ${thisMonth === 0 ? 0 : figure(thisMonth)}${budget} characters.`]
      : [];
  const limit = account?.limit === undefined ? '' : ` of ${figure(account.limit)}`;
  const used = account
    ? [`The ${engine} account: ${account.used === 0 ? 0 : figure(account.used)}${limit} characters used.`]
    : [];
  const lines = [...own, ...used, ...(problem ? [problem] : [])];
  return lines.length ? `\n${lines.join('\n')}\n` : '';
}
