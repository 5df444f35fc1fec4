import { signal } from '@preact/signals';
import type { ProjectView, Right, ServerEvent, SessionView } from '../api.ts';
import { get } from './connection.ts';

/** What the whole page shares. */
export const session = signal<SessionView | undefined>(undefined);
export const project = signal<ProjectView | undefined>(undefined);
/** Whether the server answers. */
export const isOnline = signal(true);
/** A process that holds the project while a save waits. */
export const waitingFor = signal<number | undefined>(undefined);
export const theme = signal<'auto' | 'light' | 'dark'>(storedTheme());

export function may(right: Right): boolean {
  return session.value?.rights.includes(right) ?? false;
}

export async function loadProject(): Promise<void> {
  project.value = await get<ProjectView>('/api/project');
}

const listeners = new Set<(event: ServerEvent) => void>();

/** Calls back on what others do. @returns a function that stops it */
export function onServerEvent(listener: (event: ServerEvent) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Listens to the server, and finds it again after it was away. */
export function listen(): void {
  const events = new EventSource('/api/events');
  let wasAway = false;
  events.onopen = () => {
    isOnline.value = true;
    if (wasAway) for (const listener of listeners) listener({ kind: 'project' });
    wasAway = false;
  };
  events.onerror = () => {
    isOnline.value = false;
    wasAway = true;
    if (events.readyState === EventSource.CLOSED) setTimeout(listen, 2000);
  };
  events.onmessage = message => {
    const event = JSON.parse(message.data) as ServerEvent;
    if (event.kind === 'waiting') waitingFor.value = event.holder;
    else if (event.kind === 'units') waitingFor.value = undefined;
    for (const listener of listeners) listener(event);
  };
}

function storedTheme(): 'auto' | 'light' | 'dark' {
  const stored = localStorage.getItem('theme');
  const known = stored === 'light' || stored === 'dark' ? stored : 'auto';
  showTheme(known);
  return known;
}

export function useTheme(next: 'auto' | 'light' | 'dark'): void {
  theme.value = next;
  localStorage.setItem('theme', next);
  showTheme(next);
}

function showTheme(name: string): void {
  if (name === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = name;
}
