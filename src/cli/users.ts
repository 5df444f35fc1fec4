import { resolve } from 'node:path';
import { AppError } from '../errors.ts';
import { addUser, readUsers, removeUser } from '../project/editingUsers.ts';
import { openProject } from '../project/project.ts';
import { type Role, roles } from '../standing.ts';
import { type Row, renderTable } from './table.ts';
import type { Command, World } from './world.ts';

interface ProjectOption {
  readonly project: string;
}

export interface AddUserOptions extends ProjectOption {
  readonly name: string;
  readonly role: string;
}

/** `dragoman users add NAME`: lets someone log in to `dragoman review --host`. The password comes on standard input. */
export const add: Command<AddUserOptions> = async ({ name, role, project: folder }, world) => {
  const project = await openProject(resolve(world.cwd, folder));
  const known = roles.find(each => each === role);
  if (!known) throw new AppError('usage', `There is no role “${role}”.`, `Use ${roles.join(', ')}.`);
  await addUser(project, name, known satisfies Role, await readPassword(name, world));
  world.out(`${world.paint.green('✓')} ${name} may log in as ${known}\n`);
  return 'done';
};

export const remove: Command<ProjectOption & { readonly name: string }> = async ({ name, project }, world) => {
  await removeUser(await openProject(resolve(world.cwd, project)), name);
  world.out(`${world.paint.green('✓')} ${name} may no longer log in\n`);
  return 'done';
};

export const list: Command<ProjectOption & { readonly json?: true }> = async ({ project, json }, world) => {
  const users = await readUsers(await openProject(resolve(world.cwd, project)));
  const shown = users.map(({ name, role }) => ({ name, role }));
  const columns = [
    { title: 'name', align: 'left' },
    { title: 'role', align: 'left' },
  ] as const;
  if (json) world.out(`${JSON.stringify({ users: shown }, null, 2)}\n`);
  else if (users.length === 0) world.out('Nobody may log in yet: dragoman users add "Anna Nowak" --role reviewer\n');
  else
    world.out(
      renderTable(
        columns,
        shown.map(({ name, role }): Row => [name, role]),
        world.columns,
      ),
    );
  return 'done';
};

/** From DRAGOMAN_PASSWORD or standard input, never from the command line, where others can read it. */
async function readPassword(name: string, world: World): Promise<string> {
  const given = world.env.DRAGOMAN_PASSWORD;
  if (given !== undefined) return given;
  world.note(`Password for ${name} (end with Enter, then Ctrl-D): `);
  const typed = Buffer.from(await world.readStdin()).toString('utf8');
  return typed.replace(/\r?\n$/, '');
}
