import { relative, resolve } from 'node:path';
import { AppError } from '../errors.ts';
import { openEditing } from '../project/editing.ts';
import type { OpenBitext } from '../project/editingLoad.ts';
import { type Export, writeExports } from '../project/exchange.ts';
import { openProject } from '../project/project.ts';
import { readSources } from '../project/sources.ts';
import { type FormOptions, formOf } from './exportForm.ts';
import { faultData, tellFaults } from './failures.ts';
import { chosenLocales } from './locales.ts';
import { surroundings } from './surroundings.ts';
import type { Command } from './world.ts';

export interface ExportOptions extends FormOptions {
  readonly paths: readonly string[];
  readonly to?: string;
  /** A file, or a folder where several articles or languages are exported. */
  readonly out?: string;
  readonly project: string;
  readonly json?: true;
}

/** Hands articles out for other tools. Nothing in the project changes. */
export const exportArticles: Command<ExportOptions> = async (options, world) => {
  const form = formOf(options);
  const project = await openProject(resolve(world.cwd, options.project));
  const locales = chosenLocales(project, options.to);
  const only = options.paths.map(path => resolve(world.cwd, path));
  const { articles } = await readSources(project, only);
  const editing = await openEditing(project, { surroundings: surroundings(world), processes: world });
  const opened: OpenBitext[] = [];
  for (const article of articles) for (const locale of locales) opened.push(await editing.open(article.slug, locale));
  const exports = form(opened);
  if (options.out === undefined && exports.length === 1 && !options.json) world.out(exports[0]?.content ?? '');
  else {
    const out = outFor(options.out, exports);
    const written = (await writeExports(exports, resolve(world.cwd, out.path), out.isFile)).map(
      path => relative(world.cwd, path) || path,
    );
    if (options.json) world.out(`${JSON.stringify({ written, problems: editing.faults().map(faultData) }, null, 2)}\n`);
    else for (const path of written) world.out(`${world.paint.green('✓ wrote')} ${path}\n`);
  }
  tellFaults(editing.faults(), world);
  return 'done';
};

/** A name with an ending is a file's. */
function outFor(
  out: string | undefined,
  exports: readonly Export[],
): { readonly path: string; readonly isFile: boolean } {
  const isFile = out !== undefined && /\.(?:xlf|xliff|xml|html?|po|csv|tsv|json)$/i.test(out);
  if (out !== undefined && (!isFile || exports.length === 1)) return { path: out, isFile };
  throw new AppError(
    'usage',
    out === undefined
      ? `It is not said where to put ${exports.length} files.`
      : `${out} is one file, and there are ${exports.length} to write.`,
    'Name a folder with --out, or one article and one language.',
  );
}
