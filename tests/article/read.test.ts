import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/article/read.ts';
import { AppError } from '../../src/errors.ts';
import { documentOf, p, r } from './docxFile.ts';

const provenance = { root: 'seeds', locale: 'pl', embargo: false };

/** More pieces of formatting than a text has room for. */
const PIECES = 17_000;

describe('a paragraph with more formatting than a text has room for is refused, with the file’s name', () => {
  it.each([
    ['in Word', 'szczyt.docx', documentOf(p(`${r('NATO', '<w:b/>')}${r(' i Litwa, ')}`.repeat(PIECES)))],
    ['in Markdown', 'szczyt.md', new TextEncoder().encode('**NATO** i Litwa, '.repeat(PIECES))],
    ['of characters that are our own marks', 'szczyt.txt', new TextEncoder().encode('\u{100004}Litwa '.repeat(PIECES))],
  ])('%s', async (_, name, document) => {
    await expect(readArticle(document, `seeds/${name}`, provenance)).rejects.toThrow(
      expect.objectContaining({
        name: AppError.name,
        message: expect.stringMatching(`^Cannot read seeds/${name}.* (?:pieces|marks) of formatting`),
      }),
    );
  });

  it('and one with a little less is read', async () => {
    const document = documentOf(p(`${r('NATO', '<w:b/>')}${r(' i Litwa, ')}`.repeat(1_000)));
    expect((await readArticle(document, 'seeds/szczyt.docx', provenance)).passages[0]?.codes).toHaveLength(1_000);
  });
});
