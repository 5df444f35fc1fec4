import type { IncomingMessage } from 'node:http';
import { Ajv } from 'ajv';
import type { Right } from './api.ts';
import { BadRequest } from './http.ts';
import type { Session } from './sessions.ts';

/** What a route's work gets: who asks, and the values of the path, the query and the body. */
export interface Asked<Body = unknown> {
  readonly session: Session;
  /** The parts of the path that the route names. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Body;
  /** Whoever asked is gone: the answer is for nobody. */
  readonly signal: AbortSignal;
}

/** One thing that can be asked of the server. The OpenAPI document is made of these. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With `{name}` for a part that varies. */
  readonly path: string;
  readonly right: Right;
  readonly summary: string;
  /** JSON Schema of the body, which is checked. */
  readonly body?: object;
  /** The name of the answer's schema. */
  readonly answer: string;
  readonly query?: readonly string[];
  /** Gives the answer, and its status where that is not 200. */
  handle(asked: Asked): Promise<Answer>;
}

export interface Answer {
  readonly status?: number;
  readonly value: unknown;
}

export interface MatchedRoute {
  readonly route: Route;
  readonly path: Readonly<Record<string, string>>;
  /** @throws BadRequest where the body is not as the route's schema says */
  checkBody(body: unknown): void;
}

/** Finds the route of a request. @throws BadRequest where there is none */
export function router(routes: readonly Route[]): (request: IncomingMessage, pathname: string) => MatchedRoute {
  const ajv = new Ajv({ allErrors: false, strict: false });
  const compiled = routes.map(route => ({
    route,
    pattern: patternOf(route.path),
    validate: route.body && ajv.compile(route.body),
  }));
  return (request, pathname) => {
    const fitting = compiled.filter(({ pattern }) => pattern.test(pathname));
    const found = fitting.find(({ route }) => route.method === request.method);
    if (!found)
      throw new BadRequest(fitting.length > 0 ? 405 : 404, 'There is nothing here.', 'See /api/openapi.json.');
    const { route, pattern, validate } = found;
    return {
      route,
      path: decodeAll(pattern.exec(pathname)?.groups ?? {}),
      checkBody(body) {
        if (!validate || validate(body)) return;
        const [error] = validate.errors ?? [];
        const where = error?.instancePath ? `“${error.instancePath.slice(1)}” ` : '';
        throw new BadRequest(
          400,
          `The request is not as it should be: ${where}${error?.message}.`,
          'See /api/openapi.json.',
        );
      },
    };
  };
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
}

function decodeAll(parts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  try {
    return Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, decodeURIComponent(value)]));
  } catch {
    throw new BadRequest(400, 'The address is not well formed.', 'Correct it.');
  }
}
