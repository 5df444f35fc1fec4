import { escapeHtml } from '../html.ts';

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
  const ends = `<path d="M3 0H${left}V20H3Q0 20 0 17V3Q0 0 3 0Z" fill="#40474c"/><path d="M${left} 0H${width - 3}Q${width} 0 ${width} 3V17Q${width} 20 ${width - 3} 20H${left}Z" fill="${colour}"/>`;
  const words = [
    `<text x="${left / 2}" y="14" textLength="${left - 12}">${first}</text>`,
    `<text x="${left + right / 2}" y="14" textLength="${right - 12}">${second}</text>`,
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="20" role="img" aria-label="${first}: ${second}"><title>${first}: ${second}</title>${ends}<g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">${words.join('')}</g></svg>
`;
}

/** Near enough for an 11-pixel Verdana; `textLength` makes it exact. */
function widthOf(text: string): number {
  return 12 + Math.round([...text].reduce((sum, character) => sum + (/[il.,:|' ]/.test(character) ? 3.9 : 7), 0));
}
