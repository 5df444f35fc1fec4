/** Inline codes: markers in a text, and every way to look at them. */
export * from './codes/fit.ts';
export * from './codes/markers.ts';
export * from './codes/peel.ts';
export * from './codes/readable.ts';
export * from './codes/split.ts';
export * from './codes/tokens.ts';
