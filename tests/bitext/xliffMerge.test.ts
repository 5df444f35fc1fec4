import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { approvalHash } from '../../src/bitext/approval.ts';
import { readXliff, writeXliff } from '../../src/bitext/xliff.ts';
import type { Bitext, TranslatedUnit, Unit } from '../../src/model.ts';

const sentences = ['Pierwsze zdanie.', 'Drugie zdanie.', 'Trzecie zdanie.'];

const draft = (text: string, index: number): TranslatedUnit => ({
  id: `s-${index}`,
  text,
  gap: index < 2 ? ' ' : '',
  terms: [],
  candidates: [],
  state: 'translated',
  target: `Sentence ${index}.`,
  origin: { kind: 'engine', engine: 'deepl:quality_optimized' },
  termUses: [],
});

const base: Bitext = {
  slug: 'wizyta',
  path: 'seeds/wizyta.txt',
  sourceLocale: 'pl',
  targetLocale: 'en',
  blocks: [{ id: 'b-1', kind: 'paragraph', segments: sentences.map(draft) }],
};

const change = (bitext: Bitext, index: number, changed: (unit: TranslatedUnit) => Unit): Bitext => ({
  ...bitext,
  blocks: bitext.blocks.map(block => ({
    ...block,
    segments: block.segments.map((unit, at) => (at === index && unit.state === 'translated' ? changed(unit) : unit)),
  })),
});

const approved =
  (by: string, target: string) =>
  (unit: TranslatedUnit): Unit => {
    const edited = { ...unit, target, origin: { kind: 'person' as const, name: by } };
    return { ...edited, state: 'reviewed', approval: { by, at: '2026-03-01T09:30:00Z', hash: approvalHash(edited) } };
  };

function merge(ours: Bitext, theirs: Bitext): { readonly conflicts: number | null; readonly text: string } {
  const folder = mkdtempSync(join(tmpdir(), 'dragoman-'));
  try {
    const [our, old, their] = [ours, base, theirs].map((bitext, index) => {
      const file = join(folder, `${index}.xlf`);
      writeFileSync(file, writeXliff(bitext));
      return file;
    }) as [string, string, string];
    const { status } = spawnSync('git', ['merge-file', our, old, their]);
    return { conflicts: status, text: readFileSync(our, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const read = (text: string) => readXliff(text, 'locales/en/wizyta.xlf');

describe.runIf(spawnSync('git', ['--version']).status === 0)('git', () => {
  it('merges two people’s corrections and approvals of neighbouring sentences', () => {
    const ours = change(base, 0, approved('Anna', 'The first sentence.'));
    const theirs = change(base, 1, approved('Piotr', 'The second sentence.'));
    const { conflicts, text } = merge(ours, theirs);
    expect(conflicts).toBe(0);
    expect(read(text)).toEqual(change(ours, 1, approved('Piotr', 'The second sentence.')));
  });

  it('leaves a conflict where both changed the same sentence, and the record says so', () => {
    const ours = change(base, 1, approved('Anna', 'Second sentence.'));
    const theirs = change(base, 1, approved('Piotr', 'The second sentence.'));
    const { conflicts, text } = merge(ours, theirs);
    expect(conflicts).toBeGreaterThan(0);
    expect(() => read(text)).toThrow(/^Cannot read locales\/en\/wizyta\.xlf, line \d+: git found two versions/);
  });
});
