import type { Progress } from '../api.ts';
import { figure, t } from './i18n.ts';

type Shares = Pick<Progress, 'segments' | 'initial' | 'translated' | 'reviewed' | 'final' | 'outOfDate'>;

export const STATES = ['final', 'reviewed', 'translated', 'outOfDate', 'initial'] as const;

/** How far something is, as a bar; out of date is hatched, so that it does not need its colour. */
export function ProgressBar({ progress }: { readonly progress: Shares }) {
  const total = Math.max(1, progress.segments);
  const parts = STATES.filter(state => progress[state] > 0);
  const label = parts.map(state => `${t(`state.${state}`)}: ${figure(progress[state])}`).join(', ') || t('loading');
  return (
    <div class="progress" role="img" aria-label={label} title={label}>
      {parts.map(state => (
        <span key={state} class={`part part-${state}`} style={{ flexGrow: progress[state] / total }} />
      ))}
    </div>
  );
}
