import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/article/plainText.ts';
import { readArticle, segmentArticle, slugOf } from '../../src/article/read.ts';
import { unwrapped } from '../../src/article/wrapping.ts';
import { withoutMarkers } from '../../src/codes.ts';
import type { Article } from '../../src/model.ts';
import { segmenter } from '../../src/segment/index.ts';

/** As a file holds it: without NULs, and with whole characters. */
const passagesOf = (source: string) => plainText.read(Buffer.from(source, 'utf8'), 'a.txt').passages;
const kinds = (source: string) => passagesOf(source).map(passage => [passage.kind, passage.text]);

describe('a plain text', () => {
  it('has its paragraphs between blank lines, and its title first', () => {
    expect(kinds('Szczyt w Krakowie\n\nPierwszy akapit,\nw dwóch wierszach.\n\n\n* * *\n\nDrugi.\n')).toEqual([
      ['heading', 'Szczyt w Krakowie'],
      ['paragraph', 'Pierwszy akapit,\nw dwóch wierszach.'],
      ['verbatim', '* * *'],
      ['paragraph', 'Drugi.'],
    ]);
  });

  it.each(['\n', '\r\n', '\r'])('has no blank line in one line break (%j)', lineBreak => {
    const lines = ['Tytuł', '', 'Pierwszy wiersz,', 'i drugi.', '', 'Koniec.'];
    expect(kinds(lines.join(lineBreak)).map(([, text]) => text)).toEqual([
      'Tytuł',
      `Pierwszy wiersz,${lineBreak}i drugi.`,
      'Koniec.',
    ]);
  });

  it('without a blank line has a paragraph in every line', () => {
    expect(kinds('Szczyt w Krakowie\nPierwszy akapit.\nDrugi.')).toEqual([
      ['heading', 'Szczyt w Krakowie'],
      ['paragraph', 'Pierwszy akapit.'],
      ['paragraph', 'Drugi.'],
    ]);
  });

  const wrapped = [
    'Szczyt w Krakowie',
    '',
    'Minister obrony narodowej spotkał się w czwartek w Brukseli z sekretarzem',
    'generalnym NATO. Rozmowy dotyczyły wzmocnienia wschodniej flanki Sojuszu',
    'i współpracy w ramach Grupy Wyszehradzkiej.',
    '',
    'To był dobry dzień.',
  ];

  it.each(['\n', '\r\n'])('whose lines are broken for their length (%j) has whole sentences', lineBreak => {
    expect(kinds(wrapped.join(lineBreak)).map(([, text]) => text)).toEqual([
      'Szczyt w Krakowie',
      'Minister obrony narodowej spotkał się w czwartek w Brukseli z sekretarzem generalnym NATO. Rozmowy dotyczyły ' +
        'wzmocnienia wschodniej flanki Sojuszu i współpracy w ramach Grupy Wyszehradzkiej.',
      'To był dobry dzień.',
    ]);
    expect(kinds(wrapped.slice(2, 5).join(lineBreak))).toHaveLength(1);
  });

  it('whose lines are broken for their length is so in translation, no wider than before', () => {
    const source = wrapped.join('\r\n');
    const english =
      'On Thursday in Brussels the Minister of National Defence met the Secretary General of NATO. They talked of ' +
      'strengthening the eastern flank of the Alliance and of cooperation within the Visegrád Group.';
    const texts = [undefined, [{ text: english, gap: '' }], undefined];
    const written = Buffer.from(plainText.write(Buffer.from(source), 'a.txt', texts, 'en')).toString();
    const lines = written.split('\r\n');
    expect(lines.slice(2, -2).join(' ')).toBe(english);
    expect(lines.length).toBeGreaterThan(wrapped.length - 1);
    expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(73);
    expect([lines[0], lines.at(-1)]).toEqual([wrapped[0], wrapped.at(-1)]);
  });

  it.each([
    ['an address', 'Ministerstwo Obrony Narodowej\nal. Niepodległości 218\n00-911 Warszawa'],
    [
      'verses',
      'Litwo! Ojczyzno moja! ty jesteś jak zdrowie;\nIle cię trzeba cenić, ten tylko się dowie,\nKto cię stracił.',
    ],
    ['a list', '- zakup czterech wyrzutni rakietowych dla pierwszej brygady\n- remont koszar'],
    [
      'a list without marks',
      'zakup czterech wyrzutni rakietowych dla pierwszej brygady,\nremont koszar w Orzyszu,\nszkolenie.',
    ],
    [
      'sentences, one a line',
      'Minister obrony spotkał się w czwartek z sekretarzem generalnym.\nRozmowy trwały trzy godziny.',
    ],
    [
      'a line that was broken early',
      'Minister obrony narodowej\nspotkał się w czwartek z sekretarzem generalnym NATO.',
    ],
  ])('keeps the lines of %s', (_, source) => {
    expect(kinds(`Tytuł\n\n${source}`)[1]?.[1]).toBe(source);
  });

  it.each([
    ['Minister odwiedził Brukselę.\n\nReszta.', 'paragraph'],
    ['Co dalej z traktatem INF?\n\nReszta.', 'heading'],
    ['„Jesteśmy solidarni”\n\nReszta.', 'heading'],
    ['Powiedział:\n\nReszta.', 'paragraph'],
    ['Tylko jedno zdanie bez kropki', 'paragraph'],
    [`${'Bardzo długi tytuł '.repeat(10)}\n\nReszta.`, 'paragraph'],
    ['Koniec rozmów. Rosja odpowiada\n\nReszta.', 'paragraph'],
  ])('opens with %j as a %s', (source, kind) => {
    expect(kinds(source)[0]?.[0]).toBe(kind);
  });

  it('comes back byte for byte with its own texts, whatever it holds', () => {
    fc.assert(
      fc.property(nasty, source => {
        const passages = passagesOf(source);
        const texts = passages.map(({ text, codes }) => [{ text, gap: '', ...(codes && { codes }) }]);
        const document = Buffer.from(source, 'utf8');
        const written = plainText.write(document, 'a.txt', texts, 'en');
        expect(Buffer.from(written).toString('utf8')).toBe(document.toString('utf8'));
        for (const { text, span, codes } of passages) {
          const raw = source.slice(span.start, span.end);
          if (!codes) expect(text).toBe(unwrapped(raw)?.text ?? raw);
          expect(text).toBe(text.trim());
        }
      }),
    );
  });
});

/** Text with everything that breaks programs, in proportions that make paragraphs and sentences. */
const nasty = fc
  .array(
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc.constantFrom(
          'Zdanie. ',
          'np. ',
          'To są „słowa”. ',
          'w 1926 r. Meyer ',
          '\n\n',
          '\r\n',
          '\n',
          '\t',
          '  ',
        ),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          '\u0000',
          '\uFEFF',
          '\u202E',
          '\uD800',
          '\uDC00',
          '👩‍👩‍👧',
          'e\u0301',
          '\u2028',
          '\u00A0',
          '{{x}}',
          '$t(a)',
          '…',
          '\u0085',
        ),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
    ),
    { maxLength: 40 },
  )
  .map(parts => Buffer.from(parts.join('').replace(/\0|^\uFEFF+/g, '')).toString());

const polish = segmenter('pl');

function articleOf(source: string): Article {
  return { slug: 'a', locale: 'pl', path: 'seeds/a.txt', passages: passagesOf(source), embargo: false };
}

describe('segments', () => {
  it('joined with their gaps give every block back, byte for byte', () => {
    fc.assert(
      fc.property(nasty, source => {
        const article = articleOf(source);
        const prose = article.passages.filter(passage => passage.kind !== 'verbatim');
        const blocks = [...segmentArticle(article, polish.split)];
        const joined = blocks.map(block => withoutMarkers(block.segments.map(({ text, gap }) => text + gap).join('')));
        expect(joined).toEqual(prose.map(passage => withoutMarkers(passage.text)));
      }),
    );
  });

  const ids = (text: string) =>
    [...segmentArticle(articleOf(text), polish.split)].flatMap(block => block.segments.map(segment => segment.id));

  it('have ids that no two share', () => {
    fc.assert(
      fc.property(nasty, source => {
        expect(new Set(ids(source)).size).toBe(ids(source).length);
      }),
    );
  });

  it('keep their ids when a sentence is put in front', () => {
    const source = 'Pada deszcz. Pada deszcz. Świeci słońce.\n\nKoniec.';
    expect(ids(`Nowe zdanie. ${source}`).slice(1)).toEqual(ids(source));
  });
});

describe('an article’s name', () => {
  it.each([
    ['seeds/nato-bruksela.txt', 'nato-bruksela'],
    ['seeds/2020/Szczyt w Łodzi.txt', '2020-szczyt-w-lodzi'],
    ['seeds/Źdźbło & gżegżółka (2).TXT', 'zdzblo-gzegzolka-2'],
    ['seeds/Großer Rat.txt', 'grosser-rat'],
  ])('of %s is %s', (path, slug) => {
    expect(slugOf(path, 'seeds')).toBe(slug);
  });

  it('is a file name even where no letter is Latin', () => {
    expect(slugOf('seeds/Стаття.txt', 'seeds')).toMatch(/^article-[a-z2-7]{16}$/);
  });
});

describe('front matter', () => {
  const read = (text: string) =>
    readArticle(Buffer.from(text), 'seeds/a.txt', { root: 'seeds', locale: 'pl', embargo: false });

  it('is no part of the prose, and can hold the article back', async () => {
    const source = '---\nautor: Ewa\nembargo: true\n---\nTytuł\n\nPierwsze zdanie.\n';
    const { passages, embargo } = await read(source);
    expect(embargo).toBe(true);
    expect(passages.map(passage => passage.text)).toEqual(['Tytuł', 'Pierwsze zdanie.']);
    expect(passages.map(({ span }) => source.slice(span.start, span.end))).toEqual(['Tytuł', 'Pierwsze zdanie.']);
  });

  it.each([
    ['---\n- Kto tam?\n---\nNikt.'],
    ['---\nZwykłe zdanie.\n---\nKoniec.'],
    ['--- \nbez: końca\n'],
    ['embargo: true\n\nTo jest tekst.'],
    ['---\nZwykłe zdanie.\n---\nembargo: na ropę'],
  ])('is not seen where there is only text: %j', async source => {
    const { passages, embargo } = await read(source);
    expect(embargo).toBe(false);
    expect(passages.map(passage => passage.text).join()).toContain(source.includes('Kto') ? 'Kto' : '');
  });

  it.each([
    ['---\nEmbargo: TRUE # do jutra\n---\nTekst.'],
    ['---\nembargo: 2026-12-01 10:00\n---\nTekst.'],
    ['---\nembargo: tak\n---\nTekst.'],
    ['---\ntags:\n  - wojsko\nembargo: true\n---\nTekst.'],
    ['---\r\ntytuł: Szczyt\r\n"embargo": true\r\n---\r\nTekst.'],
    ['\n---\nembargo: true\n---\nTekst.'],
    ['---\nembargo: true\n...\nTekst.'],
    ['---\nembargo: false\nembargo: true\n---\nTekst.'],
    ['+++\nembargo = true\n+++\nTekst.'],
  ])('that may hold the article back does: %j', async source => {
    expect((await read(source)).embargo).toBe(true);
    expect((await read(`${source}\n\nembargo: false\n`)).embargo).toBe(true);
  });

  it.each(['false', 'no', '', 'Nie', '"off"', 'false # od wczoraj'])(
    'with embargo: %s holds nothing back',
    async value => {
      expect((await read(`---\nembargo: ${value}\n---\nTekst.`)).embargo).toBe(false);
    },
  );
});
