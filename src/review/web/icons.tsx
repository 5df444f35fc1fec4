import type { UnitView } from '../api.ts';

/** The shapes of the states, so that nobody needs their colours: an empty ring, a half, a check, a double check, a warning. */
export type Mark = UnitView['state'] | 'outOfDate';

export function markOf(unit: UnitView): Mark {
  return unit.termChanges.length > 0 || unit.lapsed ? 'outOfDate' : unit.state;
}

export function StateIcon({ mark }: { readonly mark: Mark }) {
  return (
    <svg class={`state state-${mark}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      {SHAPES[mark]}
    </svg>
  );
}

const SHAPES: Readonly<Record<Mark, preact.JSX.Element>> = {
  initial: (
    <circle cx="8" cy="8" r="5.75" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2.4 2.1" />
  ),
  translated: (
    <g>
      <circle cx="8" cy="8" r="5.75" fill="none" stroke="currentColor" stroke-width="1.5" />
      <path d="M8 2.25a5.75 5.75 0 0 1 0 11.5z" fill="currentColor" />
    </g>
  ),
  reviewed: (
    <g>
      <circle cx="8" cy="8" r="6.5" fill="currentColor" />
      <path
        d="m4.9 8.2 2.2 2.2 4-4.5"
        fill="none"
        stroke="var(--paper)"
        stroke-width="1.7"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </g>
  ),
  final: (
    <g>
      <path d="M8 .9 14.4 4.6v6.8L8 15.1 1.6 11.4V4.6z" fill="currentColor" />
      <path
        d="m3.8 8.2 2 2 3.4-4M7.6 10.2l3.8-4.4"
        fill="none"
        stroke="var(--paper)"
        stroke-width="1.4"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </g>
  ),
  outOfDate: (
    <g>
      <path d="M8 1.6 15.2 14H.8z" fill="currentColor" stroke="currentColor" stroke-linejoin="round" />
      <path d="M8 6v3.6M8 11.7v.1" stroke="var(--paper)" stroke-width="1.6" stroke-linecap="round" />
    </g>
  ),
};

/** Dragoman's own sign. */
export function Emblem({ size }: { readonly size: number }) {
  return (
    <svg class="emblem" viewBox="0 0 32 32" width={size} height={size} aria-hidden="true">
      <rect width="32" height="32" rx="7" />
      <path d="M8 8h6a8 8 0 0 1 0 16H8z" fill="none" stroke="#f6f1e7" stroke-width="2.6" />
      <path d="M18 24h6M18 8h6M21 16h3" stroke="#e0a54a" stroke-width="2.6" stroke-linecap="round" />
    </svg>
  );
}

const PATHS = {
  several: 'M1.5 5.2 3.6 7.3 7 3M1.5 11.6l2.1 2.1L7 9.4M9.5 5.2h5M9.5 11.6h5',
  search: 'M7 12.2A5.2 5.2 0 1 0 7 1.8a5.2 5.2 0 0 0 0 10.4zM10.8 10.8 14.4 14.4',
  help: 'M6 6a2.1 2.1 0 1 1 3 1.9c-.7.4-1 .8-1 1.6M8 12v.1M8 14.6A6.6 6.6 0 1 0 8 1.4a6.6 6.6 0 0 0 0 13.2z',
  panel: 'M2 3h12v10H2zM10 3v10',
  sun: 'M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM8 1v1.6M8 13.4V15M1 8h1.6M13.4 8H15M3 3l1.2 1.2M11.8 11.8 13 13M3 13l1.2-1.2M11.8 4.2 13 3',
  moon: 'M13.5 9.6A6 6 0 0 1 6.4 2.5a6 6 0 1 0 7.1 7.1z',
  auto: 'M8 1.5a6.5 6.5 0 1 0 0 13zM8 1.5a6.5 6.5 0 0 1 0 13',
  undo: 'M6 3 2.5 6.5 6 10M2.8 6.5h6.7a4 4 0 0 1 0 8H7',
  redo: 'm10 3 3.5 3.5L10 10M13.2 6.5H6.5a4 4 0 0 0 0 8H9',
  close: 'm3.5 3.5 9 9M12.5 3.5l-9 9',
  comment: 'M2 2.5h12v8.5H7.5L4.5 14v-3H2z',
  down: 'm3.5 6 4.5 4.5L12.5 6',
  lock: 'M3.5 7.5h9v6.5h-9zM5.3 7.5V5a2.7 2.7 0 0 1 5.4 0v2.5',
  plus: 'M8 3v10M3 8h10',
  globe: 'M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM1.8 8h12.4M8 1.5c-4 4-4 9 0 13M8 1.5c4 4 4 9 0 13',
  filter: 'M2 3.5h12M4.5 8h7M7 12.5h2',
  leave: 'M6.5 2.5h-4v11h4M6.5 8h8M11.5 5l3 3-3 3',
} as const;

export function Icon({ name }: { readonly name: keyof typeof PATHS }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        stroke-width="1.4"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
