import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { bitextChecks, checks } from '../../src/check/list.ts';
import { sourceChecks } from '../../src/check/source/list.ts';
import type { Switches } from '../../src/model.ts';
import { openEditing } from '../../src/project/editing.ts';
import { openProject } from '../../src/project/project.ts';
import { units } from '../../src/steps/units.ts';
import { startDeeplServer } from '../engine/servers/deepl.ts';
import { emptyFolder, repository, type TestProject } from './project.ts';

vi.setConfig({ testTimeout: 120_000 });

const SOURCE = `Kary za złe parkowanie

Mandat wyniesie 300 zł. Radni głosowali w środę, ze wszystkimi wyjątkami.

Mandat wyniesie 300 zł.
`;

/** A lost number (an error), two spaces (a warning), and one sentence translated in two ways (a warning). */
const TARGETS = {
  title: 'Penalties for bad parking',
  body: [['The fine will be 300 zlotys.', 'The  council voted on Wednesday.'], ['The ticket will be zlotys.']],
};

function config(switches?: Switches, more: object = {}): string {
  return JSON.stringify({ sourceLocale: 'pl', targetLocales: ['en'], ...(switches && { checks: switches }), ...more });
}

async function translated(switches?: Switches): Promise<TestProject> {
  const project = await emptyFolder({ 'dragoman.config.json': config(), 'seeds/mandat.txt': SOURCE });
  await project.runHere(['translate', '--engine', 'none']);
  await project.write('locales/en/mandat.json', `${JSON.stringify(TARGETS, null, 2)}\n`);
  await project.runHere(['translate', '--engine', 'none']);
  await project.write('dragoman.config.json', config(switches));
  return project;
}

async function found(project: TestProject, ...args: string[]) {
  const { code, out } = await project.runHere(['check', '--json', ...args]);
  const { findings, switchedOff } = JSON.parse(out);
  const names = findings.map(({ check, severity }: { check: string; severity: string }) => `${severity} ${check}`);
  return { code, names: [...new Set<string>(names)].sort(), switchedOff };
}

describe('a check that the project has switched', () => {
  it('off is not run, and both the findings and the silence say so', async () => {
    const project = await translated();
    expect(await found(project)).toEqual({
      code: 1,
      names: ['error number-missing', 'warning inconsistent', 'warning spacing'],
      switchedOff: [],
    });
    const off = { 'number-missing': 'off', inconsistent: 'off', currency: 'off', spacing: 'off' } as const;
    await project.write('dragoman.config.json', config(off));
    const { code, out } = await project.runHere(['check']);
    expect({ code, out }).toEqual({
      code: 0,
      out: '✓ No findings in 1 locale file.\nSwitched off in dragoman.config.json: number-missing, currency, spacing, inconsistent.\n',
    });
    expect((await project.runHere(['check', '--format', 'github'])).out).toContain('Switched off');
    expect((await project.runHere(['check', '--format', 'junit'])).out).toContain('name="switchedOff"');
    const { runs } = JSON.parse((await project.runHere(['check', '--format', 'sarif'])).out);
    const rules = runs[0].tool.driver.rules.filter(
      (rule: { defaultConfiguration: { enabled?: boolean } }) => rule.defaultConfiguration.enabled === false,
    );
    expect(rules.map(({ id }: { id: string }) => id)).toEqual([
      'number-missing',
      'currency',
      'spacing',
      'inconsistent',
    ]);
  });

  it('to error or warning is that, whatever it would say itself', async () => {
    const switches = { 'number-missing': 'warning', spacing: 'error', inconsistent: 'error' } as const;
    const { names } = await found(await translated(switches));
    expect(names).toEqual(['error inconsistent', 'error spacing', 'warning number-missing']);
  });

  it('counts so in the status, the dashboard and what a run says, and a note of an earlier run does not hide it', async () => {
    const project = await translated();
    const figures = async () => {
      const [run, status, board] = await Promise.all([
        project.runHere(['translate', '--engine', 'none', '--json']),
        project.runHere(['status', '--json']),
        project.runHere(['dashboard', '--out', 'board', '--dry-run', '--json']),
      ]);
      const [{ errors, warnings }] = JSON.parse(board.out).articles;
      return [JSON.parse(run.out).articles[0].findings, JSON.parse(status.out).articles[0].findings, errors, warnings];
    };
    const [first, second, errors, warnings] = await figures();
    expect(first).toBe(second);
    expect(first).toBe(errors + warnings);
    expect(errors).toBe(1);
    await project.write('dragoman.config.json', config({ 'number-missing': 'off', spacing: 'error' }));
    expect(await figures()).toEqual([first - 1, first - 1, 1, warnings - 1]);
  });

  it('is so on the review page', async () => {
    const project = await translated({ 'number-missing': 'off', inconsistent: 'off', spacing: 'error' });
    const options = { signal: new AbortController().signal, now: Date.now, random: () => 0, sleep: async () => {} };
    const opened = await openProject(project.root);
    const processes = { pid: process.pid, isAlive: () => true };
    const editing = await openEditing(opened, { surroundings: options, processes });
    const { bitext, checks: open } = await editing.open('mandat', 'en');
    const all = units(bitext).flatMap(unit => open.of(unit).map(({ check, severity }) => `${severity} ${check}`));
    expect(all).toEqual(['error spacing']);
  });

  it('is so in the source check', async () => {
    const project = await translated();
    expect((await found(project, '--source')).names).toEqual([]);
    await project.write('seeds/mandat.txt', 'Powiedział, ze przyjedzie.\n');
    expect((await found(project, '--source')).names).toEqual(['warning confused-word']);
    await project.write('dragoman.config.json', config({ 'confused-word': 'error' }));
    expect(await found(project, '--source')).toMatchObject({ code: 1, names: ['error confused-word'] });
    await project.write('dragoman.config.json', config({ 'confused-word': 'off' }));
    expect(await found(project, '--source')).toEqual({ code: 0, names: [], switchedOff: ['confused-word'] });
  });

  it('is so for the gates, and the evidence says it, to programs and to people', async () => {
    const project = await translated({ 'number-missing': 'warning', inconsistent: 'off', spacing: 'error' });
    await project.runHere(['sign', 'seeds/mandat.txt', '--by', 'Łucja Żółć', '--despite-errors']);
    const publish = ['publish', '--to', 'en', '--editor', 'Anna Gęślik'];
    const refused = await project.runHere(publish);
    expect(refused.code).toBe(1);
    expect(refused.out).toContain('spacing');
    expect(refused.out).not.toContain('number-missing');
    const switches = { 'number-missing': 'warning', inconsistent: 'off', spacing: 'off', date: 'error' } as const;
    await project.write('dragoman.config.json', config({ ...switches, 'confused-word': 'off' }));
    expect((await project.runHere(publish)).code).toBe(0);
    const evidence = JSON.parse(await project.read('published/en/mandat/evidence.json'));
    expect(evidence.switches).toEqual(switches);
    expect(evidence.checks).not.toContain('spacing');
    expect(evidence.checks).toContain('number-missing');
    const page = await project.read('published/en/mandat/evidence.html');
    expect(page).toContain('Switched off by the project, and not run: inconsistent, spacing.');
    expect(page).toContain('Counted as warnings by the project’s own rule: number-missing.');
    expect((await project.runHere(['verify', 'published/en/mandat'])).code).toBe(0);
  });

  it('costs nothing that was paid for', async () => {
    const server = await startDeeplServer();
    onTestFinished(server.close);
    const env = { DEEPL_API_KEY: 'klucz:fx', DEEPL_SERVER_URL: server.url };
    const project = await emptyFolder({
      'dragoman.config.json': config(undefined, { engine: 'deepl' }),
      'glossary/terms.csv': 'id,pl,en\nfine,mandat,fine\n',
      'seeds/mandat.txt': SOURCE,
    });
    await project.runHere(['translate'], { env });
    const [record, sent] = [await project.read('locales/en/mandat.xlf'), server.requests.length];
    expect(sent).toBeGreaterThan(0);
    for (const value of ['off', 'error', 'warning'] as const) {
      const switches = { 'term-missing': value, spacing: value, untranslated: value };
      await project.write('dragoman.config.json', config(switches, { engine: 'deepl' }));
      expect((await project.runHere(['translate'], { env })).code).toBe(0);
    }
    expect(server.requests).toHaveLength(sent);
    expect(await project.read('locales/en/mandat.xlf')).toBe(record);
  });

  it('leaves the term figure of engines alone', async () => {
    const project = await emptyFolder({
      'dragoman.config.json': config(),
      'glossary/terms.csv': 'id,pl,en\nfine,mandat,fine\n',
      'seeds/mandat.txt': 'Mandat wyniesie 300 zł.\n',
      'references/en/mandat.txt': 'The fine will be 300 zlotys.\n',
    });
    await project.runHere(['translate', '--engine', 'pseudo']);
    const figure = async () =>
      JSON.parse((await project.runHere(['eval', '--json', '--reference', 'references/en/mandat.txt'])).out);
    const before = await figure();
    expect(before.evaluations).toHaveLength(1);
    await project.write('dragoman.config.json', config({ 'term-missing': 'off' }));
    expect(await figure()).toEqual(before);
  });
});

describe('a switch that cannot be', () => {
  it.each([
    [
      '{\n  "sourceLocale": "pl",\n  "targetLocales": ["en"],\n  "checks": {\n    "spacing": "off",\n    "numbr-missing": "off"\n  }\n}',
      ['dragoman.config.json, line 6', 'there is no check “numbr-missing”', 'Did you mean “number-missing”?'],
    ],
    [
      '{\n  "sourceLocale": "pl",\n  "targetLocales": ["en"],\n  "checks": {\n    "spacing": "none"\n  }\n}',
      ['dragoman.config.json, line 5', '“checks.spacing”', 'off, warning, error'],
    ],
    [
      '{\n  "sourceLocale": "pl",\n  "targetLocales": ["en"],\n  "checks": ["spacing"]\n}',
      ['dragoman.config.json, line 4', '“checks” must be object'],
    ],
    [
      '{\n  "sourceLocale": "pl",\n  "targetLocales": ["en"],\n  "checks": {\n    "style-guide": "off"\n  }\n}',
      ['there is no check “style-guide”', 'Known here are '],
    ],
    [
      '{\n  "sourceLocale": "pl",\n  "targetLocales": ["en"],\n  "checks": {\n    "numbers": "off"\n  }\n}',
      ['Did you mean “number-missing”, “number-added” or “number-format”?'],
    ],
  ])('is named with its line and what to do', async (text, parts) => {
    const project = await emptyFolder({ 'dragoman.config.json': text });
    const { code, notes } = await project.runHere(['check']);
    expect(code).toBe(3);
    for (const part of parts) expect(notes).toContain(part);
  });
});

it('the schema of the configuration knows every check, and says what it finds', async () => {
  const schema = JSON.parse(await readFile(join(repository, 'src/project/config.schema.json'), 'utf8'));
  const known: Record<string, { description: string }> = schema.properties.checks.properties;
  const all = [...checks, ...bitextChecks, ...sourceChecks];
  expect(Object.entries(known).map(([name, { description }]) => [name, description])).toEqual(
    all.map(({ name, finds }) => [name, finds]),
  );
  const validate = new Ajv().compile(schema);
  expect(validate({ sourceLocale: 'pl', targetLocales: ['en'], checks: { spacing: 'off', title: 'error' } })).toBe(
    true,
  );
});
