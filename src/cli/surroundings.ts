import { setTimeout as wait } from 'node:timers/promises';
import type { Surroundings } from '../project/tools.ts';
import type { World } from './world.ts';

/** The real clock and chance. */
export function surroundings({ signal }: World): Surroundings {
  return {
    signal,
    now: Date.now,
    random: Math.random,
    sleep: async (ms, interruption) => {
      await wait(ms, undefined, { signal: interruption }).catch(() => undefined);
    },
  };
}
