import { AppError } from '../errors.ts';
import type { Journal, Ticket } from './journal.ts';

/** Caps on what may be charged, in the engine's characters. No other option lifts them. */
export interface Budget {
  readonly maxCharsPerRun?: number;
  /** Per calendar month (UTC), by the journal, which knows what earlier runs and other processes spent. */
  readonly maxCharsPerMonth?: number;
}

/** What a request may cost, from before it is sent until it is known. */
export interface Purchase {
  /** The journal has it when fulfilled. @throws AppError */
  answered: Ticket['answered'];
  /** It was surely not charged: the characters may be spent on something else. */
  refused(): Promise<void>;
  /** Nobody knows: it counts as charged. */
  unknown(): void;
}

export interface Ledger {
  /**
   * Sets characters aside for a request about to be sent.
   * @throws AppError of failure `budget`, when they would pass a cap; or when the journal cannot be written
   */
  purchase(characters: number): Promise<Purchase>;
  /** Characters charged in this run, as far as known. */
  spent(): number;
}

/** Without a journal, a cap per month cannot be kept: @throws AppError of failure `usage`. */
export function openLedger(budget: Budget, journal: Journal | undefined, now: () => number): Ledger {
  if (budget.maxCharsPerMonth !== undefined && !journal)
    throw new AppError(
      'usage',
      'A monthly budget needs the journal.',
      'Leave the journal on, or set no monthly budget.',
    );
  const { maxCharsPerRun: runCap = Number.POSITIVE_INFINITY, maxCharsPerMonth: monthCap } = budget;
  let spent = 0;
  let reserved = 0;

  return { spent: () => spent, purchase };

  async function purchase(characters: number): Promise<Purchase> {
    if (monthCap !== undefined) await journal?.refresh();
    if (spent + reserved + characters > runCap) throw reached('run', runCap, spent + reserved, characters);
    if (monthCap !== undefined && spentThisMonth() + characters > monthCap)
      throw reached('month', monthCap, spentThisMonth(), characters);
    reserved += characters;
    const settle = (charged: number) => {
      reserved -= characters;
      spent += charged;
    };
    try {
      const ticket = await journal?.sending(characters);
      if (ticket) await yieldToOthers(ticket, characters);
      return {
        async answered(answers, charged) {
          settle(charged);
          await ticket?.answered(answers, charged);
        },
        async refused() {
          settle(0);
          await ticket?.refused();
        },
        unknown: () => settle(characters),
      };
    } catch (error) {
      settle(0);
      throw error;
    }
  }

  /** Another process may be as near to the cap: each has now written what it is about to spend, and looks again. */
  async function yieldToOthers(ticket: Ticket, characters: number): Promise<void> {
    if (monthCap === undefined) return;
    await journal?.refresh();
    if (spentThisMonth() <= monthCap) return;
    await ticket.refused();
    throw reached('month', monthCap, spentThisMonth(), characters);
  }

  function spentThisMonth(): number {
    return journal?.spentSince(monthOf(now())) ?? 0;
  }
}

function reached(period: 'run' | 'month', cap: number, spent: number, more: number): AppError {
  return new AppError(
    'budget',
    `The budget of ${cap} characters for this ${period} is reached: ${spent} are spent or under way, and the next request needs ${more}.`,
    more > cap ? `${RAISE[period]}.` : `${RAISE[period]}, or ${WAIT[period]}.`,
  );
}

const RAISE = {
  run: 'Raise it (--max-chars, or budget in dragoman.config.json)',
  month: 'Raise budget in dragoman.config.json',
};
const WAIT = { run: 'run again to go on with a fresh budget', month: 'wait for the next month' };

/** The first moment of the month (UTC). Entries dated later than now, by a clock that jumped, count as this month's. */
function monthOf(moment: number): number {
  const date = new Date(moment);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
}
