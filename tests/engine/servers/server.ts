import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** How a test server treats a request, instead of answering it well. */
export type Mood =
  | { readonly kind: 'well' }
  /** An HTTP status, with headers such as `retry-after`. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly body?: string;
    }
  /** The answer breaks off in the middle, the connection with it. */
  | { readonly kind: 'cut' }
  /** One translation fewer than texts. */
  | { readonly kind: 'short' }
  /** The translations in the wrong order, where the answer says which is which. */
  | { readonly kind: 'reordered' }
  | { readonly kind: 'not-json' }
  /** An answer of this many bytes. */
  | { readonly kind: 'huge'; readonly bytes: number }
  /** The connection is closed without a word. */
  | { readonly kind: 'hang-up' }
  /** An answer that never comes. */
  | { readonly kind: 'silent' }
  /** An answer that comes a byte at a time, for ever. */
  | { readonly kind: 'trickle' };

export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Milliseconds by `performance.now()`. */
  readonly at: number;
  /** The status that was answered; 0 while there is none. */
  status: number;
}

export interface TestServer {
  readonly url: string;
  readonly seen: readonly Seen[];
  /** The most requests that were under way at once. */
  readonly most: number;
  close(): Promise<void>;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly json: unknown;
}

/** A local HTTP server that keeps what it sees. `mood` decides for each request, by its number from 0; `answer` makes what is short or reordered. */
export async function startServer(
  answer: (seen: Seen, mood: Mood['kind']) => Reply,
  mood: (seen: Seen, number: number) => Mood = () => ({ kind: 'well' }),
  latencyMs = 0,
): Promise<TestServer> {
  const seen: Seen[] = [];
  let underWay = 0;
  let most = 0;
  const server = createServer(async (request, response) => {
    underWay += 1;
    most = Math.max(most, underWay);
    response.on('close', () => {
      underWay -= 1;
    });
    const one: Seen = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      body: await bodyOf(request),
      at: performance.now(),
      status: 0,
    };
    const number = seen.push(one) - 1;
    if (latencyMs > 0) await wait(latencyMs);
    if (!response.destroyed) {
      const how = mood(one, number);
      reply(one, response, how, () => answer(one, how.kind));
    }
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    get most() {
      return most;
    },
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function reply(seen: Seen, response: ServerResponse, mood: Mood, answer: () => Reply): void {
  const send = (status: number, headers: Record<string, string>, body: string) => {
    seen.status = status;
    response.writeHead(status, {
      'content-type': 'application/json',
      'x-trace-id': `trace-${seen.at.toFixed(0)}`,
      ...headers,
    });
    response.end(body);
  };
  switch (mood.kind) {
    case 'status':
      send(mood.status, mood.headers ?? {}, mood.body ?? JSON.stringify({ message: `status ${mood.status}` }));
      return;
    case 'not-json':
      send(200, {}, '<html><body>Zapraszamy za chwilę</body></html>');
      return;
    case 'hang-up':
      response.socket?.destroy();
      return;
    case 'silent':
      return;
    case 'trickle': {
      response.writeHead(200, { 'content-type': 'application/json' });
      const timer = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(timer));
      return;
    }
    case 'cut': {
      const body = JSON.stringify(answer().json);
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': `${Buffer.byteLength(body)}` });
      response.write(body.slice(0, body.length >> 1), () => response.socket?.destroy());
      return;
    }
    case 'huge': {
      response.writeHead(200, { 'content-type': 'application/json' });
      const piece = Buffer.alloc(1_000_000, ' ');
      const pump = (left: number): void => {
        if (left <= 0 || response.destroyed) response.end('{}');
        else response.write(piece, () => pump(left - piece.length));
      };
      pump(mood.bytes);
      return;
    }
    default: {
      const { status = 200, headers = {}, json } = answer();
      send(status, headers, JSON.stringify(json));
    }
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
