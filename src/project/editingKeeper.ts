import { units } from '../steps/units.ts';
import { type KeptWith, keepOpen } from './editingKept.ts';
import type { OpenBitext } from './editingLoad.ts';
import type { Project } from './project.ts';

/** Keeps long articles for the next time that they are opened, once nobody has asked for them for a while. */
export interface Keeper {
  /** Somebody has the article open, with these changes in it. */
  soon(open: OpenBitext, kept: KeptWith): void;
}

/** How long nobody asks for the article before it is kept, in milliseconds. */
const QUIET = 4000;

export function openKeeper(project: Project): Keeper {
  const timers = new Map<string, NodeJS.Timeout>();
  /** In how many units the checks had looked when the article was kept. */
  const checked = new WeakMap<OpenBitext, number>();
  const keep = async (open: OpenBitext, kept: KeptWith) => {
    const count = units(open.bitext).filter(unit => open.checks.known(unit)).length;
    if (checked.get(open) === count) return;
    checked.set(open, count);
    await keepOpen(project, open, kept);
  };
  return {
    soon(open, kept) {
      const key = `${open.locale}/${open.article.slug}`;
      clearTimeout(timers.get(key));
      const timer = setTimeout(() => {
        timers.delete(key);
        void keep(open, kept);
      }, QUIET);
      timers.set(key, timer.unref());
    },
  };
}
