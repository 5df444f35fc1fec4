import type { Check } from './check.ts';
import { glance } from './glance.ts';
import { says } from './wording.ts';

export const empty: Check = {
  name: 'empty',
  finds: 'A translation without a letter or a digit where the source has some.',
  run: unit =>
    unit.state !== 'initial' && glance(unit.target).length === 0 && glance(unit.text).length > 0
      ? [
          {
            check: 'empty',
            severity: 'error',
            ...says('empty.empty'),
          },
        ]
      : [],
};
