import { Presets, SingleBar } from 'cli-progress';
import type { World } from './world.ts';

export interface Progress {
  step(): void;
  stop(): void;
}

/** Work shorter than this needs no bar, in milliseconds. */
const WORTH_A_BAR = 1000;

/** A bar on standard error, where a person watches and the work takes over a second. */
export function openProgress(total: number, noun: string, world: World): Progress {
  if (!world.watched) return { step() {}, stop() {} };
  const bar = new SingleBar({ format: `{bar} {value}/{total} ${noun}`, clearOnComplete: true }, Presets.rect);
  let done = 0;
  let isShown = false;
  const timer = setTimeout(() => {
    isShown = true;
    bar.start(total, done);
  }, WORTH_A_BAR);
  return {
    step() {
      done += 1;
      if (isShown) bar.update(done);
    },
    stop() {
      clearTimeout(timer);
      if (isShown) bar.stop();
    },
  };
}
