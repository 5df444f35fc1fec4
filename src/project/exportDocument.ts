import { extname } from 'node:path';
import { hasTarget } from '../bitext/approval.ts';
import { units } from '../steps/units.ts';
import { translatedDocument } from './documentTexts.ts';
import type { OpenBitext } from './editingLoad.ts';
import type { Export } from './exchange.ts';
import type { Project } from './project.ts';

/** Each article in its own format. A sentence without a target keeps its source text, and is counted. */
export async function exportDocuments(project: Project, opened: readonly OpenBitext[]): Promise<readonly Export[]> {
  const exports: Export[] = [];
  for (const { article, locale, bitext } of opened) {
    exports.push({
      name: `${article.slug}.${locale}${extname(article.path).toLowerCase()}`,
      content: await translatedDocument(project, article, bitext.blocks, locale),
      untranslated: units(bitext).filter(unit => !hasTarget(unit)).length,
    });
  }
  return exports;
}
