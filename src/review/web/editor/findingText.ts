import type { Finding } from '../../api.ts';
import { hasText, said, t } from '../i18n.ts';

type Told = Pick<Finding, 'message' | 'advice' | 'wording'>;

/** What a check found, or the server refuses, and what to do about it, in the language in use. The checks themselves speak English. */
export function findingText({ message, advice, wording }: Told): Pick<Told, 'message' | 'advice'> {
  const key = `finding.${wording?.key}`;
  if (!wording || !hasText(`${key}.message`)) return { message: said(message), advice: said(advice) };
  const values = Object.fromEntries(
    Object.entries(wording.values).map(([name, value]) => [name, inWords(name, value)]),
  );
  return { message: t(`${key}.message`, values), advice: t(`${key}.advice`, values) };
}

function inWords(name: string, value: string | number | readonly string[]): string | number {
  if (typeof value === 'object') return value.join(t('finding.or'));
  return /unit$/i.test(name) && hasText(`unit.${value}`) ? t(`unit.${value}`) : value;
}
