import { signal } from '@preact/signals';
import type { DetailsView, MatchView } from '../../api.ts';
import { bitextPath, get } from '../connection.ts';
import { originText } from './row.tsx';
import type { Row } from './rows.ts';
import type { EditorStore } from './store.ts';

/** A text that could be the target, with where it is from. */
export interface Suggestion {
  readonly source: string;
  readonly target: string;
  readonly score: number;
  readonly label: string;
  readonly origin?: { readonly kind: 'memory'; readonly from: string; readonly score: number };
}

/** What the server knows of the active segment; empty while it is asked. */
export const details = signal<{ readonly unit: string; readonly value: DetailsView } | undefined>(undefined);

export async function loadDetails(store: EditorStore, id: string): Promise<void> {
  const { targetLocale, slug } = store.bitext.peek();
  const value = await get<DetailsView>(`${bitextPath(targetLocale, slug)}/segments/${encodeURIComponent(id)}`);
  if (store.active.peek() === id) details.value = { unit: id, value };
}

/** The candidates of the record, then the matches of the memory, best first, each text once. */
export function suggestionsFor(row: Row): readonly Suggestion[] {
  const unit = row.unit.value;
  const known = details.value?.unit === row.id ? details.value.value.matches : [];
  const ofRecord = unit.candidates.map(
    ({ source, target, origin, similarity }): Suggestion => ({
      ...{ source, target, label: origin.kind === 'memory' ? origin.from : originText(origin) },
      score: origin.kind === 'memory' ? origin.score : similarity,
    }),
  );
  const seen = new Set<string>();
  return [...ofRecord, ...known.map(ofMemory)]
    .filter(({ target, source }) => target !== '' && !(target === unit.target && source === unit.text))
    .filter(({ target }) => !seen.has(target) && seen.add(target))
    .slice(0, 9);
}

function ofMemory({ source, target, from, score }: MatchView): Suggestion {
  const origin = { kind: 'memory', from, score } as const;
  return { source, target, score, label: from, origin };
}
