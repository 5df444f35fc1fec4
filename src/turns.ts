/** To be awaited now and then in long work, so that others have their turn: Ctrl-C, an engine's answers, readers of a page. */
export type Pause = () => Promise<void>;

/** Changes one after the other, with a pause after each. */
export async function mapInTurns<A, B>(all: Iterable<A>, change: (one: A) => B, pause: Pause): Promise<readonly B[]> {
  const changed: B[] = [];
  for (const one of all) {
    changed.push(change(one));
    await pause();
  }
  return changed;
}
