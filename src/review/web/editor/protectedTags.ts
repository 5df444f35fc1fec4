/**
 * The tags of inline codes in a field are one thing each: a key that would take one letter of a tag takes all of it. The
 * browser's own undo goes on working, for the deletion is the browser's.
 */
export function selectWholeTag(field: HTMLTextAreaElement, key: string): void {
  const { value, selectionStart, selectionEnd } = field;
  const isDeletion = key === 'Backspace' || key === 'Delete';
  if (!isDeletion || selectionStart === null || selectionEnd === null) return;
  const from = key === 'Backspace' && selectionStart === selectionEnd ? selectionStart - 1 : selectionStart;
  const to = key === 'Delete' && selectionStart === selectionEnd ? selectionEnd + 1 : selectionEnd;
  const touched = [...value.matchAll(/<\/?\d{1,5}\/?>/g)].filter(
    tag => tag.index < to && tag.index + tag[0].length > from,
  );
  const [first, last] = [touched[0], touched.at(-1)];
  if (!first || !last) return;
  field.setSelectionRange(Math.min(from, first.index), Math.max(to, last.index + last[0].length));
}
