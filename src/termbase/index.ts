export { formatCell, parseCell } from './cell.ts';
export { checkTermbase, type TermbaseCheck } from './check.ts';
export type { TermEntry } from './compile.ts';
export { addConcept, addConcepts, type ConceptPatch, removeConcept, setConcept, setConcepts } from './edit.ts';
export {
  compileIndex,
  conceptEntries,
  conceptFinder,
  type FinderOptions,
  type FoundTerm,
  loadIndex,
  termFinder,
} from './finder.ts';
export { termForms } from './forms.ts';
export { conceptHash } from './hash.ts';
export { type Morphology, openMorphology } from './morphology.ts';
export { type ParsedTermbase, parseTermbase } from './parse.ts';
export type { Paradigm, TermForm } from './polish/paradigm.ts';
export { withRegions } from './regions.ts';
export { findRenderings } from './renderings.ts';
export { parseTbx } from './tbx/read.ts';
export { type TbxOptions, writeTbx } from './tbx/write.ts';
export { writeTermbase } from './write.ts';
