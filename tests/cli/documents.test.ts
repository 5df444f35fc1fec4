import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder } from './project.ts';

const MARKDOWN = `---
title: Szczyt w Łodzi
---

# Szczyt w **Łodzi**

Rozmowy trwały [3 godziny](https://example.org "dane").

\`\`\`sh
curl
\`\`\`
`;
const HTML = '<html lang="pl"><title>Szczyt</title>\n<p>Rozmowy trwały <b>3</b>&nbsp;godziny.\n<script>x()</script>\n';

const project = () =>
  emptyFolder({
    'dragoman.config.json': JSON.stringify({ sourceLocale: 'pl', targetLocales: ['en'] }),
    'glossary/terms.csv': 'id,pl,en\nv4,Grupa Wyszehradzka,Visegrád Group\n',
    'seeds/szczyt.md': MARKDOWN,
    'seeds/strona.html': HTML,
  });

describe('a document with formatting', () => {
  it.each([
    ['the folder of the articles', ['--document', '--out', 'seeds'], 2],
    ['a file in it', ['--document', 'seeds/szczyt.md', '--to', 'en', '--out', 'seeds/en/szczyt.md'], 2],
    ['a page to read among the articles', ['--bilingual', '--out', 'seeds/kopia.html'], 2],
    ['what is no article, which may lie there', ['--csv', '--out', 'seeds'], 0],
    ['another folder', ['--document', '--out', 'seeds-en'], 0],
  ])('is not exported to where it would become an article: %s', async (_name, args, expected) => {
    const { runHere, root } = await project();
    const { code, notes } = await runHere(['export', ...args]);
    expect(code).toBe(expected);
    if (expected === 2) expect(notes).toContain('seeds is the folder of the articles');
    const files = await readdir(join(root, 'seeds'));
    expect(files.filter(file => !file.endsWith('.csv'))).toEqual(['strona.html', 'szczyt.md']);
  });

  it('is exported in its own format, and counts what has no translation', async () => {
    const { runHere, read } = await project();
    const before = await runHere(['export', '--document', 'seeds/szczyt.md', '--to', 'en']);
    expect([before.code, before.out]).toEqual([0, MARKDOWN]);
    expect(before.notes).toContain('szczyt.en.md: 4 sentences have no translation; the source stands there.');
    expect((await runHere(['translate', '--engine', 'pseudo'])).code).toBe(0);
    const { code, out, notes } = await runHere(['export', '--document', '--to', 'en', '--out', 'en']);
    expect([code, notes]).toEqual([0, '']);
    expect(out).toContain('en/szczyt.en.md');
    expect(await read('en/strona.en.html')).toBe(
      '<html lang="en"><title>⟦Šžçžŷţ⟧</title>\n<p>⟦Ŕöžṁöŵŷ ţŕŵåłŷ <b>3</b>&nbsp;ĝöðžïñŷ.⟧\n<script>x()</script>\n',
    );
    expect(await read('en/szczyt.en.md')).toBe(`---
title: ⟦Šžçžŷţ ŵ Łöðžï⟧
---

# ⟦Šžçžŷţ ŵ **Łöðžï**⟧

⟦Ŕöžṁöŵŷ ţŕŵåłŷ [3 ĝöðžïñŷ](https://example.org "⟦ðåñé⟧").⟧

\`\`\`sh
curl
\`\`\`
`);
  });
});
