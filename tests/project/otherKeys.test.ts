import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mergeFile } from '../../src/project/merge.ts';
import { smallProject } from '../cli/project.ts';

const READ_MORE = '"readMore": "Więcej"';
const withKey = (file: string, key: string) => file.replace(/\n}\n$/, `,\n  ${key}\n}\n`);

describe('a key that someone adds to a locale file for their site', () => {
  it('stays, in the source language and in every other, and the file is up to date', async () => {
    const project = await smallProject();
    const args = ['translate', '--engine', 'pseudo', '--to', 'en'];
    await project.runHere(args);
    for (const locale of ['pl', 'en']) {
      const path = `locales/${locale}/szczyt.json`;
      await project.write(path, (await project.read(path)).replace('{', `{\n  ${READ_MORE},\n  "meta": {"lang": ["pl"]},`));
    }
    await project.write('seeds/szczyt.txt', `${await project.read('seeds/szczyt.txt')}\nDodano zdanie.\n`);
    expect((await project.runHere(args)).code).toBe(0);
    for (const locale of ['pl', 'en']) {
      const file = JSON.parse(await project.read(`locales/${locale}/szczyt.json`));
      expect(Object.keys(file)).toEqual(['title', 'body', 'readMore', 'meta']);
      expect(file).toMatchObject({ readMore: 'Więcej', meta: { lang: ['pl'] } });
      expect(file.body).toHaveLength(3);
    }
    expect((await project.runHere(['check', '--to', 'en', '--json'])).out).not.toContain('up-to-date');
    expect((await project.runHere(args)).out).toContain('no file was written');
  });

  it('is merged with another one that was added on another branch; git is left one that both changed', async () => {
    const project = await smallProject();
    const base = '{\n  "title": "Szczyt",\n  "body": [\n    [\n      "Koniec."\n    ]\n  ]\n}\n';
    const merge = async (ours: string, theirs: string) => {
      const [before, mine, other] = ['base', 'ours', 'theirs'].map(name => join(project.root, `${name}.json`));
      await project.write('base.json', withKey(base, '"old": 1'));
      await project.write('ours.json', ours);
      await project.write('theirs.json', theirs);
      const place = join(project.root, 'locales/pl/szczyt.json');
      return mergeFile({ base: before ?? '', ours: mine ?? '', theirs: other ?? '', place });
    };
    const ours = withKey(withKey(base, '"old": 1'), READ_MORE);
    expect(await merge(ours, withKey(base, '"back": "Wróć"'))).toMatchObject({ kind: 'merged' });
    expect(JSON.parse(await project.read('ours.json'))).toMatchObject({ readMore: 'Więcej', back: 'Wróć' });
    expect(await project.read('ours.json')).not.toContain('old');
    expect(await merge(withKey(base, '"old": 2'), withKey(base, '"old": 3'))).toEqual({ kind: 'untried' });
  });
});
