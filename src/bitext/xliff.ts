export { readXliff } from './xliffRead.ts';
export { writeXliff } from './xliffWrite.ts';
