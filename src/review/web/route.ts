import { computed, signal } from '@preact/signals';

/** Where one is: `#/`, `#/glossary`, `#/search`, `#/en/nato-bruksela` or `#/en/nato-bruksela/s-…`. */
export type Route =
  | { readonly page: 'project' | 'glossary' | 'search' | 'used'; readonly about: string }
  | { readonly page: 'editor'; readonly locale: string; readonly slug: string; readonly unit?: string };

const hash = signal(location.hash);
addEventListener('hashchange', () => {
  hash.value = location.hash;
});

export const route = computed<Route>(() => {
  const [first = '', second, third] = hash.value.replace(/^#\/?/, '').split('/').map(decode);
  if (first === 'glossary' || first === 'search' || first === 'used') return { page: first, about: second ?? '' };
  if (!first || !second) return { page: 'project', about: '' };
  return { page: 'editor', locale: first, slug: second, ...(third && { unit: third }) };
});

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function editorHref(locale: string, slug: string, unit?: string): string {
  const parts = [locale, slug, ...(unit ? [unit] : [])];
  return `#/${parts.map(encodeURIComponent).join('/')}`;
}

/** Names the place one is at without leaving it. */
export function markPlace(href: string): void {
  history.replaceState(null, '', href);
}
