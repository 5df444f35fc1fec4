import pc from 'picocolors';
import type { Outcome } from '../errors.ts';

/** The process as commands see it: everything that meets the outside world is in here. */
export interface World {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  readonly pid: number;
  isAlive(pid: number): boolean;
  /** For results: what a person or a program asked for. */
  out(text: string): void;
  /** For everything else: progress, notes, errors. */
  note(text: string): void;
  /** Whether a person watches standard error. */
  readonly watched: boolean;
  /** Columns of the terminal; where it is none, those that COLUMNS says, or 80. */
  readonly columns: number;
  /** Colours for standard output and standard error; they change nothing when piped. */
  readonly paint: Paint;
  readonly paintNotes: Paint;
  readStdin(): Promise<Uint8Array>;
  /** Whether a person can answer a question. */
  readonly canAsk: boolean;
  /** Asks a yes-or-no question; no by default. */
  ask(question: string): Promise<boolean>;
}

export type Paint = ReturnType<typeof pc.createColors>;

/** What a command comes to: its exit code, by name. */
export type Command<Options> = (options: Options, world: World) => Promise<Outcome>;

/** The real process. */
export function realWorld(signal: AbortSignal): World {
  const mayColour = (stream: NodeJS.WriteStream) =>
    stream.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
  return {
    cwd: process.cwd(),
    env: process.env,
    signal,
    pid: process.pid,
    isAlive,
    out: text => void process.stdout.write(text),
    note: text => void process.stderr.write(text),
    watched: process.stderr.isTTY === true,
    columns: process.stdout.columns || columnsSaid(process.env.COLUMNS) || 80,
    paint: pc.createColors(mayColour(process.stdout)),
    paintNotes: pc.createColors(mayColour(process.stderr)),
    readStdin,
    canAsk: process.stdin.isTTY === true && process.stderr.isTTY === true,
    ask: question => ask(question, signal),
  };
}

/** What a person, or a build’s configuration, says of the width of a log. */
function columnsSaid(text = ''): number {
  return /^[1-9]\d{1,4}$/.test(text) ? Number(text) : 0;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function ask(question: string, signal: AbortSignal): Promise<boolean> {
  const { createInterface } = await import('node:readline/promises');
  const line = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^(y|yes|t|tak)$/i.test((await line.question(question, { signal })).trim());
  } catch {
    return false;
  } finally {
    line.close();
  }
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}
