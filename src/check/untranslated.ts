import type { Check } from './check.ts';

export const untranslated: Check = {
  name: 'untranslated',
  finds: 'A sentence that has no translation yet.',
  run: unit =>
    unit.state === 'initial'
      ? [
          {
            check: 'untranslated',
            severity: 'error',
            message: 'The sentence has no translation.',
            advice: 'Run `dragoman translate` with an engine, or write the translation into the locale file.',
          },
        ]
      : [],
};
