import { resolve } from 'node:path';
import { bitextChecks, checks } from '../check/list.ts';
import { AppError, type Outcome } from '../errors.ts';
import type { Finding } from '../model.ts';
import { openEditing } from '../project/editing.ts';
import { adviceOnName } from '../project/nearest.ts';
import { openProject } from '../project/project.ts';
import { readSources } from '../project/sources.ts';
import { units } from '../steps/units.ts';
import { type Waiver, waiversOf, waiverText } from '../waivers.ts';
import type { CheckOptions } from './check.ts';
import { chosenLocales } from './locales.ts';
import { personName } from './person.ts';
import { surroundings } from './surroundings.ts';
import type { World } from './world.ts';
import { wrapped } from './wrap.ts';

/**
 * `dragoman check --ignore SEGMENT --because REASON`: lets findings stand, as a remark in the record with name and date.
 * Only findings that the segment has now; one that a later change brings is told again if it is of another check. Findings
 * of several checks are let stand only where their checks are named: a reason is seldom one for all of them.
 */
export async function ignoreFindings(options: CheckOptions, world: World): Promise<Outcome> {
  const { ignore: segment = '', because = '', only } = options;
  const reason = because.trim();
  if (reason === '')
    throw new AppError('usage', 'It is not said why the findings may stand.', 'Say it with --because "…".');
  const named = only === undefined ? undefined : checksNamed(only);
  const project = await openProject(resolve(world.cwd, options.project));
  const by = await personName(options.by, world);
  const editing = await openEditing(project, { surroundings: surroundings(world), processes: world });
  const { articles } = await readSources(
    project,
    options.paths.map(path => resolve(world.cwd, path)),
  );
  const places: Place[] = [];
  for (const { slug: article } of articles)
    for (const locale of chosenLocales(project, options.to)) {
      const { bitext, checks: open } = await editing.open(article, locale, true);
      const unit = units(bitext).find(each => each.id === segment);
      if (unit) places.push({ article, locale, findings: open.of(unit), waivers: waiversOf(unit) });
    }
  if (places.length === 0)
    throw new AppError(
      'usage',
      `There is no segment ${segment}.`,
      'The ids of segments are in what `dragoman check` prints.',
    );
  const waived = places.map(place => ({
    ...place,
    findings: place.findings.filter(({ check }) => named?.includes(check) ?? true),
  }));
  if (waived.every(({ findings }) => findings.length === 0)) throw nothingToIgnore(segment, only, places);
  const found = [...new Set(waived.flatMap(({ findings }) => findings.map(({ check }) => check)))];
  if (!named && found.length > 1) throw ofSeveralChecks(segment, found, waived);
  for (const { article, locale, findings } of waived) {
    const ofPlace = new Set(findings.map(({ check }) => check));
    const changes = [...ofPlace].map(check => ({ unit: segment, comment: waiverText(check, reason) }));
    if (changes.length > 0) await editing.change(article, locale, changes, by);
  }
  if (options.json) world.out(`${JSON.stringify({ segment, by, because: reason, waived: asData(waived) }, null, 2)}\n`);
  else tell(waived, reason, by, world);
  return 'done';
}

/** The segment in a language, and what is found in it there. */
interface Place {
  readonly article: string;
  readonly locale: string;
  readonly findings: readonly Finding[];
  readonly waivers: readonly Waiver[];
}

const NAMES = [...checks, ...bitextChecks].map(({ name }) => name);

/** @throws AppError for one that is no check of a translation */
function checksNamed(only: string): readonly string[] {
  const names = only.split(/[\s,]+/).filter(Boolean);
  const unknown = names.find(name => !NAMES.includes(name));
  if (unknown === undefined && names.length > 0) return names;
  throw new AppError(
    'usage',
    `There is no check “${unknown ?? only}” of translations.`,
    adviceOnName(unknown ?? only, NAMES),
  );
}

function nothingToIgnore(segment: string, only: string | undefined, places: readonly Place[]): AppError {
  const standing = places.flatMap(({ locale, waivers }) =>
    waivers.map(({ check, by, at, reason }) => `${check} in ${locale}, by ${by} on ${at.slice(0, 10)} (${reason})`),
  );
  const others = [...new Set(places.flatMap(({ findings }) => findings.map(({ check }) => check)))];
  const what = only === undefined ? 'finding' : `finding of “${only}”`;
  const already = standing.length > 0 ? ` What is let stand in it already: ${standing.join('; ')}.` : '';
  return new AppError(
    'usage',
    `The segment ${segment} has no ${what} that is not let stand.${already}`,
    others.length > 0
      ? `It has findings of ${others.join(', ')}.`
      : 'What is found, and where, is what `dragoman check` prints.',
  );
}

function ofSeveralChecks(segment: string, names: readonly string[], places: readonly Place[]): AppError {
  const told = new Set(
    places.flatMap(({ findings }) => findings.map(({ check, message }) => `\n  ${check}: ${message}`)),
  );
  return new AppError(
    'usage',
    `The segment ${segment} has findings of ${names.length} checks, and one reason is seldom right for all:${[...told].join('')}`,
    `Say which may stand: --only ${names[0]}; for all of them --only ${names.join(',')}.`,
  );
}

function asData(places: readonly Place[]): readonly object[] {
  return places.flatMap(({ article, locale, findings }) =>
    findings.map(({ check, severity, message }) => ({ article, locale, check, severity, message })),
  );
}

function tell(places: readonly Place[], reason: string, by: string, { out, paint, columns }: World): void {
  for (const { article, locale, findings } of places)
    for (const { check, message } of findings) {
      const what = `${article} → ${locale}: ${check} may stand, by ${by}: ${reason}`;
      out(`${wrapped(what, columns, `${paint.green('✓')} `)}\n${wrapped(message, columns, '    ')}\n`);
    }
}
