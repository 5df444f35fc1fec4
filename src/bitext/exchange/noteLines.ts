import type { Note } from '../../model.ts';
import type { ReturnedSegment } from './returned.ts';

/** Notes for formats that have but one field for them: a note a line, with its author in brackets. */
export function noteLines(notes: readonly Note[] = []): string {
  return notes
    .map(({ by, text }) => `${by ? `[${oneLine(by).replace(/[[\]]/g, '')}] ` : ''}${oneLine(text)}`)
    .join('\n');
}

export function readNoteLines(lines: string): ReturnedSegment['notes'] {
  return lines
    .split(/\r\n|[\n\r]/)
    .map(line => /^\s*(?:\[([^\]]*)\]\s)?(.*)$/.exec(line))
    .map(found => ({ by: found?.[1]?.trim() ?? '', text: found?.[2]?.trim() ?? '' }))
    .filter(({ text }) => text !== '');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
