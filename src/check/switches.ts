import type { Finding, Switches } from '../model.ts';

/** Of checks, those that the project has not switched off. */
export function switchedOn<T extends { readonly name: string }>(
  checks: readonly T[],
  switches: Switches = {},
): readonly T[] {
  return checks.filter(({ name }) => switches[name] !== 'off');
}

/** Findings with the severity that the project gives their checks. */
export function weighed<T extends Finding>(findings: readonly T[], switches: Switches = {}): readonly T[] {
  return findings.map(finding => {
    const severity = switches[finding.check];
    return severity && severity !== 'off' && severity !== finding.severity ? { ...finding, severity } : finding;
  });
}
