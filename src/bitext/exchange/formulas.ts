/**
 * A cell that begins with one of these is a formula to a spreadsheet, which runs it: = + - @, their full-width forms, and
 * the white space that some skip before them (OWASP, “CSV Injection”).
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** An apostrophe makes text of it. One more is put before a text that has apostrophes before such a sign already. */
export function disarm(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** Takes away what `disarm` has put there, and no other apostrophe. */
export function rearm(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}
