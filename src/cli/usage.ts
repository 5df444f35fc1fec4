import type { Command } from 'commander';

/** Has a command, and those below it, say what was not understood as all else is said: what happened, then what to do. */
export function sayInOurWords(command: Command, name = command.name()): void {
  command.configureOutput({ outputError: (text, write) => write(inOurWords(text, name)) });
  for (const each of command.commands) sayInOurWords(each, `${name} ${each.name()}`);
}

/** @param command  as it is called: `dragoman glossary add` */
function inOurWords(text: string, command: string): string {
  const [, said = text, hint] = /^error: ([\s\S]*?)(?:\n\((Did you mean [\s\S]*)\))?\s*$/.exec(text) ?? [];
  const told = WORDS.flatMap(([pattern, words]) => (pattern.test(said) ? [said.replace(pattern, words)] : []))[0];
  const message = told ?? `${said.slice(0, 1).toUpperCase()}${said.slice(1)}`.replace(/'([^']*)'/g, '“$1”');
  const meant = hint === undefined ? '' : `${hint.replace(/mean (?:one of )?(.+)\?$/, 'mean $1?')} `;
  return `✗ ${message.replace(/[^.]$/, '$&.')}\n  → ${meant}\`${command} --help\` shows what there is.\n`;
}

/** Commander's messages, and ours. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^unknown command '(.*)'$/s, 'There is no command “$1”.'],
  [/^unknown option '(.*)'$/s, 'There is no option $1.'],
  [/^missing required argument '(.*)'$/s, 'It is not said what <$1> is.'],
  [/^option '(.*)' argument missing$/s, 'Nothing stands after $1.'],
  [/^option '(.*)' argument '(.*)' is invalid\. Allowed choices are (.*)\.$/s, '“$2” is not among $1: use $3.'],
  [/^option '(.*)' argument '(.*)' is invalid\. (.*)$/s, '“$2” cannot be $1. $3'],
  [/^option '(.*)' cannot be used with option '(.*)'$/s, '$1 and $2 do not go together.'],
  [
    /^too many arguments(?: for '.*')?\. Expected (\d+) arguments? but got (\d+)(?:: .*)?\.?$/s,
    'Too much is named: $2 where the command takes $1.',
  ],
];
