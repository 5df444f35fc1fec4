import type { Check } from './check.ts';

export const empty: Check = {
  name: 'empty',
  finds: 'A translation without a letter or a digit where the source has some.',
  run: unit =>
    unit.state !== 'initial' && SAYS_SOMETHING.test(unit.text) && !SAYS_SOMETHING.test(unit.target)
      ? [
          {
            check: 'empty',
            severity: 'error',
            message: 'The translation is empty.',
            advice: 'Write the translation into the locale file.',
          },
        ]
      : [],
};

const SAYS_SOMETHING = /[\p{L}\p{N}]/u;
