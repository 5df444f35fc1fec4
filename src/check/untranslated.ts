import type { Check } from './check.ts';
import { says } from './wording.ts';

export const untranslated: Check = {
  name: 'untranslated',
  finds: 'A sentence that has no translation yet.',
  run: unit =>
    unit.state === 'initial'
      ? [
          {
            check: 'untranslated',
            severity: 'error',
            ...says('untranslated.none'),
          },
        ]
      : [],
};
