import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError } from '../errors.ts';
import type { Editing, EditingEvent } from '../project/editing.ts';
import { readPage } from '../project/editingPage.ts';
import { bitextRoutes } from './bitextRoutes.ts';
import { openHub } from './events.ts';
import { glossaryRoutes, type Redo } from './glossaryRoutes.ts';
import { guard, isLoopback, type Names, secure } from './guard.ts';
import { BadRequest, readJson, sendFailure, sendJson } from './http.ts';
import { cookieOf, loginRoutes, sessionView } from './login.ts';
import { openApi } from './openapi.ts';
import { openOverview } from './overview.ts';
import { router } from './routes.ts';
import { isSame, openSessions, rightsOf, type Session } from './sessions.ts';
import { findingsView, unitsOf, unitView } from './views.ts';

export interface ReviewOptions {
  readonly editing: Editing;
  readonly projectName: string;
  readonly version: string;
  /** Who opens the page with the one-time word. */
  readonly by: string;
  readonly host: string;
  readonly port: number;
  readonly allowedHosts: readonly string[];
  /** Whether people log in with a name and a password; without it the one-time word is the only way in. */
  readonly team: boolean;
  /** Whether a proxy stands in front, whose word on where requests come from is taken. */
  readonly trustProxy: boolean;
  readonly now: () => number;
  /** Told an error that is nobody's fault but ours. */
  readonly onBug: (error: unknown) => void;
  /** Has articles translated anew; absent where no engine is set up. */
  readonly redo?: Redo;
}

export interface Review {
  /** Where the page is, with the one-time word where there is one. */
  readonly url: string;
  readonly port: number;
  onEvent(event: EditingEvent): Promise<void>;
  close(): Promise<void>;
}

/** How often files are looked at while a page listens, in milliseconds. */
const LOOK_EVERY = 1000;

/** Serves the review page and its API. @throws AppError where the port is taken */
export async function startReview(options: ReviewOptions): Promise<Review> {
  const { editing, now, onBug, team } = options;
  const page = await readPage();
  const hub = openHub();
  const overview = openOverview(editing, options.projectName, () => hub.tell({ kind: 'progress' }));
  const sessions = openSessions(now);
  const server = createServer((request, response) => {
    secure(response);
    answer(request, response).catch(error => {
      const isGone = response.destroyed && !response.writableFinished;
      if (!isGone && sendFailure(response, error)) onBug(error);
    });
  });
  const port = await listen(server, options.host, options.port);
  const names: Names = { host: options.host, port, allowed: options.allowedHosts };
  const cookie = `dragoman-${port}`;
  const login = loginRoutes({ ...options, sessions, cookie, project: editing.project });
  const routes = [...bitextRoutes(editing, overview), ...glossaryRoutes(editing, options.redo)];
  const find = router(routes);
  const description = openApi(routes, options.version);

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    guard(request, names);
    const target = request.url ?? '/';
    if (!URL.canParse(target, 'http://here'))
      throw new BadRequest(400, 'The address is not well formed.', 'Correct it.');
    const url = new URL(target, 'http://here');
    const { pathname } = url;
    if (!pathname.startsWith('/api/')) return serveFile(request, response, url);
    if (await login.answer(request, response, pathname)) return;
    const session = sessions.find(cookieOf(request, cookie));
    if (!session || !(await login.isStillAdmitted(session)))
      throw new BadRequest(401, 'You are not logged in.', team ? 'Log in.' : 'Use the printed address.');
    if (pathname === '/api/session') return sendJson(response, 200, sessionView(session, options));
    if (pathname === '/api/openapi.json') return sendJson(response, 200, description);
    if (pathname === '/api/events' && request.method === 'GET') return hub.listen(response, session);
    await serve(request, response, url, session);
  };

  const serve = async (request: IncomingMessage, response: ServerResponse, url: URL, session: Session) => {
    const { route, path, checkBody } = find(request, url.pathname);
    if (!rightsOf(session.role).includes(route.right))
      throw new BadRequest(403, 'Your role does not allow this.', 'Ask an administrator.');
    if (route.method !== 'GET' && !isSame(String(request.headers['x-dragoman-csrf'] ?? ''), session.csrf))
      throw new BadRequest(403, 'The request does not come from our page.', 'Load the page anew.');
    const body = route.method === 'GET' ? undefined : await readJson(request);
    checkBody(body);
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const asked = { session, path, query: url.searchParams, body, signal: gone.signal };
    const { status = 200, value } = await route.handle(asked);
    sendJson(response, status, value);
  };

  const serveFile = (request: IncomingMessage, response: ServerResponse, url: URL): void => {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      throw new BadRequest(405, 'Only to be read.', 'Use GET.');
    const token = url.searchParams.get('token');
    if (token !== null) {
      login.redeem(request, response, token);
      return;
    }
    const path = page.has(url.pathname) ? url.pathname : '/index.html';
    if (path === '/index.html' && /\.\w+$/.test(url.pathname))
      throw new BadRequest(404, 'There is nothing here.', 'Go to /.');
    const isForever = path.startsWith('/assets/');
    response.writeHead(200, {
      'content-type': TYPES[path.slice(path.lastIndexOf('.'))] ?? 'application/octet-stream',
      'cache-control': isForever ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
    response.end(request.method === 'HEAD' ? undefined : page.get(path));
  };

  const looking = setInterval(() => {
    if (hub.size > 0) Promise.all([editing.refresh(), hub.keep(login.isStillAdmitted)]).catch(onBug);
  }, LOOK_EVERY);

  return {
    url: addressOf(options.host, port, team ? undefined : sessions.token),
    port,
    async onEvent(event) {
      if (event.kind === 'changed' || event.kind === 'found') {
        const { slug, locale } = event;
        const ids = new Set(event.ids);
        const open = await editing.open(slug, locale, true);
        const units = unitsOf(open).filter(unit => ids.has(unit.id));
        const findings = await findingsView(units, open);
        if (event.kind === 'found') hub.tell({ kind: 'found', slug, locale, ids: event.ids, findings });
        else hub.tell({ ...event, kind: 'units', units: units.map(unit => unitView(unit, open)), findings });
        overview.recount(slug, locale);
      } else {
        hub.tell(event);
        if (event.kind === 'reloaded') overview.recount(event.slug, event.locale);
        if (event.kind === 'project') overview.recount();
      }
    },
    async close() {
      clearInterval(looking);
      overview.close();
      hub.close();
      const closed = new Promise<void>(done => server.close(() => done()));
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), 2000).unref();
      await closed;
    },
  };
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', error => {
      const code = 'code' in error ? error.code : '';
      const taken = code === 'EADDRINUSE' || code === 'EACCES';
      fail(
        taken
          ? new AppError('usage', `Port ${port} is not free.`, 'Choose another with --port, or 0 for any.')
          : code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND'
            ? new AppError('usage', `“${host}” is no address of this machine.`, 'Use 0.0.0.0 for all of them.')
            : error,
      );
    });
    server.listen(port, host, () => done((server.address() as AddressInfo).port));
  });
}

function addressOf(host: string, port: number, token: string | undefined): string {
  const name = isLoopback(host) || host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  const shown = name.includes(':') ? `[${name}]` : name;
  return `http://${shown}:${port}/${token === undefined ? '' : `?token=${token}`}`;
}
