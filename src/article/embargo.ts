/** Whether what is said under `embargo` holds an article back: all but a clear no does, a date as well. */
export function holdsBack(said: string): boolean {
  const value = said.replace(/(?:^|\s)#.*$/, '').trim();
  return !/^(?:(["']?)(?:false|no|nie|off|0|null|~|)\1)$/i.test(value);
}

/**
 * Whether what looks like a head says so, although it is no front matter by the letter (behind a blank line, say, or with
 * a list in it): to send too little is the smaller mistake.
 */
export function headHoldsBack(source: string): boolean {
  const [, head = ''] = HEAD.exec(source) ?? [];
  return Array.from(head.matchAll(SAID)).some(([, said = '']) => holdsBack(said));
}

/** Up to its closing line; all of the text, where there is none. */
const HEAD =
  /^[\s\u200b\ufeff]*(?:-{3,}|\+{3,})[^\r\n]*[\r\n]+([\s\S]*?)(?:[\r\n](?:-{3,}|\+{3,}|\.{3})[ \t]*(?:[\r\n]|$)|$)/;
const SAID = /(?:^|[\r\n])[^\S\r\n]*\u200b?\{?[^\S\r\n]*["']?embargo["']?[ \t]*[:=]([^\r\n]*)/gi;
