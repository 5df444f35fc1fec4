import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { onTestFinished } from 'vitest';

/** A proxy on this machine, to which every host is this machine: `http://deepl.example.org:4711` is served from here. */
export interface TestProxy {
  readonly address: string;
  /** What it was asked for: `GET http://…`, `CONNECT host:443`. */
  readonly seen: string[];
  readonly credentials: (string | undefined)[];
}

export async function startProxy(mood: 'well' | 'refuses' = 'well'): Promise<TestProxy> {
  const seen: string[] = [];
  const credentials: (string | undefined)[] = [];
  const server = createServer((incoming, outgoing) => {
    seen.push(`${incoming.method} ${incoming.url}`);
    credentials.push(incoming.headers['proxy-authorization']);
    if (mood === 'refuses') return void outgoing.writeHead(407).end();
    const there = new URL(incoming.url ?? '');
    there.hostname = '127.0.0.1';
    const { method, headers } = incoming;
    const onward = request(there, { method, headers }, answer => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  server.on('connect', (incoming, socket, head) => {
    seen.push(`CONNECT ${incoming.url}`);
    credentials.push(incoming.headers['proxy-authorization']);
    if (mood === 'refuses') return void socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    const onward = connect(Number(incoming.url?.split(':')[1]), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen, credentials };
}

/** The same address under a name that only the proxy knows. */
export function behindProxy(url: string, host = 'serwer.example.org'): string {
  return url.replace('127.0.0.1', host);
}
