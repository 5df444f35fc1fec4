import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readBytes } from './files.ts';
import type { NewFile } from './init.ts';
import type { Project } from './project.ts';

const PROGRAM = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url)).replaceAll("'", "'\\''");

/**
 * For the shell. A driver that cannot start must not lose the other side: git would keep ours, without a marker, and call
 * it a conflict. There, git's own merge has the file.
 */
const DRIVER =
  `if test -f '${PROGRAM}' && command -v node >/dev/null; then node '${PROGRAM}' merge-driver %O %A %B %P; ` +
  'else git merge-file -L ours -L base -L theirs %A %O %B; fi';

/** The settings that let git merge a project's files by what they say; they are kept in each clone, not in the repository. */
export const gitSettings: readonly (readonly [name: string, value: string])[] = [
  ['merge.dragoman.name', 'Dragoman: by sentence and by concept'],
  ['merge.dragoman.driver', DRIVER],
];

/** The project's .gitattributes with the lines that name the driver; undefined where it has them. */
export async function planGitAttributes({ root, config }: Project): Promise<NewFile | undefined> {
  const wanted = [
    `/${config.locales}/**/*.xlf merge=dragoman`,
    `/${config.locales}/**/*.json merge=dragoman`,
    `/${config.glossary}/**/*.csv merge=dragoman`,
  ];
  const bytes = await readBytes(join(root, '.gitattributes'));
  const text = bytes ? Buffer.from(bytes).toString('utf8') : '';
  const missing = wanted.filter(line => !text.split(/\r?\n/).includes(line));
  if (missing.length === 0) return undefined;
  const before = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  return { path: '.gitattributes', content: `${before}${missing.join('\n')}\n` };
}
