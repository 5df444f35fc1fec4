import { describe, expect, it } from 'vitest';
import type { CheckContext } from '../../src/check/check.ts';
import { checks, checkUnit } from '../../src/check/list.ts';
import type { Concept, Origin, Term, TermStatus, Unit } from '../../src/model.ts';
import { conceptFinder, findRenderings } from '../../src/termbase/index.ts';

const term = (text: string, status: TermStatus = 'preferred'): Term => ({ text, status, switches: {} });

const glossary: readonly Concept[] = [
  concept(
    'v4',
    ['Grupa Wyszehradzka'],
    [term('Visegrád Group'), term('V4', 'admitted'), term('Vyshehrad Group', 'forbidden')],
  ),
  concept('defender', ['Defender 2020'], [term('Defender-Europe 20')]),
];

function concept(id: string, pl: readonly string[], en: readonly Term[]): Concept {
  return { id, terms: { pl: pl.map(text => term(text)), en }, domain: '', note: '', source: '' };
}

const contextFor = (targetLocale: string): CheckContext => ({
  sourceLocale: 'pl',
  targetLocale,
  findRenderings: (target, each) => findRenderings(target, each, targetLocale),
});

const find = conceptFinder(glossary, 'pl');

function unit(text: string, target: string, origin: Origin = { kind: 'person' }): Unit {
  const base = { id: 's-1', text, gap: '', terms: find(text), candidates: [] };
  return { ...base, state: 'translated', target, origin, termUses: [] };
}

const found = (text: string, target: string, locale = 'en') =>
  checkUnit(unit(text, target), contextFor(locale)).map(finding => finding.check);

describe('a number', () => {
  it.each([
    ['Zginęło 1,5 tys. osób.', '1,500 people were killed.'],
    ['Wydano 1,5 mln zł.', 'PLN 1.5 million was spent.'],
    ['Wydano 1,5 mln zł.', 'PLN 1.5m was spent.'],
    ['Most ma 5 m długości.', 'The bridge is 5 m long.'],
    ['Do 5 lutego 2020 r.', 'By 5 February 2020.'],
    ['Było to 5.02.2020 r.', 'It was on 5 February 2020.'],
    ['Przybyło 2 ministrów.', 'Two ministers came.'],
    ['O godz. 15.30 rozpoczęto rozmowy.', 'Talks began at 3:30 p.m.'],
    ['Wynik 2:1.', 'The score was 2–1.'],
    ['Było 10 000 żołnierzy.', 'There were 10,000 soldiers.'],
    ['Było 10 000 żołnierzy.', 'There were 10\u00A0000 soldiers.'],
    ['Wzrost o 3,25 proc.', 'An increase of 3.25 per cent.'],
    ['Trwają ćwiczenia Defender 2020.', 'Defender-Europe 20 is under way.'],
    ['Samoloty F-16 i czołgi T-72.', 'F-16 aircraft and T-72 tanks.'],
  ])('„%s” is in “%s”', (source, target) => {
    expect(found(source, target)).not.toContain('number-missing');
  });

  it.each([
    ['Zginęło 1,5 tys. osób.', '1.5 people were killed.'],
    ['Wydano 25 mln zł.', 'PLN 2.5 million was spent.'],
    ['Do 5 lutego 2020 r.', 'By 5 February 2002.'],
    ['Przybyło 2 ministrów.', 'Three ministers came.'],
    ['Było 10 000 żołnierzy.', 'There were 1,000 soldiers.'],
    ['Wzrost o 3,25 proc.', 'An increase of 325 per cent.'],
  ])('„%s” is missed in “%s”', (source, target) => {
    expect(found(source, target)).toEqual(['number-missing']);
  });

  it.each([
    [
      'de',
      'Było 10 000 żołnierzy, wydano 2,5 mld zł.',
      'Es waren 10.000 Soldaten, 2,5 Milliarden Zloty wurden ausgegeben.',
    ],
    [
      'fr',
      'Było 10 000 żołnierzy, wydano 2,5 mld zł.',
      'Il y avait 10\u202F000 soldats\u202F; 2,5 milliards de zlotys ont été dépensés.',
    ],
    ['uk', 'Było 10 000 żołnierzy, wydano 2,5 mld zł.', 'Було 10 000 солдатів, витрачено 2,5 мільярда злотих.'],
  ])('is written in %s by its own conventions', (locale, source, target) => {
    expect(found(source, target, locale)).toEqual([]);
  });
});

describe('a term', () => {
  it.each([
    ['Spotkanie Grupy Wyszehradzkiej.', 'A meeting of the Visegrád Group.'],
    ['Spotkanie Grupy Wyszehradzkiej.', 'The Visegrád Group’s meeting.'],
    ['Spotkanie Grupy Wyszehradzkiej.', 'A V4 meeting.'],
  ])('of „%s” is in “%s”', (source, target) => {
    expect(found(source, target)).toEqual([]);
  });

  it('that is missing is named with the terms to use and where it stands', () => {
    const [finding] = checkUnit(unit('Spotkanie Grupy Wyszehradzkiej.', 'A meeting of the Group.'), contextFor('en'));
    expect(finding).toMatchObject({ check: 'term-missing', severity: 'error', source: { start: 10, end: 30 } });
    expect(finding?.message).toContain('“Visegrád Group” (or “V4”)');
  });

  it('that is forbidden is named with the one to use', () => {
    const findings = checkUnit(unit('Spotkanie Grupy Wyszehradzkiej.', 'The Vyshehrad Group met.'), contextFor('en'));
    expect(findings.map(finding => finding.check)).toEqual(['term-missing', 'term-forbidden']);
    expect(findings[1]).toMatchObject({ target: { start: 4, end: 19 }, advice: 'Use “Visegrád Group”.' });
  });

  it('that the glossary does not have in the target language is not asked for', () => {
    expect(found('Spotkanie Grupy Wyszehradzkiej.', 'Ein Treffen der Gruppe.', 'de')).toEqual([]);
  });
});

describe('a target', () => {
  it.each([
    ['', 'empty'],
    [' … ', 'empty'],
    ['Rozmowy trwały długo.', 'target-equals-source'],
  ])('that is %j is found as %s', (target, check) => {
    expect(found('Rozmowy trwały długo.', target)).toEqual([check]);
  });

  it.each(['NATO', '(PAP)', 'www.gov.pl', 'Mark Esper', 'F-16'])(
    'may be the same as the source where there is nothing to translate: %s',
    text => {
      expect(found(text, text)).toEqual([]);
    },
  );

  it('that is not there yet is found as untranslated', () => {
    const { id, text, gap, terms } = unit('Tak.', '');
    const initial: Unit = { id, text, gap, terms, state: 'initial', candidates: [] };
    expect(checkUnit(initial, contextFor('en')).map(finding => finding.check)).toEqual(['untranslated']);
  });

  it('that is a trial text is found as such', () => {
    const trial = unit('Tak.', '⟦Ťąķ.⟧', { kind: 'engine', engine: 'pseudo:1' });
    expect(checkUnit(trial, contextFor('en')).map(finding => finding.check)).toEqual(['pseudo-text']);
  });
});

it('every check says what it finds, under a name of its own', () => {
  expect(new Set(checks.map(check => check.name)).size).toBe(checks.length);
  for (const check of checks) expect(check.finds).toMatch(/^[A-Z].*\.$/);
});
