import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/model.ts';
import { openSearch } from '../../src/project/editingSearch.ts';
import { openProject } from '../../src/project/project.ts';
import { emptyFolder } from '../cli/project.ts';

const article = (slug: string): Article => ({ slug, locale: 'pl', path: `seeds/${slug}.txt`, passages: [], embargo: false });
const file = (title: string, ...body: readonly (readonly string[])[]) => JSON.stringify({ title, body });
const within = { articles: [article('szczyt'), article('wojsko')], locales: ['en', 'de'], most: 10, mostOfOne: 10 };
const never = new AbortController().signal;

async function archive() {
  const folder = await emptyFolder({
    'dragoman.config.json': '{ "sourceLocale": "pl", "targetLocales": ["en", "de"] }',
    'locales/pl/szczyt.json': file('Szczyt NATO', ['Ministrowie są zgodni.', 'Będzie 5\u00A0000 żołnierzy.'], ['Koniec.']),
    'locales/en/szczyt.json': file('NATO summit', ['The ministers agree.', 'There will be 5,000 soldiers.'], ['']),
    'locales/de/szczyt.json': file('NATO-Gipfel', ['Die Minister sind sich einig.', 'Es werden 5 000 Soldaten.'], ['']),
    'locales/pl/wojsko.json': file('Wojsko', ['Żołnierze NATO ćwiczą.', 'Żołnierze NATO ćwiczą.']),
    'locales/en/wojsko.json': file('Army', ['NATO soldiers train.', 'NATO soldiers train.']),
  });
  let time = 0;
  // Each search is long after the one before.
  const search = openSearch(await openProject(folder.root), () => (time += 60_000));
  return { folder, search, find: (text: string, more = {}) => search.find(text, { ...within, ...more }, never) };
}

describe('looking for a text in all articles', () => {
  it('finds it in sources and targets, whatever its letter case and spaces, by article', async () => {
    const { find } = await archive();
    const found = await find('żołnierzy');
    expect(found).toMatchObject({ segments: 1, articleCount: 1, articles: [{ article: { slug: 'szczyt' }, count: 1 }] });
    expect(found.articles[0]?.hits[0]).toMatchObject({
      text: 'Będzie 5\u00A0000 żołnierzy.',
      targets: [
        { locale: 'en', target: 'There will be 5,000 soldiers.' },
        { locale: 'de', target: 'Es werden 5 000 Soldaten.' },
      ],
    });
    expect((await find('5 000')).segments).toBe(1);
    expect((await find('ŻOŁNIERZE nato')).articles.map(({ count }) => count)).toEqual([2]);
  });

  it('names only the languages whose text has it, where the source has not', async () => {
    const { find } = await archive();
    const [found] = (await find('einig')).articles;
    expect(found?.hits).toMatchObject([{ text: 'Ministrowie są zgodni.', targets: [{ locale: 'de' }] }]);
  });

  it('tells repeated sentences apart, as the editor does', async () => {
    const { find } = await archive();
    const [found] = (await find('ćwiczą')).articles;
    const [first, second] = found?.hits.map(({ id }) => id) ?? [];
    expect(second).toBe(`${first}-2`);
  });

  it('counts all and shows as many as can be looked through', async () => {
    const { find } = await archive();
    const found = await find('nato', { most: 2, mostOfOne: 1 });
    expect([found.segments, found.articles.map(({ count, hits }) => [count, hits.length])]).toEqual([
      3,
      [
        [1, 1],
        [2, 1],
      ],
    ]);
  });

  it('sees what was changed since, and does not stop at a file that cannot be read', async () => {
    const { folder, find } = await archive();
    expect((await find('odwołany')).segments).toBe(0);
    await folder.write('locales/pl/szczyt.json', file('Szczyt odwołany', ['a', 'b'], ['c']));
    expect((await find('odwołany')).segments).toBe(1);
    await folder.write('locales/en/wojsko.json', '{');
    expect((await find('odwołany')).segments).toBe(1);
  });

  it('ends when nobody waits for it any more', async () => {
    const { search } = await archive();
    await expect(search.find('nato', within, AbortSignal.abort())).rejects.toThrow('aborted');
  });
});
