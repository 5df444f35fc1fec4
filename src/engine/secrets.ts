/** No message is longer: it is for one line. */
const LONGEST = 300;

/**
 * The message with every secret blacked out, in whatever form a server repeats it, without what would move a terminal's
 * cursor, and short enough for a line.
 */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  const known = secrets.filter(secret => secret !== '');
  const line = text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim();
  // What is written below stays short however much of it is blacked out.
  const most = LONGEST * Math.max(1, ...known.map(secret => secret.length * LONGEST_SIGN));
  const hidden = known.flatMap(formsOf).reduce((shown, form) => shown.replace(form, '***'), line.slice(0, most));
  return hidden.length > LONGEST ? `${hidden.slice(0, LONGEST - 1)}…` : hidden;
}

/** Shorter secrets would be found in base64 that holds none. */
const SHORTEST_IN_BASE64 = 8;

/** A secret by its characters, and in base64 behind one, two or no other bytes, as in `Basic` and `Bearer` headers. */
function formsOf(secret: string): readonly RegExp[] {
  if (secret.length < SHORTEST_IN_BASE64) return [formOf(secret)];
  return [formOf(secret), ...[0, 1, 2].map(before => formOf(inBase64(secret, before)))];
}

/** Only the characters that do not depend on what stands around the secret. */
function inBase64(secret: string, before: number): string {
  const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]);
  return bytes.toString('base64').slice(Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6));
}

/** Each character as it is, or escaped for an address, for JSON or for HTML; the whole also in pieces. */
function formOf(text: string): RegExp {
  return new RegExp(Array.from(text, signOf).join(BETWEEN), 'giu');
}

const BETWEEN = `[\\s"'\\\\,]*`;
/** `&#x00e9;` */
const LONGEST_SIGN = 8;

function signOf(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  const hex = code.toString(16).padStart(2, '0');
  const itself = `\\u{${hex}}`;
  const other = { '+': '|-', '/': '|_' }[sign] ?? '';
  return `(?:${itself}${other}|%${hex}|\\\\(?:u00|x)${hex}|&#(?:x0*${hex}|0*${code});)`;
}
