import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../src/check/', import.meta.url);

/** The table that stands above a check: what it lets pass, and what it finds. */
export interface ExampleTable {
  /** The module, relative to `src/check`, and the constant that it exports. */
  readonly file: string;
  readonly constant: string;
  /** What is said above the table. */
  readonly text: string;
  readonly rows: readonly Example[];
}

/** A pair of texts, or a Polish text alone, with whether the check finds something. */
export interface Example {
  readonly locale: string;
  readonly source: string;
  readonly target: string;
  readonly verdict: 'passes' | 'found';
}

export const tables: readonly ExampleTable[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('.ts'))
  .sort()
  .flatMap(file => {
    const code = readFileSync(new URL(file, folder), 'utf8');
    return [...code.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nexport const (\w+)/g)].flatMap(
      ([, comment = '', constant = '']) => {
        const lines = comment.split('\n').map(line => line.replace(/^ ?\* ?/, '').trimEnd());
        const rows = lines.filter(line => /\| (?:passes|found) \|$/.test(line)).map(readRow);
        const text = lines
          .filter(line => !line.startsWith('|'))
          .join(' ')
          .trim();
        return rows.length ? [{ file, constant, text, rows }] : [];
      },
    );
  });

function readRow(line: string): Example {
  const cells = line
    .slice(1, -1)
    .split('|')
    .map(cell => cell.replace(/^ | $/g, ''));
  const verdict = cells.at(-1) === 'found' ? 'found' : 'passes';
  const [locale = '', source = '', target = ''] = cells.length > 2 ? cells : ['pl', cells[0] ?? ''];
  return { locale, source, target, verdict };
}
