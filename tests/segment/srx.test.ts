import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { exportSrx, parseSrx, type Segmenter, segment, segmenter } from '../../src/segment/index.ts';
import { languages } from '../../src/segment/rules/index.ts';

interface Rule {
  readonly breaks?: boolean;
  readonly before: string;
  readonly after?: string;
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function srxOf(rules: readonly Rule[], { cascade = 'no', map = '.*' } = {}): string {
  const written = rules.map(
    ({ breaks = true, before, after = '' }) =>
      `<rule break="${breaks ? 'yes' : 'no'}"><beforebreak>${xml(before)}</beforebreak>\n<afterbreak>${xml(after)}</afterbreak></rule>`,
  );
  return `<?xml version="1.0"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header segmentsubflows="yes" cascade="${cascade}"/>
<body><languagerules><languagerule languagerulename="Redakcja">
${written.join('\n')}
</languagerule></languagerules>
<maprules><languagemap languagepattern="${map}" languagerulename="Redakcja"/></maprules></body></srx>`;
}

function by(rules: readonly Rule[]): Segmenter {
  return segmenter('pl', { srx: parseSrx(srxOf(rules), 'redakcja.srx') });
}

function cut(text: string, rules: readonly Rule[]): string[] {
  return by(rules)
    .split(text)
    .map(piece => piece.text);
}

/** Where a break would be, by one rule's pattern before it. */
function after(pattern: string, text: string): string[] {
  return cut(text, [{ before: pattern }]);
}

const stop: Rule = { before: '[.?!]', after: '\\s' };

describe('the rules of a CAT tool', () => {
  it('cut where a break rule fits and no rule before it says no', () => {
    const rules = [{ breaks: false, before: '\\bnp\\.', after: '\\s' }, stop];
    expect(cut('Zna stolice, np. Wiedeń. Zna też Pragę.', rules)).toEqual([
      'Zna stolice, np. Wiedeń.',
      'Zna też Pragę.',
    ]);
  });

  it('count in order: a break rule that comes first wins', () => {
    expect(cut('Zna np. Wiedeń.', [stop, { breaks: false, before: 'np\\.' }])).toEqual(['Zna np.', 'Wiedeń.']);
  });

  it('may cut where there is no white space', () => {
    expect(by([{ before: '。' }]).split('一。二。三')).toEqual([
      { text: '一。', gap: '' },
      { text: '二。', gap: '' },
      { text: '三', gap: '' },
    ]);
  });

  it('leave white space to the gaps, wherever in it they break', () => {
    expect(by([{ before: '\\.\\s' }]).split('Raz.   Dwa. ')).toEqual([
      { text: 'Raz.', gap: '   ' },
      { text: 'Dwa.', gap: ' ' },
    ]);
  });

  it('take every language map that fits, or the first alone, as the file says', () => {
    const two = (cascade: string) => `<srx xmlns="http://www.lisa.org/srx20" version="2.0">
      <header segmentsubflows="yes" cascade="${cascade}"/><body><languagerules>
      <languagerule languagerulename="A"><rule break="no"><beforebreak>np\\.</beforebreak></rule></languagerule>
      <languagerule languagerulename="B"><rule break="yes"><beforebreak>\\.</beforebreak><afterbreak>\\s</afterbreak></rule></languagerule>
      </languagerules><maprules><languagemap languagepattern="PL.*" languagerulename="A"/>
      <languagemap languagepattern=".*" languagerulename="B"/></maprules></body></srx>`;
    const pieces = (cascade: string, locale: string) =>
      segmenter(locale, { srx: parseSrx(two(cascade), 'a.srx') }).split('Zna np. Pragę. Tak.').length;
    expect(pieces('yes', 'pl-PL')).toBe(2);
    expect(pieces('no', 'pl-PL')).toBe(1);
    expect(pieces('no', 'en')).toBe(3);
  });

  it('leave a project’s exceptions their say', () => {
    const srx = parseSrx(srxOf([stop]), 'redakcja.srx');
    const texts = (text: string) =>
      segmenter('pl', { srx, exceptions: { abbreviations: ['gosp.'], never: ['Yahoo! Japan'] } })
        .split(text)
        .map(piece => piece.text);
    expect(texts('Dział gosp. Rady. Yahoo! Japan rośnie.')).toEqual(['Dział gosp. Rady.', 'Yahoo! Japan rośnie.']);
  });

  it('must have some for the locale', () => {
    const srx = parseSrx(srxOf([stop], { map: 'de.*' }), 'redakcja.srx');
    expect(() => segmenter('pl', { srx })).toThrow('Cannot segment by redakcja.srx: no languagemap fits “pl”');
  });
});

describe('the syntax of Java and ICU', () => {
  it.each([
    ['\\bśw\\.', 'Ma św. Jana i święto. Kościół', ['Ma św.', 'Jana i święto. Kościół']],
    ['\\wż\\.', 'Jest mąż. Już.', ['Jest mąż.', 'Już.']],
    ['(?i)ŻÓŁĆ\\.', 'To żółć. Tak.', ['To żółć.', 'Tak.']],
    ['(?i:tak)\\.', 'TAK. tak.', ['TAK.', 'tak.']],
    ['a(?-i)B\\.', 'aB. ab. c', ['aB.', 'ab. c']],
    ['\\Qp.n.e.\\E', 'Rok 5 p.n.e. Rzym', ['Rok 5 p.n.e.', 'Rzym']],
    ['\\d++\\.', 'Rok 2020. Rok', ['Rok 2020.', 'Rok']],
    ['(?>\\d+)\\.', 'Rok 2020. Rok', ['Rok 2020.', 'Rok']],
    ['\\p{Lu}\\.', 'Jan K. Nowak. Tak', ['Jan K.', 'Nowak. Tak']],
    ['\\pL\\.', 'No 5. Tak. Nie', ['No 5. Tak.', 'Nie']],
    ['\\P{L}\\.', 'No 5. Tak. Nie', ['No 5.', 'Tak. Nie']],
    ['\\p{IsCyrillic}\\.', 'Так. Tak. Nie', ['Так.', 'Tak. Nie']],
    ['\\p{Upper}\\.', 'A. b. c', ['A.', 'b. c']],
    ['\\p{javaLowerCase}\\.', 'A. b. c', ['A. b.', 'c']],
    ['[\\p{L}&&[^ab]]\\.', 'a. c. d', ['a. c.', 'd']],
    ['[[:alpha:]]\\.', '5. c. d', ['5. c.', 'd']],
    ['[a-c[x-z]]\\.', 'd. y. d', ['d. y.', 'd']],
    ['[\\p{Lu}-–—„]\\.', 'a. –. b', ['a. –.', 'b']],
    ['[\\p{Pe}"-[ab]]+\\.', 'c. -b"). d', ['c. -b").', 'd']],
    ['[\\p{Punct}]\\d', 'a +5 b', ['a +5', 'b']],
    ['[\\s\\(\\[][\\p{L}&&[^rwn]]\\.', 'w r. 5 (a. b', ['w r. 5 (a.', 'b']],
    ['\\s(?<!\\.)[„"\\p{Ps}]?[A-Z]\\.\\s', 'Jan „K. Nowak', ['Jan „K.', 'Nowak']],
    ['\\b([\\p{Ll}\\p{Lu}]\\.)+[\\p{Pe}\\p{Pf}]*\\s', 'w a.b.c.) d', ['w a.b.c.)', 'd']],
    ['[^\\s\\p{L}]\\.', 'a. 5. d', ['a. 5.', 'd']],
    ['[\\p{L}--[c]]\\.', 'c. a. d', ['c. a.', 'd']],
    ['\\u017cy\\.', 'oży. a', ['oży.', 'a']],
    ['\\x{1F600}', 'a 😀 b', ['a 😀', 'b']],
    ['(?<=nr )\\d', 'nr 5 a', ['nr 5', 'a']],
    ['(?<!nr )\\b\\d\\.', 'nr 5. a 7. b', ['nr 5. a 7.', 'b']],
    ['\\.(?=\\s+[AB])', 'x. C. B', ['x. C.', 'B']],
    ['(?x) \\. # stop', 'a. b', ['a.', 'b']],
    ['^\\s*\\d+\\.', '5. a 6. b', ['5.', 'a 6. b']],
    ['(?m)^\\d\\.', 'a\n5. b', ['a\n5.', 'b']],
    ['(?:ab){2}\\.', 'ab. abab. c', ['ab. abab.', 'c']],
    ['a{2,}\\.', 'a. aaa. c', ['a. aaa.', 'c']],
    ['a*?b\\.', 'b. c', ['b.', 'c']],
    ['\\R', 'a\r\nb', ['a', 'b']],
    ['(?<rok>\\d{4})\\.', 'w 2020. A', ['w 2020.', 'A']],
    ['x|\\.', 'a. bx c', ['a.', 'bx', 'c']],
  ])('%s', (pattern, text, expected) => {
    expect(after(pattern, text)).toEqual(expected);
  });

  it('refers back in what follows a break', () => {
    expect(cut('Tak. bis bis! Tak. raz dwa', [{ before: '\\.', after: '\\s(\\w+) \\1' }])).toEqual([
      'Tak.',
      'bis bis! Tak. raz dwa',
    ]);
  });

  it.each([
    ['(', 'it has a “(” without a “)”'],
    ['a)', 'it has a “)” without a “(”'],
    ['[a', 'it has a “[” without a “]”'],
    ['*a', '“*a” repeats nothing'],
    ['\\p{Polski}', 'the property “Polski” is unknown'],
    ['\\X', '“\\X” is not supported'],
    ['(?z)a', 'the flag “z” is not supported'],
    ['a{3,1}', '{3,1} is the wrong way round'],
    ['[z-a]', 'a range is the wrong way round'],
    ['(a)\\1', 'a back-reference cannot be matched before a break'],
  ])('%s is an error that names the rule', (pattern, reason) => {
    const read = () => parseSrx(srxOf([stop, { before: pattern }]), 'redakcja.srx');
    expect(read).toThrow(AppError);
    expect(read).toThrow(reason);
    expect(read).toThrow('Cannot read redakcja.srx, line 6: the <beforebreak> of rule 2 of “Redakcja” (line 6)');
  });

  it('is no SRX when it is something else', () => {
    expect(() => parseSrx('<tmx/>', 'a.tmx')).toThrow('Cannot read a.tmx, line 1: it is no SRX but <tmx>');
    expect(() => parseSrx('<srx><body>', 'a.srx')).toThrow(AppError);
  });
});

describe('a pattern that explodes', () => {
  const long = 'a'.repeat(20_000);

  it.each([
    ['b(a+)+', 'c'],
    ['b(a|aa)*', 'c'],
    ['x(.*)*', '.'],
    ['=.*.*.*.*', '.'],
    ['(?:(?:a?){50}){50}', 'c'],
    ['b(?:a?){20000}', 'c'],
    ['.', '(?:(a)|b)*\\1c$'],
  ])('%s before, %s after, ends with an answer or names the rule', (before, following) => {
    const began = performance.now();
    try {
      cut(`${long}c`, [stop, { before, after: following }]);
    } catch (error) {
      expect(error).toBeInstanceOf(AppError);
      expect(String(error)).toContain('rule 2 of “Redakcja” (line 6) takes too long on a text of 20001 characters');
    }
    expect(performance.now() - began).toBeLessThan(15_000);
  });

  it('does, where the same thing can be said in many ways only', () => {
    expect(cut(`b${long}c`, [{ before: 'b(a+)+', after: 'c' }])).toEqual([`b${long}`, 'c']);
  });

  it('leaves the segmenter fit for the next text', () => {
    const segments = by([{ before: '=.*.*.*.*', after: '.' }, stop]);
    expect(() => segments.split(long)).toThrow(AppError);
    expect(segments.split('Raz. Dwa.')).toHaveLength(2);
  });
});

describe('our rules as SRX', () => {
  const exported = exportSrx();
  const srx = parseSrx(exported, 'own.srx');

  it('are the same every time, and end with a newline', () => {
    expect(exportSrx()).toBe(exported);
    expect(exported.endsWith('</srx>\n')).toBe(true);
  });

  it('hold what is asked for, and rules for any other locale', () => {
    const names = [...exportSrx(['pl', 'sk']).matchAll(/<languagerule languagerulename="(\w+)"/g)].map(
      match => match[1],
    );
    expect(names).toEqual(['pl', 'und']);
  });

  it.each(languages)(
    'cut the examples of $locale nearly all as the engine does',
    ({ locale, abbreviations, examples }) => {
      const read = segmenter(locale, { srx });
      const texts = [...abbreviations.map(([, , example]) => example), ...examples].map(text =>
        text.replaceAll(' | ', ' '),
      );
      const others = texts.filter(
        text =>
          read
            .split(text)
            .map(piece => piece.text)
            .join('|') !== segment(text, locale).join('|'),
      );
      expect(others.length / texts.length).toBeLessThan(0.08);
    },
  );

  it('cut a locale without rules of its own', () => {
    expect(segmenter('sk', { srx }).split('Prvá veta. Druhá veta?\nNadpis')).toHaveLength(3);
  });
});
