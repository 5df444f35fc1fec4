import { AppError } from '../errors.ts';

export interface XmlFile {
  /** The file's name for messages, relative to the project. */
  readonly file: string;
}

/** The AppError for a bad place in an XML file; without a line it is about the whole file. */
export function xmlError(file: string, line: number | undefined, message: string, advice: string): AppError {
  return new AppError('project', `Cannot read ${file}${line ? `, line ${line}` : ''}: ${message}`, advice);
}

/** How many newlines stand before `end`. */
export function newlines(text: string, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
