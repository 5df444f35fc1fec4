import fc from 'fast-check';
import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { type LocaleFile, linesInOrder, readLocaleFile, writeLocaleFile } from '../../src/locale/file.ts';
import { changedByI18next, i18nextSettings, renderArticle } from '../../src/locale/i18next.ts';

async function site(resources: Readonly<Record<string, LocaleFile>>, lng: string) {
  const instance = i18next.createInstance();
  await instance.init({
    ...i18nextSettings,
    lng,
    fallbackLng: 'pl',
    ns: ['szczyt'],
    defaultNS: 'szczyt',
    resources: Object.fromEntries(Object.entries(resources).map(([locale, file]) => [locale, { szczyt: { ...file } }])),
  });
  return instance;
}

const polish: LocaleFile = { title: 'Szczyt', body: [['Pierwsze.', 'Drugie.'], ['Trzecie.']] };

describe('a locale file on a site', () => {
  it('gives every sentence back unchanged, whatever it looks like', async () => {
    const body = [
      [
        '{{imię}}',
        '$t(klucz)',
        '{{v, number}}',
        'a $t(x, {"y": 1}) b',
        '<b>&amp;</b>',
        '__x__',
        '%s',
        'key:with.dots_plural',
      ],
    ];
    expect(await changedByI18next({ body }, 'en', 'szczyt')).toEqual([]);
  });

  it('gives any text back unchanged', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ minLength: 1, unit: 'grapheme' }), { minLength: 1 }), async sentences => {
        expect(await changedByI18next({ body: [sentences] }, 'pt-BR', 'a-b')).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('is rendered as paragraphs', async () => {
    const english: LocaleFile = { title: 'Summit', body: [['First.', 'Second.'], ['Third.']] };
    const instance = await site({ pl: polish, en: english }, 'en');
    expect(renderArticle(instance, 'szczyt')).toEqual(['First. Second.', 'Third.']);
    expect(renderArticle(instance, 'szczyt', 'pl')).toEqual(['Pierwsze. Drugie.', 'Trzecie.']);
    expect(instance.t('title')).toBe('Summit');
  });

  it('takes a sentence without a translation from the language to fall back to', async () => {
    const instance = await site({ pl: polish, en: { title: '', body: [['First.', ''], ['']] } }, 'en');
    expect(renderArticle(instance, 'szczyt')).toEqual(['First. Drugie.', 'Trzecie.']);
  });

  it('that does not exist has no paragraphs', async () => {
    expect(renderArticle(await site({ pl: polish }, 'en'), 'inny')).toEqual([]);
  });
});

describe('a locale file on disk', () => {
  const file = fc.record(
    { title: fc.string({ unit: 'binary' }), body: fc.array(fc.array(fc.string({ unit: 'binary' }))) },
    { requiredKeys: ['body'] },
  );

  it('comes back as it was written', () => {
    fc.assert(
      fc.property(file, value => {
        expect(readLocaleFile(writeLocaleFile(value), 'x.json')).toEqual(value);
      }),
    );
  });

  it('has each sentence on the line that is named for it', () => {
    fc.assert(
      fc.property(file, value => {
        const lines = writeLocaleFile(value).split('\n');
        const sentences = [...(value.title === undefined ? [] : [value.title]), ...value.body.flat()];
        linesInOrder(value).forEach((line, index) => {
          expect(lines[line - 1]).toContain(JSON.stringify(sentences[index]));
        });
      }),
    );
  });

  it.each(['[]', '{}', '{"body": "x"}', '{"body": [["a", 1]]}', '{"title": 1, "body": []}', '{', ''])(
    'that is %j is refused by name',
    text => {
      expect(() => readLocaleFile(text, 'locales/en/x.json')).toThrow('locales/en/x.json');
    },
  );
});
