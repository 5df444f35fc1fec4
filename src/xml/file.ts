import { AppError } from '../errors.ts';

export interface XmlFile {
  /** The file's name for messages, relative to the project. */
  readonly file: string;
}

/** A bad place in an XML file. */
export class XmlError extends AppError {
  /**
   * @param line    1-based; undefined where the whole file is meant
   * @param reason  what is wrong there
   * @param advice  what to do about it
   */
  constructor(
    file: string,
    readonly line: number | undefined,
    readonly reason: string,
    advice: string,
  ) {
    super('project', `Cannot read ${file}${line === undefined ? '' : `, line ${line}`}: ${reason}`, advice);
  }
}

/** The AppError for a bad place in an XML file; without a line it is about the whole file. */
export function xmlError(file: string, line: number | undefined, reason: string, advice: string): XmlError {
  return new XmlError(file, line, reason, advice);
}

/** How many newlines stand before `end`. */
export function newlines(text: string, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
