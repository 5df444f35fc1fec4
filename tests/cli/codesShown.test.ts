import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startReview } from '../review/browser.ts';
import { emptyFolder, type TestProject } from './project.ts';

/** A mark of a code as it is within Dragoman, also escaped; people and files have `<1>`, or the words alone. */
const RAW = /[\u{100000}-\u{10FFFD}]|\\udb[c-f]|&#(?:x10[0-9a-f]{4}|10[4-9]\d{4}|11[01]\d{4});/giu;

const ARTICLE = `---
title: Szczyt *w Łodzi* i \`kod\`
description: Opis spotkania
---

# Szczyt w **Łodzi** i *Krakowie*

W czwartek spotkali się przywódcy **Grupy Wyszehradzkiej** i [Sojuszu **Północnoatlantyckiego**](https://example.org/a "Tytuł linku"). Rozmowy trwały 3 \`godziny\` i ~~4~~ 5 minut.

„To był *dobry* dzień” – powiedział **premier. Następne** spotkanie odbędzie się 5 maja 2027 r. w Pradze.

![Zdjęcie z **sali**](a.png "Podpis zdjęcia") Obraz mówi więcej niż 1000 słów.

> Cytat z **wagą** i ze **ze** [odnośnikiem](https://example.org), w  **Łodzi**

- Punkt *pierwszy*
- Punkt \`drugi\` z ![ikoną](i.png)

| Kraj | Kwota |
|------|-------|
| **Polska** | 3,5 mln |

Przypis[^1] i adres <https://example.org>. Wiersz\\
drugi z **wielkiej Brytanii**.

[^1]: Treść **przypisu**.
`;
const OTHER = `# Zwykły **tekst**

W środę spotkali się przywódcy **Grupy Wyszehradzkiej** i [Sojuszu **Północnoatlantyckiego**](https://example.org/b). Rozmowy trwały 4 \`godziny\` i ~~5~~ 5 minut.
`;

const project = () =>
  emptyFolder({
    'dragoman.config.json': JSON.stringify({
      ...{ sourceLocale: 'pl', targetLocales: ['en', 'de'], engine: 'pseudo' },
      publish: { editor: 'Anna Nowak', gates: { noErrors: false } },
    }),
    'glossary/terms.csv':
      'id,pl,en,de\nv4,Grupa Wyszehradzka,Visegrád Group,Visegrád-Gruppe\nnato,Sojusz Północnoatlantycki,North Atlantic Alliance,Nordatlantisches Bündnis\n',
    'seeds/szczyt.md': ARTICLE,
    'seeds/zwykly.md': OTHER,
  });

const SENTENCE = 'W środę spotkali się przywódcy Grupy Wyszehradzkiej i Sojuszu Północnoatlantyckiego.';
const PERSON = ['--by', 'Anna Nowak', '--to', 'en'];

/** All that people and other programs are told, in the order of the work, with the exit codes that are expected. */
const commands: readonly (readonly [readonly string[], number])[] = [
  [['translate', '--json'], 0],
  [['status'], 0],
  [['status', '--json'], 0],
  ...['text', 'json', 'junit', 'sarif', 'github'].map((format): [string[], number] => [
    ['check', '--format', format],
    1,
  ]),
  [['check', '--source'], 0],
  [['check', '--source', '--format', 'junit'], 0],
  [['publish', '--to', 'en'], 1],
  [['publish', '--to', 'en', '--json', '--dry-run'], 1],
  [['approve', 'seeds', ...PERSON], 1],
  [['approve', 'seeds', ...PERSON, '--json'], 1],
  [['approve', 'seeds/zwykly.md', ...PERSON, '--despite-errors'], 0],
  [['sign', 'seeds', ...PERSON], 1],
  [['sign', 'seeds', ...PERSON, '--despite-errors', '--dry-run', '--json'], 0],
  [['reject', 'seeds/zwykly.md', ...PERSON, '--dry-run'], 0],
  [['sign', 'seeds', ...PERSON, '--despite-errors'], 0],
  [['publish', '--to', 'en'], 0],
  [['publish', '--to', 'en', '--json'], 0],
  [['verify', 'published/en/szczyt'], 0],
  [['verify', 'published/en/szczyt', '--json'], 0],
  [['glossary', 'impact', 'v4'], 0],
  [['glossary', 'impact', 'v4', '--json'], 0],
  [['glossary', 'find', 'seeds/szczyt.md'], 0],
  [['glossary', 'find', 'seeds/szczyt.md', '--json'], 0],
  [['glossary', 'check', '--unused', '--json'], 0],
  [['memory', 'search', SENTENCE], 0],
  [['memory', 'search', SENTENCE, '--json'], 0],
  [['memory', 'stats'], 0],
  [['memory', 'export', '--state', 'all'], 0],
  [['segment', 'seeds/szczyt.md'], 0],
  [['segment', 'seeds/szczyt.md', '--json'], 0],
  ...['2.1', '2.0', '1.2'].map((version): [string[], number] => [
    ['export', '--xliff', version, '--out', `out/${version}`],
    0,
  ]),
  ...['--po', '--csv', '--tsv', '--document'].map((form): [string[], number] => [
    ['export', form, '--out', `out/${form}`],
    0,
  ]),
  ...['flat', 'nested', 'ids', 'paragraphs'].map((shape): [string[], number] => [
    ['export', '--i18next', shape, '--out', `out/${shape}`],
    0,
  ]),
  [['export', '--bilingual', '--out', 'out/bilingual.html'], 0],
  [['import', 'out/1.2/szczyt.en.xlf', '--dry-run', '--json', '--by', 'Anna Nowak'], 0],
  [['import', 'out/--csv/szczyt.en.csv', '--dry-run', '--json', '--by', 'Anna Nowak'], 0],
  [['eval', '--to', 'en', '--engine', 'pseudo', '--html', 'out/eval.html', '-y'], 0],
  [['eval', '--to', 'en', '--json'], 0],
  [['dashboard', '--out', 'out/dashboard'], 0],
];

describe('the marks of codes', () => {
  it('are tags, or nothing, wherever a person or another program meets them', async () => {
    const { root, runHere } = await project();
    const told: string[] = [];
    const codes: string[] = [];
    for (const [args, expected] of commands) {
      const { code, out, notes } = await runHere(args);
      if (code !== expected) codes.push(`${args.join(' ')}: ${code}\n${out.slice(-600)}${notes}`);
      if (RAW.test(out + notes)) told.push(args.join(' '));
      RAW.lastIndex = 0;
    }
    expect(codes).toEqual([]);
    expect(told).toEqual([]);
    expect(await filesWithMarks(root)).toEqual([]);
  }, 120_000);
});

/** All that the review page asks its server for. */
describe('the marks of codes, in the review page', () => {
  it('are tags, in texts, findings, matches, searches and what a term touches', async () => {
    const here = await project();
    const { runHere } = here;
    await runHere(['translate']);
    await runHere(['approve', 'seeds', ...PERSON, '--despite-errors']);
    const server = await startReview(here);
    const opened = await fetch(server.url, { redirect: 'manual' });
    const cookie = opened.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const ask = async (path: string, init: RequestInit = {}) => {
      const { headers, ...rest } = init;
      const answer = await fetch(server.origin + path, { ...rest, headers: { cookie, ...headers } });
      const text = await answer.text();
      expect([path, answer.status, text.match(RAW)]).toEqual([path, 200, null]);
      return JSON.parse(text);
    };
    const { csrf } = await ask('/api/session');
    for (const slug of ['szczyt', 'zwykly']) {
      const { blocks } = await ask(`/api/bitexts/en/${slug}`);
      const ids: readonly string[] = blocks.flatMap((block: { segments: { id: string }[] }) =>
        block.segments.map(({ id }) => id),
      );
      await ask(`/api/bitexts/en/${slug}/texts`);
      await ask(`/api/bitexts/en/${slug}/findings`);
      for (const id of ids) await ask(`/api/bitexts/en/${slug}/segments/${id}`);
    }
    for (const path of ['/api/project', '/api/search?q=przyw&locale=en', '/api/glossary']) await ask(path);
    const cells = { pl: 'Grupa Wyszehradzka', en: 'V4', de: 'V4' };
    const { touched } = await ask('/api/glossary/impact', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-dragoman-csrf': csrf },
      body: JSON.stringify({ isNew: false, concept: { id: 'v4', domain: '', note: '', source: '', cells } }),
    });
    expect(touched[0].source).toContain('<1>Grupy Wyszehradzkiej</1>');
  }, 60_000);
});

async function filesWithMarks(root: TestProject['root']): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || path.includes('.dragoman')) continue;
    const [mark] = (await readFile(path, 'utf8')).match(RAW) ?? [];
    if (mark) found.push(path.slice(root.length));
  }
  return found;
}
