import { checkSource } from '../../src/check/source/list.ts';
import type { SourceCheck, SourceContext } from '../../src/check/source/sourceCheck.ts';
import type { AnnotatedSegment, Block, Finding } from '../../src/model.ts';
import { dictionaryFor } from '../../src/project/dictionary.ts';
import { segmenter } from '../../src/segment/index.ts';

const rules = segmenter('pl');
const dictionary = dictionaryFor('pl');

/** A context with the Polish dictionary. */
export const sourceContext: SourceContext = {
  locale: 'pl',
  formsOf: (lemma, prefix) => dictionary?.formsOf(lemma, prefix) ?? [],
  readings: form =>
    dictionary?.analyse(form).flatMap(({ lemma, words }) => words.map(({ pos, tags }) => ({ lemma, pos, ...tags }))) ??
    [],
};

/** A paragraph, cut into sentences. */
export function paragraph(text: string): Block<AnnotatedSegment> {
  const segments = [...rules.split(text)].map((piece, index) => ({ ...piece, id: `s-${index}`, terms: [] }));
  return { id: 'b-1', kind: 'paragraph', segments };
}

/** What one check, or all, find in a paragraph. */
export function sourceFindings(text: string, check?: SourceCheck): readonly Finding[] {
  const block = paragraph(text);
  if (check) return check.run(block, sourceContext).map(({ finding }) => finding);
  return [...checkSource([block], sourceContext).values()].flat();
}
