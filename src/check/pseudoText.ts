import type { Check } from './check.ts';
import { says } from './wording.ts';

export const pseudoText: Check = {
  name: 'pseudo-text',
  finds: 'A trial text of the pseudo engine where a translation should be.',
  run: unit =>
    unit.state !== 'initial' && unit.origin.kind === 'engine' && unit.origin.engine.startsWith('pseudo:')
      ? [
          {
            check: 'pseudo-text',
            severity: 'error',
            ...says('pseudo-text.trial'),
          },
        ]
      : [],
};
