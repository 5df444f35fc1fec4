import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeBadge } from '../../src/report/badge.ts';
import { type Dashboard, percent, writeDashboardPage } from '../../src/report/dashboardPage.ts';
import { type EvaluationPage, writeEvaluationPage } from '../../src/report/evaluationPage.ts';
import { type Day, NO_PROGRESS, readHistory, withDay, writeHistory } from '../../src/report/progress.ts';
import { parseXml } from '../../src/xml.ts';

const szczyt = { ...NO_PROGRESS, segments: 10, final: 4, reviewed: 2, translated: 3, initial: 1, errors: 2 };

function board(text = 'szczyt', more: Partial<Dashboard> = {}): Dashboard {
  return {
    project: text,
    day: '2026-05-04',
    articles: [{ article: text, locale: 'en', ...szczyt }],
    findings: [{ check: text, severity: 'error', count: 2 }],
    history: [
      { day: '2026-05-03', locales: { en: { ...szczyt, final: 0, initial: 5 } } },
      { day: '2026-05-04', locales: { en: szczyt } },
    ],
    spending: { months: [{ month: '2026-05', characters: 1200 }], perMonth: 5000 },
    version: text,
    ...more,
  };
}

function engines(text: string): EvaluationPage {
  const terms = { wanted: 3, kept: 2 };
  const figures = { segments: 9, chrf2: 61.234, bleu: 40, characterEdits: 0.2, wordEdits: 0.3, unchanged: 0, terms };
  const range = { low: 58, high: 64 };
  const engine = { engine: text, ...figures, confidence: { chrf2: range, bleu: range } };
  const comparisons = [{ better: text, worse: text, segments: 9, difference: 1, chance: 0.01 }];
  const evaluation = { locale: text, segments: 9, references: '1', comparisons };
  const articles = [{ article: text, ...figures }];
  return {
    project: text,
    day: '2026-05-04',
    against: text,
    seed: 1,
    evaluations: [{ ...evaluation, engines: [{ ...engine, articles }] }],
  };
}

const HOSTILE = '</title></style><script>alert(1)</script><img src=x onerror=alert(1)>"\'&\0\ud800';

/** The page without its void elements and its doctype is XML: whatever is in it, it is well formed. */
function wellFormed(html: string): void {
  const xml = html.replace(/^<!DOCTYPE html>/, '').replace(/<(meta)([^>]*)>/g, '<$1$2/>');
  parseXml(xml, { file: 'page.html' });
}

describe('the pages', () => {
  it.each([
    ['dashboard', (text: string) => writeDashboardPage(board(text))],
    ['evaluation', (text: string) => writeEvaluationPage(engines(text))],
  ])('of the %s load nothing, run nothing, and take no text for markup', (_name, write) => {
    const page = write(HOSTILE);
    expect(page).not.toMatch(/<script|<img|<link|<iframe|<[^>]*\ssrc=|url\((?!#)|https?:/);
    expect(page).toContain("default-src 'none'");
    wellFormed(page);
    fc.assert(fc.property(fc.string({ unit: 'binary' }), text => wellFormed(write(text))));
  });

  it('say every number in words or figures, not by colour alone', () => {
    const page = writeDashboardPage(board());
    for (const text of [
      'signed off: 4',
      'reviewed: 2',
      'draft: 3',
      'not translated: 1',
      'errors: 2',
      'budget 5\u202F000',
    ])
      expect(page).toContain(text);
    expect(writeEvaluationPage(engines('deepl'))).toContain('deepl: 61.23 (58.00 to 64.00)');
  });

  it('are written for a project with nothing in it', () => {
    const empty = { articles: [], findings: [], history: [], spending: { months: [] } };
    const page = writeDashboardPage(board('pusty', empty));
    wellFormed(page);
    expect(page).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('have no number that is none, whatever the counts are', () => {
    const counts = fc.record({ initial: fc.nat(9), translated: fc.nat(9), reviewed: fc.nat(9), final: fc.nat(9) });
    fc.assert(
      fc.property(counts, counts, (one, other) => {
        const days = [one, other].map((each, index): Day => {
          const segments = each.initial + each.translated + each.reviewed + each.final;
          return { day: `2026-05-0${index + 1}`, locales: { en: { ...NO_PROGRESS, ...each, segments } } };
        });
        expect(writeDashboardPage(board('x', { history: days }))).not.toMatch(/NaN|Infinity|undefined/);
      }),
    );
  });
});

describe('a badge', () => {
  it('says the language and the state, and takes no text for markup', () => {
    expect(writeBadge('en', '62 % approved', 0.62)).toContain('<title>en: 62 % approved</title>');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        parseXml(writeBadge(text, text, 0), { file: 'a.svg' });
      }),
    );
  });

  it('says 100 % only where all is approved', () => {
    expect([0, 0.5, 0.9999, 1].map(percent)).toEqual(['0\u202F%', '50\u202F%', '99\u202F%', '100\u202F%']);
  });
});

describe('the history', () => {
  const monday: Day = { day: '2026-05-04', locales: { en: szczyt } };
  const tuesday: Day = { day: '2026-05-05', locales: {} };

  it('is read as it was written, a line a day', () => {
    const text = writeHistory([monday, tuesday]);
    expect(text.trimEnd().split('\n')).toHaveLength(4);
    expect(readHistory(text)).toEqual([monday, tuesday]);
  });

  it('has each day once, in order', () => {
    expect(withDay([tuesday], monday)).toEqual([monday, tuesday]);
    expect(withDay([monday, tuesday], { ...monday, locales: {} })[0]).toEqual({ ...monday, locales: {} });
  });

  it.each([
    '',
    '{}',
    '[{"day": "wczoraj", "locales": {}}]',
    '[{"day": "2026-05-04", "locales": {"en": {"final": -1}}}]',
  ])('is not taken from %j', text => expect(readHistory(text)).toBeUndefined());
});
