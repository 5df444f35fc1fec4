import { targetCheck } from './check.ts';
import { says } from './wording.ts';

/**
 * | | Polish | translation | |
 * |---|---|---|
 * | en | Traktat (INF) wygasł. | The treaty (INF) has expired. | passes |
 * | en | a) rozmowy | a) talks | passes |
 * | en | Traktat (INF) wygasł. | The treaty (INF has expired. | found |
 * | de | Traktat (INF) wygasł. | Der Vertrag (INF) ist ausgelaufen. | passes |
 * | fr | Traktat (INF) wygasł. | Le traité INF) a expiré. | found |
 * | uk | Traktat (INF) wygasł. | Договір (ДРСМД втратив чинність. | found |
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
        ...says(target > source ? 'bracket.open' : 'bracket.close'),
      },
    ];
  },
);

/** How many more brackets open than close, smileys apart. */
function surplus(text: string): number {
  if (!/[()[\]]/.test(text)) return 0;
  const plain = text.replace(/[:;]-?[()]/g, '');
  return (plain.match(/[([]/g)?.length ?? 0) - (plain.match(/[)\]]/g)?.length ?? 0);
}
