import type { Check } from './check.ts';

export const pseudoText: Check = {
  name: 'pseudo-text',
  finds: 'A trial text of the pseudo engine where a translation should be.',
  run: unit =>
    unit.state !== 'initial' && unit.origin.kind === 'engine' && unit.origin.engine.startsWith('pseudo:')
      ? [
          {
            check: 'pseudo-text',
            severity: 'error',
            message: 'This is a trial text, not a translation.',
            advice: 'Run `dragoman translate` with a real engine.',
          },
        ]
      : [],
};
