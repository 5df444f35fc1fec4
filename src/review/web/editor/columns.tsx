import type { TextsView } from '../../api.ts';
import { languageName } from '../i18n.ts';

/** The names of the two languages over their columns. */
export function Columns({ sourceLocale, targetLocale }: Pick<TextsView, 'sourceLocale' | 'targetLocale'>) {
  return (
    <div class="columns" aria-hidden="true">
      <span />
      <span>{languageName(sourceLocale)}</span>
      <span>{languageName(targetLocale)}</span>
    </div>
  );
}
