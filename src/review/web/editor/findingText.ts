import type { Finding } from '../../api.ts';
import { hasText, t } from '../i18n.ts';

/** What a check found and what to do about it, in the language in use. The checks themselves speak English. */
export function findingText({ message, advice, wording }: Finding): Pick<Finding, 'message' | 'advice'> {
  const key = `finding.${wording?.key}`;
  if (!wording || !hasText(`${key}.message`)) return { message, advice };
  const values = Object.fromEntries(
    Object.entries(wording.values).map(([name, value]) => [name, inWords(name, value)]),
  );
  return { message: t(`${key}.message`, values), advice: t(`${key}.advice`, values) };
}

function inWords(name: string, value: string | number | readonly string[]): string | number {
  if (typeof value === 'object') return value.join(t('finding.or'));
  return /unit$/i.test(name) && hasText(`unit.${value}`) ? t(`unit.${value}`) : value;
}
