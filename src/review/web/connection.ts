import type { Refusal, SessionView } from '../api.ts';
import { findingText } from './editor/findingText.ts';
import { t } from './i18n.ts';
import { asSentence } from './sayings.ts';

/** The server refused, and says why. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly refusal: Refusal,
    readonly value: unknown,
  ) {
    super(refusal.message);
  }
}

/** What went wrong and what to do, in one line. */
export function refusalText(refusal: Refusal): string {
  const { message, advice } = findingText(refusal);
  return `${asSentence(message)} ${advice}`.trim();
}

/** The same of anything that was thrown. */
export function failureText(error: unknown): string {
  return error instanceof Refused ? refusalText(error.refusal) : t('noAnswer');
}

let csrf = '';

/** @param signal  gives the request up */
export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return receive(await fetch(path, { headers: { accept: 'application/json' }, ...(signal && { signal }) }));
}

export async function send<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body: unknown): Promise<T> {
  const headers = { 'content-type': 'application/json', 'x-dragoman-csrf': csrf };
  return receive(await fetch(path, { method, headers, body: JSON.stringify(body) }));
}

async function receive<T>(response: Response): Promise<T> {
  const value = await response.json().catch(() => undefined);
  if (response.ok) return value as T;
  throw new Refused(
    response.status,
    { message: response.statusText, advice: '', ...(value as Partial<Refusal>) },
    value,
  );
}

/** Who is logged in; undefined where nobody is. */
export async function fetchSession(): Promise<SessionView | undefined> {
  try {
    return keep(await get<SessionView>('/api/session'));
  } catch (error) {
    if (error instanceof Refused && error.status === 401) return undefined;
    throw error;
  }
}

export async function logIn(name: string, password: string): Promise<SessionView> {
  return keep(await send<SessionView>('POST', '/api/login', { name, password }));
}

function keep(session: SessionView): SessionView {
  csrf = session.csrf;
  return session;
}

export function bitextPath(locale: string, slug: string): string {
  return `/api/bitexts/${encodeURIComponent(locale)}/${encodeURIComponent(slug)}`;
}

/** Posts changes. A conflict (409) is an answer like any other; without an answer the server is asked until it is back. */
export async function sendPatiently<T>(path: string, body: unknown): Promise<T> {
  for (let wait = 500; ; wait = Math.min(8000, wait * 2)) {
    try {
      return await send<T>('POST', path, body);
    } catch (error) {
      if (error instanceof Refused && error.status === 409) return error.value as T;
      if (error instanceof Refused) throw error;
      await new Promise(done => setTimeout(done, wait));
    }
  }
}
