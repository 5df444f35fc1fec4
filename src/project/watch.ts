import { watch } from 'chokidar';
import { type Project, paths } from './project.ts';

/** Changes that come together are one: an editor writes in several steps, in milliseconds. */
const TOGETHER = 300;

/**
 * Watches what a project is made of: articles, glossary, memory, configuration. What Dragoman writes itself is not among
 * them. Fulfilled when everything is being watched.
 *
 * @returns one value for each change, or for several that came while nobody asked; it ends when the signal aborts
 */
export async function watchProject(project: Project, signal: AbortSignal): Promise<AsyncGenerator<void>> {
  const watched = [paths.sources(project), paths.glossary(project), paths.memory(project), paths.config(project)];
  const watcher = watch(watched, {
    ignoreInitial: true,
    ignored: path => /[/\\]\.[^/\\]+$/.test(path),
    awaitWriteFinish: { stabilityThreshold: TOGETHER, pollInterval: 50 },
  });
  let isDue = false;
  let wake = () => {};
  watcher.on('all', () => {
    isDue = true;
    wake();
  });
  signal.addEventListener('abort', () => {
    wake();
    void watcher.close();
  });
  await new Promise<void>(ready => watcher.on('ready', ready));
  return (async function* changes() {
    try {
      while (!signal.aborted) {
        if (!isDue)
          await new Promise<void>(done => {
            wake = done;
          });
        if (!isDue) continue;
        isDue = false;
        yield;
      }
    } finally {
      await watcher.close();
    }
  })();
}
