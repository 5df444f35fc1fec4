import { useSignal } from '@preact/signals';
import type { Happening, Standing, UnitView } from '../../api.ts';
import { bitextPath, failureText, get } from '../connection.ts';
import { directionOf, t, when } from '../i18n.ts';
import { type Mark, StateIcon } from '../icons.tsx';
import { Difference } from './marked.tsx';
import type { Row } from './rows.ts';
import type { EditorStore } from './store.ts';
import { details } from './suggestions.ts';

/** What happened to a segment, latest first: here, by its record, and, when it is asked for, by git. */
export function History({ store, row }: { readonly store: EditorStore; readonly row: Row }) {
  const known = details.value?.unit === row.id ? details.value.value : undefined;
  const commits = useSignal<{ readonly unit: string; readonly list: readonly Happening[] } | undefined>(undefined);
  const failure = useSignal('');
  if (!known || (known.history.length === 0 && !known.hasCommits)) return null;
  const committed = commits.value?.unit === row.id ? commits.value.list : undefined;
  const { slug, targetLocale } = store.bitext.value;
  const ask = async () => {
    const path = `${bitextPath(targetLocale, slug)}/segments/${encodeURIComponent(row.id)}/commits`;
    try {
      commits.value = { unit: row.id, list: await get<readonly Happening[]>(path) };
    } catch (error) {
      failure.value = failureText(error);
    }
  };
  const all = [...known.history, ...(committed ?? [])].sort((one, other) => (one.at < other.at ? 1 : -1));
  return (
    <section>
      <h2>{t('panel.history')}</h2>
      <ol class="history">
        {all.map(each => (
          <li key={each.at + each.kind}>
            <p class="by">
              <StateIcon mark={markFor(each, row.unit.value)} /> {deedText(each)}
              {each.by && ` · ${each.by}`} · <time dateTime={each.at}>{when(each.at)}</time>
            </p>
            <Changed happening={each} locale={targetLocale} />
          </li>
        ))}
      </ol>
      {known.hasCommits && !committed && (
        <button type="button" class="quiet more" onClick={() => void ask()}>
          {t('panel.askGit')}
        </button>
      )}
      <p role="status" class="nothing">
        {failure.value || (committed?.length === 0 && t('panel.noCommits'))}
      </p>
    </section>
  );
}

function Changed({ happening, locale }: { readonly happening: Happening; readonly locale: string }) {
  if (happening.kind !== 'change' && happening.kind !== 'commit') return null;
  const { before, after } = happening;
  if (before?.target === after.target) return null;
  return (
    <p class="text" lang={locale} dir={directionOf(locale)}>
      <Difference before={before?.target ?? ''} after={after.target ?? ''} />
    </p>
  );
}

function markFor(happening: Happening, unit: UnitView): Mark {
  switch (happening.kind) {
    case 'change':
    case 'commit':
      return happening.after.state;
    case 'approval':
      return happening.state === 'lapsed' ? 'outOfDate' : happening.state;
    case 'comment':
      return unit.state;
  }
}

function deedText(happening: Happening): string {
  switch (happening.kind) {
    case 'change':
      return t(`deed.${deedOf(happening.before, happening.after)}`);
    case 'approval':
      return t(`deed.record.${happening.state}`);
    case 'comment':
      return t('deed.commented');
    case 'commit':
      return t(happening.before ? 'deed.committed' : 'deed.firstCommitted');
  }
}

function deedOf(before: Standing, after: Standing): string {
  if (after.state === 'final' && before.state !== 'final') return 'signedOff';
  if (after.state === 'reviewed' && before.state !== 'reviewed') return 'approved';
  if (before.target !== after.target) return 'wrote';
  return before.state === after.state ? 'commented' : 'rejected';
}
