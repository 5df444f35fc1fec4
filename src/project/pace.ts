import { setImmediate as breathe } from 'node:timers/promises';

/** As long as one goes on without a pause, in milliseconds. */
const STINT = 12;

/** To be awaited now and then in long work: whoever waits for something shorter has their turn. */
export function openPace(): () => Promise<void> {
  let begun = performance.now();
  return async () => {
    if (performance.now() - begun < STINT) return;
    await breathe();
    begun = performance.now();
  };
}
