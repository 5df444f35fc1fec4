import type { Severity } from '../model.ts';
import type { CheckRun, Report } from './finding.ts';

/** What a check looks for, as code scanning shows it beside a finding. */
export interface Rule {
  readonly name: string;
  /** In a sentence. */
  readonly finds: string;
}

/**
 * A check as SARIF 2.1.0 (OASIS), which GitHub, GitLab and editors read: each kind of finding is a rule, each finding a
 * result at its line of the locale file.
 *
 * @param rules  what is known of checks; those that found something and are not among them are named only
 */
export function writeSarif(run: CheckRun, rules: readonly Rule[]): string {
  const used = rulesOf(run, rules);
  const index = new Map(used.map(({ name }, at) => [name, at]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Dragoman',
            semanticVersion: run.version,
            rules: used.map(({ name, finds, severity, isOff }) => ({
              id: name,
              shortDescription: { text: finds },
              defaultConfiguration: { ...(isOff && { enabled: false }), level: severity },
            })),
          },
        },
        invocations: [invocation(run)],
        columnKind: 'utf16CodeUnits',
        results: run.reports.map(report => result(report, index.get(report.check) ?? 0, run)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

interface UsedRule extends Rule {
  readonly severity: Severity;
  readonly isOff: boolean;
}

/** All known rules, and those that only the reports know; a rule's level is the gravest that it has here. */
function rulesOf({ reports, switchedOff }: CheckRun, rules: readonly Rule[]): readonly UsedRule[] {
  const known = new Map(rules.map(rule => [rule.name, rule.finds]));
  for (const { check } of reports) if (!known.has(check)) known.set(check, FURTHER.get(check) ?? check);
  const grave = new Set(reports.filter(({ severity }) => severity === 'error').map(({ check }) => check));
  return [...known].map(([name, finds]) => ({
    name,
    finds,
    severity: grave.has(name) ? 'error' : 'warning',
    isOff: switchedOff.includes(name),
  }));
}

/** What is found by looking at files rather than at sentences. */
const FURTHER: ReadonlyMap<string, string> = new Map([
  ['up-to-date', 'Files that are not what the article and the glossary give today.'],
  ['out-of-date', 'A translation that a person made or approved before one of its terms changed.'],
  ['i18next', 'A sentence that i18next does not give back unchanged.'],
]);

function result(report: Report, ruleIndex: number, { folder }: CheckRun): object {
  const { check, severity, message, advice, file, line, article, locale, segment, sourceText, targetText } = report;
  const words = { sourceText, targetText, source: report.source, target: report.target };
  const known = Object.entries({ article, locale, segment, ...words }).filter(([, value]) => value !== undefined);
  return {
    ruleId: check,
    ruleIndex,
    level: severity,
    message: { text: `${message} ${advice}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(`${folder}${file}`) },
          // Code scanning shows nothing that has no line.
          region: { startLine: line ?? 1 },
        },
      },
    ],
    // The sentence and the check, not the line: the finding stays the same one when text is put in above it.
    ...(segment && { partialFingerprints: { 'dragomanSegment/v1': `${locale}/${article}/${segment}/${check}` } }),
    properties: Object.fromEntries(known),
  };
}

/** What is wrong with the project's own files are notifications of the tool, not results. */
function invocation({ problems, folder, at }: CheckRun): object {
  return {
    executionSuccessful: problems.length === 0,
    endTimeUtc: at,
    toolExecutionNotifications: problems.map(({ file, line, message, advice }) => ({
      level: 'error',
      message: { text: `${message} ${advice}` },
      ...(file !== undefined && {
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: uriOf(`${folder}${file}`) },
              ...(line !== undefined && { region: { startLine: line } }),
            },
          },
        ],
      }),
    })),
  };
}

/** A path as a relative URI reference; halves of surrogate pairs, which none can hold, are replaced. */
function uriOf(path: string): string {
  return path
    .replace(/\p{Cs}/gu, '\uFFFD')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}
