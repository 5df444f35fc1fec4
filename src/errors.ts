/** The failures a person can act on, and their exit codes. This file imports nothing. */

/** The one table of exit codes. `done` and `findings` are outcomes; the others are failures. */
export const exitCodes = {
  /** All done, nothing to complain of. */
  done: 0,
  /** Findings of severity error, or files out of date. */
  findings: 1,
  /** The command was not understood. */
  usage: 2,
  /** A file of the project is invalid; the message names it, with the line. */
  project: 3,
  /** The engine refused: the key, or the quota. */
  refused: 4,
  /** The engine, or room on the disk, cannot be had: run again, finished work is kept. */
  unavailable: 5,
  /** The budget is reached: finished work is kept. */
  budget: 6,
  /** A bug in Dragoman. */
  bug: 70,
  /** Interrupted (Ctrl-C): finished work is kept. */
  interrupted: 130,
} as const;

export type Outcome = keyof typeof exitCodes;

/** What kind of failure an `AppError` is; it decides the exit code. */
export type Failure = Exclude<Outcome, 'done' | 'findings' | 'bug'>;

/**
 * A failure that a person can fix: what happened (and where), then what to do.
 * Anything else that is thrown is a bug and may crash with its stack.
 */
export class AppError extends Error {
  override readonly name = 'AppError';

  /**
   * @param failure  decides the exit code
   * @param message  what happened and where: `Cannot read glossary/defence.csv, line 12: …`
   * @param advice   what to do next
   */
  constructor(
    readonly failure: Failure,
    message: string,
    readonly advice: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  get exitCode(): number {
    return exitCodes[this.failure];
  }
}

/** An article must not go to the engine of the run. That is no fault of the engine's: the other articles go on. */
export class EmbargoError extends AppError {
  constructor(message: string, advice: string) {
    super('refused', message, advice);
  }
}
