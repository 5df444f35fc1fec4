/** A tag of an inline code in a text: `<1>`, `</1>`, `<2/>`. */
const TAG = /<\/?\d{1,5}\/?>/g;

/**
 * The tags of inline codes in a field are one thing each: a key that would take or split a part of a tag takes all of it
 * or stays beside it, and the arrows step over it. The browser's own undo goes on working, for what is done is the
 * browser's.
 */
export function keepTagsWhole(field: HTMLTextAreaElement, event: KeyboardEvent): void {
  const { value, selectionStart: start, selectionEnd: end } = field;
  const isWord = event.ctrlKey || event.altKey || event.metaKey;
  if (event.key === 'Backspace' || event.key === 'Delete') {
    const gap = isWord ? gapBeside(value, start, event.key) : 0;
    if (start !== end) takeWhole(field, start, end);
    else if (event.key === 'Backspace') takeWhole(field, start - gap - 1, start);
    else takeWhole(field, start, start + gap + 1);
    return;
  }
  const isArrow = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
  if (isArrow && !isWord && !event.shiftKey && start === end && field.dir !== 'rtl') {
    const isLeft = event.key === 'ArrowLeft';
    const tag = tagsTouched(value, isLeft ? start - 1 : start, isLeft ? start : start + 1)[0];
    // The key itself moves by one more.
    if (tag && isLeft) field.setSelectionRange(tag.start + 1, tag.start + 1);
    else if (tag) field.setSelectionRange(tag.end - 1, tag.end - 1);
  }
}

/** Before something is put in, cut or replaced: no end of the selection is within a tag. */
export function leaveTags(field: HTMLTextAreaElement): void {
  const { value, selectionStart: start, selectionEnd: end } = field;
  const within = tagsTouched(value, start, end).find(tag => tag.start < start && start < tag.end);
  if (start !== end) takeWhole(field, start, end);
  else if (within) field.setSelectionRange(within.end, within.end);
}

/** The tags of a text, in order. */
export function tagsIn(text: string): readonly string[] {
  return [...text.matchAll(TAG)].map(([tag]) => tag);
}

/** The tags of the source that a text does not have yet, in order. */
export function tagsLeft(source: string, text: string): readonly string[] {
  const there = [...tagsIn(text)];
  return tagsIn(source).filter(tag => {
    const at = there.indexOf(tag);
    if (at >= 0) there.splice(at, 1);
    return at < 0;
  });
}

function takeWhole(field: HTMLTextAreaElement, from: number, to: number): void {
  const touched = tagsTouched(field.value, from, to);
  const [first, last] = [touched[0], touched.at(-1)];
  if (first && last) field.setSelectionRange(Math.min(from, first.start), Math.max(to, last.end));
}

function tagsTouched(text: string, from: number, to: number) {
  return [...text.matchAll(TAG)]
    .map(match => ({ start: match.index, end: match.index + match[0].length }))
    .filter(tag => tag.start < Math.max(to, from + 1) && tag.end > from);
}

/** White space between the cursor and what a key that takes a word would take. */
function gapBeside(text: string, at: number, key: 'Backspace' | 'Delete'): number {
  const beside = key === 'Backspace' ? /\s*$/.exec(text.slice(0, at)) : /^\s*/.exec(text.slice(at));
  return beside?.[0].length ?? 0;
}
