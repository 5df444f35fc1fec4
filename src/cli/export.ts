import { isUtf8 } from 'node:buffer';
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
import type { Command, World } from './world.ts';

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
  for (const article of articles)
    for (const locale of locales) opened.push(await editing.open(article.slug, locale, true));
  const exports = await form(opened, project);
  if (options.out === undefined && exports.length === 1 && !options.json)
    world.out(printable(exports[0]?.content ?? ''));
  else {
    const out = outFor(options.out, exports);
    const written = (await writeExports(project, exports, resolve(world.cwd, out.path), out.isFile)).map(
      path => relative(world.cwd, path) || path,
    );
    const untranslated = exports.reduce((sum, each) => sum + (each.untranslated ?? 0), 0);
    const data = { written, ...(options.document && { untranslated }), problems: editing.faults().map(faultData) };
    if (options.json) world.out(`${JSON.stringify(data, null, 2)}\n`);
    else for (const path of written) world.out(`${world.paint.green('✓ wrote')} ${path}\n`);
  }
  tellUntranslated(exports, world);
  tellFaults(editing.faults(), world);
  return 'done';
};

/** @throws AppError where it is no text that a terminal could show */
function printable(content: string | Uint8Array): string {
  if (typeof content === 'string') return content;
  if (isUtf8(content)) return Buffer.from(content).toString('utf8');
  throw new AppError('usage', 'This document is no text in UTF-8 to print.', 'Name a file with --out.');
}

function tellUntranslated(exports: readonly Export[], world: World): void {
  for (const { name, untranslated = 0 } of exports)
    if (untranslated > 0)
      world.note(
        `${name}: ${untranslated} ${untranslated === 1 ? 'sentence has' : 'sentences have'} no translation; the source stands there.\n`,
      );
}

/** A name with an ending is a file's. */
function outFor(
  out: string | undefined,
  exports: readonly Export[],
): { readonly path: string; readonly isFile: boolean } {
  const isFile = out !== undefined && /\.(?:xlf|xliff|xml|html?|po|csv|tsv|json|txt|md|markdown|docx)$/i.test(out);
  if (out !== undefined && (!isFile || exports.length === 1)) return { path: out, isFile };
  throw new AppError(
    'usage',
    out === undefined
      ? `It is not said where to put ${exports.length} files.`
      : `${out} is one file, and there are ${exports.length} to write.`,
    'Name a folder with --out, or one article and one language.',
  );
}
