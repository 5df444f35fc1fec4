/** The lines that differ between two versions of a file: those between what both begin and end with. */
export function changedLines(before: string, after: string): { readonly before: string; readonly after: string } {
  const [one, other] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < one.length && start < other.length && one[start] === other[start]) start++;
  let end = 0;
  while (end < one.length - start && end < other.length - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  return {
    before: one.slice(start, one.length - end).join('\n'),
    after: other.slice(start, other.length - end).join('\n'),
  };
}
