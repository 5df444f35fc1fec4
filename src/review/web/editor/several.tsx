import { useMemo, useState } from 'preact/hooks';
import { figure, t } from '../i18n.ts';
import { StateIcon } from '../icons.tsx';
import { Dialog } from './dialogs.tsx';
import { findingText } from './findingText.ts';
import { isApproved, isInConflict, isUnreviewed, type Row } from './rows.ts';
import type { Settled, State } from './saving.ts';
import type { EditorStore } from './store.ts';

const VERDICTS = ['reviewed', 'final', 'translated'] as const;
const SCOPES = ['marked', 'filter', 'range', 'all'] as const;
type Scope = (typeof SCOPES)[number];

/**
 * Approves, signs off or takes back many segments at once: first it is shown how many, and which are left out and why; and
 * it is taken back in one step.
 */
export function Several(props: { readonly store: EditorStore; readonly close: () => void; readonly verdict: State }) {
  const { store, close } = props;
  const [verdict, setVerdict] = useState<State>(props.verdict);
  const [scope, setScope] = useState<Scope>(firstScope(store));
  const [ends, setEnds] = useState({ from: '1', to: String(store.rows.peek().length) });
  const [outcome, setOutcome] = useState<Settled | undefined>(undefined);
  const [isBusy, setBusy] = useState(false);
  const rows = rowsIn(store, scope, ends);
  const isChecked = store.checked.value >= store.rows.value.length || verdict === 'translated';
  const plan = useMemo(() => planFor(rows, verdict), [scope, ends, verdict, store.checked.value, outcome]);

  const carryOut = async () => {
    setBusy(true);
    const wishes = plan.wanted.map(row => ({ unit: row.id, state: verdict }));
    const settled = await store.change(wishes, verdict !== 'translated');
    setBusy(false);
    if (settled.done.length === 0 || settled.conflicts.length + settled.refused.length > 0) return setOutcome(settled);
    store.mark(undefined);
    close();
    store.message.value = { text: t(`several.done.${verdict}`, { count: settled.done.length }), tone: 'info' };
  };

  return (
    <Dialog title={t('command.several')} close={close} class="wide several">
      <form
        onSubmit={event => {
          event.preventDefault();
          void carryOut();
        }}
      >
        <fieldset>
          <legend>{t('several.what')}</legend>
          {VERDICTS.map(each => (
            <Choice key={each} group="verdict" checked={verdict === each} choose={() => setVerdict(each)}>
              <StateIcon mark={each} /> {t(`several.verdict.${each}`)}
            </Choice>
          ))}
        </fieldset>
        <fieldset>
          <legend>{t('several.which')}</legend>
          {SCOPES.filter(each => isThere(store, each)).map(each => (
            <Choice key={each} group="scope" checked={scope === each} choose={() => setScope(each)}>
              {each === 'range' ? (
                <Ends
                  ends={ends}
                  change={changed => {
                    setEnds(changed);
                    setScope('range');
                  }}
                />
              ) : (
                scopeText(store, each)
              )}
            </Choice>
          ))}
        </fieldset>
        <div class="plan" aria-live="polite">
          <p>
            <b>{t(`several.will.${verdict}`, { count: plan.wanted.length })}</b>
            {plan.asWanted > 0 && <span> {t('several.asWanted', { count: plan.asWanted })}</span>}
          </p>
          {!isChecked && (
            <p class="nothing">
              {t('several.checking', { done: figure(store.checked.value), all: figure(store.rows.value.length) })}
            </p>
          )}
          <HeldBack store={store} held={plan.held} close={close} />
          {outcome && <Outcome store={store} outcome={outcome} close={close} />}
        </div>
        <div class="actions">
          <button type="submit" class="primary" disabled={isBusy || !isChecked || plan.wanted.length === 0}>
            {t(isBusy ? 'editor.saving' : `several.go.${verdict}`, { count: plan.wanted.length })}
          </button>
          <button type="button" onClick={close}>
            {t('glossary.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

interface Held {
  readonly row: Row;
  readonly reason: string;
}

interface Plan {
  readonly wanted: readonly Row[];
  /** Segments that already are what is wanted. */
  readonly asWanted: number;
  readonly held: readonly Held[];
}

function planFor(rows: readonly Row[], verdict: State): Plan {
  const concerned = rows.filter(row => isConcerned(row, verdict));
  const judged = concerned.map(row => ({ row, reason: reasonAgainst(row, verdict) }));
  return {
    wanted: judged.filter(({ reason }) => reason === undefined).map(({ row }) => row),
    asWanted: rows.length - concerned.length,
    held: judged.flatMap(({ row, reason }) => (reason === undefined ? [] : [{ row, reason }])),
  };
}

function isConcerned(row: Row, verdict: State): boolean {
  const unit = row.unit.peek();
  if (verdict === 'translated') return isApproved(unit);
  return isUnreviewed(unit) || (verdict === 'final' && unit.state === 'reviewed');
}

function reasonAgainst(row: Row, verdict: State): string | undefined {
  if (verdict === 'translated') return undefined;
  if (isInConflict(row) || row.draft.peek()) return t('several.unsaved');
  if ((row.unit.peek().target ?? '').trim() === '') return t('editor.missing');
  const error = row.findings.peek().find(({ severity }) => severity === 'error');
  return error && findingText(error).message;
}

function firstScope(store: EditorStore): Scope {
  return SCOPES.find(each => each !== 'range' && isThere(store, each)) ?? 'all';
}

function isThere(store: EditorStore, scope: Scope): boolean {
  if (scope === 'marked') return store.marked.peek().length > 0;
  return scope !== 'filter' || store.filter.peek() !== 'all';
}

function rowsIn(store: EditorStore, scope: Scope, { from, to }: { from: string; to: string }): readonly Row[] {
  switch (scope) {
    case 'marked':
      return store.marked.value;
    case 'filter':
      return store.shown.value;
    case 'range':
      return store.rows.value.slice(Math.max(0, Number(from) - 1), Math.max(0, Number(to)));
    case 'all':
      return store.rows.value;
  }
}

function scopeText(store: EditorStore, scope: Exclude<Scope, 'range'>): string {
  const rows = rowsIn(store, scope, { from: '', to: '' });
  const values = { count: rows.length, filter: t(`filter.${store.filter.peek()}`) };
  return t(`several.scope.${scope}`, { ...values, from: rows[0]?.number, to: rows.at(-1)?.number });
}

function Choice(props: {
  readonly group: string;
  readonly checked: boolean;
  readonly choose: () => void;
  readonly children: preact.ComponentChildren;
}) {
  return (
    <label class="choice">
      <input type="radio" name={props.group} checked={props.checked} onChange={props.choose} /> {props.children}
    </label>
  );
}

function Ends(props: {
  readonly ends: { readonly from: string; readonly to: string };
  readonly change: (ends: { readonly from: string; readonly to: string }) => void;
}) {
  const { ends, change } = props;
  return (
    <span class="ends">
      {(['from', 'to'] as const).map(end => (
        <>
          {t(`several.scope.${end}`)}
          <input
            key={end}
            inputMode="numeric"
            autocomplete="off"
            size={5}
            value={ends[end]}
            aria-label={t(`several.${end}`)}
            onInput={event => change({ ...ends, [end]: event.currentTarget.value })}
          />
        </>
      ))}
    </span>
  );
}

const MOST_SHOWN = 100;

function HeldBack(props: { readonly store: EditorStore; readonly held: readonly Held[]; readonly close: () => void }) {
  const { store, held, close } = props;
  if (held.length === 0) return null;
  return (
    <details open={held.length <= 8}>
      <summary>{t('several.held', { count: held.length })}</summary>
      <ul class="hits">
        {held.slice(0, MOST_SHOWN).map(({ row, reason }) => (
          <Line key={row.id} store={store} row={row} reason={reason} close={close} />
        ))}
      </ul>
      {held.length > MOST_SHOWN && <p class="nothing">{t('search.more', { count: held.length - MOST_SHOWN })}</p>}
    </details>
  );
}

/** Segments that others were quicker with, and what the server refused: each with a way to it. */
function Outcome(props: { readonly store: EditorStore; readonly outcome: Settled; readonly close: () => void }) {
  const { store, outcome, close } = props;
  const lines = [...outcome.conflicts.map(unit => ({ unit, text: t('several.conflict') })), ...outcome.refused].flatMap(
    ({ unit, text }) => {
      const row = store.row(unit);
      return row ? [{ row, reason: text }] : [];
    },
  );
  return (
    <section class="outcome">
      <p>
        {t('several.settled', { count: outcome.done.length })} {t('several.notSettled', { count: lines.length })}
      </p>
      <ul class="hits">
        {lines.slice(0, MOST_SHOWN).map(({ row, reason }) => (
          <Line key={row.id} store={store} row={row} reason={reason} close={close} />
        ))}
      </ul>
    </section>
  );
}

function Line(props: {
  readonly store: EditorStore;
  readonly row: Row;
  readonly reason: string;
  readonly close: () => void;
}) {
  const { store, row, reason, close } = props;
  return (
    <li>
      <button
        type="button"
        class="quiet"
        onClick={() => {
          close();
          store.show(row.id);
        }}
      >
        <span class="number">{row.number}</span>
        <span>
          <span>{store.textOf(row) || row.unit.value.text}</span>
          <span class="reason">{reason}</span>
        </span>
      </button>
    </li>
  );
}
