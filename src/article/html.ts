import { AppError } from '../errors.ts';
import type { Locale } from '../model.ts';
import { spliced } from '../spans.ts';
import type { Format } from './format.ts';
import { readHtml } from './htmlBlocks.ts';
import { passagesOf, writeMarked } from './markup.ts';
import { textFormat } from './textFormat.ts';

/**
 * HTML. The text of every element that is no part of a sentence is a passage, the elements within sentences are codes, and
 * what readers see in attributes and in the head are labels. Scripts, code, drawings and what is marked
 * `translate="no"` stay. A translated document says its language in `<html lang>`, and in `<body lang>` where that is there.
 */
export const html: Format = textFormat({
  name: 'HTML',
  extensions: ['.html', '.htm'],
  read: (source, path) => {
    const { blocks, embargo, charset } = readHtml(source);
    refuseCharset(charset, path);
    return { passages: passagesOf(blocks), embargo };
  },
  write: (source, _, texts, locale) => {
    const { blocks, bodyLanguage } = readHtml(source);
    const written = writeMarked(source, blocks, texts);
    if (written === source) return written;
    // What stands in the head may have moved the body; what stands before it has no passages.
    const now = bodyLanguage ? readHtml(written) : readHtml(source);
    const edits = [
      ...(now.language ? [{ ...now.language.span, text: languageIn(now.language.isThere, locale) }] : []),
      ...(bodyLanguage && now.bodyLanguage ? [{ ...now.bodyLanguage, text: languageIn(true, locale) }] : []),
    ];
    return spliced(
      written,
      edits.sort((a, b) => a.start - b.start),
    );
  },
});

function languageIn(isThere: boolean, locale: Locale): string {
  return isThere ? `lang="${locale}"` : ` lang="${locale}"`;
}

/** @throws AppError where the document says that it is not what it was read as */
function refuseCharset(charset: string | undefined, path: string): void {
  if (charset === undefined || /^(?:utf-?8|utf-?16(?:le|be)?|us-ascii|ascii)$/i.test(charset.trim())) return;
  throw new AppError(
    'project',
    `Cannot read ${path}: it says that it is written in ${charset.trim().slice(0, 40)}, not in UTF-8.`,
    'Open it in an editor, save it with the encoding UTF-8, and let it say <meta charset="utf-8">.',
  );
}
