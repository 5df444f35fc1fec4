import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkTermbase, openMorphology, parseTermbase, termForms } from '../../src/termbase/index.ts';

const morphology = openMorphology(
  readFileSync(resolve(import.meta.dirname, '../../src/termbase/polimorf/polish.dict')),
);

function problemsOf(rows: string, used?: ReadonlySet<string>) {
  const { concepts, lines } = parseTermbase(`id,pl,en,uk\n${rows}`, 'glossary/defence.csv');
  const options = { file: 'glossary/defence.csv', lines, sourceLocale: 'pl', morphology };
  return checkTermbase(concepts, used ? { ...options, used } : options);
}

describe('a termbase check', () => {
  it('is content with a sound glossary', () => {
    const rows =
      'minister,minister obrony,defence minister,міністр оборони\nv4,Grupa Wyszehradzka|V4|!Grupa Wyszegradzka,V4,\n';
    expect(problemsOf(rows)).toEqual([]);
  });

  it.each([
    ['a concept without a source term', 'x,,alliance,', /no pl term/],
    ['a concept with forbidden source terms only', 'x,!pakt,alliance,', /no pl term/],
    [
      'a term both preferred and forbidden',
      'x,sojusz,alliance|!alliance,',
      /“alliance” \(en\) is both allowed and forbidden/,
    ],
    ['a term that stands there twice', 'x,sojusz|pakt|pakt,alliance,', /“pakt” \(pl\) stands there twice/],
    ['a Latin letter in a Cyrillic word', 'x,sojusz,alliance,альянc', /look alike.*“альянc”/],
    ['a Cyrillic letter in a Polish word', 'x,sоjusz,alliance,', /look alike/],
    ['a word that only looks Cyrillic', 'x,NATO,NATO,HATO', /look alike.*“HATO”/],
    ['two spaces', 'x,siły  zbrojne,armed forces,', /space/],
    ['a space that does not break', 'x,siły\u00A0zbrojne,armed forces,', /space/],
    ['a zero-width space', 'x,sojusz\u200B,alliance,', /invisible/],
    ['loose accents', 'x,sojusz z\u0301le,alliance,', /loose accents/],
    ['a term without letters', 'x,–,dash,', /no letter or digit/],
  ])('finds %s, and says where', (_, row, message) => {
    const problems = problemsOf(`nato,NATO,NATO,НАТО\n${row}\n`.replace(/^nato.*\n(?=x,NATO)/, ''));
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toMatch(message);
    expect(problems[0]).toMatchObject({ file: 'glossary/defence.csv', line: row.startsWith('x,NATO') ? 2 : 3 });
    expect(problems[0]?.advice).not.toBe('');
  });

  it('accepts Roman numerals and Latin acronyms in Ukrainian', () => {
    expect(problemsOf('x,traktat START III,START III,договір СНО III\ny,F-16,F-16,F-16\n')).toEqual([]);
  });

  it('finds one source term in two concepts', () => {
    expect(problemsOf('a,sojusz,alliance,\nb,Sojusz|pakt,pact,\n')[0]?.message).toMatch(
      /“b”: “Sojusz” \(pl\) is a term of “a” too/,
    );
    expect(
      problemsOf('a,sojusz,alliance,\nb,Sojusz {case},NATO,\n').filter(({ message }) => /term of/.test(message)),
    ).toEqual([]);
  });

  it('finds terms whose forms clash', () => {
    expect(problemsOf('a,siła zbrojna,armed force,\nb,siły zbrojne,armed forces,\n')[0]?.message).toMatch(/can be/);
    expect(problemsOf('a,lista,list,\nb,list,letter,\n')[0]?.message).toMatch(
      /“list(?:y)?” can be “list” and also “lista”/,
    );
  });

  it('finds what no article uses, if it is told what they use', () => {
    const rows = 'a,sojusz,alliance,\nb,pakt,pact,\n';
    expect(problemsOf(rows, new Set(['a'])).map(({ message }) => message)).toEqual(['“b”: no article uses it.']);
  });
});

describe("a term's forms", () => {
  const form = (term: string, number: 'singular' | 'plural', grammaticalCase: string) =>
    termForms(term, 'pl', morphology).forms.find(form => form.number === number && form.case === grammaticalCase)?.text;

  it.each([
    ['Grupa Wyszehradzka', 'singular', 'gen', 'Grupy Wyszehradzkiej'],
    ['minister obrony', 'plural', 'inst', 'ministrami obrony'],
    ['siły zbrojne', 'plural', 'gen', 'sił zbrojnych'],
    ['człowiek', 'plural', 'nom', 'ludzie'],
    ['księga', 'plural', 'gen', 'ksiąg'],
    ['pies', 'singular', 'gen', 'psa'],
    ['Mark Esper', 'singular', 'inst', 'Markiem Esperem'],
    ['Kasem Sulejmani', 'singular', 'dat', 'Kasemowi Sulejmaniemu'],
    ['brexit', 'singular', 'gen', 'brexitu'],
    ['cyberobrona', 'singular', 'gen', 'cyberobrony'],
    ['prezydent Polski', 'singular', 'gen', 'prezydenta Polski'],
    ['Sztab Generalny Wojska Polskiego', 'singular', 'dat', 'Sztabowi Generalnemu Wojska Polskiego'],
    ['pocisk manewrujący', 'singular', 'inst', 'pociskiem manewrującym'],
    ['polsko-ukraińska brygada', 'singular', 'gen', 'polsko-ukraińskiej brygady'],
    ['Angela Merkel', 'singular', 'gen', 'Angeli Merkel'],
  ] as const)('of %s: %s %s is %s', (term, number, grammaticalCase, expected) => {
    expect(form(term, number, grammaticalCase)).toBe(expected);
  });

  it('say what each word does', () => {
    expect(termForms('nowy minister obrony NATO', 'pl', morphology).words.map(({ role }) => role)).toEqual([
      'agrees',
      'head',
      'fixed',
      'apposition',
    ]);
  });

  it('keep to one number, and take in what a terminologist says', () => {
    const { forms } = termForms('sojusz', 'pl', morphology, {
      number: 'singular',
      forms: ['sojuszowi'],
      notForms: ['sojuszu'],
    });
    expect(new Set(forms.map(({ number }) => number))).toEqual(new Set(['singular', undefined]));
    expect(forms.map(({ text }) => text)).not.toContain('sojuszu');
    expect(forms.at(-1)).toEqual({ text: 'sojuszowi' });
  });

  it('are at least the term itself', () => {
    expect(termForms('gen.', 'pl', morphology).forms).toEqual([{ text: 'gen.' }]);
    expect(termForms('Bündnis', 'de').forms.map(({ text }) => text)).toContain('bündnisses');
  });

  it('are made fast enough to make many', () => {
    const start = process.cpuUsage();
    for (const term of ['kwatera główna', 'misja szkoleniowa', 'minister obrony narodowej', 'przemysł zbrojeniowy'])
      termForms(term, 'pl', morphology);
    expect(process.cpuUsage(start).user / 1e6).toBeLessThan(1);
  });
});
