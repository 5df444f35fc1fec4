import type { IncomingMessage, ServerResponse } from 'node:http';
import { readUsers, type User, userFor } from '../project/editingUsers.ts';
import type { Project } from '../project/project.ts';
import type { SessionView } from './api.ts';
import { BadRequest, readJson, sendJson } from './http.ts';
import { loginLimit } from './loginLimit.ts';
import { rightsOf, type Session, type Sessions } from './sessions.ts';

export interface LoginOptions {
  readonly project: Project;
  readonly sessions: Sessions;
  readonly cookie: string;
  readonly by: string;
  readonly team: boolean;
  readonly version: string;
  readonly now: () => number;
  /** Whether a proxy stands in front, whose word on where requests come from is taken. */
  readonly trustProxy: boolean;
}

/** The ways in: the one-time word of the printed address, or a name and a password. */
export function loginRoutes({ project, sessions, cookie, by, team, version, now, trustProxy }: LoginOptions) {
  const limit = loginLimit(now);
  const admitted = new WeakMap<Session, User>();
  let users: Promise<readonly User[]> = Promise.resolve([]);
  let looked = Number.NEGATIVE_INFINITY;
  const admit = (request: IncomingMessage, response: ServerResponse, id: string) => {
    const secure = trustProxy && lastOf(request, 'x-forwarded-proto') === 'https' ? '; Secure' : '';
    response.setHeader('set-cookie', `${cookie}=${id}; Path=/; HttpOnly; SameSite=Strict; Max-Age=43200${secure}`);
  };
  const addressOf = (request: IncomingMessage) =>
    (trustProxy ? lastOf(request, 'x-forwarded-for') : '') || (request.socket.remoteAddress ?? '');
  return {
    /** Whether whoever logged in still may: on the list, in the same role and with the same password. */
    async isStillAdmitted(session: Session): Promise<boolean> {
      if (!team) return true;
      if (now() - looked >= LOOK_AGAIN) {
        looked = now();
        users = readUsers(project);
      }
      const was = admitted.get(session);
      return (await users).some(({ name, role, hash }) => name === was?.name && role === was.role && hash === was.hash);
    },

    /** The printed address: it opens a session the first time, and leads on to the page. */
    redeem(request: IncomingMessage, response: ServerResponse, token: string): void {
      const id = team ? undefined : sessions.redeem(token, by);
      if (id !== undefined) admit(request, response, id);
      const known = id ?? sessions.find(cookieOf(request, cookie));
      response.writeHead(303, { location: known === undefined ? '/#/used' : '/', 'cache-control': 'no-store' }).end();
    },

    /** @returns whether the request was one of these */
    async answer(request: IncomingMessage, response: ServerResponse, pathname: string): Promise<boolean> {
      if (pathname === '/api/login' && request.method === 'POST') {
        if (!team) throw new BadRequest(404, 'Nobody logs in here.', 'Use the printed address.');
        const { name, password } = credentials(await readJson(request, LARGEST_LOGIN));
        const attempt = { address: addressOf(request), name };
        limit.begin(attempt);
        const user = await userFor(project, name, password);
        if (!user) throw new BadRequest(401, 'The name or the password is wrong.', 'Try again.');
        limit.passed(attempt);
        looked = Number.NEGATIVE_INFINITY;
        const id = sessions.start(user.name, user.role);
        admit(request, response, id);
        const session = sessions.find(id);
        if (session) admitted.set(session, user);
        sendJson(response, 200, session && sessionView(session, { team, version }));
        return true;
      }
      if (pathname === '/api/logout' && request.method === 'POST') {
        sessions.end(cookieOf(request, cookie));
        response.setHeader('set-cookie', `${cookie}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0`);
        sendJson(response, 200, {});
        return true;
      }
      if (pathname === '/api/login' && request.method === 'GET') {
        sendJson(response, 200, { team });
        return true;
      }
      return false;
    },
  };
}

/** What the nearest proxy has added to a header: what stands before that, anyone may have written. */
function lastOf(request: IncomingMessage, header: string): string {
  return (
    String(request.headers[header] ?? '')
      .split(',')
      .at(-1)
      ?.trim() ?? ''
  );
}

/** A name and a password, in bytes. */
const LARGEST_LOGIN = 16_384;

/** How long the list of users is taken to be as it was, in milliseconds. */
const LOOK_AGAIN = 1000;

export function sessionView(
  { name, role, csrf }: Session,
  { team, version }: { readonly team: boolean; readonly version: string },
): SessionView {
  return { name, role, rights: rightsOf(role), csrf, team, version };
}

function credentials(body: unknown): { readonly name: string; readonly password: string } {
  const { name, password } = (body ?? {}) as { name?: unknown; password?: unknown };
  if (typeof name === 'string' && typeof password === 'string' && password.length <= 1000) return { name, password };
  throw new BadRequest(400, 'Name or password is missing.', 'Send both.');
}

/** The value of a cookie of the request. */
export function cookieOf(request: IncomingMessage, name: string): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(/;\s*/);
  return pairs.find(pair => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
