import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { approve } from '../../src/bitext/approval.ts';
import { writeXliff } from '../../src/bitext/xliff.ts';
import { openRecordMemory } from '../../src/project/memoryRecords.ts';
import { openProject } from '../../src/project/project.ts';
import { smallProject, type TestProject } from '../cli/project.ts';

/** A record whose sentences Anna has approved. */
function record(slug: string, pairs: readonly (readonly [pl: string, en: string])[]): string {
  const segments = pairs.map(([text, target], index) => {
    const origin = { kind: 'engine', engine: 'deepl' } as const;
    const unit = { id: `s-${index}`, text, gap: ' ', terms: [], state: 'translated', target, origin } as const;
    return approve({ ...unit, termUses: [], candidates: [] }, 'reviewed', 'Anna', '2027-03-01T09:00:00Z');
  });
  const blocks = [{ id: 'b-1', kind: 'paragraph' as const, segments }];
  return writeXliff({ slug, path: `seeds/${slug}.txt`, sourceLocale: 'pl', targetLocale: 'en', blocks });
}

/** A project with so many approved articles of two sentences each. */
async function archive(articles: number): Promise<TestProject> {
  const numbers = Array.from({ length: articles }, (_, index) => index + 100);
  const files = numbers.map(number => [
    `locales/en/a${number}.xlf`,
    record(`a${number}`, [
      [`Brygada ma ${number} czołgów.`, `The brigade has ${number} tanks.`],
      ['Ćwiczenia trwają.', `Exercise ${number} is under way.`],
    ]),
  ]);
  return smallProject(Object.fromEntries(files));
}

async function opened({ root }: TestProject) {
  const { trusted } = await openRecordMemory(await openProject(root));
  const found = (text: string) =>
    trusted
      .flatMap(memory => memory.fuzzy(text, 'en', { threshold: 95, limit: 1 }))
      .sort((one, other) => other.score - one.score)[0]?.target;
  return { found, size: trusted.reduce((sum, memory) => sum + memory.size, 0), memories: trusted.length };
}

const packed = async ({ root }: TestProject) => (await stat(join(root, '.dragoman/memory-trusted.bin'))).mtimeMs;

describe('the memory of a project’s own records', () => {
  it('has what was approved, and is packed once', async () => {
    const project = await archive(30);
    expect((await opened(project)).size).toBe(60);
    const first = await packed(project);
    const again = await opened(project);
    expect(again.found('Brygada ma 117 czołgów.')).toBe('The brigade has 117 tanks.');
    expect({ size: again.size, packed: await packed(project) }).toEqual({ size: 60, packed: first });
  });

  it('follows each record: changed, new and gone, without being packed anew', async () => {
    const project = await archive(30);
    await opened(project);
    const first = await packed(project);
    await project.write('locales/en/a105.xlf', record('a105', [['Brygada ma 105 czołgów.', 'It has 105 tanks.']]));
    await project.write('locales/en/nowy.xlf', record('nowy', [['Minister odwiedził Ustkę.', 'The minister visited Ustka.']]));
    await rm(join(project.root, 'locales/en/a106.xlf'));
    const { found, size } = await opened(project);
    expect(found('Brygada ma 105 czołgów.')).toBe('It has 105 tanks.');
    expect(found('Minister odwiedził Ustkę.')).toBe('The minister visited Ustka.');
    expect(found('Brygada ma 106 czołgów.')).toBeUndefined();
    expect(found('Brygada ma 107 czołgów.')).toBe('The brigade has 107 tanks.');
    expect({ size, packed: await packed(project) }).toEqual({ size: 58, packed: first });
  });

  it('is packed anew when many have changed, and says the same as if it had never been packed', async () => {
    const project = await archive(30);
    await opened(project);
    for (let number = 100; number < 125; number += 1)
      await project.write(`locales/en/a${number}.xlf`, record(`a${number}`, [['Ćwiczenia trwają.', `Day ${number}.`]]));
    const after = await opened(project);
    expect(after.memories).toBe(1);
    await rm(join(project.root, '.dragoman'), { recursive: true });
    const anew = await opened(project);
    expect(after.size).toBe(anew.size);
    for (const text of ['Ćwiczenia trwają.', 'Brygada ma 127 czołgów.', 'Brygada ma 101 czołgów.'])
      expect(after.found(text)).toBe(anew.found(text));
  });

  it.each(['memory-trusted.bin', 'memory-drafts.bin', 'memory-records.json'])(
    'is read anew where %s is gone, cut off or of another run',
    async name => {
      const project = await archive(25);
      const { size } = await opened(project);
      for (const content of [undefined, '', '{"recipe":', 'x'.repeat(100)]) {
        if (content === undefined) await rm(join(project.root, '.dragoman', name));
        else await project.write(`.dragoman/${name}`, content);
        expect((await opened(project)).size).toBe(size);
      }
    },
  );
});
