import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeHtml } from '../../src/article/safeHtml.ts';
import { webBody } from '../../src/article/webPage.ts';
import { documentOf, p, part, pressRelease, r } from './docxFile.ts';

const page = (text: string, path: string) => webBody(new TextEncoder().encode(text), path);

describe('what readers see of a document', () => {
  it('in Markdown has its headings, lists, tables, links, notes and code, and descriptions for pictures', async () => {
    const text = `---
title: Summit
---

# Summit in **Łódź**

The [Visegrád Group](https://example.org/v4 "The four") met.[^1] It was \`code\`, ~~four~~ five <b>days</b>.

![The hall](hall.png "A title")

1. first
2. *second*

| Country | Sum |
|---|--:|
| Poland | 3.5 |

- [x] done

[^1]: A **note**.
`;
    const html = (await page(text, 'seeds/a.md')) ?? '';
    for (const part of [
      '<h1>Summit in <strong>Łódź</strong></h1>',
      '<a title="The four" href="https://example.org/v4">Visegrád Group</a>',
      '<code>code</code>, <del>four</del> five <b>days</b>.',
      '<p><span class="picture" role="img" aria-label="The hall">The hall</span></p>',
      '<ol>\n<li>first</li>\n<li><em>second</em></li>\n</ol>',
      '<td align="right">3.5</td>',
      '<li>☑ done</li>',
      'A <strong>note</strong>.',
    ])
      expect(html).toContain(part);
    expect(html).not.toMatch(/title: Summit|Footnotes|<img|hall\.png/);
  });

  it('in Word has its headings, lists, tables, links and notes, and no headers and footers', async () => {
    const html = (await webBody(pressRelease, 'seeds/a.docx')) ?? '';
    for (const part of [
      '<h1>Szczyt w Brukseli</h1>',
      '<strong>Karol Nawrocki</strong>',
      '<a id="footnote-ref-1" href="#footnote-1">[1]</a>',
      '<a href="https://example.org/flanka">wschodniej flanki</a>',
      '<blockquote><p>Bezpieczeństwo jest niepodzielne.</p></blockquote>',
      '<td><p>Państwo</p></td>',
      'Posiedzenie trwało dwie godziny i zakończyło się 5 maja wieczorem.',
      '<li id="footnote-1">',
    ])
      expect(html).toContain(part);
    expect(html).not.toMatch(/Komunikat prasowy|Strona|godzinę|Szczyt NATO/);
  });

  const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relationships = (...all: readonly string[]) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.map(each => `<Relationship ${each}/>`).join('')}</Relationships>`;
  const picture =
    '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Obraz" descr="Sala obrad"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:link="rId2"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>';
  const hostile = (numbering: string) =>
    documentOf(p(`${r('Dzień dobry ')}<w:hyperlink r:id="rId3">${r('tutaj')}</w:hyperlink>${picture}`), {
      '_rels/.rels': relationships(`Id="rId1" Type="${R}/officeDocument" Target="word/document.xml"`),
      'word/_rels/document.xml.rels': relationships(
        `Id="rId1" Type="${R}/numbering" Target="numbering.xml"`,
        `Id="rId2" Type="${R}/image" Target="file:///etc/hostname" TargetMode="External"`,
        `Id="rId3" Type="${R}/hyperlink" Target="javascript:alert(1)" TargetMode="External"`,
      ),
      'word/numbering.xml': numbering,
    });

  it('in Word has nothing that runs, and no file of this machine', async () => {
    expect(await webBody(hostile(part('numbering', '')), 'a.docx')).toBe(
      '<p>Dzień dobry <a>tutaj</a><span class="picture" role="img" aria-label="Sala obrad">Sala obrad</span></p>',
    );
  });

  it.each([
    ['nested without end', part('numbering', '<w:x>'.repeat(100_000) + '</w:x>'.repeat(100_000))],
    [
      'an entity bomb',
      '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]><x>&b;&c;</x>',
    ],
    ['no XML', 'numery'],
  ])('in Word is said by its blocks where a part that only the page needs is %s', async (_name, numbering) => {
    expect(await webBody(hostile(numbering), 'a.docx')).toBeUndefined();
  });

  it.each<[string, string, string]>([
    ['scripts go', '<p>To<script>alert(1)</script> jest</p>', '<p>To jest</p>'],
    ['handlers and styles go', '<p onclick="x()" style="color:red" class="a">To</p>', '<p>To</p>'],
    ['addresses that run go', '<a href="java&#10;script:alert(1)">To</a>', '<a>To</a>'],
    ['also with a space before', '<a href=" JavaScript:alert(1)">To</a>', '<a>To</a>'],
    ['and data', '<a href="data:text/html,x">To</a>', '<a>To</a>'],
    ['others stay', '<a href="/pl?a=1&amp;b=2#c">To</a>', '<a href="/pl?a=1&amp;b=2#c">To</a>'],
    [
      'a picture is its description',
      '<img src=x onerror=alert(1) alt="Wał">',
      '<span class="picture" role="img" aria-label="Wał">Wał</span>',
    ],
    ['one without is nothing', 'To<img src="x">', 'To'],
    [
      'what nobody ended is ended',
      '<ul><li>raz<li><b>dwa</ul><p>trzy<p>cztery',
      '<ul><li>raz</li><li><b>dwa</b></li></ul><p>trzy</p><p>cztery</p>',
    ],
    ['what nobody began is left out', '</article></div></b>To', 'To'],
    [
      'cells and rows',
      '<table><tr><td>a<td>b<tr><td>c</table>',
      '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>',
    ],
    [
      'the head is not part of it',
      '<!DOCTYPE html><html><head><title>T</title><style>p{}</style></head><body><main><h1>H</h1></main>',
      '<div><h1>H</h1></div>',
    ],
    [
      'a drawing that ends where it begins takes nothing with it',
      '<p>To <svg class="i" /> jest</p>',
      '<p>To  jest</p>',
    ],
    ['what is escaped stays so', '<p>&lt;script&gt; &amp;amp;</p>', '<p>&lt;script&gt; &amp;amp;</p>'],
    ['a comment with a script', '<!--><script>alert(1)</script>-->To', '--&gt;To'],
  ])('%s', (_name, html, expected) => {
    expect(safeHtml(html)).toBe(expected);
  });

  it('has no element and no attribute that it may not have, whatever is written', () => {
    const pieces = fc.constantFrom(
      ...[
        '<p>',
        '</p>',
        '<b>',
        '</b>',
        '<a href="',
        'javascript:',
        '">',
        '<script>',
        '</script>',
        '<svg>',
        '<',
        '>',
        '"',
      ],
      ...[
        "'",
        '<img alt=',
        'onerror=x ',
        '/>',
        '<!--',
        '-->',
        '<title>',
        '</title>',
        '<li>',
        '<td>',
        '\0',
        'ł',
        ' ',
        '&lt;',
      ],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), parts => {
        const html = safeHtml(parts.join(''));
        expect(html.replace(/<\/?[a-z][a-z\d]*(?: [a-z-]+="[^"<>]*")*>/g, '')).not.toMatch(/[<>]/);
        expect(html).not.toMatch(/<(?:script|svg|title|img)|<[^>]* (?:on\w+|style|src)=|href="\s*javascript/i);
        const tags = [...html.matchAll(/<(\/?)([a-z]\w*)/g)].filter(
          ([, , name]) => !/^(?:br|hr|wbr)$/.test(name ?? ''),
        );
        const open: (string | undefined)[] = [];
        for (const [, closes, name] of tags) {
          if (!closes) open.push(name);
          else expect(open.pop()).toBe(name);
        }
        expect(open).toEqual([]);
      }),
    );
  });

  it('is quick with what is nested without end', () => {
    for (const html of ['<div>'.repeat(200_000), '<b>'.repeat(200_000), '<p>'.repeat(200_000), '</b>'.repeat(200_000)])
      expect(safeHtml(`${html}To`)).toContain('To');
  });

  it('of other formats is said by their blocks', async () => {
    expect(await page('To.', 'seeds/a.txt')).toBeUndefined();
    expect(await page('Nie jest to Word.', 'seeds/a.docx')).toBeUndefined();
  });
});
