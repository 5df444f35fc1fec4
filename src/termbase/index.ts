export { parseCell } from './cell.ts';
export type { TermEntry } from './compile.ts';
export { addConcept, type ConceptPatch, removeConcept, setConcept } from './edit.ts';
export { compileIndex, conceptFinder, type FinderOptions, type FoundTerm, loadIndex, termFinder } from './finder.ts';
export { conceptHash } from './hash.ts';
export { type Morphology, openMorphology } from './morphology.ts';
export { parseTermbase } from './parse.ts';
export { findRenderings } from './renderings.ts';
