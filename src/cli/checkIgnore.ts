import { resolve } from 'node:path';
import { AppError, type Outcome } from '../errors.ts';
import { openEditing } from '../project/editing.ts';
import { openProject } from '../project/project.ts';
import { readSources } from '../project/sources.ts';
import { units } from '../steps/units.ts';
import { waiverText } from '../waivers.ts';
import type { CheckOptions } from './check.ts';
import { chosenLocales } from './locales.ts';
import { personName } from './person.ts';
import { surroundings } from './surroundings.ts';
import type { World } from './world.ts';

/**
 * `dragoman check --ignore SEGMENT --because REASON`: lets findings stand, as a remark in the record with name and date.
 * Only findings that the segment has now; one that a later change brings is told again if it is of another check.
 */
export async function ignoreFindings(options: CheckOptions, world: World): Promise<Outcome> {
  const { ignore: segment = '', because = '', only } = options;
  if (because.trim() === '')
    throw new AppError('usage', 'It is not said why the findings may stand.', 'Say it with --because "…".');
  const project = await openProject(resolve(world.cwd, options.project));
  const by = await personName(options.by, world);
  const editing = await openEditing(project, { surroundings: surroundings(world), processes: world });
  const { articles } = await readSources(
    project,
    options.paths.map(path => resolve(world.cwd, path)),
  );
  const waived: { readonly article: string; readonly locale: string; readonly check: string }[] = [];
  for (const { slug } of articles)
    for (const locale of chosenLocales(project, options.to)) {
      const { bitext, checks: found } = await editing.open(slug, locale, true);
      const unit = units(bitext).find(each => each.id === segment);
      const names = unit ? found.of(unit).map(finding => finding.check) : [];
      const checks = [...new Set(names)].filter(name => only === undefined || name === only);
      const changes = checks.map(check => ({ unit: segment, comment: waiverText(check, because.trim()) }));
      if (changes.length > 0) await editing.change(slug, locale, changes, by);
      waived.push(...checks.map(check => ({ article: slug, locale, check })));
    }
  if (waived.length === 0)
    throw new AppError(
      'usage',
      `The segment ${segment} has no ${only === undefined ? 'finding' : `finding “${only}”`}.`,
      'The ids of segments and the names of checks are in what `dragoman check` prints.',
    );
  if (options.json) world.out(`${JSON.stringify({ segment, by, because, waived }, null, 2)}\n`);
  else
    for (const { article, locale, check } of waived)
      world.out(`${world.paint.green('✓')} ${article} → ${locale}: ${check} may stand, by ${by}\n`);
  return 'done';
}
