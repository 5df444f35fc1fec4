import { execFile, spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { emptyFolder, repository } from './project.ts';

const run = promisify(execFile);
const hasOffice = spawnSync('soffice', ['--version']).status === 0;
if (!hasOffice) console.info('Not tried: LibreOffice is not on this machine (soffice).');

/** Notes, a table, lists, tracked changes, a header and a footer, a text box, links, fields, a comment. */
const REPORT = join(repository, 'tests/article/documents/raport.fodt');

describe.skipIf(!hasOffice)('a document that LibreOffice wrote', () => {
  it.each(['docx', 'html'])(
    'comes back whole in another language, and LibreOffice opens it: %s',
    async kind => {
      const project = await emptyFolder({
        'dragoman.config.json':
          '{"sourceLocale":"pl","targetLocales":["en"],"engine":"pseudo","publish":{"gates":{"state":"translated","noErrors":false,"editor":false}}}',
        'glossary/terms.csv': 'id,pl,en\n',
      });
      const { root, runHere, write } = project;
      const office = await converter();
      await cp(REPORT, join(root, 'raport.fodt'));
      await office(
        root,
        'raport.fodt',
        kind === 'docx' ? 'docx:MS Word 2007 XML' : 'html:HTML (StarWriter):UTF8',
        kind,
      );
      const source = await readFile(join(root, `raport.${kind}`));
      await write(`seeds/raport.${kind}`, source);

      await runHere(['export', '--document', '--to', 'en', '--out', `same.${kind}`]);
      expect((await readFile(join(root, `same.${kind}`))).equals(source)).toBe(true);

      expect((await runHere(['translate'])).code).toBe(0);
      expect((await runHere(['export', '--document', '--to', 'en', '--out', `new.${kind}`])).code).toBe(0);
      await office(root, `new.${kind}`, 'fodt', 'fodt', kind === 'html' ? ['--infilter=HTML (StarWriter)'] : []);
      const opened = await readFile(join(root, 'new.fodt'), 'utf8');
      const words = opened
        .replace(/<(?:office:annotation|text:deletion|dc:creator)\b[\s\S]*?<\/[^>]*>/g, '')
        .replace(/<[^>]+>/g, '');
      for (const part of [
        'Ćŵïçžéñïå', // a heading
        'Ẃłåðŷšłåŵ Żółķïéŵšķï', // bold
        'Ðŕåŵšķû', // bold in a link
        'ĥéķţåŕóŵ', // a footnote
        'Ðåñé ṁïñïšţéŕšţŵå', // an endnote
        'ñåþŕåŵðę', // an insertion
        'Ûçžéšţñïçŷ', // a cell
        'þöðþûñķţ', // a list in a list
        'Ɓïûļéţŷñ', // the header
        'Šţŕöñå', // the footer
        'ţåƀûļåţöŕ', // after a tab
        ...(kind === 'docx' ? ['ŵåżñŷṁ'] : []), // a text box; as HTML it is a picture
      ])
        expect(words).toContain(part);
      expect(opened).toContain('https://example.org/drawsko?a=1&amp;b=2');
      expect(words).not.toMatch(/odwiedził|zakończone|pierwszy|Uczestnicy|Biuletyn/);
      expect((await runHere(['publish'])).code).toBe(0);
      const page = await project.read('published/en/raport/index.html');
      for (const part of [
        /<h1>⟦Ćŵïçžéñïå <(em|i)>Dąb-26<\/\1> žåķöńçžöñé⟧<\/h1>/,
        /<a href="https:\/\/example\.org\/drawsko\?a=1&amp;b=2">þöļïĝöñ ŵ <(strong|b)>/,
        /<td colspan="2">/,
        /Ĥ<sup>2<\/sup>O/,
        /<ol>\s*<li>[\s\S]*<ul>\s*<li>/,
        /ĥéķţåŕóŵ/,
      ])
        expect(page).toMatch(part);
      expect((await runHere(['verify', 'published/en/raport'])).code).toBe(0);
      await office(root, `new.${kind}`, 'pdf', 'pdf');
      expect((await readFile(join(root, 'new.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
    },
    180_000,
  );
});

/** LibreOffice with a profile of its own, gone after the test. */
async function converter() {
  const profile = await mkdtemp(join(tmpdir(), 'dragoman-office-'));
  onTestFinished(() => rm(profile, { recursive: true, force: true }));
  return async (folder: string, file: string, to: string, ending: string, more: readonly string[] = []) => {
    const args = ['--headless', `-env:UserInstallation=file://${profile}`, ...more, '--convert-to', to, file];
    await run('soffice', args, { cwd: folder, timeout: 120_000 });
    await readFile(join(folder, `${file.replace(/\.[^.]*$/, '')}.${ending}`));
  };
}
