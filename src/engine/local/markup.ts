/**
 * The translator works on HTML: it writes `<x id="1"/>` as `<x id="1"></x>`, and `<br/>` as `<br>`. This gives empty
 * XML elements their own spelling back.
 *
 * @param text    a translation
 * @param source  what was translated, with the elements as they should be
 */
export function restoreTags(text: string, source: string): string {
  const empties = [...source.matchAll(/<([^\s<>/]+)((?:\s[^<>]*?)?)\s*\/>/g)];
  return empties.reduce((restored, [spelling, name = '', attributes = '']) => {
    const opening = `<${name}${attributes}>`;
    const both = `${opening}</${name}>`;
    if (restored.includes(both)) return restored.replace(both, () => spelling);
    return restored.replace(opening, () => spelling);
  }, text);
}
