import { describe, expect, it } from 'vitest';
import { docx } from '../../src/article/docx.ts';
import { readArticle, writeArticle } from '../../src/article/read.ts';
import { readXliff } from '../../src/bitext/xliffRead.ts';
import { readable } from '../../src/codes.ts';
import { pseudo } from '../../src/engine/pseudo.ts';
import { documentTexts } from '../../src/project/documentTexts.ts';
import { pressRelease, textsOf } from '../article/docxFile.ts';
import { smallProject } from './project.ts';

const PATH = 'seeds/komunikat.docx';

describe('a Word document among the articles', () => {
  it('is translated with its formatting, and its record makes a Word document again', async () => {
    const project = await smallProject({ [PATH]: pressRelease });
    expect((await project.run(['translate', '--engine', 'pseudo'])).code).toBe(0);
    const record = readXliff(await project.read('locales/en/komunikat.xlf'), 'locales/en/komunikat.xlf');
    const article = await readArticle(pressRelease, PATH, { root: 'seeds', locale: 'pl', embargo: false });
    const file = await writeArticle(pressRelease, PATH, documentTexts(article, record.blocks), 'en');
    const texts = docx.read(file, PATH).passages.map(({ kind, text }) => `${kind}: ${readable(text)}`);
    expect(texts).toHaveLength(article.passages.length);
    expect(texts[0]).toBe(`heading: ${pseudo('Szczyt w Brukseli')}`);
    expect(texts[1]).toMatch(/<1>.*<\/1>.*<2\/>.*<3>.*<\/3>/);
    expect(texts.at(-1)).toBe(`label: ${pseudo('Szczyt NATO')}`);
    expect(textsOf(file)['word/media/image1.png']).toBe('not really a picture');
  });

  it('is named when it cannot be read, and the other articles are translated', async () => {
    const project = await smallProject({ 'seeds/zly.docx': '<html><p>Dzień dobry' });
    const { code, notes } = await project.run(['translate', '--engine', 'pseudo']);
    expect(code).toBe(3);
    expect(notes).toContain('Cannot read seeds/zly.docx: it is a web page');
    expect((await project.body('en', 'szczyt')).flat()).toHaveLength(4);
  });
});
