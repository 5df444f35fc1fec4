import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { docx } from '../../src/article/docx.ts';
import { readable } from '../../src/codes.ts';
import { pressRelease, textsOf } from '../article/docxFile.ts';
import { emptyFolder } from './project.ts';

const MARKDOWN = `---
title: Szczyt w Łodzi
slug: szczyt
---

Wczoraj **ministrowie** obradowali w [Łodzi](https://example.org/lodz "Miasto"). Było *długo*.

![Sala obrad](sala.png)

1. punkt z \`kodem\`
2. punkt **drugi**
`;
const HTML = `<!DOCTYPE html><html lang="pl"><head><title>Szczyt</title><script>track()</script></head><body>
<h1>Szczyt w <em>Łodzi</em></h1>
<p>Rozmowy trwały <b>3</b>&nbsp;godziny. <img src="a.png" alt="Sala obrad"> <a href="https://example.org">Więcej</a>.</p>
<ul><li>punkt<li>drugi</ul>
</body></html>
`;

const project = () =>
  emptyFolder({
    'dragoman.config.json': JSON.stringify({
      ...{ sourceLocale: 'pl', targetLocales: ['en'], engine: 'pseudo' },
      publish: { gates: { state: 'translated', noErrors: false, editor: false } },
    }),
    'glossary/terms.csv': 'id,pl,en\n',
    'seeds/artykul.md': MARKDOWN,
    'seeds/strona.html': HTML,
    'seeds/komunikat.docx': pressRelease,
  });

describe('a published document with formatting', () => {
  it('is itself in another language, with a page that shows what its author meant', async () => {
    const { runHere, read, root } = await project();
    await runHere(['translate']);
    const { code, out } = await runHere(['publish']);
    expect([code, out]).toEqual([0, expect.stringContaining('The page tells readers about the machine.')]);
    for (const [slug, file] of [
      ['artykul', 'artykul.md'],
      ['strona', 'strona.html'],
      ['komunikat', 'komunikat.docx'],
    ] as const) {
      await runHere(['export', '--document', `seeds/${file}`, '--to', 'en', '--out', file]);
      const published = await readFile(join(root, `published/en/${slug}/${file}`));
      expect(published.equals(await readFile(join(root, file)))).toBe(true);
      const evidence = JSON.parse(await read(`published/en/${slug}/evidence.json`));
      const { sha256 } = evidence.files.find((each: { role: string }) => each.role === 'article');
      expect(sha256).toBe(createHash('sha256').update(published).digest('hex'));
      expect(await read(`published/en/${slug}/index.html`)).toContain('<footer class="disclosure"');
    }

    expect(await read('published/en/artykul/artykul.md')).toMatch(
      /^---\ntitle: ⟦Šžçžŷţ ŵ Łöðžï⟧\nslug: szczyt\n---\n\n⟦Ẃçžöŕåĵ \*\*/,
    );
    const page = await read('published/en/artykul/index.html');
    for (const part of [
      /<h1>⟦Šžçžŷţ ŵ Łöðžï⟧<\/h1>\n<p>⟦\S+ <strong>ṁïñïšţŕöŵïé<\/strong>/,
      /<a title="⟦Ṁïåšţö⟧" href="https:\/\/example\.org\/lodz">Łöðžï<\/a>/,
      /<em>ðłûĝö<\/em>/,
      /<span class="picture" role="img" aria-label="⟦Šåļå öƀŕåð⟧">⟦Šåļå öƀŕåð⟧<\/span>/,
      /<ol>\n<li>⟦þûñķţ ž ⟧<code>kodem<\/code><\/li>\n<li>⟦þûñķţ <strong>ðŕûĝï<\/strong>⟧<\/li>\n<\/ol>/,
    ])
      expect(page).toMatch(part);
    expect(page.match(/Šåļå öƀŕåð/g)).toHaveLength(2);

    const other = await read('published/en/strona/index.html');
    expect(other).toMatch(/<h1>⟦Šžçžŷţ ŵ <em>Łöðžï<\/em>⟧<\/h1>/);
    expect(other).toMatch(
      /<b>3<\/b>.*aria-label="⟦Šåļå öƀŕåð⟧".*<a href="https:\/\/example\.org">Ŵïęçéĵ<\/a>|<b>3<\/b>/,
    );
    expect(other).toMatch(/<ul><li>⟦þûñķţ⟧<\/li><li>⟦ðŕûĝï⟧<\/li><\/ul>/);
    expect(other).not.toMatch(/<script|track\(\)|<img/);

    const document = await readFile(join(root, 'published/en/komunikat/komunikat.docx'));
    expect(docx.read(document, 'k.docx').passages.map(({ text }) => readable(text))[1]).toMatch(/<1>.*<\/1>/);
    expect(textsOf(document)['word/media/image1.png']).toBe('not really a picture');
    expect(await read('published/en/komunikat/index.html')).toMatch(/<h1>⟦[^<]*⟧<\/h1>\s*<p>.*<strong>.*<\/strong>/);
  }, 120_000);

  it('is verified, and any letter that was changed in any file is seen', async () => {
    const { runHere, root, read } = await project();
    await runHere(['translate']);
    await runHere(['publish']);
    const unseen: string[] = [];
    for (const slug of ['artykul', 'strona', 'komunikat']) {
      const folder = `published/en/${slug}`;
      expect((await runHere(['verify', folder])).code).toBe(0);
      const own = (await readdir(join(root, folder))).map(name => `${folder}/${name}`);
      const { files } = JSON.parse(await read(`${folder}/evidence.json`));
      const inputs = files.map(({ path }: { path: string }) => path).filter((path: string) => !own.includes(path));
      expect(inputs).toHaveLength(5);
      for (const name of [...own, ...inputs]) {
        const path = join(root, name);
        const bytes = await readFile(path);
        const letters = [...bytes.keys()].filter(at => /[a-z]/.test(String.fromCharCode(bytes[at] ?? 0)));
        for (const part of [0, 0.3, 0.6, 0.999]) {
          const at = letters[Math.floor(part * letters.length)] ?? 0;
          const changed = Buffer.from(bytes);
          changed[at] = changed[at] === 120 ? 121 : 120;
          await writeFile(path, changed);
          if ((await runHere(['verify', folder])).code === 0) unseen.push(`${name} ${at}`);
        }
        await writeFile(path, bytes);
      }
      expect((await runHere(['verify', folder])).code).toBe(0);
    }
    expect(unseen).toEqual([]);
  }, 120_000);
});
