export type { Exceptions } from './exceptions.ts';
export type { Segmenter, SegmenterOptions } from './segment.ts';
export { segment, segmenter } from './segment.ts';
