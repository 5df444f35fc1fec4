import { createHash } from 'node:crypto';

/**
 * A short name for a list of texts: 80 bits of their SHA-256 as 16 characters of lower-case base 32 (RFC 4648), which
 * is an NMTOKEN and a file name anywhere. Texts are length-prefixed, so `['ab', 'c']` and `['a', 'bc']` differ; lone
 * surrogates are kept apart by hashing UTF-16.
 */
export function fingerprint(...texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(`${text.length}:`).update(text, 'utf16le');
  return base32(hash.digest().subarray(0, 10));
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** Five bytes are eight characters; the length is a multiple of five. */
function base32(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 5) {
    let group = 0;
    for (const byte of bytes.subarray(at, at + 5)) group = group * 256 + byte;
    let characters = '';
    for (let place = 0; place < 8; place++) {
      characters = (ALPHABET[group % 32] ?? '') + characters;
      group = Math.floor(group / 32);
    }
    text += characters;
  }
  return text;
}
