import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startDeeplServer } from '../engine/servers/deepl.ts';
import { repository, smallProject, type TestProject } from './project.ts';

const ARTICLES = 60;
/** Requests that DeepL's engine has under way at once. */
const MOST_UNDER_WAY = 8;

/** Articles with sentences of their own; the service gives each year wrongly, and keeps the Polish quotation marks. */
async function archive(): Promise<TestProject> {
  const files = Array.from({ length: ARTICLES }, (_, at) => [
    `seeds/a${at}.txt`,
    `Narada numer ${at + 1}.\n\n„Grupa Wyszehradzka spotkała się w ${1950 + at} roku” – powiedział poseł.${rest(at)}\n`,
  ]);
  return smallProject(Object.fromEntries(files));
}

const rest = (at: number) =>
  Array.from({ length: 4 }, (_, day) => ` W ${1900 + at} roku był ${day + 2}. dzień narady.`).join('');

const wrongYear = (text: string, target: string) => `${target}: ${text.replace(/\d{4}/, '1812')}`;

describe('a run over many articles', () => {
  it('finds in its second thread just what the checks find afterwards', { timeout: 120_000 }, async () => {
    const server = await startDeeplServer({ translate: wrongYear });
    onTestFinished(server.close);
    const project = await archive();
    await project.write(
      'dragoman.config.json',
      JSON.stringify({ sourceLocale: 'pl', targetLocales: ['en', 'de'], checks: { leftover: 'off' } }),
    );
    const env = { DEEPL_API_KEY: 'k:fx', DEEPL_SERVER_URL: server.url };
    const ran = await project.run(['translate', '--yes', '--json'], { env });
    expect(ran).toMatchObject({ code: 0 });
    const inRun: { article: string; locale: string; findings: number }[] = JSON.parse(ran.out).articles;
    expect(inRun).toHaveLength(2 * (ARTICLES + 1));
    const checked = await project.run(['check', '--json']);
    const found: { check: string; article: string; locale: string }[] = JSON.parse(checked.out).findings;
    const counts = inRun.map(({ article, locale }) => ({
      article,
      locale,
      findings: found.filter(each => each.article === article && each.locale === locale).length,
    }));
    expect(inRun.map(({ article, locale, findings }) => ({ article, locale, findings }))).toEqual(counts);
    expect(inRun.every(({ findings }) => findings > 0)).toBe(true);
    expect(found.map(each => each.check)).not.toContain('leftover');
  });

  it('that Ctrl-C ends begins nothing more, and the next one pays for nothing that had arrived', {
    timeout: 120_000,
  }, async () => {
    const server = await startDeeplServer({ latencyMs: 100 });
    onTestFinished(server.close);
    const project = await archive();
    const env = { DEEPL_API_KEY: 'k:fx', DEEPL_SERVER_URL: server.url };
    const first = interruptedAfter(10, server.requests, project, env);
    const { code, notes } = await first;
    expect({ code, notes }).toEqual({ code: 130, notes: expect.stringContaining('finished work is kept') });
    expect(server.requests.length).toBeLessThan(ARTICLES);
    expect((await project.run(['translate', '--yes'], { env })).code).toBe(0);
    const titles = server.paid.filter(text => text.startsWith('Narada'));
    // An answer that comes too late after Ctrl-C is lost, at most one for each request that was under way.
    expect(new Set(titles).size).toBe(ARTICLES);
    expect(titles.length).toBeLessThanOrEqual(2 * ARTICLES + MOST_UNDER_WAY);
    expect(await project.body('de', `a${ARTICLES - 1}`)).toHaveLength(2);
  });
});

it('an article that is edited while a run translates it is translated again by the next one', async () => {
  const project = await smallProject({ 'seeds/szczyt.txt': 'Szczyt potrwa do środy.\n' });
  const server = await startDeeplServer({
    translate: (text, target) => {
      writeFileSync(join(project.root, 'seeds/szczyt.txt'), 'Szczyt odwołano.\n');
      return `${target}: ${text}`;
    },
  });
  onTestFinished(server.close);
  const env = { DEEPL_API_KEY: 'k:fx', DEEPL_SERVER_URL: server.url };
  expect((await project.run(['translate'], { env })).code).toBe(0);
  expect(await project.body('de', 'szczyt')).toEqual([['de: Szczyt potrwa do środy.']]);
  expect((await project.run(['translate'], { env })).code).toBe(0);
  expect(await project.body('de', 'szczyt')).toEqual([['de: Szczyt odwołano.']]);
  expect(server.requests).toHaveLength(4);
});

/** Runs `translate`, and presses Ctrl-C once the service has had so many requests. */
function interruptedAfter(
  count: number,
  requests: readonly unknown[],
  project: TestProject,
  env: Readonly<Record<string, string>>,
): Promise<{ readonly code: number | null; readonly notes: string }> {
  const child = spawn(process.execPath, [join(repository, 'dist/cli/main.js'), 'translate', '--yes'], {
    cwd: project.root,
    env: { ...process.env, ...env },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let notes = '';
  child.stderr.setEncoding('utf8').on('data', text => (notes += text));
  const watching = setInterval(() => {
    if (requests.length < count) return;
    clearInterval(watching);
    child.kill('SIGINT');
  }, 5);
  return new Promise(done => child.on('close', code => done({ code, notes })));
}
