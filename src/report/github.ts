import type { CheckRun, Report } from './finding.ts';

/**
 * A check as workflow commands of GitHub Actions, which GitHub shows at the line in a pull request. A last line that is
 * no command says how much was found.
 *
 * @param verdict  that line
 */
export function writeGithub({ reports, problems, folder }: CheckRun, verdict: string): string {
  const found = [...reports].sort(bySeverity).map(report => {
    const { check, severity, file, line, locale, message, advice } = report;
    return command(severity, { file: `${folder}${file}`, line, title: `${check} (${locale})` }, [
      message,
      `→ ${advice}`,
      ...[report.sourceText, report.targetText].filter(text => text !== undefined),
    ]);
  });
  const broken = problems.map(({ file, line, message, advice }) => {
    const place = file === undefined ? {} : { file: `${folder}${file}`, line };
    return command('error', { ...place, title: 'project file' }, [message, `→ ${advice}`]);
  });
  return [...broken, ...found, `${verdict}\n`].join('');
}

/** GitHub shows ten of each kind only: errors come first. */
function bySeverity(one: Report, other: Report): number {
  return Number(other.severity === 'error') - Number(one.severity === 'error');
}

type Properties = Readonly<Record<string, string | number | undefined>>;

function command(name: string, properties: Properties, lines: readonly string[]): string {
  const given = Object.entries(properties).filter(([, value]) => value !== undefined);
  const list = given.map(([key, value]) => `${key}=${escapeProperty(String(value))}`).join(',');
  return `::${name} ${list}::${escapeMessage(lines.join('\n'))}\n`;
}

/** https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts has the rules. */
function escapeMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
