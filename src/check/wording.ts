import type { Finding, Wording } from '../model.ts';
import { ENGLISH } from './wordingEnglish.ts';

type Told = Pick<Finding, 'message' | 'advice'> & { readonly wording: Wording };
type Messages = typeof ENGLISH;

/** Every message of every check. */
export type MessageKey = keyof Messages;

/** The names in braces in a text. */
type NamesIn<Text> = Text extends `${string}{{${infer Name}}}${infer Rest}` ? Name | NamesIn<Rest> : never;
type ValuesOf<Key extends MessageKey> = Readonly<Record<NamesIn<Messages[Key][number]>, Wording['values'][string]>>;

/** What a check says, in English, and as the key and values from which another language says it. */
export function says<Key extends MessageKey>(
  key: Key,
  ...[values]: NamesIn<Messages[Key][number]> extends never ? [] : [ValuesOf<Key>]
): Told {
  const told: Wording['values'] = values ?? {};
  const [message, advice] = ENGLISH[key];
  return { message: filled(message, told), advice: filled(advice, told), wording: { key, values: told } };
}

/** What stands around several texts, quotation marks, stands around each: “a” or “b”. */
function filled(text: string, values: Wording['values']): string {
  return text.replace(/([^\s{}]?)\{\{(\w+)\}\}([^\s{}]?)/g, (_, before: string, name: string, after: string) => {
    const value = values[name] ?? '';
    const texts = typeof value === 'object' ? value : [value];
    return CHOICE.format(texts.map(each => `${before}${each}${after}`));
  });
}

const CHOICE = new Intl.ListFormat('en', { type: 'disjunction' });
