import type { Origin } from '../model.ts';

/** Pseudo-localisation is for trying the pipeline: a real engine, or the memory, replaces it. */
export function isTrial(origin: Origin): origin is Extract<Origin, { kind: 'engine' }> {
  return origin.kind === 'engine' && origin.engine.startsWith('pseudo:');
}
