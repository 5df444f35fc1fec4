import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdown } from '../../src/article/markdown.ts';
import { withoutMarkers } from '../../src/codes.ts';
import { AppError } from '../../src/errors.ts';
import { desk } from './documents.ts';

const { seen, changed, pseudo, segments, passages } = desk(markdown, 'a.md');

const folder = join(import.meta.dirname, 'documents');
const golden = (name: string) => readFileSync(join(folder, name), 'utf8');

describe('a Markdown article', () => {
  it('has its blocks as passages, and the words in links and pictures as labels', () => {
    expect(seen(golden('szczyt.md'))).toEqual([
      'label: Szczyt w Łodzi: dzień drugi',
      'label: Ministrowie obrony ośmiu państw spotkali się w Łodzi.',
      'heading: Szczyt w Łodzi: <1>dzień drugi</1>',
      'paragraph: <1>Ministrowie obrony ośmiu państw spotkali się w czwartek w Łodzi.</1> Rozmawiali o <2>obronie powietrznej</2> i o tym, co dalej z budżetem.<3/>',
      'label: Czym jest obrona powietrzna?',
      'label: Minister Anna Kowalska wita gości',
      'label: Fot. Jan Nowak',
      'heading: Co uzgodniono',
      'listItem: Wspólne zakupy dla sił NATO (art. 5 pkt 2).',
      'listItem: Ćwiczenia <1>w maju</1> w czerwcu:',
      'listItem: na poligonie w <1>Drawsku</1>,',
      'listItem: na morzu.',
      'quote: „To był dobry dzień” – powiedziała min. Kowalska. Dodała, że <1>następne spotkanie odbędzie się w Pradze</1>.',
      'paragraph: Państwo',
      'paragraph: Wydatki',
      'paragraph: Polska',
      'paragraph: <1>4,7 %</1> PKB',
      'paragraph: Litwa',
      'paragraph: 4 % PKB | 2026',
      'paragraph: Dane pobiera się poleceniem <1/>, np. tak:',
      'verbatim: curl https://example.org/dane.csv   # nie tłumaczyć',
      'paragraph: Więcej: <1/>, <2>raport</2> i H<3>2</3>O.<4/>Koniec.',
      'label: Raport roczny',
      'paragraph: Budżet na 2027 r. przyjęto 3 dni wcześniej.',
    ]);
  });

  it('comes back in its own form, with nothing changed but the words', () => {
    expect(pseudo(golden('szczyt.md'))).toBe(golden('szczyt.pseudo.md'));
  });

  it('knows the line of every passage', () => {
    const source = golden('szczyt.md').split('\n');
    for (const { line, text } of passages(golden('szczyt.md'))) {
      const [word = ''] = /\p{L}{3,}|\d+/u.exec(withoutMarkers(text)) ?? [];
      expect(source.slice(line - 1, line + 1).join('\n')).toContain(word);
    }
  });

  it('keeps its sentences when only an address changes', () => {
    const link = (url: string) => `Tekst o [obronie](${url}) kraju. Drugie zdanie.\n`;
    expect(segments(link('https://a.pl')).map(({ id }) => id)).toEqual(
      segments(link('https://b.pl "x"'))
        .slice(0, 2)
        .map(({ id }) => id),
    );
  });

  it('under embargo says so', () => {
    const embargo = (head: string) => markdown.read(Buffer.from(`${head}\n\nTekst.\n`), 'a.md').embargo;
    expect(embargo('---\nembargo: true\n---')).toBe(true);
    expect(embargo('---\nembargo: "true" # do jutra\n---')).toBe(true);
    expect(embargo('---\nEmbargo: yes\n---')).toBe(true);
    expect(embargo('---\nembargo: 2026-12-01\n---')).toBe(true);
    expect(embargo('---\njest: &x true\nembargo: *x\n---')).toBe(true);
    expect(embargo('---\nembargo:true\n---')).toBe(true);
    expect(embargo('\n---\nembargo: true\n---')).toBe(true);
    expect(embargo('+++\nembargo = true\n+++')).toBe(true);
    expect(embargo('+++\n"embargo" = 2026-12-01\n+++')).toBe(true);
    expect(embargo('+++\nembargo = false\n+++')).toBe(false);
    expect(embargo('---\nembargo:\n---')).toBe(false);
    expect(embargo('---\ntitle: "embargo: co dalej?"\n---')).toBe(false);
    expect(embargo('---\nembargo: false\n---')).toBe(false);
  });

  it('whose front matter cannot be read is refused, for it may be under embargo', () => {
    const read = () => markdown.read(Buffer.from('---\nembargo: true\ntitle: "Szczyt\n---\n\nTekst.\n'), 'seeds/a.md');
    expect(read).toThrow(AppError);
    expect(read).toThrow(/^Cannot read seeds\/a\.md, line \d: the front matter is not YAML/);
  });

  it.each<[string, string, RegExp | number]>([
    ['pictures in pictures', `Wstęp.\n\n${'!['.repeat(3000)}a${'](b)'.repeat(3000)}`, /line 3: brackets are nested/],
    ['a paragraph of a megabyte in bold', '**Łódź** i *Gdańsk* '.repeat(50_000), /line 1: the paragraph has too many/],
    ['code that looks like it', `\`\`\`json\n${'[['.repeat(3000)}\n\`\`\`\n\nKoniec.`, 2],
    ['a long table', `|a|b|\n|-|-|\n${'|**Łódź**|[x](y)|\n'.repeat(4000)}`, 8002],
    ['many paragraphs', '**Łódź** i *Gdańsk* [leżą](x) w Polsce.\n\n'.repeat(4000), 4000],
  ])(
    'with %s is read, or refused at once',
    (_name, text, expected) => {
      const start = performance.now();
      if (typeof expected === 'number') expect(passages(text)).toHaveLength(expected);
      else {
        expect(() => passages(text)).toThrow(expected);
        expect(performance.now() - start).toBeLessThan(1000);
      }
    },
    30_000,
  );

  it('that is nested as no article is refused at once', () => {
    expect(() => passages(`${'> '.repeat(200_000)}a`)).toThrow(/nested more than 100 deep/);
  });
});

describe('a translated label', () => {
  const source = 'Zobacz ![zdjęcie](a.jpg "podpis") i [stronę](b.html "tytuł").\n';

  it('is put into its code where its sentence stays', () => {
    expect(changed(source, text => (text === 'podpis' ? 'caption' : undefined))).toBe(
      'Zobacz ![zdjęcie](a.jpg "caption") i [stronę](b.html "tytuł").\n',
    );
  });

  it('is put into its code where its sentence changes', () => {
    expect(
      changed(source, (text, { kind }) => (kind === 'label' ? `${text} "x"` : text.replace('Zobacz', 'See'))),
    ).toBe('See ![zdjęcie "x"](a.jpg "podpis \\"x\\"") i [stronę](b.html "tytuł \\"x\\"").\n');
  });

  it('that stands twice is translated once', () => {
    const twice = '![herb](a.png) i ![herb](a.png) i ![herb](b.png)\n';
    expect(seen(twice)).toEqual(['paragraph: <1/> i <2/> i <3/>', 'label: herb', 'label: herb']);
    expect(changed(twice, text => (text === 'herb' ? 'arms' : undefined))).toBe(twice.replaceAll('herb', 'arms'));
  });

  it.each([
    ['[odnośnik][] w tekście\n\n[odnośnik]: a.html\n', '[LINK][odnośnik] w tekście\n\n[odnośnik]: a.html\n'],
    ['![odnośnik]\n\n[odnośnik]: a.png\n', '![LINK][odnośnik]\n\n[odnośnik]: a.png\n'],
  ])('keeps the definition of a link that was named by its text: %j', (before, after) => {
    expect(changed(before, text => text.replace('odnośnik', 'LINK'))).toBe(after);
  });
});

describe('written text means itself', () => {
  it.each([
    ['5 * 3 = 15', '5 * 3 = 15\n'],
    ['5*3*2', '5\\*3\\*2\n'],
    ['snake_case', 'snake_case\n'],
    ['_a_', '\\_a\\_\n'],
    ['1. maja', '1\\. maja\n'],
    ['1.5 mln', '1.5 mln\n'],
    ['# tytuł', '\\# tytuł\n'],
    ['#nato', '#nato\n'],
    ['- lista', '\\- lista\n'],
    ['– pauza', '– pauza\n'],
    ['R&D i &amp;', 'R&D i &amp;amp;\n'],
    ['a < b, <b>', 'a < b, \\<b>\n'],
    ['[red.] i [a](b)', '[red.] i \\[a\\](b)\n'],
    ['a | b', 'a | b\n'],
    ['C:\\dane, C:\\*', 'C:\\dane, C:\\\\\\*\n'],
    ['~5 km', '~5 km\n'],
  ])('%j is written as %j', (text, written) => {
    expect(changed('Tekst.\n', () => text)).toBe(written);
  });

  it('and its emphasis too: a tag stands where stars would be stars', () => {
    const glued = changed('a **B** c.\n', text => text.replace('B', '„B”').replace(' c', 'c'));
    expect(glued).toBe('a <strong>„B”</strong>c.\n');
    expect(seen(glued)).toEqual(['paragraph: a <1>„B”</1>c.']);
  });

  const words = fc
    .array(
      fc.oneof(
        fc.constantFrom('Zdanie', 'np.', '„słowo”', 'łódź', '1.', '2)', '#', '-', '+', '>', '---', '===', '~~~', '```'),
        fc.constantFrom('*', '**', '_', '__', '~', '~~', '[', ']', '](', '[^1]', '[a]:', '[x]', '!', '![', '<', '<b>'),
        fc.constantFrom(
          '&',
          '&amp;',
          '&#9;',
          '\\',
          '|',
          '|-|',
          ':-',
          '"',
          "'",
          '(',
          ')',
          '`',
          '$',
          '\u00A0',
          'a_b',
          '{',
        ),
      ),
      { minLength: 1, maxLength: 7 },
    )
    .chain(parts => fc.constantFrom('', ' ').map(glue => parts.join(glue)))
    .map(text => text.trim())
    .filter(text => /[\p{L}\p{N}]/u.test(text));

  it.each([
    ['Tekst.\n'],
    ['# Tekst\n'],
    ['Tekst\n=====\n'],
    ['- Tekst\n'],
    ['1. [ ] Tekst\n'],
    ['> > Tekst\n'],
    ['| Tekst | 1 |\n|---|---|\n| 1 | 2 |\n'],
    ['a ![Tekst](b.png) b\n'],
    ['a ![x](b.png "Tekst") b\n'],
    ["a [x](b.png 'Tekst') b\n"],
    ['a [x](b.png (Tekst)) b\n'],
    ['[x]: b.png "Tekst"\n'],
    ['Tekst [a]\n\n[a]: b\n'],
    ['[**Tekst**](a)\n'],
    ['~~Tekst~~\n'],
    ['a\\\nTekst\n'],
    ['---\ntitle: Tekst\n---\n'],
    ["---\ntitle: 'Tekst'\n---\n"],
    ['---\ntitle: |\n  Tekst\nx: 1\n---\n'],
  ])('in %j, whatever it is', template => {
    fc.assert(
      fc.property(words, text => {
        const before = seen(template);
        const written = changed(template, own =>
          own.includes('Tekst') ? own.replace('Tekst', () => text) : undefined,
        );
        expect(seen(written), written).toEqual(before.map(line => line.replace('Tekst', () => text.trim())));
      }),
      { numRuns: 60 },
    );
  });
});

describe('with its own texts', () => {
  const fragment = fc.constantFrom(
    'Zdanie **z gru\nbym** tekstem. ',
    'np. *kursywa* i ~~skreślenie~~ ',
    '[odnośnik](a.html "tytuł") ',
    '![obraz](b.png)',
    '\n\n',
    '\r\n',
    '\n> ',
    '\n- ',
    '\n  1. [x] ',
    '\n# ',
    '| a | b |\n|---|---|\n| c \\| d | `e` |\n',
    '[^1]',
    '\n[^1]: przypis\n',
    '\n[a]: b "tytuł"\n',
    '[a] ',
    '<b>',
    '</b>',
    '&nbsp;&amp; ',
    '  \n',
    '\\\n',
    '```\nkod\n```\n',
    '\t',
    '`',
    '*',
    '_',
    '[',
    '](',
    '<https://nato.int>',
    'www.nato.int ',
    'a@b.pl',
    '---\n',
    '\u{100005}',
  );

  /** Front matter that is no YAML is refused; it has tests of its own. */
  const fragments = fc.array(fragment, { maxLength: 25 }).filter(([first]) => first !== '---\n');

  it('it comes back byte for byte, whatever it holds', () => {
    fc.assert(
      fc.property(fragments, fc.constantFrom('', '---\ntitle: Tytuł\n---\n'), (parts, head) => {
        const source = head + parts.join('');
        expect(changed(source, text => text)).toBe(source);
        expect(changed(source, () => undefined)).toBe(source);
        for (const { text } of passages(source)) expect(text).toBe(text.trim());
      }),
      { numRuns: 150 },
    );
  });

  it('its sentences join to its passages', () => {
    fc.assert(
      fc.property(fragments, parts => {
        const source = parts.join('');
        const joined = segments(source).map(({ text, gap }) => withoutMarkers(text + gap));
        const whole = passages(source).filter(({ kind }) => kind !== 'verbatim');
        expect(joined.join('')).toBe(whole.map(({ text }) => withoutMarkers(text)).join(''));
      }),
    );
  });
});
