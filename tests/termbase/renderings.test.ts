import { describe, expect, it } from 'vitest';
import type { Concept, Locale } from '../../src/model.ts';
import { findRenderings, parseCell } from '../../src/termbase/index.ts';

const concept = (locale: Locale, cell: string): Concept => ({
  id: 'x',
  domain: '',
  note: '',
  source: '',
  terms: { [locale]: parseCell(cell).terms },
});

const found = (locale: Locale, cell: string, target: string) =>
  findRenderings(target, concept(locale, cell), locale).map(({ start, end }) => target.slice(start, end));

describe('a term is seen in a translation', () => {
  it.each([
    ['en', 'Visegrád Group', 'The Visegrád Group’s ministers met.', 'Visegrád Group’s'],
    ['en', 'defence minister', 'Defence ministers of NATO countries arrive.', 'Defence ministers'],
    ['en', 'defence minister', 'It was the defence ministers’ first meeting.', 'defence ministers'],
    ['en', 'Ministry of National Defence', 'Ministries of National Defence signed.', 'Ministries of National Defence'],
    [
      'en',
      'Ministry of National Defence',
      "the Ministry of National Defence's budget",
      "Ministry of National Defence's",
    ],
    ['en', 'Secretary General', 'NATO Secretary-General Jens Stoltenberg', 'Secretary-General'],
    ['en', 'counter-terrorism', 'a counterterrorism unit', 'counterterrorism'],
    ['en', 'counter-terrorism', 'a counter terrorism unit', 'counter terrorism'],
    ['en', 'US', 'the U.S. troops', 'U.S.'],
    ['en', 'armed forces', 'the Armed Forces of Ukraine', 'Armed Forces'],
    ['en', 'policy', 'their policies', 'policies'],
    ['en', 'headquarters', 'NATO headquarters', 'headquarters'],
    ['de', 'Verteidigungsminister', 'mit den Verteidigungsministern der NATO', 'Verteidigungsministern'],
    ['de', 'Verteidigungsminister', 'die deutsche Verteidigungsministerin', 'Verteidigungsministerin'],
    ['de', 'Verteidigungsminister', 'der US-Verteidigungsminister', 'Verteidigungsminister'],
    ['de', 'Bündnis', 'im Rahmen des Bündnisses', 'Bündnisses'],
    ['de', 'Abschreckung', 'die Abschreckungspolitik', 'Abschreckungspolitik'],
    ['de', 'Visegrád-Gruppe', 'Treffen im Format der Visegrád-Gruppe', 'Visegrád-Gruppe'],
    ['de', 'Visegrád-Gruppe', 'Treffen der Visegrádgruppe', 'Visegrádgruppe'],
    ['de', 'Nordatlantische Allianz', 'der Nordatlantischen Allianz', 'Nordatlantischen Allianz'],
    ['de', 'Streitkräfte', 'mit den Streitkräften', 'Streitkräften'],
    ['de', 'Vertrag', 'die Verträge', 'Verträge'],
    ['fr', 'OTAN', 'les pays de l’OTAN', 'OTAN'],
    ['fr', 'ministre de la Défense', 'les ministres de la Défense', 'ministres de la Défense'],
    ['fr', 'secrétaire général', 'la secrétaire générale', 'secrétaire générale'],
    ['fr', 'Alliance', "dans le cadre de l'Alliance", 'Alliance'],
    ['fr', 'force armée', 'les forces armées', 'forces armées'],
    ['fr', 'traité de l’Atlantique Nord', "du traité de l'Atlantique Nord", "traité de l'Atlantique Nord"],
    ['uk', 'Вишеградська група', 'у форматі Вишеградської групи', 'Вишеградської групи'],
    ['uk', 'міністр оборони', 'з міністрами оборони Хорватії', 'міністрами оборони'],
    ['uk', 'міністр оборони', 'міністрові оборони', 'міністрові оборони'],
    ['uk', 'стримування', 'політики стримування', 'стримування'],
    ['uk', 'договір', 'порушення Росією договору', 'договору'],
    ['uk', 'вертоліт', 'контракт на 32 вертольоти', 'вертольоти'],
    ['uk', 'вертоліт', 'закупівля вертольотів', 'вертольотів'],
    ['uk', 'політ', 'під час польоту', 'польоту'],
    ['uk', 'збройні сили', 'Збройних сил України', 'Збройних сил'],
    ['uk', 'військовослужбовець', 'польські військовослужбовці', 'військовослужбовці'],
    ['uk', 'Київ', 'у Києві', 'Києві'],
    ['uk', 'Сполучені Штати', 'зі Сполученими Штатами', 'Сполученими Штатами'],
    ['de', 'Soldat', 'die Soldatinnen und', 'Soldatinnen'],
    ['en', 'commander-in-chief', 'the commanders-in-chief', 'commanders-in-chief'],
    ['en', 'exercises {plural}', 'an exercise, the exercises', 'exercises'],
    ['uk', 'безпека', 'у сфері безпеки, про безпеку й у безпеці', 'безпеки'],
    ['uk', 'оборонна спроможність', 'оборонної спроможності', 'оборонної спроможності'],
  ])('%s: %s in “%s”', (locale, cell, target, expected) => {
    expect(found(locale, cell, target)[0]).toBe(expected);
  });
});

describe('a wrong term is not taken for the right one', () => {
  it.each([
    ['en', 'deterrence', 'a credible deterrent'],
    ['en', 'defence minister', 'the defence ministry'],
    ['en', 'defence minister', 'the foreign minister'],
    ['en', 'Visegrád Group', 'the Vyshehrad Group'],
    ['en', 'NATO', 'nato'],
    ['en', 'US', 'let us go'],
    ['de', 'Minister', 'der Premierminister und das Ministerium'],
    ['de', 'Abschreckung', 'ein abschreckendes Beispiel'],
    ['de', 'Verteidigungsminister', 'das Verteidigungsministerium'],
    ['fr', 'dissuasion', 'un effet dissuasif'],
    ['fr', 'ministre de la Défense', 'le ministère de la Défense'],
    ['uk', 'стримування', 'стримувати агресора'],
    ['uk', 'міністр оборони', 'міністерство оборони'],
    ['uk', 'міністр оборони', 'міністр закордонних справ'],
  ])('%s: no %s in “%s”', (locale, cell, target) => {
    expect(found(locale, cell, target)).toEqual([]);
  });
});

describe('what a rendering says', () => {
  it('tells the forbidden term from the preferred one', () => {
    const group = concept('en', 'Visegrád Group|V4|!Vyshehrad Group');
    const statuses = (target: string) => findRenderings(target, group, 'en').map(({ term }) => term.status);
    expect(statuses('The Vyshehrad Group, or V4, and the Visegrád Group.')).toEqual([
      'forbidden',
      'admitted',
      'preferred',
    ]);
  });

  it('counts the longest of two terms that overlap', () => {
    expect(found('en', 'minister|defence minister', 'the defence minister')).toEqual(['defence minister']);
  });

  it('takes the term that is written exactly so where only capitals differ', () => {
    const alliance = concept('en', 'Alliance|!alliance');
    expect(findRenderings('the alliance', alliance, 'en').map(({ term }) => term.status)).toEqual(['forbidden']);
    expect(findRenderings('the Alliance', alliance, 'en').map(({ term }) => term.status)).toEqual(['preferred']);
  });

  it('finds terms of a language without rules as they are', () => {
    expect(found('sv', 'försvarsminister', 'Sveriges försvarsminister')).toEqual(['försvarsminister']);
    expect(found('cs', 'ministr obrany', 'Ministr  obrany přijel')).toEqual(['Ministr  obrany']);
  });
});
