export type { Exceptions } from './exceptions.ts';
export type { Segmenter, SegmenterOptions } from './segment.ts';
export { segment, segmenter } from './segment.ts';
export { parseSrx } from './srx/read.ts';
export type { SrxRules } from './srx/rules.ts';
export { exportSrx } from './srx/write.ts';
