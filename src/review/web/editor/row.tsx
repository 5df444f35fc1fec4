import { useComputed } from '@preact/signals';
import { memo } from 'preact/compat';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Finding, UnitView } from '../../api.ts';
import { may } from '../app-state.ts';
import { directionOf, t, when } from '../i18n.ts';
import { markOf, StateIcon } from '../icons.tsx';
import { findingText } from './findingText.ts';
import { shortcut } from './keys.ts';
import { Difference, SourceText, TargetText } from './marked.tsx';
import { keepTagsWhole, leaveTags, tagsLeft } from './protectedTags.ts';
import { isInConflict, type Row } from './rows.ts';
import type { EditorStore } from './store.ts';

export interface RowProps {
  readonly row: Row;
  readonly store: EditorStore;
  readonly run: (command: string) => void;
}

/** A segment: its source, its target, where it stands and what is wrong with it. */
export const SegmentRow = memo(function SegmentRow({ row, store, run }: RowProps) {
  const isActive = useComputed(() => store.active.value === row.id).value;
  const isMarked = useComputed(() => store.isMarked(row)).value;
  const element = useRef<HTMLDivElement>(null);
  const unit = row.unit.value;
  const findings = row.findings.value;
  const { sourceLocale, targetLocale } = store.bitext.value;
  const mark = markOf(unit);
  const isEditing = isActive && store.isEditing.value && may('write');
  useLayoutEffect(() => {
    if (isActive && !isEditing && !document.querySelector('dialog[open]'))
      element.current?.focus({ preventScroll: true });
  }, [isActive, isEditing]);
  const label = t('editor.segmentLabel', { number: row.number, state: t(`state.${mark}`) });
  return (
    <div
      ref={element}
      class={`row kind-${row.kind} ${isActive ? 'active' : ''} ${isMarked ? 'marked' : ''} ${row.startsBlock ? 'starts' : ''}`}
      role="group"
      aria-current={isActive ? 'true' : undefined}
      aria-label={label}
      tabIndex={isActive ? 0 : -1}
      onMouseDown={event => {
        if (event.shiftKey && !isActive) event.preventDefault();
      }}
      onClick={event => {
        if (event.shiftKey && !isActive) {
          store.isEditing.value = false;
          store.mark(row.id);
        } else if (!hasSelection() && (!isActive || isText(event.target))) {
          store.mark(undefined);
          store.go(row.id, { edit: true });
        }
      }}
    >
      <div class="gutter" title={label}>
        <StateIcon mark={mark} />
        <span class="number">{row.number}</span>
        {unit.notes.length > 0 && <span class="dot" title={t('editor.comments')} />}
      </div>
      <div class="source" lang={sourceLocale} dir={directionOf(sourceLocale)}>
        <SourceText unit={unit} findings={findings} bitext={store.bitext.value} />
      </div>
      <div class="target">
        {isEditing ? (
          <Field row={row} store={store} />
        ) : (
          <div class="text" lang={targetLocale} dir={directionOf(targetLocale)}>
            <Shown row={row} store={store} />
          </div>
        )}
        {isInConflict(row) && <Conflict row={row} store={store} />}
        <Findings findings={findings} isWhole={isActive} />
        {isActive && <Foot row={row} store={store} run={run} />}
      </div>
    </div>
  );
});

/** Whether it is the target's text as it is read: a finger has no key to begin typing with. */
function isText(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.target > div.text') !== null;
}

function hasSelection(): boolean {
  return getSelection()?.type === 'Range';
}

function Shown({ row, store }: { readonly row: Row; readonly store: EditorStore }) {
  const draft = row.draft.value;
  const text = store.textOf(row);
  if (text === '') return <span class="missing">{t('editor.missing')}</span>;
  return (
    <>
      <TargetText unit={row.unit.value} findings={row.findings.value} text={text} />
      {draft && <span class="unsaved">{row.isSaving.value ? t('editor.saving') : t('editor.unsaved')}</span>}
    </>
  );
}

/** Where the target is typed. The field keeps its own text, so that the browser's undo works in it. */
function Field({ row, store }: { readonly row: Row; readonly store: EditorStore }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const { targetLocale } = store.bitext.value;
  const saved = row.unit.value.target ?? '';
  const draft = row.draft.value;
  const text = draft?.text ?? saved;
  useLayoutEffect(() => {
    const { current } = field;
    if (!current) return;
    current.focus({ preventScroll: true });
    // The end of a very long text is out of sight, and its beginning is what one reads first.
    const place = current.scrollHeight > innerHeight ? 0 : current.value.length;
    current.setSelectionRange(place, place);
  }, []);
  useLayoutEffect(() => {
    const { current } = field;
    if (!current) return;
    if (current.value !== text) current.value = text;
    grow(current);
  }, [text]);
  return (
    <textarea
      ref={field}
      id="target-field"
      class="text"
      lang={targetLocale}
      dir={directionOf(targetLocale)}
      rows={1}
      spellcheck
      aria-label={t('editor.targetLabel', { number: row.number })}
      defaultValue={text}
      onKeyDown={event => {
        if (row.unit.peek().codes) keepTagsWhole(event.currentTarget, event);
      }}
      onBeforeInput={event => {
        if (row.unit.peek().codes) leaveTags(event.currentTarget);
      }}
      onInput={event => {
        store.type(row, event.currentTarget.value);
        grow(event.currentTarget);
      }}
    />
  );
}

const fitsItself = CSS.supports('field-sizing', 'content');

function grow(field: HTMLTextAreaElement): void {
  if (fitsItself) return;
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight + 2}px`;
}

function Findings({ findings, isWhole }: { readonly findings: readonly Finding[]; readonly isWhole: boolean }) {
  if (findings.length === 0) return null;
  return (
    <ul class="findings">
      {findings.map(finding => {
        const { message, advice } = findingText(finding);
        return (
          <li key={finding.check + finding.message} class={finding.severity}>
            <span class="severity">{t(`severity.${finding.severity}`)}</span> <WithCode text={message} />
            {isWhole && (
              <span class="advice">
                {' '}
                <WithCode text={advice} />
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** A message; what stands in backticks is to be typed on a command line. */
function WithCode({ text }: { readonly text: string }) {
  return <>{text.split('`').map((piece, index) => (index % 2 === 1 ? <code key={index}>{piece}</code> : piece))}</>;
}

/** Both texts of a segment that two people changed; neither is lost. */
function Conflict({ row, store }: { readonly row: Row; readonly store: EditorStore }) {
  const theirs = row.unit.value.target ?? '';
  const mine = row.draft.value?.text ?? '';
  const { targetLocale } = store.bitext.value;
  const by = row.unit.value.approval?.by ?? nameOf(row.unit.value);
  return (
    <div class="conflict" role="group" aria-label={t('conflict.title')}>
      <p>{by ? t('conflict.by', { by }) : t('conflict.title')}</p>
      <dl>
        <dt>{t('conflict.theirs')}</dt>
        <dd lang={targetLocale} dir={directionOf(targetLocale)}>
          {theirs || '—'}
        </dd>
        <dt>{t('conflict.yours')}</dt>
        <dd lang={targetLocale} dir={directionOf(targetLocale)}>
          <Difference before={theirs} after={mine} />
        </dd>
      </dl>
      <div class="actions">
        <button type="button" onClick={() => void store.keepMine(row)}>
          {t('conflict.keepMine')}
        </button>
        <button type="button" onClick={() => store.takeTheirs(row)}>
          {t('conflict.takeTheirs')}
        </button>
      </div>
    </div>
  );
}

function nameOf({ origin }: UnitView): string | undefined {
  return origin?.kind === 'person' ? origin.name : undefined;
}

function Foot({ row, store, run }: Pick<RowProps, 'row' | 'store' | 'run'>) {
  const unit = row.unit.value;
  const isDraft = unit.state === 'initial' || unit.state === 'translated' || unit.termChanges.length > 0;
  const isChanged = row.draft.value !== undefined;
  return (
    <>
      <Standing unit={unit} isChanged={isChanged} />
      {may('write') && (
        <div class="actions">
          <button type="button" class="primary" onClick={() => run('confirm')} title={shortcut('confirm')}>
            {t(!may('approve') ? 'command.save' : isDraft || isChanged ? 'command.confirm' : 'command.goOn')}{' '}
            <kbd>{shortcut('confirm')}</kbd>
          </button>
          {may('approve') && unit.state !== 'final' && (
            <button type="button" onClick={() => run('signOff')} title={shortcut('signOff')}>
              {t('command.signOff')}
            </button>
          )}
          {may('approve') && !isDraft && (
            <button type="button" onClick={() => run('reject')} title={shortcut('reject')}>
              {t('command.reject')}
            </button>
          )}
          <button type="button" class="quiet" onClick={() => run('copySource')} title={shortcut('copySource')}>
            {t('command.copySource')}
          </button>
          {unit.codes && tagsLeft(unit.text, store.textOf(row)).length > 0 && (
            <button type="button" class="quiet" onClick={() => run('tag')} title={shortcut('tag')}>
              {t('command.tag')}
            </button>
          )}
          <Twins store={store} run={run} />
        </div>
      )}
    </>
  );
}

function Twins({ store, run }: Pick<RowProps, 'store' | 'run'>) {
  const twins = store.twins.value;
  if (!twins) return null;
  return (
    <button type="button" class="offer" onClick={() => run('propagate')}>
      {t('editor.twins', { count: twins.ids.length })} <kbd>{shortcut('propagate')}</kbd>
    </button>
  );
}

/** Where the target is from, who approved it, and why that may no longer count. */
function Standing({ unit, isChanged }: { readonly unit: UnitView; readonly isChanged: boolean }) {
  return (
    <p class="standing">
      <span class={`chip chip-${markOf(unit)}`}>{t(`state.${markOf(unit)}`)}</span>
      {unit.origin && <span>{originText(unit.origin)}</span>}
      {unit.approval && <span>{t('editor.approvedBy', { by: unit.approval.by, at: when(unit.approval.at) })}</span>}
      {unit.lapsed && <span class="void">{t('editor.lapsed', { by: unit.lapsed.by, at: when(unit.lapsed.at) })}</span>}
      {unit.termChanges.map(({ concept, change }) => (
        <span key={concept} class="void">
          {t(`editor.term.${change}`, { concept })}
        </span>
      ))}
      {isChanged && unit.approval && <span class="void">{t('editor.willLapse')}</span>}
    </p>
  );
}

export function originText(origin: NonNullable<UnitView['origin']>): string {
  switch (origin.kind) {
    case 'engine':
      return t('origin.engine', { engine: origin.engine });
    case 'memory':
      return t('origin.memory', { score: origin.score, from: origin.from.replace(/^.*\//, '') });
    case 'person':
      return origin.name ? t('origin.personNamed', { name: origin.name }) : t('origin.person');
  }
}
