import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { startDeeplServer } from '../engine/servers/deepl.ts';
import { repository, SUMMIT, smallProject, type TestProject } from './project.ts';

function watch(project: TestProject, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const main = join(repository, 'dist/cli/main.js');
  const child = spawn(process.execPath, [main, 'watch', ...args], {
    cwd: project.root,
    env: { ...process.env, ...env },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = new Promise<number | null>(done => child.on('close', done));
  let notes = '';
  child.stderr.setEncoding('utf8').on('data', text => (notes += text));
  return { ended, notes: () => notes, interrupt: () => child.kill('SIGINT') };
}

async function until(holds: () => Promise<boolean> | boolean, what: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await Promise.resolve(holds()).catch(() => false)) return;
    await wait(100);
  }
  throw new Error(`It did not come to pass that ${what}.`);
}

it('watching translates what changes, and ends at Ctrl-C with all kept', { timeout: 60_000 }, async () => {
  const project = await smallProject();
  const watching = watch(project, ['--engine', 'pseudo']);
  await until(() => watching.notes().includes('Watching'), 'it watches');
  await project.write('seeds/szczyt.txt', SUMMIT.replace('3 godziny', '4 godziny'));
  await until(
    async () => (await project.read('locales/pl/szczyt.json')).includes('4 godziny'),
    'the change is translated',
  );
  await project.write('seeds/drugi.txt', 'Drugi artykuł.');
  await until(async () => (await project.body('en', 'drugi')).length === 1, 'the new article is translated');
  watching.interrupt();
  expect(await watching.ended).toBe(130);
});

it('watching goes on with the others where an article is under embargo', { timeout: 60_000 }, async () => {
  const project = await smallProject({
    'seeds/szczyt.txt': 'Krótki tekst.',
    'seeds/tajne.txt': '---\nembargo: true\n---\nTajny plan.',
  });
  const server = await startDeeplServer();
  onTestFinished(server.close);
  const watching = watch(project, ['--to', 'en'], { DEEPL_API_KEY: 'k:fx', DEEPL_SERVER_URL: server.url });
  await until(() => watching.notes().includes('Watching'), 'it watches');
  expect(watching.notes()).toContain('tajne is under embargo');
  await project.write('seeds/szczyt.txt', 'Inny tekst.');
  await until(() => server.paid.includes('Inny tekst.'), 'the change is translated');
  watching.interrupt();
  expect(await watching.ended).toBe(130);
  expect(server.paid).toEqual(['Krótki tekst.', 'Inny tekst.']);
});

it('watching stops at its cap, over all its runs', { timeout: 60_000 }, async () => {
  const project = await smallProject({ 'seeds/szczyt.txt': 'Krótki tekst.' });
  const server = await startDeeplServer();
  onTestFinished(server.close);
  const env = { DEEPL_API_KEY: 'k:fx', DEEPL_SERVER_URL: server.url };
  const watching = watch(project, ['--to', 'en', '--max-chars', '30'], env);
  await until(() => watching.notes().includes('Watching'), 'it watches');
  await project.write('seeds/szczyt.txt', 'Inny tekst, który jest dłuższy.');
  expect(await watching.ended).toBe(6);
  expect(server.paid).toEqual(['Krótki tekst.']);
});

it('watching ends at once where it cannot begin, instead of waiting for nothing', { timeout: 60_000 }, async () => {
  const project = await smallProject();
  const watching = watch(project, ['--engine', 'nie-ma']);
  expect(await watching.ended).toBe(2);
  expect(watching.notes()).toContain('There is no engine “nie-ma”.');
});

it('watching goes on where the configuration is broken for a while', { timeout: 60_000 }, async () => {
  const project = await smallProject();
  const watching = watch(project, ['--engine', 'pseudo']);
  await until(() => watching.notes().includes('Watching'), 'it watches');
  const config = await project.read('dragoman.config.json');
  await project.write('dragoman.config.json', '{ "sourceLocale": ');
  await until(() => watching.notes().includes('Cannot read dragoman.config.json'), 'it tells what is wrong');
  await project.write('dragoman.config.json', config.replace('"de"', '"de","uk"'));
  await until(async () => (await project.body('uk', 'szczyt')).length === 2, 'the new language is translated');
  watching.interrupt();
  expect(await watching.ended).toBe(130);
});
