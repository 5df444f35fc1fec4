export { readXliff, readXliffInTurns } from './xliffRead.ts';
export { writeXliff, writeXliffInTurns } from './xliffWrite.ts';
