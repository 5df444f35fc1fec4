import { segmentLines } from '../article/lines.ts';
import { type BilingualArticle, renderBilingual } from '../bilingual/page.ts';
import { hasTarget } from '../bitext/approval.ts';
import { type ExchangeForm, extensionOf, writeExchange } from '../bitext/exchange/write.ts';
import { AppError } from '../errors.ts';
import { type LocalisedArticle, type Shape, shapeFiles } from '../locale/shapes.ts';
import type { OpenBitext } from '../project/editingLoad.ts';
import type { Export } from '../project/exchange.ts';
import { exportDocuments } from '../project/exportDocument.ts';
import type { Project } from '../project/project.ts';

export interface FormOptions {
  readonly xliff?: Extract<ExchangeForm, '1.2' | '2.0' | '2.1'>;
  readonly copySource?: true;
  readonly po?: true;
  readonly csv?: true;
  readonly tsv?: true;
  readonly i18next?: Shape;
  /** A page to read and print, all articles on one. */
  readonly bilingual?: true;
  /** Each article in its own format. */
  readonly document?: true;
}

/** Makes files of opened articles. */
export type Form = (opened: readonly OpenBitext[], project: Project) => Promise<readonly Export[]> | readonly Export[];

/** The one form that is asked for. @throws AppError where it is none, or several */
export function formOf({ copySource, ...asked }: FormOptions): Form {
  const { xliff, po, csv, tsv, i18next, bilingual, document } = asked;
  if (copySource && xliff !== '1.2')
    throw new AppError('usage', '--copy-source is for XLIFF 1.2.', 'Use it with --xliff 1.2, or leave it out.');
  const flags = { po, csv, tsv, bilingual, document };
  const chosen = [xliff, i18next, ...Object.entries(flags).map(([name, isSet]) => isSet && name)].filter(Boolean);
  if (chosen.length !== 1)
    throw new AppError(
      'usage',
      chosen.length === 0 ? 'It is not said what to export.' : `What to export is said twice: ${chosen.join(', ')}.`,
      'Use one of --xliff 2.1, 2.0 or 1.2, --po, --csv, --tsv, --i18next, --bilingual, --document.',
    );
  if (document) return (opened, project) => exportDocuments(project, opened);
  if (bilingual) return bilingualPage;
  if (i18next) return opened => i18nextFiles(opened, i18next);
  return exchangeForm(xliff ?? (po ? 'po' : csv ? 'csv' : 'tsv'), copySource === true);
}

async function bilingualPage(opened: readonly OpenBitext[]): Promise<readonly Export[]> {
  const articles: BilingualArticle[] = [];
  for (const { bitext, checks } of opened) articles.push({ bitext, findings: await checks.all() });
  return [{ name: 'bilingual.html', content: renderBilingual(articles) }];
}

function exchangeForm(form: ExchangeForm, copySource: boolean): Form {
  return opened =>
    opened.map(({ article, locale, bitext }) => ({
      name: `${article.slug}.${locale}.${extensionOf(form)}`,
      content: writeExchange(bitext, { form, copySource, lines: segmentLines(article, bitext.blocks) }),
    }));
}

/** Each article in its own language, too. */
function i18nextFiles(opened: readonly OpenBitext[], shape: Shape): readonly Export[] {
  const each = new Map(opened.map(one => [one.article.slug, one] as const));
  const articles = [
    ...[...each.values()].map(({ bitext }) => localised(bitext, bitext.sourceLocale)),
    ...opened.map(({ bitext }) => localised(bitext, bitext.targetLocale)),
  ];
  return [...shapeFiles(articles, shape)].map(([name, content]) => ({ name, content }));
}

function localised({ slug, blocks, sourceLocale }: OpenBitext['bitext'], locale: string): LocalisedArticle {
  const textOf = (unit: (typeof blocks)[number]['segments'][number]) => {
    if (locale === sourceLocale) return unit.text;
    return hasTarget(unit) ? unit.target : '';
  };
  const withTexts = blocks.map(block => ({
    ...block,
    segments: block.segments.map(unit => ({ ...unit, text: textOf(unit) })),
  }));
  return { slug, locale, blocks: withTexts };
}
