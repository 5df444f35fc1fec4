import { simpleRanges } from './letters.ts';

/**
 * A regular expression of Unicode mode written without it, which finds the same in a text that has no strange letter:
 * classes of Unicode become ranges, and letters stand there in both cases where the case does not matter.
 */
export function simplified(exact: RegExp): RegExp {
  const anyCase = exact.flags.includes('i');
  const source = exact.source.replace(TOKENS, token => {
    if (token.startsWith('\\p')) return `[${simpleRanges(token, anyCase)}]`;
    if (token.startsWith('[')) return `[${token.slice(1, -1).replace(MEMBERS, member => memberOf(member, anyCase))}]`;
    const cases = anyCase ? casesOf(token) : token;
    return cases.length > 1 && cases !== token ? `[${cases}]` : token;
  });
  return new RegExp(source, exact.flags.replace(/[iu]/g, ''));
}

/** The beginnings of groups, with their names; escapes; classes; else one character. */
const TOKENS = /\(\?(?:<?[=!]|:|<\w+>)|\\k<\w+>|\\p\{[^}]*\}|\\[\s\S]|\[(?:\\.|[^\]\\])*\]|[\s\S]/g;
const MEMBERS = /\\p\{[^}]*\}|\\[\s\S]|[a-z]-[a-z]|[\s\S]/g;

function memberOf(member: string, anyCase: boolean): string {
  if (member.startsWith('\\p')) return simpleRanges(member, anyCase);
  if (!anyCase) return member;
  return member.length === 3 ? member + member.toUpperCase() : casesOf(member);
}

/** A letter in both cases; anything else as it is. */
function casesOf(token: string): string {
  if (!/^\p{L}$/u.test(token)) return token;
  return [...new Set([token, token.toLowerCase(), token.toUpperCase()])].filter(each => each.length === 1).join('');
}
