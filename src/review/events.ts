import type { ServerResponse } from 'node:http';
import type { ServerEvent } from './api.ts';
import type { Session } from './sessions.ts';

/** The pages that listen, and what they are told (server-sent events). */
export interface Hub {
  listen(response: ServerResponse, session: Session): void;
  /** Sends those away who may no longer listen. */
  keep(mayListen: (session: Session) => Promise<boolean>): Promise<void>;
  tell(event: ServerEvent): void;
  close(): void;
  readonly size: number;
}

/** How often a sign of life is sent, in milliseconds, so that nothing on the way takes the connection for dead. */
const HEARTBEAT = 20_000;

/** What waits for one page to be read, in bytes: more than the largest article has. */
const MOST_WAITING = 64 * 2 ** 20;

export function openHub(): Hub {
  const listeners = new Map<ServerResponse, Session>();
  const send = (text: string) => {
    for (const response of listeners.keys()) {
      response.write(text);
      // A page that does not read is let go: once it reads again it comes back and asks for everything anew.
      if (response.writableLength > MOST_WAITING) response.destroy();
    }
  };
  const heart = setInterval(() => send(': alive\n\n'), HEARTBEAT);
  heart.unref();
  return {
    async keep(mayListen) {
      for (const [response, session] of listeners) if (!(await mayListen(session))) response.end();
    },
    listen(response, session) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write('retry: 1000\n\n');
      listeners.set(response, session);
      response.on('close', () => listeners.delete(response));
    },
    tell: event => send(`data: ${JSON.stringify(event)}\n\n`),
    close() {
      clearInterval(heart);
      for (const response of listeners.keys()) response.end();
      listeners.clear();
    },
    get size() {
      return listeners.size;
    },
  };
}
