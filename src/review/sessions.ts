import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Right, Role } from './api.ts';
import { BadRequest } from './http.ts';

export interface Session {
  readonly name: string;
  readonly role: Role;
  readonly csrf: string;
  readonly ends: number;
}

const RIGHTS: Readonly<Record<Role, readonly Right[]>> = {
  reader: ['read'],
  translator: ['read', 'write'],
  reviewer: ['read', 'write', 'approve'],
  terminologist: ['read', 'write', 'terms'],
  admin: ['read', 'write', 'approve', 'terms', 'users'],
};

export function rightsOf(role: Role): readonly Right[] {
  return RIGHTS[role];
}

/** A working day, in milliseconds. */
const LASTS = 12 * 3_600_000;

/** Who is logged in. Everything is in memory: a new server asks anew. */
export interface Sessions {
  /** A word that opens one session, once. */
  readonly token: string;
  /** The session that the one-time word opens; undefined for a wrong or used one. */
  redeem(token: string, name: string): string | undefined;
  start(name: string, role: Role): string;
  find(id: string | undefined): Session | undefined;
  end(id: string | undefined): void;
}

export function openSessions(now: () => number): Sessions {
  const token = secret();
  let isUsed = false;
  const sessions = new Map<string, Session>();
  const start = (name: string, role: Role) => {
    for (const [id, session] of sessions) if (session.ends < now()) sessions.delete(id);
    const id = secret();
    sessions.set(id, { name, role, csrf: secret(), ends: now() + LASTS });
    return id;
  };
  return {
    token,
    redeem(given, name) {
      if (isUsed || !isSame(given, token)) return undefined;
      isUsed = true;
      return start(name, 'admin');
    },
    start,
    find(id) {
      const session = id === undefined ? undefined : sessions.get(id);
      return session && session.ends >= now() ? session : undefined;
    },
    end: id => void (id !== undefined && sessions.delete(id)),
  };
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}

/** Compares in a time that does not depend on where texts differ. */
export function isSame(one: string, other: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(one), hash(other));
}

/**
 * Slows down whoever tries passwords: after five failures half a minute, then twice as long each time. An attempt counts as
 * failed until it has passed, so that many at once are not more than one after the other.
 */
export function loginLimit(now: () => number) {
  const failures = new Map<string, { count: number; until: number }>();
  const keysFor = (address: string, name: string) => [`a ${address}`, `n ${name}`];
  return {
    /** @throws BadRequest while one has to wait */
    begin(address: string, name: string): void {
      const until = Math.max(...keysFor(address, name).map(key => failures.get(key)?.until ?? 0));
      if (until > now()) {
        const seconds = Math.ceil((until - now()) / 1000);
        throw new BadRequest(
          429,
          'There were too many attempts.',
          `Wait ${seconds} seconds.`,
          { 'retry-after': String(seconds) },
          { key: 'login.wait', values: { count: seconds } },
        );
      }
      for (const key of keysFor(address, name)) {
        const count = (failures.get(key)?.count ?? 0) + 1;
        const wait = count < FREE ? 0 : Math.min(LONGEST_WAIT, 30_000 * 2 ** (count - FREE));
        failures.set(key, { count, until: now() + wait });
      }
      if (failures.size > MOST_KNOWN) failures.delete(failures.keys().next().value ?? '');
    },
    passed(address: string, name: string): void {
      for (const key of keysFor(address, name)) failures.delete(key);
    },
  };
}

const FREE = 5;
const LONGEST_WAIT = 15 * 60_000;
const MOST_KNOWN = 10_000;
