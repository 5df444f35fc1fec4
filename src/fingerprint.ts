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

function base32(bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  let text = '';
  for (let shift = BigInt(bytes.length * 8 - 5); shift >= 0n; shift -= 5n)
    text += ALPHABET[Number((bits >> shift) & 31n)];
  return text;
}
