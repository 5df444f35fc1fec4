import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import type { Check } from '../../src/check/check.ts';
import { bitextChecks, checks } from '../../src/check/list.ts';
import { sourceChecks } from '../../src/check/source/list.ts';
import { type Example, tables } from './tables.ts';

const modules = await Promise.all(
  tables.map(async table => {
    const module: Record<string, unknown> = await import(`../../src/check/${table.file}`);
    return [module[table.constant], table] as const;
  }),
);
const tableOf = new Map(modules);

/** The page is made from the checks themselves: `npx vitest run tests/check/docs.test.ts -u` writes it anew. */
it('the page about the checks says what they are and shows their tables', async () => {
  await expect(page()).toMatchFileSnapshot('../../docs/checks.md');
});

it('the checks that the page and the configuration’s schema switch as an example are there', async () => {
  const known = new Set([...checks, ...bitextChecks, ...sourceChecks].map(({ name }) => name));
  const schema = JSON.parse(await readFile('src/project/config.schema.json', 'utf8'));
  const onPage = JSON.parse(/"checks": (\{[^}]*\})/.exec(page())?.[1] ?? '');
  const shown = [onPage, ...schema.properties.checks.examples].flatMap(example => Object.keys(example));
  expect(shown.filter(name => !known.has(name))).toEqual([]);
  expect(shown).not.toEqual([]);
});

function page(): string {
  return [
    INTRODUCTION,
    '## Checks of a translation',
    ...checks.map(section),
    '## Checks of an article as a whole',
    ...bitextChecks.map(section),
    SOURCE,
    ...sourceChecks.map(section),
  ]
    .join('\n\n')
    .concat('\n');
}

function section(check: Pick<Check, 'name' | 'finds'>): string {
  const table = tableOf.get(check);
  const rows = table?.rows ?? [];
  const isPair = rows.some(row => row.locale !== 'pl');
  const head = isPair ? ['| | Polish | Translation | |', '|---|---|---|---|'] : ['| Polish | |', '|---|---|'];
  const lines = rows.map(row => (isPair ? pairLine(row) : `| ${escaped(row.source)} | ${row.verdict} |`));
  return [`### ${check.name}`, check.finds, table?.text ?? '', rows.length ? [...head, ...lines].join('\n') : '']
    .filter(Boolean)
    .join('\n\n');
}

function pairLine({ locale, source, target, verdict }: Example): string {
  return `| ${locale} | ${escaped(source)} | ${escaped(target)} | ${verdict} |`;
}

function escaped(text: string): string {
  return text.replace(/[<>]/g, sign => (sign === '<' ? '&lt;' : '&gt;'));
}

const INTRODUCTION = `# Checks

\`dragoman check\` compares every translation with its source, sentence by sentence, and reports what an editor would not
want in print. Facts are compared by **value**: both sides are read into numbers, dates, amounts and names, by the
conventions of their languages, and the values must agree, however they are written. „1,5 mln”, “1.5 million” and
“1,500,000” are one number; „w środę o godz. 15.30” and “on Wednesday at 3:30 p.m.” are one time.

A finding is an **error** where it is nearly certainly wrong in print: another number in figures, month, currency or
unit; a name with a Polish case ending; a quotation that is not closed. It is a **warning** where a free translation may
be right all the same: a number in words, a rank left out, a negation turned into its opposite. Errors make \`dragoman
check\` exit with 1, warnings do not. Each finding has its place in the source and in the translation, and says what to do.

What stands in a term of the glossary is left to the term checks, which know better: the glossary may want “Defender-Europe
20” for „Defender 2020”.

The checks know the numerals, months, units, ranks, places, typography and negatives of English, German, French and
Ukrainian, and read Polish sources with a dictionary of word forms. In other target languages they compare figures and
what needs no words: addresses, tags, brackets, length.

## Switching a check

A house with other rules says so in \`dragoman.config.json\`, by the check’s name:

\`\`\`json
{
  "sourceLocale": "pl",
  "targetLocales": ["en", "de"],
  "checks": { "length": "off", "title": "error", "number-added": "warning" }
}
\`\`\`

\`off\`: it is not run. \`error\` or \`warning\`: all that it finds is that. It holds for \`check\`, \`check --source\`, \`status\`,
\`translate\`, \`publish\`, the dashboard and the review page; a review server that is running reads it when it is started
anew. \`check\` names what is switched off, and the evidence of a publication keeps it. Nothing is translated or paid for
again because of a switch. For one sentence, [let the finding stand](publishing.md#waiving-a-finding) instead.

Not to be switched: whether the files are up to date, whether an approval is out of date, and whether i18next gives the
texts back. Those are no opinions. An approval that has lapsed is no approval, also with \`approval-lapsed\` off.

## How they are tried

Each check is tried on the table below it. \`bench/checks.mjs\` prints what all of them find of some 430 errors planted
into right translations, and how often they speak where nothing is wrong; it also reads a file of your own pairs.
\`bench/checkSpeed.mjs\` prints what each costs.

Regular expressions with \`\\p{L}\` are dear: one with a hundred of them takes half a second to compile, and \`matchAll\`, which
works with a copy, has it compiled again whenever the engine has cleaned up its memory. Checks therefore make theirs with
\`pattern\` or \`wordPattern\` (\`src/check/pattern.ts\`), which match the same and cost a fraction.`;

const SOURCE = `## Checks of the source

\`dragoman check --source\` looks at the articles themselves, before anything is spent on translating them: a slip that an
editor mends once would be paid for, and translated, in every language. It never changes the text. All its findings are
warnings, unless the project switches them; each has a suggestion.`;
