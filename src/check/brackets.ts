import { targetCheck } from './check.ts';

/**
 * | pl | target | |
 * |---|---|---|
 * | Traktat (INF) wygasł. | The treaty (INF) has expired. | passes |
 * | a) rozmowy | a) talks | passes |
 * | Traktat (INF) wygasł. | The treaty (INF has expired. | found |
 */
export const brackets = targetCheck(
  'bracket',
  'A bracket that is opened and not closed in the translation, or the other way round.',
  unit => {
    const [source, target] = [surplus(unit.text), surplus(unit.target)];
    if (source === target) return [];
    return [
      {
        severity: 'error',
        message: target > source ? 'A bracket is opened and not closed.' : 'A bracket is closed and not opened.',
        advice: 'Open and close brackets as the source does.',
      },
    ];
  },
);

/** How many more brackets open than close, smileys apart. */
function surplus(text: string): number {
  const plain = text.replace(/[:;]-?[()]/g, '');
  return (plain.match(/[([]/g)?.length ?? 0) - (plain.match(/[)\]]/g)?.length ?? 0);
}
