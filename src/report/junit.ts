import { element, escapeText, type Markup, replaceUnwritable, textElement, writeXml } from '../xml.ts';
import { type Checked, type CheckedSegment, type CheckRun, oneLine, type Report } from './finding.ts';

/**
 * A check as JUnit XML: a suite for each article in each locale, a test for each sentence, which fails by its errors.
 * Warnings fail nothing and stand in the suite's output. It keeps to what the schemas in use have in common (Ant's,
 * Jenkins's, GitLab's reader): one failure a test, no element that one of them does not know.
 */
export function writeJunit(run: CheckRun): string {
  const suites = run.checked.map((each, index) => suite(each, index, run));
  const broken = run.problems.length ? [problemSuite(run.checked.length, run)] : [];
  return writeXml(element('testsuites', {}, [...suites, ...broken]));
}

function suite(checked: Checked, id: number, run: CheckRun): Markup {
  const { article, locale, file, segments } = checked;
  const own = run.reports.filter(report => report.article === article && report.locale === locale);
  const ofSegments = segments.map(segment => segmentTest(segment, own, checked));
  const ofFile = own.filter(report => report.segment === undefined);
  const fileTest = test('the file', checked, ofFile.filter(isError));
  const name = `${article} → ${locale}`;
  const off = run.switchedOff.join(', ');
  const properties = { article, locale, file: `${run.folder}${file}`, ...(off && { switchedOff: off }) };
  return suiteElement({ id, name, properties, tests: [fileTest, ...ofSegments], output: own.filter(isWarning) }, run);
}

function segmentTest(segment: CheckedSegment, reports: readonly Report[], checked: Checked): Markup {
  const errors = reports.filter(report => report.segment === segment.id && isError(report));
  return test(`${segment.id} ${oneLine(segment.text, 60)}`, checked, errors);
}

function test(name: string, { article, locale }: Checked, errors: readonly Report[]): Markup {
  const [first] = errors;
  const attributes = { name: safe(name), classname: safe(`${locale}.${article}`), time: '0' };
  if (!first) return element('testcase', attributes);
  const message = errors.map(error => error.message).join(' ');
  const failure = { type: safe(errors.map(error => error.check).join(', ')), message: safe(message) };
  return element('testcase', attributes, [textElement('failure', failure, escaped(errors.map(tell).join('\n')))]);
}

/** What is wrong with the project's own files: errors of the test run, as JUnit calls them. */
function problemSuite(id: number, run: CheckRun): Markup {
  const tests = run.problems.map(({ file, line, message, advice }, index) => {
    const attributes = { name: safe(`problem ${index + 1}: ${file ?? 'project'}`), classname: 'project', time: '0' };
    const place = file === undefined ? '' : `${file}${line === undefined ? '' : `:${line}`}\n`;
    const error = { type: 'project', message: safe(message) };
    return element('testcase', attributes, [textElement('error', error, escaped(`${place}${message}\n→ ${advice}`))]);
  });
  return suiteElement({ id, name: 'the project’s files', properties: {}, tests, output: [] }, run);
}

interface Suite {
  readonly id: number;
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly tests: readonly Markup[];
  readonly output: readonly Report[];
}

function suiteElement({ id, name, properties, tests, output }: Suite, run: CheckRun): Markup {
  const count = (kind: string) => tests.filter(test => test.children?.some(child => child.name === kind)).length;
  const attributes = {
    id,
    package: 'dragoman',
    name: safe(name),
    timestamp: run.at.slice(0, 19),
    hostname: 'localhost',
    tests: tests.length,
    failures: count('failure'),
    errors: count('error'),
    time: '0',
  };
  const values = Object.entries(properties).map(([key, value]) =>
    element('property', { name: key, value: safe(value) }),
  );
  return element('testsuite', attributes, [
    element('properties', {}, values),
    ...tests,
    textElement('system-out', {}, escaped(output.map(tell).join('\n'))),
    textElement('system-err', {}, ''),
  ]);
}

function tell({ file, line, check, severity, message, advice, sourceText, targetText }: Report): string {
  return [
    `${line === undefined ? file : `${file}:${line}`} ${severity} ${check}`,
    ...(sourceText === undefined ? [] : [`  ${sourceText}`]),
    ...(targetText === undefined ? [] : [`  ${targetText}`]),
    `  ${message}`,
    `  → ${advice}`,
  ].join('\n');
}

function isError({ severity }: Report): boolean {
  return severity === 'error';
}

function isWarning({ severity }: Report): boolean {
  return severity === 'warning';
}

function safe(text: string): string {
  return replaceUnwritable(text, () => '\uFFFD');
}

function escaped(text: string): string {
  return escapeText(safe(text));
}
