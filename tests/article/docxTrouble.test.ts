import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { docx } from '../../src/article/docx.ts';
import { AppError } from '../../src/errors.ts';
import { documentOf, p, part, partsOf, pressRelease, r, zipped } from './docxFile.ts';

const good = documentOf(p(r('Dzień dobry.')));
const withMain = (text: string) => zipped({ ...partsOf(''), 'word/document.xml': text });
const bytes = (text: string) => Buffer.from(text, 'latin1');

/** A file with the 16 or 32 bits at a place in each header of its table of contents changed. */
function patched(offset: number, value: number, size: 2 | 4): Uint8Array {
  const file = Buffer.from(good);
  for (let at = file.indexOf('PK\x01\x02'); at >= 0; at = file.indexOf('PK\x01\x02', at + 4))
    size === 2 ? file.writeUInt16LE(value, at + offset) : file.writeUInt32LE(value, at + offset);
  return file;
}

/** Both names are of one length, so that the one can be written over the other. */
function withDuplicate(): Uint8Array {
  const file = Buffer.from(zipped({ ...partsOf(p(r('Dzień dobry.'))), 'word/documenX.xml': '<a/>' }));
  for (let at = file.indexOf('documenX'); at >= 0; at = file.indexOf('documenX', at)) file.write('document', at);
  return file;
}

const bomb = zipSync({
  ...Object.fromEntries(Object.entries(partsOf('')).map(([name, text]) => [name, strToU8(text)])),
  'word/document.xml': new Uint8Array(200_000_000),
});

const cases: readonly (readonly [string, Uint8Array, RegExp, RegExp])[] = [
  ['an empty file', bytes(''), /it is empty/, /Copy it again/],
  [
    'an old Word document',
    bytes('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 Word.Document.8'),
    /old Word document \(\.doc\)/,
    /save it as a Word document/,
  ],
  [
    'a locked document',
    Buffer.concat([bytes('\xD0\xCF\x11\xE0'), Buffer.from('EncryptedPackage', 'utf16le')]),
    /locked with a password/,
    /remove the password/,
  ],
  ['an RTF', bytes('{\\rtf1\\ansi Dzień}'), /RTF/, /\.docx/],
  ['a web page', bytes('\n<!DOCTYPE html><p>Dzień'), /web page/, /\.html/],
  ['a text', bytes('To nie jest dokument programu Word.'), /broken/, /Copy it again/],
  ['half a file', good.slice(0, good.length / 2), /its end is missing/, /Copy it again/],
  [
    'another kind of ZIP',
    zipSync({ 'a.txt': strToU8('a') }),
    /no Word document is in it/,
    /save it as a Word document/,
  ],
  [
    'a document without its text',
    zipped({ '[Content_Types].xml': partsOf('')['[Content_Types].xml'] ?? '' }),
    /no Word document/,
    /save/,
  ],
  ['an encrypted entry', patched(8, 1, 2), /encrypted/, /remove the password/],
  ['a ZIP64', patched(20, 0xffffffff, 4), /ZIP64/, /save it again/],
  ['an unknown way to pack', patched(10, 12, 2), /unusual way/, /save it again/],
  ['a wrong checksum', patched(16, 1, 4), /damaged/, /Copy it again/],
  ['an entry that stands twice', withDuplicate(), /twice/, /Copy it again/],
  ['a bomb', bomb, /unpacks to far more/, /stranger/],
  [
    'entities in entities',
    withMain('<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>'),
    /word\/document\.xml.*DOCTYPE/,
    /Delete/,
  ],
  [
    'an entity from a file',
    withMain('<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><a>&a;</a>'),
    /DOCTYPE/,
    /Delete/,
  ],
  ['a deep nest', withMain(part('document', '<w:sdt>'.repeat(200_000))), /256 deep/, /Export/],
  ['broken XML', withMain(part('document', '<w:p>')), /the XML is broken/, /Export/],
];

describe('a file that is no document', () => {
  it.each(cases)('is named, with what to do: %s', (_, document, message, advice) => {
    const read = () => docx.read(document, 'seeds/komunikat.docx');
    expect(read).toThrow(AppError);
    try {
      read();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      expect(error.message).toMatch(/^Cannot read seeds\/komunikat\.docx/);
      expect(error.message).toMatch(message);
      expect(error.advice).toMatch(advice);
      expect(error.exitCode).toBe(3);
    }
  });

  it('never fails in another way, whichever byte is wrong', () => {
    const size = pressRelease.length;
    for (let at = 0; at < size; at += 7) {
      const file = Uint8Array.from(pressRelease);
      file[at] = (file[at] ?? 0) ^ 0xff;
      try {
        docx.read(file, 'a.docx');
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
      }
    }
  });

  it('may hold names that lead out of the folder: nothing is ever unpacked', () => {
    const document = documentOf(p(r('Dzień dobry.')), { '../../etc/passwd': 'x', 'C:\\a.xml': 'x' });
    expect(docx.read(document, 'a.docx').passages).toHaveLength(1);
  });
});
