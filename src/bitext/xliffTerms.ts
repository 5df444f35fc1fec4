import { NAMESPACES } from './xliffNames.ts';

const [OPEN, CLOSE] = ['\n      <gls:glossary>\n', '\n      </gls:glossary>\n'];

/**
 * A record's text without the terms that Dragoman wrote into its units: two thirds of a long record, which are there for
 * other tools only. Where they stood, empty lines stay, so that errors are told with their lines. A text that is not
 * laid out as Dragoman does it, or where markup may be something else than it looks, is given back as it is.
 */
export function withoutTerms(text: string): string {
  if (!isPlain(text)) return text;
  const kept: string[] = [];
  let end = 0;
  for (let start = text.indexOf(OPEN); start >= 0; start = text.indexOf(OPEN, end)) {
    const close = text.indexOf(CLOSE, start + OPEN.length - 1);
    if (close < 0) break;
    kept.push(text.slice(end, start));
    end = close + CLOSE.length - 1;
    kept.push(text.slice(start, end).replace(/[^\n]+/g, ''));
  }
  kept.push(text.slice(end));
  return kept.join('');
}

/** No comment, CDATA or DOCTYPE, and the prefix stands for the glossary module all through. */
function isPlain(text: string): boolean {
  const declaration = 'xmlns:gls=';
  const first = text.indexOf(declaration);
  return (
    text.startsWith(`"${NAMESPACES.gls}"`, first + declaration.length) &&
    text.indexOf(declaration, first + 1) < 0 &&
    !text.includes('<!')
  );
}
