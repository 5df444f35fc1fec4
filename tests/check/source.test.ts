import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { impossibleDate } from '../../src/check/source/impossibleDate.ts';
import { checkSource } from '../../src/check/source/list.ts';
import { paragraph, sourceContext, sourceFindings } from './sourceText.ts';

const article = readFileSync(new URL('../../seeds/nato-bruksela.txt', import.meta.url), 'utf8');

describe('in the seed article', () => {
  it('the four slips are found, each with what to write, and nothing else', () => {
    const findings = article.split('\n\n').flatMap(text => sourceFindings(text.trim()));
    expect(findings.map(({ check, advice }) => [check, /„(.+?)”/.exec(advice)?.[1]])).toEqual([
      ['agreement', 'Sojuszu Północnoatlantyckiego'],
      ['confused-word', 'że'],
      ['confused-word', 'też'],
      ['small-letter', 'Wielkiej Brytanii'],
    ]);
  });
});

it('a word of the glossary is no unknown word', () => {
  const text = 'Rozmawiano o dronizacji wojska.';
  const at = text.indexOf('dronizacji');
  const concept = { id: 'c', terms: {}, domain: '', note: '', source: '' };
  const terms = [{ start: at, end: at + 'dronizacji'.length, concept }];
  const block = paragraph(text);
  const withTerm = { ...block, segments: block.segments.map(segment => ({ ...segment, terms })) };
  expect([...checkSource([withTerm], sourceContext).values()].flat()).toEqual([]);
});

it.each([
  ['Rozmawiano o bezpieczenstwie.', 'bezpieczeństwie'],
  ['Minister obrony przyjecahł do Warszawy.', 'przyjechał'],
  ['To najwieksze cwiczenia w tym roku.', 'największe'],
])('„%s” comes with a suggestion', (text, suggestion) => {
  expect(
    sourceFindings(text)
      .map(({ advice }) => advice)
      .join(' '),
  ).toContain(`„${suggestion}”`);
});

it('without a dictionary only what needs none is checked', () => {
  const block = paragraph('Dodał, ze  nie przyjdzie.');
  expect([...checkSource([block], { locale: 'cs' }).values()].flat().map(({ check }) => check)).toEqual([
    'source-spacing',
  ]);
});

describe('a date that cannot be', () => {
  const found = (text: string) => sourceFindings(text, impossibleDate);
  it.each([
    [
      'Rozejm zawarto 31 lutego 2026 r.',
      'There is no day „31 lutego 2026”: the month has 28 days.',
      '„28 lutego 2026” or „13 lutego 2026”',
    ],
    ['Rozejm zawarto 31 lutego.', 'the month has 29 days', '„29 lutego” or „13 lutego”'],
    ['Narada odbędzie się 32 maja w Pile.', '„32 maja”: the month has 31 days', '„31 maja” or „23 maja”'],
    ['Szkolenie: 31 czerwiec 2026.', 'the month has 30 days', '„30 czerwiec 2026”'],
    ['Trwało od 28 do 31 listopada 1830 roku.', 'the month has 30 days', '„30 listopada 1830”'],
    ['Podpisano 29.02.2025 r. w Łodzi.', '„29.02.2025”: the month has 28 days', '„28.02.2025”'],
    ['Podpisano 02.14.2026 r. w Łodzi.', '14 is no month', '„14.02.2026”'],
    ['Urodził się 31 IV 1950 w Łodzi.', 'the month has 30 days', '„30 IV 1950”'],
    ['W poniedziałek, 24 listopada 2026 r., zebrał się rząd.', 'does not fall on „poniedziałek”', '„wtorek”'],
    ['Do poniedziałku 25 listopada 2026 roku czekano.', 'does not fall on „poniedziałku”', '„środy”'],
    ['W poniedziałek 25 listopada 2026 roku czekano.', 'does not fall on „poniedziałek”', '„środę”'],
    ['Poniedziałek, 25.11.2026', 'does not fall on „Poniedziałek”', '„środa”'],
    ['Zbiórka 28 listopada 2026 r. (piątek) o 8.', 'does not fall on „piątek”', '„sobota”'],
  ])('„%s” is told, with what was perhaps meant', (text, message, advice) => {
    const [finding, ...others] = found(text);
    expect(others).toEqual([]);
    expect(finding?.message).toContain(message);
    expect(finding?.advice).toContain(advice);
    expect(text.slice(finding?.source?.start, finding?.source?.end)).toMatch(/\d/);
  });

  it.each([
    'W poniedziałek, 24 listopada, zebrał się rząd.',
    'W środę, 14 lutego 1900 r., zebrał się rząd, a 29 lutego 1900 r. car go rozwiązał.',
    'W poniedziałek 23 i we wtorek 24 listopada 2026 r. obradowano.',
    'W poniedziałek i wtorek, 23–24 listopada 2026 r., obradowano.',
    'W poniedziałek po 24 listopada 2026 r. obradowano.',
    'Artykuł ukazał się w numerze „Polski Zbrojnej” nr 45 listopad 2026.',
    'Postanowienie nr 31/02/2026 uchylono, podobnie jak wyrok 12.13.1.2020.',
    'Zebrało się 50 majowych delegacji, a 40 marcowych nie przyjechało.',
    'Było 45 listopadowych wieczorów i 3,50 maja mu nie wystarczyło.',
    'Myśliwce F-35 września nie zobaczą, a czołgi T-72 maja.',
    'Otwarto ulicę 3 Maja i plac 11 Listopada.',
    'Od 30 stycznia do 29 lutego 2024 r. trwały ćwiczenia.',
    'Sejm zebrał się 31 grudnia 1999 r. (piątek).',
    'Adres 192.31.02.2026 jest fikcyjny.',
    'Wersja 2.30.2026 ukazała się latem.',
  ])('„%s” is no alarm', text => {
    expect(found(text).map(({ message }) => message)).toEqual([]);
  });

  it('every day of a century, as the calendar has it, passes with its day of the week, and with no other', () => {
    const names = ['niedziela', 'poniedziałek', 'wtorek', 'środa', 'czwartek', 'piątek', 'sobota'];
    const written = new Intl.DateTimeFormat('pl', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
    for (let day = Date.UTC(1990, 0, 1); day < Date.UTC(2040, 0, 1); day += 17 * 86_400_000) {
      const date = new Date(day);
      const name = names[date.getUTCDay()] ?? '';
      const other = names[(date.getUTCDay() + 3) % 7] ?? '';
      expect(found(`${name}, ${written.format(date)} r.`)).toEqual([]);
      expect(found(`${other}, ${written.format(date)} r.`)).toHaveLength(1);
    }
  });
});
