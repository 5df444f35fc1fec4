import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { chmod } from 'node:fs/promises';
import { AppError } from '../errors.ts';
import { type Role, roles } from '../standing.ts';
import { readBytes, writeFileSafely } from './files.ts';
import { type Project, paths, shown } from './project.ts';

/** Someone who may log in; the password is kept as scrypt's hash. */
export interface User {
  readonly name: string;
  readonly role: Role;
  readonly salt: string;
  readonly hash: string;
}

/** The users of a project; none where nobody was added. @throws AppError where their file is broken */
export async function readUsers(project: Project): Promise<readonly User[]> {
  const bytes = await readBytes(usersFile(project));
  if (!bytes) return [];
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    if (Array.isArray(value) && value.every(isUser)) return value;
  } catch {}
  const file = shown(project, usersFile(project));
  throw new AppError('project', `Cannot read ${file}.`, 'Restore it, or delete it and add the users again.');
}

function isUser(value: unknown): value is User {
  if (typeof value !== 'object' || value === null) return false;
  const { name, role, salt, hash } = value as Record<string, unknown>;
  return [name, salt, hash].every(text => typeof text === 'string') && roles.some(each => each === role);
}

/** Adds a user, or gives one another role and password. */
export async function addUser(project: Project, name: string, role: Role, password: string): Promise<void> {
  if (password.length < SHORTEST)
    throw new AppError('usage', `The password has fewer than ${SHORTEST} characters.`, 'Choose a longer one.');
  const salt = randomBytes(16).toString('base64');
  const user = { name, role, salt, hash: (await hashOf(password, salt)).toString('base64') };
  const others = (await readUsers(project)).filter(each => each.name !== name);
  await writeUsers(project, [...others, user]);
}

const SHORTEST = 10;

/** @throws AppError where there is no such user */
export async function removeUser(project: Project, name: string): Promise<void> {
  const users = await readUsers(project);
  if (!users.some(user => user.name === name))
    throw new AppError('usage', `There is no user “${name}”.`, 'See them with `dragoman users list`.');
  await writeUsers(
    project,
    users.filter(user => user.name !== name),
  );
}

async function writeUsers(project: Project, users: readonly User[]): Promise<void> {
  const sorted = [...users].sort((a, b) => (a.name < b.name ? -1 : 1));
  await writeFileSafely(usersFile(project), `${JSON.stringify(sorted, null, 2)}\n`);
  await chmod(usersFile(project), 0o600);
}

/** The user of that name and password. An unknown name takes as long as a wrong password. */
export async function userFor(project: Project, name: string, password: string): Promise<User | undefined> {
  const user = (await readUsers(project)).find(each => each.name === name);
  const hash = await hashOf(password, user?.salt ?? 'nobody');
  return user && timingSafeEqual(hash, Buffer.from(user.hash, 'base64')) ? user : undefined;
}

/** N = 2¹⁵, r = 8, p = 3: one of OWASP's recommended settings for scrypt (Password Storage Cheat Sheet). */
function hashOf(password: string, salt: string): Promise<Buffer> {
  const cost = { N: 2 ** 15, r: 8, p: 3, maxmem: 2 ** 26 };
  return new Promise((done, fail) => {
    scrypt(password.normalize('NFC'), salt, 32, cost, (error, hash) => (error ? fail(error) : done(hash)));
  });
}

function usersFile(project: Project): string {
  return paths.cache(project, 'users.json');
}
