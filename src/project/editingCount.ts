import { Worker } from 'node:worker_threads';
import { AppError } from '../errors.ts';
import type { Article, Bitext, Locale } from '../model.ts';
import type { Findings } from '../pipeline.ts';
import type { Progress } from '../standing.ts';
import { units } from '../steps/units.ts';
import type { OpenBitext } from './editingLoad.ts';
import { progressOf } from './editingStanding.ts';
import type { Project } from './project.ts';

/** How far an article is in a locale, or why that cannot be told; and how many approvals were given on which day. */
export interface Counted {
  readonly progress: Progress | { readonly fault: Pick<AppError, 'message' | 'advice'> };
  readonly approvals: Readonly<Record<string, number>>;
}

/** What a thread is asked to count. */
export interface ToCount {
  readonly article: Article;
  readonly locale: Locale;
  /** Articles, glossary and configuration as of some moment: with another stamp they are read anew. */
  readonly stamp: string;
}

/** Counts articles in a thread of its own: there are thousands, and nobody who works is to wait for that. */
export interface Counter {
  count(wanted: ToCount): Promise<Counted>;
}

/** Runs the compiled program also where this file runs as TypeScript: Node 20 cannot run TypeScript in a thread. */
const PROGRAM = new URL('../../dist/project/editingCountThread.js', import.meta.url);

/** How long the thread stays when there is nothing to count, in milliseconds. */
const IDLE = 20_000;

export function openCounter(project: Project): Counter {
  let thread: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const started = (): Worker => {
    clearTimeout(idle);
    thread ??= new Worker(PROGRAM, { workerData: project });
    thread.unref();
    return thread;
  };
  const stopSoon = () => {
    idle = setTimeout(() => {
      void thread?.terminate();
      thread = undefined;
    }, IDLE);
    idle.unref();
  };
  const ask = (wanted: ToCount) =>
    new Promise<Counted>((done, fail) => {
      const worker = started();
      const end = (settle: () => void) => {
        worker.off('message', answered).off('error', failed).off('exit', exited);
        stopSoon();
        settle();
      };
      const answered = (counted: Counted) => end(() => done(counted));
      const failed = (error: Error) => {
        thread = undefined;
        end(() => fail(error));
      };
      const exited = () => failed(new Error('The thread that counts has ended.'));
      worker.on('message', answered).on('error', failed).on('exit', exited);
      worker.postMessage(wanted);
    });

  return {
    count(wanted) {
      const counted = last.then(() => ask(wanted));
      last = counted.catch(() => undefined);
      return counted;
    },
  };
}

export async function countOpen(opening: Promise<OpenBitext>): Promise<Counted> {
  try {
    const { bitext, checks } = await opening;
    return countedOf(bitext, await checks.all());
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { message, advice } = error;
    return { progress: { fault: { message, advice } }, approvals: {} };
  }
}

function countedOf(bitext: Bitext, findings: Findings): Counted {
  const approvals: Record<string, number> = {};
  for (const unit of units(bitext)) {
    if (unit.state !== 'reviewed' && unit.state !== 'final') continue;
    const day = unit.approval.at.slice(0, 10);
    approvals[day] = (approvals[day] ?? 0) + 1;
  }
  return { progress: progressOf(bitext, findings), approvals };
}
