import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html } from '../../src/article/html.ts';
import { withoutMarkers } from '../../src/codes.ts';
import { desk } from './documents.ts';

const { seen, changed, pseudo, segments, passages } = desk(html, 'a.html');
const golden = (name: string) => readFileSync(join(import.meta.dirname, 'documents', name), 'utf8');

describe('an HTML article', () => {
  it('has its texts as passages, and what readers see in attributes and in the head as labels', () => {
    expect(seen(golden('szczyt.html'))).toEqual([
      'label: Szczyt w Łodzi — Wiadomości',
      'label: Ministrowie obrony spotkali się w Łodzi.',
      'label: Szczyt w Łodzi: "dzień drugi"',
      'paragraph: <1>Strona główna</1>',
      'heading: Szczyt w Łodzi: <1>dzień drugi</1>',
      'paragraph: <1>Ministrowie obrony ośmiu państw spotkali się w\u00A0czwartek w\u00A0Łodzi.</1> Rozmawiali o\u00A0<2>obronie powietrznej</2>.<3><4>1</4></3>',
      'label: Czym jest obrona powietrzna?',
      'label: Minister Anna Kowalska',
      'paragraph: Fot. Jan Nowak',
      'listItem: Wspólne zakupy < 5 mld zł & ćwiczenia',
      'listItem: Ćwiczenia <1>w maju</1> w czerwcu',
      'listItem: w <1>Drawsku</1>,',
      'quote: „To był dobry dzień” – powiedziała min.\u00A0Kowalska.<1/>Dodała, że <2>następne spotkanie odbędzie się w Pradze</2>.',
      'paragraph: Wydatki',
      'paragraph: Państwo',
      'paragraph: 2026',
      'paragraph: Polska',
      'paragraph: <1>4,7\u00A0%</1> PKB',
      'paragraph: Dane pobiera się poleceniem <1/>, a firma <2/> nic nie mówi.',
      'paragraph: 1. Budżet na 2027\u00A0r. przyjęto 3 dni wcześniej.',
      'label: Szukaj',
      'label: słowo',
      'label: Szukaj w serwisie',
      'label: Szukaj',
    ]);
  });

  it('comes back in its own form, with nothing changed but the words and the language', () => {
    expect(pseudo(golden('szczyt.html'))).toBe(golden('szczyt.pseudo.html'));
  });

  it('keeps its sentences when only an address changes', () => {
    const link = (tag: string) => `<p>Tekst o <a href="${tag}">obronie</a> kraju. Drugie zdanie.`;
    expect(segments(link('a')).map(({ id }) => id)).toEqual(segments(link('b')).map(({ id }) => id));
  });

  it('in another encoding is refused', () => {
    for (const meta of [
      '<meta charset=windows-1250>',
      '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">',
    ])
      expect(() => passages(`${meta}<p>Tekst`)).toThrow(/^Cannot read a\.html: it says that it is written in /);
    expect(passages('<meta charset="UTF-8"><p>Tekst')).toHaveLength(1);
  });

  it('says its language wherever the document says its own, and another’s stays', () => {
    const page = (own: string) =>
      `<html lang="${own}" xml:lang="${own}"><body lang="${own}"><p lang="${own}-x">Wizyta <span lang='${own}'>ministra</span> w <i lang="fr">Quai d’Orsay</i> i <b translate="no" lang="pl">Sejmie</b>.<div xml:lang=${own}>Koniec.</div>`;
    const said = (html: string) => html.match(/(?:xml:)?lang=["']?[\w-]+["']?/g);
    expect(said(changed(page('pl'), text => `${text}!`))).toEqual(
      said(
        '<html lang="en" xml:lang="en"><body lang="en"><p lang="en"><span lang="en"><i lang="fr"><b lang="pl"><div xml:lang="en">',
      ),
    );
    expect(said(changed('<html><p lang="pl">Tekst', () => 'Text'))).toEqual(['lang="en"', 'lang="pl"']);
  });

  it('says its language only when something is translated', () => {
    expect(changed('<html><p>Tekst', () => 'Text')).toBe('<html lang="en"><p>Text');
    expect(changed("<html lang='pl'><p>Tekst", () => 'Text')).toBe('<html lang="en"><p>Text');
    expect(changed('<html lang=pl><p>Tekst', text => text)).toBe('<html lang=pl><p>Tekst');
    // As LibreOffice says it.
    expect(changed('<html><title>Tytuł</title><body lang="pl-PL" dir="ltr"><p>Tekst', () => 'A much longer text')).toBe(
      '<html lang="en"><title>A much longer text</title><body lang="en" dir="ltr"><p>A much longer text',
    );
  });

  it('keeps a page number of LibreOffice in its sentence', () => {
    expect(
      seen('<p>Strona <span><sdfield type=PAGE>1</sdfield></span> z <sdfield type=DOCSTAT>2</sdfield></p>'),
    ).toEqual(['paragraph: Strona <1><2/></1> z <3/>']);
  });

  it('under embargo says so', () => {
    const embargo = (source: string) => html.read(Buffer.from(source), 'a.html').embargo;
    expect(embargo('<meta name="embargo" content="true"><p>Tekst')).toBe(true);
    expect(embargo('<META content="2026-12-01" property=" Embargo "><p>Tekst')).toBe(true);
    expect(embargo('---\nembargo: true\n---\n<p>Tekst')).toBe(true);
    expect(embargo('<meta name="embargo" content="false"><p>Tekst')).toBe(false);
  });

  it.each([
    ['<p>a <b>b <i>c</b> d</i> e', 'paragraph: a <1>b <2/>c</1> d<3/> e'],
    ['<p>a</b> c <b>d', 'paragraph: a<1/> c <2/>d'],
    ['tekst <div>w środku</div> dalej', 'paragraph: tekst|paragraph: w środku|paragraph: dalej'],
    ['<p>a <code>b<p>c</code> d', 'paragraph: a <1/>|paragraph: c<1/> d'],
    ['<p>a < b & c &lt; d', 'paragraph: a < b & c < d'],
    ['<a href=x><h2>Tytuł</h2><p>Lead</a>', 'heading: Tytuł|paragraph: Lead'],
    ['<p>x <svg><title>Wykres</title></svg> y', 'paragraph: x <1/> y'],
    ['<p>x <svg width="1"/> y <math/> z<p>v', 'paragraph: x <1/> y <2/> z|paragraph: v'],
    ['<p>x <svg><path d="M0"><p>y <b>z</b>', 'paragraph: x|paragraph: y <1>z</1>'],
    ['<p>x <svg><foreignObject><p>a</p></foreignObject></svg> y', 'paragraph: x <1/> y'],
    ['<p>x <svg><svg/>a</svg> y<p>v', 'paragraph: x <1/> y|paragraph: v'],
    ['<p>x <div/>y<p>v', 'paragraph: x|paragraph: y|paragraph: v'],
    ['<p>a<!-- b -->c', 'paragraph: a<1/>c'],
  ])('loses no text of tag soup: %j', (source, expected) => {
    expect(seen(source).join('|')).toBe(expected);
  });

  it('of any depth and size is read in no time', () => {
    const began = performance.now();
    for (const tag of ['div', 'b', 'svg']) {
      expect(seen(`${`<${tag}>`.repeat(200_000)}Tekst`).length).toBeLessThanOrEqual(1);
      expect(
        seen(`${`<${tag}>`.repeat(100_000)}${'</x></q></div>'.repeat(100_000)}<p>Tekst`).length,
      ).toBeLessThanOrEqual(1);
    }
    expect(performance.now() - began).toBeLessThan(30_000);
  });
});

describe('a translated label', () => {
  const source = '<p>Zobacz <img title="podpis" alt=zdjęcie src=a> i <a href=b title=\'tytuł\'>stronę</a></p>';

  it('is put into its code where its sentence stays', () => {
    expect(changed(source, text => (text === 'zdjęcie' ? 'a "photo" & more' : undefined))).toBe(
      source.replace('alt=zdjęcie', 'alt="a &quot;photo&quot; &amp; more"'),
    );
  });

  it('is put into its code where its sentence changes', () => {
    expect(changed(source, (text, { kind }) => (kind === 'label' ? `x${text}'` : text.replace('Zobacz', 'See')))).toBe(
      '<p>See <img title="xpodpis\'" alt="xzdjęcie\'" src=a> i <a href=b title=\'xtytuł&#39;\'>stronę</a></p>',
    );
  });
});

const nasty = fc
  .array(
    fc.constantFrom(
      'Zdanie',
      'np.',
      '„słowo”',
      '<',
      '>',
      '&',
      '&amp;',
      '&lt;',
      '"',
      "'",
      '<b>',
      '</p>',
      '<!--',
      '-->',
      ' ',
      '\u00A0',
      '—',
      '/',
      '=',
      '&#9;',
      '&nbsp',
      ']]>',
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map(parts => parts.join('').trim().replace(/ +/g, ' '))
  .filter(text => /[\p{L}\p{N}]/u.test(text));

it.each([
  ['<p>Tekst</p>'],
  ['<p>a&nbsp;&mdash; &gt;<b>Tekst</b> b</p>'],
  ['<title>Tekst</title>'],
  ['<meta name=description content=Tekst>'],
  ['<p><img alt="Tekst"> b</p>'],
  ["<p>a <a title='Tekst'>b</a></p>"],
  ['<textarea placeholder=Tekst></textarea>'],
])('written text means itself in %s', template => {
  fc.assert(
    fc.property(nasty, text => {
      const written = changed(template, own => (own.includes('Tekst') ? own.replace('Tekst', () => text) : undefined));
      expect(seen(written), written).toEqual(seen(template).map(line => line.replace('Tekst', () => text)));
    }),
    { numRuns: 100 },
  );
});

describe('with its own texts', () => {
  const fragment = fc.constantFrom(
    'Zdanie. ',
    'np. <b>gru\nby</b> ',
    '<p>',
    '</p>',
    '<div title="tytuł">',
    '</div>',
    '<a href="x" title=t>',
    '</a>',
    '<li>',
    '<br>',
    '<img alt="obraz" src=a>',
    '<img alt="obraz" src=a>',
    '&nbsp;',
    '&lt;',
    '<',
    '&',
    '\r\n',
    '  ',
    '<!-- x -->',
    '<code>',
    '</code>',
    '<pre>',
    '</pre>',
    '<script>',
    '</script>',
    '<title>',
    '</title>',
    '<span translate=no>',
    '</span>',
    '<svg>',
    '</svg>',
    '<td>',
    '<html>',
    '<h2 ',
    '"',
    '>',
    '\u{100005}',
    '<i>',
    '</i>',
  );

  it('it comes back byte for byte, and loses no word, whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 30 }), parts => {
        const source = parts.join('');
        expect(changed(source, text => text)).toBe(source);
        expect(changed(source, () => undefined)).toBe(source);
        for (const { text } of passages(source)) expect(text).toBe(text.trim());
        const whole = passages(source).map(({ text }) => withoutMarkers(text));
        expect(
          segments(source)
            .map(({ text, gap }) => withoutMarkers(text + gap))
            .join(''),
        ).toBe(whole.join(''));
      }),
      { numRuns: 300 },
    );
  });

  it('a changed label changes nothing else', () => {
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 30 }), parts => {
        const source = parts.join('').replace(/<html>/g, '');
        const written = changed(source, (text, { kind }) =>
          kind === 'label' && text === 'obraz' ? 'image' : undefined,
        );
        expect(written.replaceAll('image', 'obraz')).toBe(source);
      }),
    );
  });
});
