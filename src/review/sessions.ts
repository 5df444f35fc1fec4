import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Right, Role } from './api.ts';

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
