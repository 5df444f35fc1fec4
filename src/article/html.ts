import { AppError } from '../errors.ts';
import { spliced } from '../spans.ts';
import { headHoldsBack } from './embargo.ts';
import type { Format } from './format.ts';
import { readHtml } from './htmlBlocks.ts';
import { passagesOf, writeMarked } from './markup.ts';
import { textFormat } from './textFormat.ts';

/**
 * HTML. The text of every element that is no part of a sentence is a passage, the elements within sentences are codes, and
 * what readers see in attributes and in the head are labels. Scripts, code, drawings and what is marked
 * `translate="no"` stay. A translated document says its language in `<html lang>`, and wherever else the document says that it is
 * in its own; what it says is in another language stays.
 */
export const html: Format = textFormat({
  read: (source, path) => {
    const { blocks, embargo, charset } = readHtml(source);
    refuseCharset(charset, path);
    return { passages: passagesOf(blocks), embargo: embargo || headHoldsBack(source) };
  },
  write: (source, _, texts, locale) => {
    const { blocks, language, languages } = readHtml(source);
    const written = writeMarked(source, blocks, texts);
    if (written === source) return written;
    const own = languages.find(({ isOfAll }) => isOfAll)?.value ?? language?.value;
    // What stands in the head may have moved the body; what stands before it has no passages.
    const said = languages.length === 0 ? [] : readHtml(written).languages;
    const edits = said
      .filter(({ isOfAll, value }) => isOfAll || (own !== undefined && primary(value) === primary(own)))
      .map(({ span, name }) => ({ ...span, text: `${name}="${locale}"` }));
    if (language) edits.push({ ...language.span, text: `${language.value === undefined ? ' ' : ''}lang="${locale}"` });
    return spliced(
      written,
      edits.sort((a, b) => a.start - b.start),
    );
  },
});

/** The language of a tag, whatever its country: `pl` of `pl-PL`. */
function primary(tag: string): string | undefined {
  return tag.trim().toLowerCase().split(/[-_]/)[0];
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
