import { escapeHtml } from './page.ts';

/**
 * A badge for a readme: what it is about, and how it stands.
 *
 * @param share  from 0 to 1: how much is approved; it decides the colour, which the words say too
 */
export function writeBadge(label: string, status: string, share: number): string {
  const [left, right] = [widthOf(label), widthOf(status)];
  const width = left + right;
  const colour = share >= 1 ? '#12495a' : share >= 0.5 ? '#2c6ca3' : '#8a5a12';
  const [first, second] = [escapeHtml(label), escapeHtml(status)];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="20" role="img" aria-label="${first}: ${second}"><title>${first}: ${second}</title><clipPath id="r"><rect width="${width}" height="20" rx="3"/></clipPath><g clip-path="url(#r)"><rect width="${left}" height="20" fill="#40474c"/><rect x="${left}" width="${right}" height="20" fill="${colour}"/></g><g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11"><text x="${left / 2}" y="14" textLength="${left - 12}">${first}</text><text x="${left + right / 2}" y="14" textLength="${right - 12}">${second}</text></g></svg>
`;
}

/** Near enough for an 11-pixel Verdana; `textLength` makes it exact. */
function widthOf(text: string): number {
  return 12 + Math.round([...text].reduce((sum, character) => sum + (/[il.,:|' ]/.test(character) ? 3.9 : 7), 0));
}
