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
