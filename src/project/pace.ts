import { setImmediate as breathe } from 'node:timers/promises';

import type { Pause } from '../turns.ts';

/** As long as one goes on without a pause, in milliseconds. */
const STINT = 12;

/** Pauses as often as nobody should have waited longer for their turn. */
export function openPace(): Pause {
  let begun = performance.now();
  return async () => {
    if (performance.now() - begun < STINT) return;
    await breathe();
    begun = performance.now();
  };
}
