import { AppError } from '../errors.ts';
import { dictionaryFor } from '../project/dictionary.ts';
import { parseCell, termForms } from '../termbase/index.ts';
import { type Row, renderTable } from './table.ts';
import type { Command } from './world.ts';

export interface FormsOptions {
  readonly term: string;
  readonly locale: string;
  readonly json?: true;
}

/** The order of Polish grammar books. */
const CASES = {
  nom: 'nominative',
  gen: 'genitive',
  dat: 'dative',
  acc: 'accusative',
  inst: 'instrumental',
  loc: 'locative',
  voc: 'vocative',
} as const;

/** `dragoman glossary forms <term>`: what the term is looked for as, by case and number. */
export const forms: Command<FormsOptions> = async ({ term, locale, json }, world) => {
  const { terms, faults } = parseCell(term);
  const [first] = terms;
  if (!first || faults[0])
    throw new AppError(
      'usage',
      faults[0]?.message ?? 'There is no term.',
      faults[0]?.advice ?? 'Write one in quotation marks.',
    );
  const paradigm = termForms(first.text, locale, dictionaryFor(locale), first.switches);
  if (json) world.out(`${JSON.stringify({ term: first.text, locale, ...paradigm }, null, 2)}\n`);
  else world.out(`${roles(paradigm.words)}\n${formTable(paradigm.forms, world.columns)}`);
  return 'done';
};

type Paradigm = ReturnType<typeof termForms>;

/** `Grupa (head)  Wyszehradzka (agrees)` */
function roles(words: Paradigm['words']): string {
  return `${words.map(({ text, role }) => `${text} (${role})`).join('  ')}\n`;
}

function formTable(all: Paradigm['forms'], width: number): string {
  const byCase = all.some(form => form.case !== undefined);
  if (!byCase) return all.map(form => `${form.text}\n`).join('');
  const textsOf = (number: 'singular' | 'plural', name: string) =>
    [...new Set(all.filter(form => form.number === number && form.case === name).map(form => form.text))].join(', ');
  const rows: Row[] = Object.entries(CASES).map(([name, title]) => [
    title,
    textsOf('singular', name),
    textsOf('plural', name),
  ]);
  const further = [...new Set(all.filter(form => form.case === undefined).map(form => form.text))];
  const table = renderTable(
    [
      { title: 'case', align: 'left' },
      { title: 'singular', align: 'left' },
      { title: 'plural', align: 'left' },
    ],
    rows,
    Math.max(width, 120),
  );
  return further.length ? `${table}\nalso: ${further.join(', ')}\n` : table;
}
