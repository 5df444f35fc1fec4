import { execFileSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readXliff } from '../../src/bitext/xliff.ts';
import { commitsOf, happeningsOf, isInRepository } from '../../src/project/editing.ts';
import { openProject } from '../../src/project/project.ts';
import { smallProject, type TestProject } from '../cli/project.ts';

const FILE = 'locales/en/szczyt.json';
const RECORD = 'locales/en/szczyt.xlf';

async function written(): Promise<TestProject> {
  const project = await smallProject({ 'seeds/szczyt.txt': 'Rozmowy trwały 3 godziny. Wyniku nie podano.\n' });
  await project.run(['translate', '--engine', 'none', '--to', 'en']);
  await write(project, 'The talks took 3 hours.');
  return project;
}

/** A person writes the first sentence's translation into the locale file. */
async function write(project: TestProject, target: string): Promise<void> {
  const file = JSON.parse(await project.read(FILE));
  file.body[0][0] = target;
  await project.write(FILE, JSON.stringify(file, null, 2));
  await project.run(['translate', '--engine', 'none', '--to', 'en']);
}

async function unitOf(project: TestProject) {
  const [unit] = readXliff(await project.read(RECORD), RECORD).blocks.flatMap(block => block.segments);
  if (!unit) throw new Error('There is no segment.');
  return unit;
}

function git(project: TestProject, who: string, ...args: readonly string[]): void {
  const email = 'x@example.org';
  const env = {
    ...process.env,
    ...{ GIT_AUTHOR_NAME: who, GIT_COMMITTER_NAME: who, GIT_AUTHOR_EMAIL: email, GIT_COMMITTER_EMAIL: email },
  };
  execFileSync('git', args, { cwd: project.root, env, stdio: 'ignore' });
}

describe('what is known of a sentence', () => {
  it('is what happened here, and after the caches are gone, what its record says', async () => {
    const project = await written();
    await project.run(['approve', 'seeds', '--to', 'en', '--by', 'Ewa Zając']);
    const opened = await openProject(project.root);
    const ofUnit = async () => happeningsOf(opened, 'en', 'szczyt', await unitOf(project));
    expect(await ofUnit()).toMatchObject([{ kind: 'change', by: 'Ewa Zając', after: { state: 'reviewed' } }]);
    await rm(join(project.root, '.dragoman'), { recursive: true });
    expect(await ofUnit()).toMatchObject([{ kind: 'approval', by: 'Ewa Zając', state: 'reviewed' }]);
    await write(project, 'The talks lasted 3 hours.');
    expect(await ofUnit()).toMatchObject([{ kind: 'approval', by: 'Ewa Zając', state: 'lapsed' }]);
  });

  it('is also what git knows: who committed which text, and only commits that changed it', async () => {
    const project = await written();
    const opened = await openProject(project.root);
    expect(await isInRepository(opened)).toBe(false);
    expect(await commitsOf(opened, 'en', 'szczyt', await unitOf(project))).toEqual([]);
    git(project, 'Jan Kos', 'init');
    const commit = (who: string, message: string) => {
      git(project, who, 'add', 'locales');
      git(project, who, 'commit', '--no-gpg-sign', '-m', message);
    };
    commit('Jan Kos', 'Szkic');
    await write(project, 'The talks lasted 3 hours.');
    commit('Ewa Zając', 'Poprawka');
    await project.run(['approve', 'seeds', '--to', 'en', '--by', 'Ewa Zając']);
    commit('Ewa Zając', 'Zatwierdzone');
    await project.write('locales/en/inny.json', '{"body": []}');
    commit('Ola', 'Coś innego');
    expect(await isInRepository(opened)).toBe(true);
    expect(await commitsOf(opened, 'en', 'szczyt', await unitOf(project))).toMatchObject([
      { kind: 'commit', by: 'Jan Kos', after: { state: 'translated', target: 'The talks took 3 hours.' } },
      {
        ...{ kind: 'commit', by: 'Ewa Zając' },
        before: { target: 'The talks took 3 hours.' },
        after: { target: 'The talks lasted 3 hours.' },
      },
      { kind: 'commit', by: 'Ewa Zając', before: { state: 'translated' }, after: { state: 'reviewed' } },
    ]);
  });
});
