import { AppError, EmbargoError, type Failure } from '../errors.ts';
import type { Engine, EngineError, EngineErrorKind } from './engine.ts';
import { LONGEST_WAIT } from './pace.ts';

const failures: Readonly<Record<EngineErrorKind, Failure>> = {
  unsupported: 'refused',
  auth: 'refused',
  quota: 'refused',
  invalid: 'refused',
  rate: 'unavailable',
  transient: 'unavailable',
  'too-large': 'unavailable',
  response: 'unavailable',
  aborted: 'interrupted',
};

/** The failure that ends a run, or a job: what the engine said, as something that a person can act on. */
export function stopFor(error: EngineError, engine: Engine): AppError {
  return new AppError(failures[error.kind], happened(error, engine), advice(error, engine), { cause: error });
}

function happened(error: EngineError, engine: Engine): string {
  if (error.kind === 'aborted') return 'Interrupted; everything finished is kept.';
  if (error.kind === 'unsupported') return error.message;
  const what = {
    auth: 'refuses the key',
    quota: 'has no characters left for this account',
    rate: isLongWait(error) ? 'asks to come back later' : 'still asks to slow down after many tries',
    transient: 'cannot be had',
    'too-large': 'finds the requests too large',
    invalid: 'refuses the requests',
    response: 'gives answers that cannot be used',
  }[error.kind];
  return `The engine ${engine.name} ${what}: ${error.message}${reference(error)}`;
}

function advice(error: EngineError, engine: Engine): string {
  const key = engine.keyName ?? 'its key';
  switch (error.kind) {
    case 'auth':
      return `Check ${key}, and that it belongs to the server it is sent to. Everything finished is kept.`;
    case 'quota':
      return `Wait for the next billing period, or raise the limit of the account behind ${key}; then run again.`;
    case 'rate':
      return waitFor(error.details.retryAfterMs);
    case 'unsupported':
    case 'invalid':
      if (isNowhere(error)) return 'Check the address of the server and the model in dragoman.config.json.';
      return 'Check the target language and the options of the engine in dragoman.config.json.';
    case 'aborted':
      return 'Run the command again to go on.';
    default:
      return 'Run the command again later: everything finished is kept, and nothing is paid twice.';
  }
}

/** Whether there is no such address, or no such model: no text is to blame for that. */
export function isNowhere({ details: { status } }: EngineError): boolean {
  return status === 404 || status === 405;
}

function isLongWait({ details: { retryAfterMs = 0 } }: EngineError): boolean {
  return retryAfterMs > LONGEST_WAIT;
}

function waitFor(ms = 0): string {
  const minutes = Math.ceil(ms / 60_000);
  return minutes > 1 ? `Run the command again in ${minutes} minutes.` : 'Run the command again in a few minutes.';
}

/** Where a sentence alone makes the engine fail: what happened to it, and what to do about it. */
export function segmentFailure(
  error: EngineError,
  engine: Engine,
): { readonly reason: string; readonly advice: string } {
  if (error.kind === 'too-large' && error.details.status !== undefined)
    return {
      reason: `The server of ${engine.name} finds the sentence too large, even alone${reference(error)}.`,
      advice:
        'Split it in the source if it is very long; where it is short, ask whoever runs the server, or the proxy before it.',
    };
  if (error.kind === 'too-large')
    return {
      reason: `The sentence is longer than ${engine.name} takes at once.`,
      advice: 'Split the sentence in the source, or translate it by hand.',
    };
  return {
    reason: `The engine ${engine.name} cannot translate the sentence: ${error.message}${reference(error)}`,
    advice: 'Look for odd characters in the sentence, or translate it by hand.',
  };
}

/** Why a text must not go to the engine, if it must not: an embargo, or the project's list of engines. */
export function refusal(
  engine: Engine,
  article: string,
  embargo: boolean,
  allow: readonly string[] | undefined,
): AppError | undefined {
  if (engine.reach === 'local') return undefined;
  if (embargo)
    return new EmbargoError(
      `${article} is under embargo, and ${engine.name} is an engine outside the house: nothing of it was sent.`,
      'Use a local engine, or lift the embargo.',
    );
  if (allow && !allow.includes(engine.name))
    return new AppError(
      'refused',
      `This project does not allow the engine ${engine.name}: nothing of ${article} was sent.`,
      `Use one of: ${allow.join(', ') || 'local engines'}; or add it to engines.allow in dragoman.config.json.`,
    );
  return undefined;
}

function reference({ details: { status, traceId } }: EngineError): string {
  const parts = [status === undefined ? '' : `HTTP ${status}`, traceId === undefined ? '' : `trace ${traceId}`];
  const known = parts.filter(part => part !== '').join(', ');
  return known === '' ? '' : ` (${known})`;
}
