import type { ServerResponse } from 'node:http';
import type { ServerEvent } from './api.ts';

/** The pages that listen, and what they are told (server-sent events). */
export interface Hub {
  listen(response: ServerResponse): void;
  tell(event: ServerEvent): void;
  close(): void;
  readonly size: number;
}

/** How often a sign of life is sent, in milliseconds, so that nothing on the way takes the connection for dead. */
const HEARTBEAT = 20_000;

export function openHub(): Hub {
  const listeners = new Set<ServerResponse>();
  const send = (text: string) => {
    for (const response of listeners) response.write(text);
  };
  const heart = setInterval(() => send(': alive\n\n'), HEARTBEAT);
  heart.unref();
  return {
    listen(response) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write('retry: 1000\n\n');
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
    },
    tell: event => send(`data: ${JSON.stringify(event)}\n\n`),
    close() {
      clearInterval(heart);
      for (const response of listeners) response.end();
      listeners.clear();
    },
    get size() {
      return listeners.size;
    },
  };
}
