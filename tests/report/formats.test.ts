import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckRun, Report } from '../../src/report/finding.ts';
import { writeGithub } from '../../src/report/github.ts';
import { writeJunit } from '../../src/report/junit.ts';
import { writeSarif } from '../../src/report/sarif.ts';
import { childElements, parseXml, textOf, type XmlElement } from '../../src/xml.ts';
import { sarifSchema } from './sarifSchema.ts';

const place = { file: 'locales/en/ćwiczenia.json', article: 'ćwiczenia', locale: 'en' };

const lostNumber: Report = {
  ...place,
  line: 5,
  segment: 's-abc',
  check: 'number-missing',
  severity: 'error',
  message: '“14 tys.” is not in the translation.',
  advice: 'Put 14,000 into it.',
  sourceText: 'W ćwiczeniach wzięło udział 14 tys. żołnierzy.',
  targetText: 'Soldiers took part in the exercise.',
};

const run: CheckRun = {
  checked: [
    {
      ...place,
      segments: [
        { id: 's-abc', line: 5, text: lostNumber.sourceText ?? '' },
        { id: 's-def', line: 6, text: 'Trwały tydzień.' },
      ],
    },
    {
      ...place,
      locale: 'de',
      file: 'locales/de/ćwiczenia.json',
      segments: [{ id: 's-abc', line: 5, text: 'Koniec.' }],
    },
  ],
  reports: [
    { ...lostNumber, check: 'spacing', severity: 'warning', segment: 's-def', message: 'Two spaces.', line: 6 },
    lostNumber,
    { ...place, check: 'up-to-date', severity: 'error', message: 'The files are old.', advice: 'Translate.' },
  ],
  switchedOff: [],
  problems: [{ file: 'glossary/terms.csv', line: 3, message: 'A column is missing.', advice: 'Add it.' }],
  folder: 'site/text/',
  version: '1.2.3',
  at: '2026-05-04T10:20:30.000Z',
};

/** The same with hostile text in every place where text goes. */
function runWith(text: string): CheckRun {
  const hostile = { ...lostNumber, message: text, advice: text, sourceText: text, targetText: text };
  return {
    ...run,
    checked: [{ ...place, article: text, file: text, segments: [{ id: 's-abc', line: 1, text }] }],
    reports: [{ ...hostile, article: text, file: text, check: text }],
    problems: [{ file: text, line: 1, message: text, advice: text }],
  };
}

const hostileText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    ']]></failure><script>alert(1)</script>',
    'a\n::set-output name=x::y',
    '%0A::error::',
    '\0\x1b[31m',
    '\ud800 ,:%',
    '"&<>\'\r\n\t',
  ),
);

describe('JUnit', () => {
  it('has a suite for each article in each locale, and one for broken files', () => {
    const suites = childElements(junit(run), 'testsuite');
    expect(suites.map(suite => suite.attributes.name)).toEqual([
      'ćwiczenia → en',
      'ćwiczenia → de',
      'the project’s files',
    ]);
    expect(suites.map(({ attributes: { tests, failures, errors } }) => [tests, failures, errors])).toEqual([
      ['3', '2', '0'],
      ['2', '0', '0'],
      ['1', '0', '1'],
    ]);
  });

  it('fails a sentence by its errors, and shows the line, the texts and what to do', () => {
    const [suite] = childElements(junit(run), 'testsuite');
    const failures = childElements(suite as XmlElement, 'testcase').flatMap(test => childElements(test, 'failure'));
    expect(failures.map(failure => failure.attributes.type)).toEqual(['up-to-date', 'number-missing']);
    const text = textOf(failures[1] as XmlElement);
    for (const part of ['ćwiczenia.json:5', lostNumber.sourceText, lostNumber.targetText, lostNumber.advice])
      expect(text).toContain(part);
  });

  it('fails nothing by a warning, and keeps it in the output', () => {
    const [suite] = childElements(junit(run), 'testsuite');
    const [output] = childElements(suite as XmlElement, 'system-out');
    expect(textOf(output as XmlElement)).toContain('Two spaces.');
  });

  it('keeps to the schemas in use', () => expectJunit(junit(run)));

  it('keeps to them whatever the texts are', () => {
    fc.assert(fc.property(hostileText, text => expectJunit(junit(runWith(text)))));
  });
});

describe('SARIF', () => {
  it('has a rule for each check, and a result at the line of the locale file', () => {
    const { runs } = JSON.parse(writeSarif(run, [{ name: 'number-missing', finds: 'A lost number.' }]));
    const [{ tool, results }] = runs;
    expect(tool.driver.rules[0]).toEqual({
      id: 'number-missing',
      shortDescription: { text: 'A lost number.' },
      defaultConfiguration: { level: 'error' },
    });
    expect(results[1]).toMatchObject({
      ruleId: 'number-missing',
      ruleIndex: 0,
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'site/text/locales/en/%C4%87wiczenia.json' },
            region: { startLine: 5 },
          },
        },
      ],
    });
  });

  it('takes a broken file for a failure of the tool, not for a finding', () => {
    const [{ invocations }] = JSON.parse(writeSarif(run, [])).runs;
    expect(invocations[0]).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [{ level: 'error', message: { text: 'A column is missing. Add it.' } }],
    });
  });

  it('keeps to the schema', () => expectSarif(JSON.parse(writeSarif(run, []))));

  it('says of a check that was switched off that nothing could be found by it', () => {
    const log = JSON.parse(
      writeSarif({ ...run, switchedOff: ['title'] }, [{ name: 'title', finds: 'A rank that differs.' }]),
    );
    expectSarif(log);
    expect(log.runs[0].tool.driver.rules[0].defaultConfiguration).toEqual({ enabled: false, level: 'warning' });
  });

  it('keeps to it whatever the texts are', () => {
    fc.assert(fc.property(hostileText, text => expectSarif(JSON.parse(writeSarif(runWith(text), [])))));
  });
});

describe('annotations for GitHub', () => {
  it('stand at the file and line, counted from the top of the repository, errors first', () => {
    const lines = writeGithub(run, '2 errors.').trimEnd().split('\n');
    expect(lines.slice(0, -1).map(line => line.slice(0, line.lastIndexOf('::')))).toEqual([
      '::error file=site/text/glossary/terms.csv,line=3,title=project file',
      '::error file=site/text/locales/en/ćwiczenia.json,line=5,title=number-missing (en)',
      '::error file=site/text/locales/en/ćwiczenia.json,title=up-to-date (en)',
      '::warning file=site/text/locales/en/ćwiczenia.json,line=6,title=spacing (en)',
    ]);
    expect(lines.at(-1)).toBe('2 errors.');
  });

  it('let no text of an article become a command of its own', () => {
    fc.assert(
      fc.property(hostileText, text => {
        const lines = writeGithub(runWith(text), 'Verdict.').split(/\r\n|\r|\n/);
        expect(lines).toHaveLength(4);
        const form = /^::error file=[^,:]*,line=\d+,title=[^,:]*::/;
        expect(lines.slice(0, 2).every(line => form.test(line))).toBe(true);
      }),
    );
  });
});

function junit(of: CheckRun): XmlElement {
  return parseXml(writeJunit(of), { file: 'junit.xml' });
}

/** What the JUnit schemas of Ant, Jenkins and Surefire have in common. */
function expectJunit(root: XmlElement): void {
  expect(root.local).toBe('testsuites');
  expect(root.attributes).toEqual({});
  for (const [index, suite] of childElements(root).entries()) {
    expect(suite.local).toBe('testsuite');
    const { id, package: name, timestamp, hostname, tests, failures, errors, time } = suite.attributes;
    expect(id).toBe(`${index}`);
    expect(suite.attributes.name).toMatch(/\S/);
    expect([name, hostname, time]).toEqual(['dragoman', 'localhost', '0']);
    expect(timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
    const children = childElements(suite);
    const cases = childElements(suite, 'testcase');
    expect(children.map(child => child.local)).toEqual([
      'properties',
      ...cases.map(() => 'testcase'),
      'system-out',
      'system-err',
    ]);
    const count = (kind: string) => `${cases.filter(test => childElements(test, kind).length > 0).length}`;
    expect([tests, failures, errors]).toEqual([`${cases.length}`, count('failure'), count('error')]);
    for (const test of cases) {
      expect(Object.keys(test.attributes)).toEqual(['name', 'classname', 'time']);
      const results = childElements(test);
      expect(results.length).toBeLessThan(2);
      for (const result of results) {
        expect(['failure', 'error']).toContain(result.local);
        expect(Object.keys(result.attributes)).toEqual(['type', 'message']);
      }
    }
  }
}

const isSarif = new Ajv({ allErrors: true }).compile<SarifLog>(sarifSchema);

/** The schema, and what no schema can say: each result's rule is the one at its index. */
function expectSarif(log: unknown): void {
  expect([isSarif(log), isSarif.errors]).toEqual([true, null]);
  const { runs } = log as SarifLog;
  for (const { tool, results } of runs) {
    const ids = tool.driver.rules.map(rule => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(tool.driver.semanticVersion).toMatch(/^\d+\.\d+\.\d+$/);
    for (const { ruleId, ruleIndex } of results) expect(ids[ruleIndex]).toBe(ruleId);
  }
}

interface SarifLog {
  readonly runs: readonly {
    readonly tool: {
      readonly driver: { readonly semanticVersion: string; readonly rules: readonly { readonly id: string }[] };
    };
    readonly results: readonly { readonly ruleId: string; readonly ruleIndex: number }[];
  }[];
}
