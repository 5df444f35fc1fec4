import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const src = resolve(import.meta.dirname, '../src');

/** What each part of `src/` may import: docs/architecture.md says why. Single files of src/ are parts of their own. */
const foundations = [
  'model',
  'errors',
  'fingerprint',
  'codes',
  'xml',
  'csv',
  'waivers',
  'standing',
  'spans',
  'html',
  'turns',
];
const parts = [
  'article',
  'segment',
  'termbase',
  'memory',
  'check',
  'bitext',
  'bilingual',
  'locale',
  'engine',
  'publish',
  'score',
  'report',
];
const mayImport: Readonly<Record<string, readonly string[]>> = {
  model: [],
  errors: [],
  fingerprint: [],
  xml: ['errors', 'turns'],
  codes: ['model'],
  csv: [],
  waivers: ['model'],
  standing: ['model'],
  spans: ['model'],
  html: ['model'],
  turns: [],
  ...Object.fromEntries(parts.map(part => [part, foundations])),
  steps: [...foundations, ...parts],
  pipeline: [...foundations, ...parts, 'steps'],
  project: [...foundations, ...parts, 'steps', 'pipeline'],
  review: [...foundations, 'pipeline', 'project'],
  index: [...foundations, ...parts, 'steps', 'pipeline', 'project'],
  cli: [...foundations, ...parts, 'steps', 'pipeline', 'project', 'review', 'index'],
};

/** Which parts may open which door to the outside world. */
const doors: Readonly<Record<string, readonly string[]>> = {
  'node:fs': ['project', 'engine'],
  'node:fs/promises': ['project', 'engine'],
  'node:http': ['engine', 'review'],
  'node:https': ['engine', 'review'],
  'node:net': ['engine', 'review'],
  'deepl-node': ['engine'],
  'node:child_process': ['project', 'cli'],
  commander: ['cli'],
  picocolors: ['cli'],
  'cli-progress': ['cli'],
};

interface SourceFile {
  readonly path: string;
  readonly part: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const files: readonly SourceFile[] = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('.ts') && !path.startsWith(join('review', 'web')))
  .map(path => {
    const text = readFileSync(join(src, path), 'utf8');
    const imports = [...text.matchAll(/(?:\bfrom\s+|\bimport\s*\(\s*|^import\s+)'([^']+)'/gm)].map(
      match => match[1] ?? '',
    );
    return { path, part: partOf(path), text, imports };
  });

function partOf(path: string): string {
  return (path.split(/[/\\]/)[0] ?? path).replace(/\.ts$/, '');
}

describe('the layout', () => {
  it('has files to look at', () => {
    expect(files.length).toBeGreaterThan(3);
    expect(files.flatMap(file => file.imports).length).toBeGreaterThan(3);
  });

  it('has no part that the import table does not know', () => {
    expect(files.filter(file => !mayImport[file.part]).map(file => file.path)).toEqual([]);
  });

  it('lets a part import only what the table says, and never a sibling', () => {
    const breaches = files.flatMap(file =>
      file.imports
        .filter(name => name.startsWith('.'))
        .map(name => partOf(relative(src, resolve(dirname(join(src, file.path)), name))))
        .filter(part => part !== file.part && !mayImport[file.part]?.includes(part))
        .map(part => `${file.path} imports ${part}`),
    );
    expect(breaches).toEqual([]);
  });

  it('meets the outside world only at its doors', () => {
    const breaches = files.flatMap(file =>
      file.imports
        .filter(name => doors[name] && !doors[name].includes(file.part))
        .map(name => `${file.path} opens ${name}`),
    );
    const code = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    const talkers = files
      .filter(file => file.part !== 'cli' && /\b(?:console|process)\.\w/.test(code(file.text)))
      .map(file => `${file.path} talks to the process`);
    expect([...breaches, ...talkers]).toEqual([]);
  });

  it('keeps files to a size that can be read', () => {
    const long = files.filter(file => file.text.split('\n').length > 320).map(file => file.path);
    expect(long).toEqual([]);
  });
});
