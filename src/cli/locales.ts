import { AppError } from '../errors.ts';
import type { Locale } from '../model.ts';
import type { Project } from '../project/project.ts';

/** `en, de` as a list. */
export function splitLocales(text: string): readonly Locale[] {
  return [...new Set(text.split(/[\s,]+/).filter(Boolean))];
}

/**
 * The target locales that a command is about: those of `--to`, or all of the project's.
 * @throws AppError for one that the project does not have
 */
export function chosenLocales(project: Project, to: string | undefined): readonly Locale[] {
  const { targetLocales } = project.config;
  if (to === undefined) return targetLocales;
  const chosen = splitLocales(to);
  const unknown = chosen.find(locale => !targetLocales.includes(locale));
  if (chosen.length > 0 && unknown === undefined) return chosen;
  throw new AppError(
    'usage',
    unknown === undefined ? '--to names no language.' : `“${unknown}” is not a target language of this project.`,
    `Use ${targetLocales.join(', ')}, or add it to “targetLocales” in dragoman.config.json.`,
  );
}
