import { Worker } from 'node:worker_threads';
import { EngineError } from '../engine.ts';
import type { Failed, Job, JobResult } from './job.ts';

/** Threads that translate: started when there is work for them, and gone when there is none for a while. */
export interface Pool {
  /**
   * Runs a job on a thread of its own, as soon as one is free.
   * @returns the translations, or who is to blame
   * @throws EngineError `aborted` at once when the signal says so; `response` where the thread dies or does not end
   */
  run(job: Job, signal: AbortSignal): Promise<readonly string[] | Failed>;
}

export interface PoolOptions {
  /** Most threads. */
  readonly most: number;
  /** How long a job may take, in milliseconds. */
  readonly patience: (job: Job) => number;
}

/**
 * The threads run the compiled program also where this file runs as TypeScript, as in tests: Node 20 cannot run
 * TypeScript in a thread.
 */
const PROGRAM = new URL('../../../dist/engine/local/worker.js', import.meta.url);
/** How long a thread without work keeps its models in memory, in milliseconds. */
const IDLE_MS = 30_000;

interface Task {
  readonly job: Job;
  finish(result: readonly string[] | Failed): void;
  fail(error: EngineError): void;
}

interface Thread {
  readonly worker: Worker;
  /** Hashes of the models that it has loaded before. */
  readonly knows: Set<string>;
  task?: Task;
  timer?: NodeJS.Timeout;
}

export function openPool({ most, patience }: PoolOptions): Pool {
  const threads = new Set<Thread>();
  const queue: Task[] = [];

  return { run };

  function run(job: Job, signal: AbortSignal): Promise<readonly string[] | Failed> {
    return new Promise((finish, fail) => {
      const aborted = () => new EngineError('aborted', 'The run was interrupted.', { charged: false });
      if (signal.aborted) return fail(aborted());
      const abort = () => drop(task, aborted());
      const settle =
        <T>(how: (value: T) => void) =>
        (value: T) => {
          signal.removeEventListener('abort', abort);
          how(value);
        };
      const task: Task = { job, finish: settle(finish), fail: settle(fail) };
      signal.addEventListener('abort', abort, { once: true });
      queue.push(task);
      assign();
    });
  }

  /** Gives waiting tasks to threads without work, and to new ones while there may be more. */
  function assign(): void {
    for (let task = queue[0]; task; task = queue[0]) {
      const thread = freeFor(task) ?? (threads.size < most ? open() : undefined);
      if (!thread) return;
      queue.shift();
      begin(thread, task);
    }
  }

  function freeFor({ job }: Task): Thread | undefined {
    const free = [...threads].filter(thread => !thread.task);
    return free.find(({ knows }) => job.route.every(({ hash }) => knows.has(hash))) ?? free[0];
  }

  function open(): Thread {
    // A thread has no use for the environment, where keys are.
    const worker = new Worker(PROGRAM, { name: 'translator', env: {}, execArgv: [] });
    const thread: Thread = { worker, knows: new Set() };
    threads.add(thread);
    worker.on('message', (result: JobResult) => end(thread, result));
    worker.on('error', error => lose(thread, `The translator broke down: ${error.message}.`));
    worker.on('exit', () => lose(thread, 'The translator ended before it had answered.'));
    return thread;
  }

  function begin(thread: Thread, task: Task): void {
    clearTimeout(thread.timer);
    thread.task = task;
    thread.worker.ref();
    const limit = patience(task.job);
    thread.timer = setTimeout(() => lose(thread, `No answer in ${Math.round(limit / 1000)} s.`), limit);
    thread.worker.postMessage(task.job);
  }

  function end(thread: Thread, result: JobResult): void {
    const { task } = thread;
    if (!task) return;
    if (result.kind === 'failed') {
      // After a failure the translator's memory is in no state that could be relied on.
      discard(thread);
      task.finish(result);
    } else {
      for (const { hash } of task.job.route) thread.knows.add(hash);
      rest(thread);
      task.finish(result.texts);
    }
    assign();
  }

  /** A thread without work keeps nobody waiting: the process may end. */
  function rest(thread: Thread): void {
    clearTimeout(thread.timer);
    delete thread.task;
    thread.worker.unref();
    thread.timer = setTimeout(() => discard(thread), IDLE_MS);
    thread.timer.unref();
  }

  function lose(thread: Thread, message: string): void {
    const { task } = thread;
    discard(thread);
    task?.fail(new EngineError('response', message, { charged: false }));
    assign();
  }

  function drop(task: Task, error: EngineError): void {
    const waiting = queue.indexOf(task);
    if (waiting >= 0) queue.splice(waiting, 1);
    for (const thread of threads) if (thread.task === task) discard(thread);
    task.fail(error);
    assign();
  }

  function discard(thread: Thread): void {
    clearTimeout(thread.timer);
    delete thread.task;
    if (!threads.delete(thread)) return;
    thread.worker.unref();
    void thread.worker.terminate();
  }
}
