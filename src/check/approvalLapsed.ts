import type { Check } from './check.ts';
import { says } from './wording.ts';

/** An approval is bound to the text that was read: a text changed afterwards, in whatever tool, needs another. */
export const approvalLapsed: Check = {
  name: 'approval-lapsed',
  finds: 'A translation that was approved and has been changed since.',
  run(unit) {
    if (unit.state !== 'translated' || !unit.lapsed) return [];
    const { by, at } = unit.lapsed;
    return [
      {
        check: 'approval-lapsed',
        severity: 'warning',
        ...says('approval-lapsed.lapsed', { by, day: at.slice(0, 10) }),
      },
    ];
  },
};
