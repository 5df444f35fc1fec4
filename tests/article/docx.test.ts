import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { docx } from '../../src/article/docx.ts';
import type { NewText } from '../../src/article/format.ts';
import { readable } from '../../src/codes.ts';
import type { Passage } from '../../src/model.ts';
import { documentOf, p, pressRelease, r, textsOf } from './docxFile.ts';

const passages = (document: Uint8Array) => docx.read(document, 'seeds/a.docx').passages;
const shown = (document: Uint8Array) => passages(document).map(({ kind, text }) => `${kind}: ${readable(text)}`);
const whole = ({ text, codes }: Passage): NewText => [{ text, gap: '', ...(codes && { codes }) }];

describe('a press release from Word', () => {
  it('is read paragraph by paragraph, words whole, with its formatting as codes', () => {
    expect(shown(pressRelease)).toEqual([
      'heading: Szczyt w Brukseli',
      'paragraph: Prezydent <1>Karol Nawrocki</1> spotkał się z sekretarzem generalnym NATO<2/>. Rozmowa dotyczyła <3>wschodniej flanki</3>.',
      'listItem: Punkt pierwszy',
      'quote: Bezpieczeństwo jest niepodzielne.',
      'paragraph: Państwo',
      'paragraph: Wydatki',
      'paragraph: Posiedzenie trwało dwie godziny<1/> i zakończyło się <2/> wieczorem.',
      'paragraph: Fot. Kancelaria',
      'label: Prezydent & sekretarz "NATO"',
      'paragraph: Tekst obok ramki.',
      'paragraph: Ramka z boku',
      'paragraph: Komunikat prasowy',
      'paragraph: Strona <1/>',
      'paragraph: Mark Rutte.',
      'label: Szczyt NATO',
    ]);
    expect(passages(pressRelease)[1]?.codes?.map(code => code.type)).toEqual(['bold', 'note', 'link']);
    expect(passages(pressRelease)[6]?.codes?.[1]).toMatchObject({ stands: '5 maja' });
  });

  it('comes back as the very same file where nothing is translated', () => {
    const nothing = passages(pressRelease).map(() => undefined);
    expect(docx.write(pressRelease, 'a.docx', nothing, 'en')).toBe(pressRelease);
  });

  it('keeps every other part, and what is deleted, when one paragraph is translated', () => {
    const texts = passages(pressRelease).map((passage, index) => (index === 6 ? whole(passage) : undefined));
    const before = textsOf(pressRelease);
    const after = textsOf(docx.write(pressRelease, 'a.docx', texts, 'en'));
    expect(Object.keys(after)).toEqual(Object.keys(before));
    for (const name of Object.keys(before)) if (name !== 'word/document.xml') expect(after[name]).toBe(before[name]);
    expect(after['word/document.xml']).toContain(
      '<w:del w:id="8" w:author="AK"><w:r><w:delText>godzinę</w:delText></w:r></w:del>',
    );
    expect(after['word/document.xml']).toContain('<w:instrText> DATE </w:instrText>');
  });

  it('reads back as it did when each text is replaced by itself', () => {
    const written = docx.write(pressRelease, 'a.docx', passages(pressRelease).map(whole), 'en');
    expect(shown(written)).toEqual(shown(pressRelease));
  });

  it('writes a text box in both its forms, within a paragraph that is translated too', () => {
    const translated: Readonly<Record<string, string>> = {
      'Ramka z boku': 'A box',
      'Tekst obok ramki.': 'Text beside it.',
    };
    const texts = passages(pressRelease).map(({ text }) => {
      const target = translated[text];
      return target === undefined ? undefined : [{ text: target, gap: '' }];
    });
    const xml = textsOf(docx.write(pressRelease, 'a.docx', texts, 'en'))['word/document.xml'] ?? '';
    expect(xml.split('A box')).toHaveLength(3);
    expect(xml).not.toContain('Ramka z boku');
    expect(xml).toContain('Text beside it.');
  });

  it('writes a description with its quotation marks as an attribute', () => {
    const texts = passages(pressRelease).map(({ text }) =>
      text.startsWith('Prezydent &') ? [{ text: 'The <President> & "NATO"', gap: '' }] : undefined,
    );
    expect(shown(docx.write(pressRelease, 'a.docx', texts, 'en'))).toContain('label: The <President> & "NATO"');
  });
});

describe('links, controls and tables of contents', () => {
  const field = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
  const instruction = (text: string) => `<w:r><w:instrText>${text}</w:instrText></w:r>`;

  it('sees a link made by a field as a link round its words', () => {
    const document = documentOf(
      p(
        `${r('Zob. ')}${field('begin')}${instruction('HYPERLINK "https://a.pl"')}${field('separate')}${r('stronę')}${field('end')}${r(' urzędu.')}`,
      ),
    );
    expect(shown(document)).toEqual(['paragraph: Zob. <1>stronę</1> urzędu.']);
    expect(shown(docx.write(document, 'a.docx', passages(document).map(whole), 'en'))).toEqual(shown(document));
  });

  it('leaves what surrounds a whole paragraph out of its text', () => {
    const control = `<w:sdt><w:sdtPr/><w:sdtContent>${r('Tytuł')}</w:sdtContent></w:sdt>`;
    const document = documentOf(p(`<w:bookmarkStart w:id="0" w:name="_Toc1"/>${control}<w:bookmarkEnd w:id="0"/>`));
    expect(shown(document)).toEqual(['paragraph: Tytuł']);
    const written = docx.write(document, 'a.docx', [[{ text: 'Title', gap: '' }]], 'en');
    expect(textsOf(written)['word/document.xml']).toMatch(
      /<w:bookmarkStart [^>]*><w:sdt>.*Title.*<\/w:sdt><w:bookmarkEnd/,
    );
  });

  it('keeps a field that goes on in the next paragraph', () => {
    const document = documentOf(
      p(`${field('begin')}${instruction('TOC \\o')}${field('separate')}${r('Wstęp')}`) +
        p(`${r('Zakończenie')}${field('end')}`),
    );
    expect(shown(document)).toEqual(['paragraph: Wstęp', 'paragraph: Zakończenie']);
    const xml = textsOf(docx.write(document, 'a.docx', passages(document).map(whole), 'en'))['word/document.xml'];
    expect(xml?.match(/fldCharType="\w+"/g)).toEqual(['begin', 'separate', 'end'].map(kind => `fldCharType="${kind}"`));
  });

  it('gives two things of one name each their own place', () => {
    const one = `<w:hyperlink w:anchor="a">${r('raz', '<w:b/>')}</w:hyperlink>`;
    const document = documentOf(
      p(`${one}${r(' i ')}<w:hyperlink w:anchor="a">${r('dwa', '<w:i/>')}</w:hyperlink>${r(' i trzy')}`),
    );
    const written = docx.write(document, 'a.docx', passages(document).map(whole), 'en');
    expect(textsOf(written)['word/document.xml']).toMatch(
      /<w:i\/><w:lang w:val="en"\/><\/w:rPr><w:t xml:space="preserve">dwa/,
    );
  });
});

it('reads any text back that it has written, whatever its looks', () => {
  const words = fc
    .string({
      unit: fc.constantFrom('a', 'ż', ' ', '<', '&', '"', '😀', '\u{100005}', ']]>', '.'),
      minLength: 1,
      maxLength: 8,
    })
    .map(text => `x${text}x`);
  const look = fc.constantFrom('', '<w:b/>', '<w:i/>', '<w:color w:val="FF0000"/>');
  const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  const inline = fc.oneof(
    fc.tuple(words, look).map(([text, properties]) => r(escaped(text), properties)),
    fc.constantFrom(
      '<w:r><w:tab/></w:r>',
      '<w:r><w:br/></w:r>',
      '<w:bookmarkStart w:id="1"/>',
      '<w:r><w:noBreakHyphen/></w:r>',
    ),
    fc
      .tuple(words, look)
      .map(([text, properties]) => `<w:hyperlink w:anchor="b">${r(escaped(text), properties)}</w:hyperlink>`),
  );
  fc.assert(
    fc.property(
      fc.array(fc.array(inline, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 }),
      words,
      (body, target) => {
        const document = documentOf(body.map(each => p(each.join(''))).join(''));
        const source = passages(document);
        const same = passages(docx.write(document, 'a.docx', source.map(whole), 'en'));
        expect(same.map(({ text, codes }) => [text, codes])).toEqual(source.map(({ text, codes }) => [text, codes]));
        const other = docx.write(
          document,
          'a.docx',
          source.map(() => [{ text: target.replace(/\u{100005}/gu, ''), gap: '' }]),
          'en',
        );
        // What had no words at the edges stays; so the text is all that is asked.
        expect(passages(other).map(({ text }) => text)).toEqual(source.map(() => target.replace(/\u{100005}/gu, '')));
      },
    ),
    { numRuns: 60 },
  );
});
