/** The library: what a site, a build or another tool uses of Dragoman. The command line is `dragoman --help`. */

export { approvalHash, approvalHolds } from './bitext/approval.ts';
export { readXliff, writeXliff } from './bitext/xliff.ts';
export { AppError, exitCodes } from './errors.ts';
export { type LocaleFile, readLocaleFile, writeLocaleFile } from './locale/file.ts';
export { i18nextSettings, renderArticle } from './locale/i18next.ts';
export type * from './model.ts';
export { type Config, parseConfig } from './project/config.ts';
export { openProject, type Project } from './project/project.ts';
export { termFinder } from './project/termFinder.ts';
export { type Segmenter, segment, segmenter } from './segment/index.ts';
