import { AppError, type Outcome } from '../errors.ts';
import type { Finding } from '../model.ts';
import { CONFIG_FILE } from '../project/config.ts';
import { folderInRepository } from '../project/git.ts';
import type { Fault, Project } from '../project/project.ts';
import { packageVersion } from '../project/version.ts';
import type { Checked, CheckRun, Report, ReportedProblem } from '../report/finding.ts';
import type { Rule } from '../report/sarif.ts';
import type { Waiver } from '../waivers.ts';
import { render } from './check.ts';
import { faultData, tellFaults } from './failures.ts';
import { surroundings } from './surroundings.ts';
import { counted } from './table.ts';
import type { World } from './world.ts';

/** How a check's findings are told. */
export type CheckFormat = 'text' | 'json' | 'junit' | 'sarif' | 'github';

/** A finding that a person let stand. */
export interface LetStand extends Finding {
  readonly file: string;
  readonly article: string;
  readonly locale: string;
  readonly segment: string;
  readonly waiver: Waiver;
}

/** What a check has found, for all formats. */
export interface Outcomes {
  readonly reports: readonly Report[];
  readonly checked: readonly Checked[];
  /** What people let stand: it is no finding any more, and yet is counted. */
  readonly letStand: readonly LetStand[];
  readonly faults: readonly Fault[];
  /** What was looked at: `3 locale files`. */
  readonly what: string;
  /** The checks that could have looked at it: one that the project switched off is told. */
  readonly rules: readonly Rule[];
}

/** Tells what a check has found in the format that was asked for. The exit code is the same for all of them. */
export async function tellCheck(
  outcomes: Outcomes,
  { format, json }: { readonly format?: CheckFormat; readonly json?: true },
  project: Project,
  world: World,
): Promise<Outcome> {
  const { reports, letStand, faults, what, rules } = outcomes;
  const switchedOff = rules.map(({ name }) => name).filter(name => project.config.checks[name] === 'off');
  const run = () => runOf(outcomes, switchedOff, project, world);
  switch (format ?? (json ? 'json' : 'text')) {
    case 'text':
      world.out(`${render(reports, letStand.length, what, world)}${offText(switchedOff)}`);
      break;
    case 'json':
      world.out(
        `${JSON.stringify({ findings: reports, letStand, switchedOff, problems: faults.map(faultData) }, null, 2)}\n`,
      );
      break;
    case 'junit':
      world.out((await import('../report/junit.ts')).writeJunit(await run()));
      break;
    case 'sarif':
      world.out((await import('../report/sarif.ts')).writeSarif(await run(), rules));
      break;
    case 'github': {
      const { writeGithub } = await import('../report/github.ts');
      world.out(
        writeGithub(await run(), `${verdictOn(reports, letStand.length, what)}\n${offText(switchedOff)}`.trimEnd()),
      );
      break;
    }
  }
  // GitHub takes commands from standard error too: there a fault is told as an annotation, escaped, and not once more.
  if (format !== 'github') tellFaults(faults, world);
  if (faults.length > 0) return 'project';
  return reports.some(report => report.severity === 'error') ? 'findings' : 'done';
}

/** Silence is not praise where a check was not run. */
function offText(names: readonly string[]): string {
  return names.length > 0 ? `Switched off in ${CONFIG_FILE}: ${names.join(', ')}.\n` : '';
}

async function runOf(
  { reports, checked, faults }: Outcomes,
  switchedOff: readonly string[],
  project: Project,
  world: World,
): Promise<CheckRun> {
  return {
    reports,
    checked,
    switchedOff,
    problems: faults.map(problemOf),
    folder: await folderInRepository(project),
    version: packageVersion(),
    at: new Date(surroundings(world).now()).toISOString(),
  };
}

function problemOf(fault: Fault): ReportedProblem {
  return fault instanceof AppError ? { message: fault.message, advice: fault.advice } : fault;
}

/** `2 errors, 1 warning in 3 locale files; 2 let stand (ignored with a reason).` */
export function verdictOn(reports: readonly Report[], letStand: number, what: string): string {
  const errors = reports.filter(report => report.severity === 'error').length;
  const counts = `${counted(errors, 'error')}, ${counted(reports.length - errors, 'warning')}`;
  return `${counts} in ${placeOf(letStand, what)}`;
}

/** `3 locale files; 2 let stand (ignored with a reason).` */
export function placeOf(letStand: number, what: string): string {
  return `${what}${letStand > 0 ? `; ${letStand} let stand (ignored with a reason)` : ''}.`;
}
