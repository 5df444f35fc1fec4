/** Text that a person has typed and the server does not have yet; it survives a reload. */
export interface Draft {
  readonly text: string;
  /** The version of the unit that it was based on. */
  readonly base: string;
}

function keyOf(place: string, unit: string): string {
  return `draft ${place} ${unit}`;
}

export function readDrafts(place: string): Map<string, Draft> {
  const prefix = keyOf(place, '');
  const found = new Map<string, Draft>();
  for (let index = 0; index < localStorage.length; index++) {
    const key = localStorage.key(index);
    if (!key?.startsWith(prefix)) continue;
    try {
      const value = JSON.parse(localStorage.getItem(key) ?? '');
      if (typeof value?.text === 'string' && typeof value?.base === 'string')
        found.set(key.slice(prefix.length), value);
    } catch {}
  }
  return found;
}

/** Where the browser has no room left the text is still in the page, and saved when the sentence is left. */
export function keepDraft(place: string, unit: string, draft: Draft): void {
  try {
    localStorage.setItem(keyOf(place, unit), JSON.stringify(draft));
  } catch {}
}

export function dropDraft(place: string, unit: string): void {
  localStorage.removeItem(keyOf(place, unit));
}
