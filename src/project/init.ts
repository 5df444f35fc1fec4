import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../errors.ts';
import type { Locale } from '../model.ts';
import { CONFIG_FILE, parseConfig } from './config.ts';
import { readBytes, writeFileSafely } from './files.ts';

export interface NewProject {
  readonly sourceLocale: Locale;
  readonly targetLocales: readonly Locale[];
  /** Whether to start from the defence glossary, or from an empty one. */
  readonly withGlossary: boolean;
}

export interface NewFile {
  readonly path: string;
  readonly content: string;
}

/**
 * What `init` would write into a folder: only files that are not there yet.
 * @throws AppError where the folder is a project already, or where a language tag is none
 */
export async function planProject(root: string, wanted: NewProject): Promise<readonly NewFile[]> {
  if (await isProject(root))
    throw new AppError(
      'usage',
      `This folder is a project already: it has a ${CONFIG_FILE}.`,
      'Edit that file to change the project; `dragoman translate` brings its locale files up to date.',
    );
  const config = configText(wanted);
  parseConfig(config, CONFIG_FILE);
  const glossary = wanted.withGlossary ? await defenceGlossary() : emptyGlossary(wanted);
  const files = [
    { path: CONFIG_FILE, content: config },
    { path: wanted.withGlossary ? 'glossary/defence.csv' : 'glossary/terms.csv', content: glossary },
    { path: 'seeds/.gitkeep', content: '' },
    { path: '.gitignore', content: await ignoring(root) },
  ];
  const present = await Promise.all(files.map(file => readBytes(join(root, file.path))));
  return files.filter((file, index) => file.path === '.gitignore' || present[index] === undefined);
}

/** Whether a folder itself has a configuration. */
export async function isProject(root: string): Promise<boolean> {
  return (await readBytes(join(root, CONFIG_FILE))) !== undefined;
}

export async function makeProject(root: string, files: readonly NewFile[]): Promise<readonly string[]> {
  const written: string[] = [];
  for (const { path, content } of files) if (await writeFileSafely(join(root, path), content)) written.push(path);
  return written;
}

function configText({ sourceLocale, targetLocales }: NewProject): string {
  const config = {
    $schema: './node_modules/dragoman/src/project/config.schema.json',
    sourceLocale,
    targetLocales,
    engine: 'auto',
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}

/** The glossary that comes with the package. */
async function defenceGlossary(): Promise<string> {
  return readFile(new URL('../../glossary/defence.csv', import.meta.url), 'utf8');
}

function emptyGlossary({ sourceLocale, targetLocales }: NewProject): string {
  return `${['id', 'domain', sourceLocale, ...targetLocales, 'note', 'source'].join(',')}\n`;
}

/** The folder's .gitignore, with the cache in it. */
async function ignoring(root: string): Promise<string> {
  const bytes = await readBytes(join(root, '.gitignore'));
  const text = bytes ? Buffer.from(bytes).toString('utf8') : '';
  if (/^\/?\.dragoman\/?\s*$/m.test(text)) return text;
  return `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}.dragoman/\n*.dragoman-tmp\n`;
}
