export { readXliff, readXliffInTurns } from './xliffRead.ts';
export { writeXliff } from './xliffWrite.ts';
