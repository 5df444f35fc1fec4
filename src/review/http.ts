import type { IncomingMessage, ServerResponse } from 'node:http';
import { constants, gzip } from 'node:zlib';
import { AppError, type Failure } from '../errors.ts';
import type { Wording } from '../model.ts';

/** A request that is refused, with its HTTP status: what is wrong, and what to do. */
export class BadRequest extends Error {
  override readonly name = 'BadRequest';

  constructor(
    readonly status: number,
    message: string,
    readonly advice: string,
    readonly headers: Readonly<Record<string, string>> = {},
    readonly wording?: Wording,
  ) {
    super(message);
  }
}

/** The largest request that is read, in bytes: ten thousand long sentences fit. */
const LARGEST = 16 * 2 ** 20;

/** Reads a request's JSON. @throws BadRequest where it is too large or no JSON */
export async function readJson(request: IncomingMessage, largest = LARGEST): Promise<unknown> {
  const body = await readBody(request, largest);
  if (!body) throw new BadRequest(413, 'The request is too large.', 'Send fewer changes at once.');
  try {
    return JSON.parse(body.toString('utf8') || '{}');
  } catch {
    throw new BadRequest(400, 'The request is not valid JSON.', 'Correct it.');
  }
}

/** Undefined for one that is too large: it is heard to its end, so that whoever sends it hears the answer. */
function readBody(request: IncomingMessage, largest: number): Promise<Buffer | undefined> {
  return new Promise((done, fail) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= largest) chunks.push(chunk);
      else chunks.length = 0;
    });
    request.on('end', () => done(size <= largest ? Buffer.concat(chunks) : undefined));
    request.on('error', fail);
    request.on('close', () => fail(new BadRequest(400, 'The request was cut short.', 'Send it again.')));
  });
}

/** Answers with JSON; a long answer is packed for whoever takes that, as browsers do. */
export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };
  const body = Buffer.from(JSON.stringify(value));
  const takesGzip = /\bgzip\b/.test(String(response.req.headers['accept-encoding'] ?? ''));
  if (body.length < WORTH_PACKING || !takesGzip) return void response.writeHead(status, headers).end(body);
  gzip(body, { level: constants.Z_BEST_SPEED }, (error, packed) => {
    if (error) response.writeHead(status, headers).end(body);
    else response.writeHead(status, { ...headers, 'content-encoding': 'gzip' }).end(packed);
  });
}

/** From this length on packing saves more than it takes, in bytes. */
const WORTH_PACKING = 2 ** 16;

const STATUS: Readonly<Record<Failure, number>> = {
  usage: 404,
  project: 422,
  refused: 502,
  unavailable: 503,
  budget: 409,
  interrupted: 503,
};

/** Answers with what went wrong. @returns whether it was a bug, which the caller should tell */
export function sendFailure(response: ServerResponse, error: unknown): boolean {
  if (response.headersSent) {
    response.destroy();
    return !(error instanceof BadRequest || error instanceof AppError);
  }
  if (error instanceof BadRequest) {
    for (const [name, value] of Object.entries(error.headers)) response.setHeader(name, value);
    const { message, advice, wording } = error;
    sendJson(response, error.status, { message, advice, ...(wording && { wording }) });
    return false;
  }
  if (error instanceof AppError) {
    sendJson(response, STATUS[error.failure], { message: error.message, advice: error.advice });
    return false;
  }
  sendJson(response, 500, { message: 'This is a bug in Dragoman.', advice: 'See the terminal for details.' });
  return true;
}
