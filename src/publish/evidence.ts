import { createHash } from 'node:crypto';
import { shown } from '../codes.ts';
import type { Locale, Origin, Severity, Switches, TargetedUnit } from '../model.ts';
import { type Waiver, waiverOf } from '../waivers.ts';
import type { Disclosure } from './disclosure.ts';
import { type Change, changeBetween } from './distance.ts';
import type { Gates, Standing } from './gates.ts';
import { rawTextsOf } from './rawTexts.ts';
import type { Summary } from './summary.ts';

/** What a published text rests on. It is written as JSON, after `project/evidence.schema.json`. */
export interface Evidence extends Content {
  /** The SHA-256 of all the rest in canonical form. It shows a change; it is no signature. */
  readonly seal: string;
}

export interface Content {
  readonly format: 'dragoman-evidence';
  readonly version: 1;
  readonly tool: { readonly name: 'dragoman'; readonly version: string };
  readonly article: {
    readonly slug: string;
    readonly title: string;
    readonly sourceLocale: Locale;
    readonly targetLocale: Locale;
  };
  /** ISO 8601. */
  readonly publishedAt: string;
  /** Who holds editorial responsibility; null where nobody is named. */
  readonly editor: string | null;
  readonly gates: Gates;
  readonly disclosure: Disclosure & { readonly text: string | null };
  readonly summary: Summary;
  readonly units: readonly UnitEvidence[];
  /** The names of the checks that were run. */
  readonly checks: readonly string[];
  /** What the project made of single checks; absent in evidence of earlier versions, which knew no switches. */
  readonly switches?: Switches;
  readonly findings: readonly FindingEvidence[];
  readonly files: readonly FileEvidence[];
  /** One hash of the whole glossary. */
  readonly glossary: string;
}

export interface UnitEvidence {
  readonly segment: string;
  readonly state: TargetedUnit['state'];
  /** The published text of the sentence, its codes as tags: `<1>NATO</1>`. */
  readonly target: string;
  readonly sourceSha256: string;
  readonly origin: Origin;
  /** Who approved it last, and when. */
  readonly approval: { readonly by: string; readonly at: string } | null;
  /** What people changed of a machine's or the memory's text; null where the record knows of no such text. */
  readonly change: (Change & { readonly from: Origin }) | null;
}

export interface FindingEvidence {
  readonly segment: string;
  readonly check: string;
  readonly severity: Severity;
  readonly message: string;
  readonly waiver: Omit<Waiver, 'check'> | null;
}

export interface FileEvidence {
  readonly role: 'source' | 'sourceLocaleFile' | 'localeFile' | 'record' | 'glossary' | Published;
  /** Relative to the project, with `/`. */
  readonly path: string;
  readonly sha256: string;
}

/** What publishing writes beside the evidence. */
export type Published = 'article' | 'page' | 'readableEvidence';

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** One hash for a list of files: of their names and hashes. */
export function sha256OfFiles(files: readonly FileEvidence[]): string {
  return sha256(files.map(file => `${file.sha256}  ${file.path}\n`).join(''));
}

export function seal(content: Content): Evidence {
  return { ...content, seal: sha256(canonical(content)) };
}

/** Whether nothing in the evidence has changed since it was sealed. */
export function sealHolds({ seal: written, ...content }: Evidence): boolean {
  return written === sha256(canonical(content));
}

/** JSON with sorted keys and without white space (as RFC 8785 has it), so that laying a file out anew changes nothing. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`);
  return `{${entries.join(',')}}`;
}

export function writeEvidence(evidence: Evidence): string {
  return `${JSON.stringify(evidence, null, 2)}\n`;
}

// ── Units and findings ──────────────────────────────────────────────────────────────────────────────────────────

/** @throws Error for a unit without a target: no gate lets one through */
export function unitEvidence({ unit, approval }: Standing): UnitEvidence {
  if (unit.state === 'initial') throw new Error(`${unit.id} has no target and cannot be published.`);
  return {
    segment: unit.id,
    state: unit.state,
    target: shown(unit.target, unit),
    sourceSha256: sha256(shown(unit.text, unit)),
    origin: unit.origin,
    approval: approval ? { by: approval.by, at: approval.at } : null,
    change: changeOf(unit),
  };
}

/** The text that stayed as it came has not been changed; a person's is compared with the nearest text in the record. */
function changeOf(unit: TargetedUnit): UnitEvidence['change'] {
  if (unit.origin.kind !== 'person') return { ...changeBetween(unit.target, unit.target), from: unit.origin };
  const changes = rawTextsOf(unit).map(({ target, origin }) => ({
    ...changeBetween(target, unit.target),
    from: origin,
  }));
  const [first, ...others] = changes;
  if (!first) return null;
  return others.reduce((nearest, change) => (change.characters < nearest.characters ? change : nearest), first);
}

export function findingEvidence({ unit, findings, waivers }: Standing): readonly FindingEvidence[] {
  return findings.map(finding => {
    const { check, severity, message } = finding;
    const waiver = waiverOf(finding, waivers);
    const { by, at, reason } = waiver ?? { by: '', at: '', reason: '' };
    return { segment: unit.id, check, severity, message, waiver: waiver ? { by, at, reason } : null };
  });
}
