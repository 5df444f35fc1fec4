import { describe, expect, it } from 'vitest';
import { type BilingualArticle, renderBilingual } from '../../src/bilingual/page.ts';
import type { Concept, Finding, Unit } from '../../src/model.ts';

const group: Concept = {
  id: 'v4',
  terms: { en: [{ text: 'Visegrád "Group"', status: 'preferred', switches: {} }] },
  domain: '',
  note: '',
  source: '',
};

const text = 'Przywódcy Grupy Wyszehradzkiej <script>alert(1)</script> spotkali się w Łodzi.';

const unit: Unit = {
  ...{ id: 's-1', text, gap: '', candidates: [], target: 'Leaders <b>met</b> & talked.', termUses: [] },
  terms: [{ start: 10, end: 30, concept: group }],
  state: 'reviewed',
  origin: { kind: 'person', name: 'Ewa' },
  approval: { by: 'Ewa <Lis>', at: '2026-05-04T10:00:00.000Z', hash: '' },
  notes: [{ by: 'Jan', at: '2026-05-04T10:00:00.000Z', text: 'Czy na pewno w Łodzi?' }],
};

const finding: Finding = {
  ...{ check: 'term-missing', severity: 'error', message: '„Grupa” is missing.', advice: 'Use <it>.' },
  source: { start: 16, end: 40 },
  target: { start: 0, end: 999 },
};

function page(units: readonly Unit[], findings: readonly Finding[] = []): string {
  const article: BilingualArticle = {
    bitext: {
      ...{ slug: 'szczyt', path: 'seeds/szczyt.txt', sourceLocale: 'pl', targetLocale: 'en' },
      blocks: [{ id: 'b-1', kind: 'paragraph', segments: units }],
    },
    findings: new Map([['s-1', findings]]),
  };
  return renderBilingual([article]);
}

describe('a bilingual reading copy', () => {
  it('shows markup in texts, names and advice as text, and runs nothing', () => {
    const html = page([unit], [finding]);
    expect(html).not.toMatch(/<script|<b>met|<Lis>|<it>/);
    expect(html).toContain('Leaders &lt;b&gt;met&lt;/b&gt; &amp; talked.');
    expect(html).toContain("default-src 'none'");
  });

  it('asks for nothing from elsewhere', () => {
    expect(page([unit])).not.toMatch(/https?:|\bsrc=|@import|url\(/);
  });

  it('sets each column in its own language and direction, also a sentence that begins with a foreign name', () => {
    const target = 'NATO يعقد قمة في بروكسل.';
    const bitext = { slug: 'szczyt', path: 'seeds/szczyt.txt', sourceLocale: 'pl', targetLocale: 'ar' };
    const blocks = [{ id: 'b-1', kind: 'paragraph' as const, segments: [{ ...unit, target }] }];
    const arabic = renderBilingual([{ bitext: { ...bitext, blocks }, findings: new Map() }]);
    expect(arabic).toContain('<h1 lang="pl" dir="ltr">');
    expect(arabic).toContain('<td lang="pl" dir="ltr">Przywódcy');
    expect(arabic).toContain('<td lang="ar" dir="rtl">NATO');
  });

  it('underlines terms with their translations, and nests marks that overlap', () => {
    const html = page([unit], [finding]);
    expect(html).toContain('title="Visegrád &quot;Group&quot;">Grupy </u>');
    expect(html).toContain('Wyszehradzkiej</mark></u><mark class="error"');
    expect(html.match(/<u /g)).toHaveLength(html.match(/<\/u>/g)?.length ?? 0);
  });

  it('says the state, who approved it, what was found and what people remarked', () => {
    const html = page([unit], [finding]);
    for (const part of ['✓ 1 reviewed', 'Ewa &lt;Lis&gt;, 2026-05-04', '„Grupa” is missing.', 'Czy na pewno w Łodzi?'])
      expect(html).toContain(part);
  });

  it('has a place for what is not translated', () => {
    const { id, gap, terms, candidates } = unit;
    expect(page([{ id, text, gap, terms, candidates, state: 'initial' }])).toContain('not translated');
  });
});
