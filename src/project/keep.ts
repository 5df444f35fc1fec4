import { keepIfPossible, readBytes } from './files.ts';
import { type Project, paths } from './project.ts';

/** A place in the project's caches for something that can be had again. */
export function openKeep(
  project: Project,
  name: string,
): { read(): Promise<string | undefined>; write(text: string): Promise<void> } {
  const path = paths.cache(project, name);
  return {
    async read() {
      const bytes = await readBytes(path);
      return bytes && new TextDecoder().decode(bytes);
    },
    write: text => keepIfPossible(path, text),
  };
}
