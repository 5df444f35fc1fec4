import fc from 'fast-check';
import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import { marker } from '../../src/codes.ts';
import { i18nextSettings } from '../../src/locale/i18next.ts';
import { type LocalisedArticle, SHAPES, type Shape, shapeFiles } from '../../src/locale/shapes.ts';

const summit = (locale: string, texts: readonly (readonly string[])[], slug = 'szczyt'): LocalisedArticle => ({
  slug,
  locale,
  blocks: texts.map((sentences, index) => ({
    id: `b-${index}`,
    kind: index === 0 ? ('heading' as const) : ('paragraph' as const),
    segments: sentences.map((text, place) => ({
      ...{ id: `s-${index}x${place}`, text },
      gap: place < sentences.length - 1 ? ' ' : '',
    })),
  })),
});

const polish = summit('pl', [['Szczyt w Krakowie'], ['Rozmowy trwały 3 godziny.', 'Cena: {{kwota}} zł.'], ['Koniec.']]);
const english = summit('en', [['The Kraków summit'], ['The talks lasted 3 hours.', 'Price: {{kwota}} PLN.'], ['']]);

/** A site that has the files loaded as it would from `locales/{{lng}}/{{ns}}.json`. */
async function site(files: ReadonlyMap<string, string>, language: string) {
  const i18n = createInstance();
  const resources: Record<string, Record<string, object>> = {};
  for (const [name, content] of files) {
    const [locale = '', namespace = ''] = name.replace('.json', '').split('/');
    resources[locale] = { ...resources[locale], [namespace]: JSON.parse(content) };
  }
  await i18n.init({
    ...i18nextSettings,
    lng: language,
    fallbackLng: 'pl',
    ns: Object.keys(resources.pl ?? {}),
    resources,
  });
  return (ns: string, key: string) => i18n.t(key, { ns });
}

/** How a site asks for the title and for the second sentence, or its paragraph. */
const asked: Readonly<Record<Shape, readonly [ns: string, title: string, second: string, last: string]>> = {
  flat: ['articles', 'szczyt-title', 'szczyt-p1-s2', 'szczyt-p2-s1'],
  nested: ['articles', 'szczyt.title', 'szczyt.p1.s2', 'szczyt.p2.s1'],
  ids: ['szczyt', 's-0x0', 's-1x1', 's-2x0'],
  paragraphs: ['szczyt', 'title', 'p1', 'p2'],
};

describe.each(SHAPES)('locale files of the shape “%s”', shape => {
  const [ns, title, second, last] = asked[shape];
  const files = shapeFiles([polish, english], shape);

  it('give i18next every text back unchanged, and the source language where there is no translation', async () => {
    const text = await site(files, 'en');
    expect(text(ns, title)).toBe('The Kraków summit');
    expect(text(ns, second)).toBe(
      shape === 'paragraphs' ? 'The talks lasted 3 hours. Price: {{kwota}} PLN.' : 'Price: {{kwota}} PLN.',
    );
    expect(text(ns, last)).toBe('Koniec.');
  });

  it('have keys that i18next takes for nothing else, and the same in every language', () => {
    const keys = (name: string) => allKeys(JSON.parse(files.get(name) ?? ''));
    const name = shape === 'flat' || shape === 'nested' ? 'articles' : 'szczyt';
    for (const key of keys(`pl/${name}.json`).flat()) expect(key).toMatch(/^[A-Za-z][A-Za-z0-9-]*$/);
    expect(keys(`pl/${name}.json`)).toEqual(expect.arrayContaining([...keys(`en/${name}.json`)]));
  });

  it('give any text back through i18next', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async words => {
        const article = summit('pl', [[words], [`$t(${words})`, words]]);
        const text = await site(shapeFiles([article], shape), 'pl');
        expect(text(ns, title)).toBe(words);
        expect(text(ns, second)).toBe(shape === 'paragraphs' ? `$t(${words}) ${words}` : words);
      }),
      { numRuns: 40 },
    );
  });
});

function allKeys(value: object, path: readonly string[] = []): readonly (readonly string[])[] {
  return Object.entries(value).flatMap(([key, each]) =>
    typeof each === 'string' ? [[...path, key]] : allKeys(each, [...path, key]),
  );
}

describe('articles in one file', () => {
  it('may have names that begin with a digit', () => {
    const file = JSON.parse(
      shapeFiles([summit('pl', [['Tytuł']], '2027-szczyt')], 'flat').get('pl/articles.json') ?? '',
    );
    expect(file).toEqual({ 'article-2027-szczyt-title': 'Tytuł' });
  });

  it('never take each other’s place: the second is refused', () => {
    const articles = ['2027', 'article-2027'].map(slug => summit('pl', [['Tytuł']], slug));
    expect(() => shapeFiles(articles, 'nested')).toThrow('article-2027');
  });
});

describe('formatting in a paragraph', () => {
  it('is counted through all its sentences, so that each tag is one thing', () => {
    const bold = { kind: 'pair', open: '**', close: '**' } as const;
    const segments = ['Mówi', 'Słucha'].map((word, index) => ({
      ...{ id: `s-${index}`, text: `${word} ${marker('open', 1)}Anna${marker('close', 1)}.` },
      ...{ gap: index === 0 ? ' ' : '', codes: [bold] },
    }));
    const article = { slug: 'a', locale: 'pl', blocks: [{ id: 'b', kind: 'paragraph' as const, segments }] };
    const files = shapeFiles([article], 'paragraphs');
    expect(JSON.parse(files.get('pl/a.json') ?? '')).toEqual({ p1: 'Mówi <1>Anna</1>. Słucha <2>Anna</2>.' });
  });
});
