/**
 * Says in another language what the server says in English. The dictionary has whole sentences, and patterns: `{{file}} is
 * gone.` Parts of the project that know no page write these sentences, for the command line as well, so there are no keys;
 * a test holds the dictionary to what they can say. What stands for `{{problem}}` is a saying itself.
 *
 * @returns a function that gives a text back as it is where the dictionary has nothing for it
 */
export function sayer(dictionary: Readonly<Record<string, string>>): (english: string) => string {
  const patterns = Object.keys(dictionary)
    .filter(key => key.includes('{{'))
    .map(key => ({ key, regex: regexOf(key), weight: key.replace(/\{\{\w+\}\}/g, '').length }))
    .sort((a, b) => b.weight - a.weight);
  const say = (english: string): string => {
    const whole = dictionary[english];
    if (whole !== undefined || english.length > LONGEST) return whole ?? english;
    for (const { key, regex } of patterns) {
      const values = regex.exec(english)?.groups;
      if (values)
        return (dictionary[key] ?? key).replace(/\{\{(\w+)\}\}/g, (_, name: string) => value(name, values[name] ?? ''));
    }
    return english.endsWith('.') ? `${say(english.slice(0, -1))}.` : english;
  };
  const value = (name: string, text: string) => (name === 'problem' ? say(text) : text);
  return say;
}

/** What is longer is no sentence of ours. */
const LONGEST = 1000;

/** What may stand for some names; for the others, anything. */
const SHAPES: Readonly<Record<string, string>> = {
  line: '\\d+',
  count: '[\\d.,]+',
  locale: '[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*',
  states: '[\\w-]+(?:, [\\w-]+)+',
};

function regexOf(key: string): RegExp {
  const parts = key.split(/\{\{(\w+)\}\}/);
  const source = parts.map((part, index) =>
    index % 2 === 0 ? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : `(?<${part}>${SHAPES[part] ?? '.+?'})`,
  );
  return new RegExp(`^${source.join('')}$`, 's');
}

/** With a full stop, where it has no end of its own: a reason from an XML file has none. */
export function asSentence(text: string): string {
  return text === '' || /[.!?…]$/.test(text) ? text : `${text}.`;
}
