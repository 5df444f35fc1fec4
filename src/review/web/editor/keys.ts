/** What can be done by key: while typing in a segment, and with a single key while none is typed in. */
export interface Command {
  readonly id: string;
  readonly typing: readonly string[];
  readonly reading: readonly string[];
}

export const commands: readonly Command[] = [
  { id: 'confirm', typing: ['Ctrl+Enter'], reading: ['Ctrl+Enter', 'a'] },
  { id: 'signOff', typing: ['Ctrl+Shift+Enter'], reading: ['Ctrl+Shift+Enter', 's'] },
  { id: 'reject', typing: ['Shift+Enter'], reading: ['Shift+Enter', 'r'] },
  { id: 'next', typing: ['Alt+ArrowDown', 'Ctrl+ArrowDown'], reading: ['ArrowDown', 'j', 'Alt+ArrowDown'] },
  { id: 'previous', typing: ['Alt+ArrowUp', 'Ctrl+ArrowUp'], reading: ['ArrowUp', 'k', 'Alt+ArrowUp'] },
  { id: 'markNext', typing: [], reading: ['Shift+ArrowDown', 'J'] },
  { id: 'markPrevious', typing: [], reading: ['Shift+ArrowUp', 'K'] },
  { id: 'markAll', typing: [], reading: ['Ctrl+A'] },
  { id: 'unmark', typing: [], reading: ['Escape'] },
  { id: 'several', typing: ['Alt+A'], reading: ['A', 'Alt+A'] },
  { id: 'nextUnreviewed', typing: ['Alt+N'], reading: ['n', 'Alt+N'] },
  { id: 'nextFinding', typing: ['F8'], reading: ['f', 'F8'] },
  { id: 'edit', typing: [], reading: ['Enter', 'e', 'F2'] },
  { id: 'leave', typing: ['Escape'], reading: [] },
  { id: 'copySource', typing: ['Ctrl+Shift+S'], reading: ['c', 'Ctrl+Shift+S'] },
  { id: 'tag', typing: ['Alt+T', 'F9'], reading: ['t', 'Alt+T', 'F9'] },
  { id: 'propagate', typing: ['Alt+P'], reading: ['p', 'Alt+P'] },
  { id: 'undo', typing: [], reading: ['u', 'Ctrl+Z'] },
  { id: 'redo', typing: ['Ctrl+Y', 'Ctrl+Shift+Z'], reading: ['Ctrl+Y', 'Ctrl+Shift+Z'] },
  { id: 'find', typing: ['Ctrl+F'], reading: ['/', 'Ctrl+F'] },
  { id: 'replace', typing: ['Ctrl+H'], reading: ['Ctrl+H'] },
  { id: 'goTo', typing: ['Ctrl+G'], reading: ['g', 'Ctrl+G'] },
  { id: 'comment', typing: ['Alt+M'], reading: ['m', 'Alt+M'] },
  { id: 'panel', typing: ['Alt+B'], reading: ['b', 'Alt+B'] },
  { id: 'help', typing: ['F1'], reading: ['?', 'F1'] },
];

export function shortcut(id: string): string {
  const found = commands.find(command => command.id === id);
  return nice(found?.typing[0] ?? found?.reading[0] ?? '');
}

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** A key as the keyboard in front of the person has it. */
export function nice(keys: string): string {
  const arrows = keys.replace('ArrowDown', '↓').replace('ArrowUp', '↑').replace('Escape', 'Esc');
  if (!isMac) return arrows;
  return arrows.replace('Ctrl+', '⌘').replace('Alt+', '⌥').replace('Shift+', '⇧').replace('Enter', '↩');
}

/** What was pressed, as the table says it: `Ctrl+Shift+Enter`, `n`. On a Mac the command key is Ctrl. */
export function pressed(event: KeyboardEvent): string {
  // The right Alt key types Polish letters: on Windows it looks like Ctrl+Alt.
  if (event.getModifierState('AltGraph')) return '';
  const ctrl = event.ctrlKey || event.metaKey;
  const { key } = event;
  const isPlain = !ctrl && !event.altKey;
  if (isPlain && key.length === 1) return key;
  const name = /^(?:Key|Digit)/.test(event.code) ? event.code.replace(/^Key|^Digit/, '') : key;
  return `${ctrl ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${event.shiftKey ? 'Shift+' : ''}${name}`;
}

/** The command of a key, or `candidate-3`, `term-2` for the numbered ones. */
export function commandFor(event: KeyboardEvent, isTyping: boolean): string | undefined {
  const keys = pressed(event);
  const numbered = /^(Ctrl\+|Alt\+)?([1-9])$/.exec(keys);
  if (numbered && (numbered[1] || !isTyping)) return `${numbered[1] === 'Alt+' ? 'term' : 'candidate'}-${numbered[2]}`;
  return commands.find(command => (isTyping ? command.typing : command.reading).includes(keys))?.id;
}
