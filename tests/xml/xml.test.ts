import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import {
  childElements,
  decodeXml,
  decodeXmlStream,
  element,
  escapeText,
  parseXml,
  readXml,
  replaceUnwritable,
  textElement,
  textOf,
  writeXml,
} from '../../src/xml.ts';

const file = 'memory/stara.tmx';
const parse = (text: string) => parseXml(text, { file });
const utf16 = (text: string, bigEndian = false) => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};

function failure(run: () => unknown): AppError {
  try {
    run();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('reading XML', () => {
  it('gives names, namespaces, attributes, text and lines', () => {
    const root = parse(
      '<x:a xmlns:x="urn:x" xmlns="urn:d"\n id="1" x:b="2" xml:lang="pl">Żołnierz &amp; <b>łódź<![CDATA[ <3]]></b>\n<c/></x:a>',
    );
    expect(root).toMatchObject({ name: 'x:a', local: 'a', namespace: 'urn:x', line: 1 });
    expect({ ...root.attributes }).toEqual({ id: '1', '{urn:x}b': '2', 'xml:lang': 'pl' });
    expect(childElements(root).map(child => [child.local, child.namespace, child.line])).toEqual([
      ['b', 'urn:d', 2],
      ['c', 'urn:d', 3],
    ]);
    expect(textOf(root)).toBe('Żołnierz & łódź <3\n');
  });

  it('accepts a DOCTYPE that only names a DTD, and does not load it', () => {
    expect(parse('<!DOCTYPE tmx SYSTEM "tmx[14].dtd"><tmx/>').local).toBe('tmx');
  });

  it.each([
    ['an entity bomb', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', /line 1: its DOCTYPE has declarations/],
    ['a file entity', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<a>&x;</a>', /DOCTYPE/],
    ['an unknown entity', '<a>\n&nbsp;</a>', /line 2: the XML is broken: undefined entity/],
    ['an entity named like a JavaScript property', '<a>&constructor;</a>', /undefined entity/],
    ['a tag never closed', '<a>\n<b>\n</a>', /line 3: the XML is broken/],
    ['a file that was cut off', '<a><b>tekst', /broken/],
    ['an empty file', '', /broken/],
    ['no XML at all', 'Ala ma kota', /broken/],
    ['a prefix never declared', '<a>\n<x:b/></a>', /line 2: the prefix “x” is not declared/],
    ['the same attribute twice', '<a id="1" id="2"/>', /broken/],
    ['nesting of 200 000', `${'<a>'.repeat(200_000)}`, /nested more than 256 deep/],
    ['a text of 11 million', `<a>${'x'.repeat(11_000_000)}</a>`, /longer than 10 million/],
    ['a text of 11 million in parts', `<a>${`${'x'.repeat(1_000_000)}<!-- -->`.repeat(11)}</a>`, /longer than 10/],
    ['an attribute of 11 million', `<a b="${'x'.repeat(11_000_000)}"/>`, /longer than 10 million/],
    ['a control character', '<a>\u0001</a>', /broken/],
    ['half a character', '<a>\n\uD83Dx</a>', /line 2: half a character/],
  ])('refuses %s, naming file and line', (_, text, message) => {
    const error = failure(() => parse(text));
    expect(error.message).toMatch(/^Cannot read memory\/stara\.tmx(, line \d+)?: /);
    expect(error.message).toMatch(message);
    expect(error.advice).not.toBe('');
    expect(error.exitCode).toBe(3);
  });

  it('reads a stream cut anywhere as it reads the whole', async () => {
    const text = '<a b="ż">Zażółć 🦆 gęślą\r\njaźń<b/>&amp;</a>';
    const events = async (chunks: string[]) => {
      let seen = '';
      const handler = {
        open: (name: string) => {
          seen += `<${name}>`;
        },
        text: (part: string) => {
          seen += part;
        },
        close: (name: string) => {
          seen += `</${name}>`;
        },
      };
      await readXml(chunks, handler, { file });
      return seen;
    };
    const whole = await events([text]);
    expect(whole).toBe('<a>Zażółć 🦆 gęślą\njaźń<b></b>&</a>');
    expect(await events(text.split(''))).toBe(whole);
  });
});

describe('decoding', () => {
  const polish = '<a>Zażółć gęślą jaźń</a>';
  it.each([
    ['UTF-8', Buffer.from(polish)],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${polish}`)],
    ['UTF-16, little-endian', utf16(polish)],
    ['UTF-16, big-endian', utf16(polish, true)],
    ['UTF-16 without a mark', Buffer.from(polish, 'utf16le')],
    ['UTF-8 that calls itself UTF-16', Buffer.from(`<?xml version="1.0" encoding="UTF-16"?>${polish}`)],
  ])('understands %s', (_, bytes) => {
    expect(textOf(parse(decodeXml(bytes, { file })))).toBe('Zażółć gęślą jaźń');
  });

  it('understands the encoding that the XML declaration names', () => {
    const bytes = Buffer.from('<?xml version="1.0" encoding="windows-1250"?><a>\xbf\xf3\xb3w</a>', 'latin1');
    expect(textOf(parse(decodeXml(bytes, { file })))).toBe('żółw');
  });

  it('names the line of bytes that are not of the encoding', () => {
    const bytes = Buffer.concat([Buffer.from('<a>\nłódź\n'), Buffer.from([0xff, 0x31])]);
    expect(failure(() => decodeXml(bytes, { file })).message).toBe(
      'Cannot read memory/stara.tmx, line 3: the bytes are not UTF-8',
    );
    expect(failure(() => decodeXml(Buffer.from('<?xml version="1.0" encoding="mazovia"?>'), { file })).message).toMatch(
      /line 1: the encoding “mazovia” is not known/,
    );
    for (const start of [
      [0xff, 0xfe, 0, 0],
      [0, 0, 0xfe, 0xff],
      [0x3c, 0, 0, 0],
      [0, 0, 0, 0x3c],
    ])
      expect(failure(() => decodeXml(Buffer.from([...start, 0x61, 0, 0, 0]), { file })).message).toMatch(
        /line 1: the encoding “utf-32” is not known/,
      );
    expect(failure(() => decodeXml(Buffer.from([0x3c, 0xc5]), { file })).message).toMatch(/line 1: the bytes/);
  });

  it('gives the same text from bytes cut anywhere', async () => {
    for (const bytes of [Buffer.from(`${polish}🦆`.repeat(99)), utf16(`${polish}🦆`.repeat(99))]) {
      const single = async function* () {
        for (const byte of bytes) yield Uint8Array.of(byte);
      };
      let text = '';
      for await (const part of decodeXmlStream(single(), { file })) text += part;
      expect(text).toBe(decodeXml(bytes, { file }));
    }
  });
});

describe('writing XML', () => {
  it('puts one element a line and keeps the white space of texts', () => {
    const root = element('xliff', { version: '2.1', srcLang: undefined }, [
      element('unit', { id: 'u1', name: 'a "b" <c>\n' }, [
        textElement('source', {}, escapeText(' Wojsko\n & spół\r ')),
      ]),
      element('skeleton', {}),
    ]);
    expect(writeXml(root)).toBe(
      [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<xliff version="2.1">',
        '  <unit id="u1" name="a &quot;b&quot; &lt;c&gt;&#10;">',
        '    <source> Wojsko',
        ' &amp; spół&#13; </source>',
        '  </unit>',
        '  <skeleton/>',
        '</xliff>',
        '',
      ].join('\n'),
    );
  });

  it('says that a control character needs markup of its own', () => {
    expect(() => escapeText('a\u001Ab')).toThrow('XML cannot hold U+001A');
    expect(escapeText('a\u001A\uD800b', code => `[${code.toString(16)}]`)).toBe('a[1a][d800]b');
  });

  it('gives any text and attribute back', () => {
    const nasty = fc.string({ unit: 'binary', maxLength: 40 }).map(text => replaceUnwritable(text, () => '\r'));
    fc.assert(
      fc.property(nasty, nasty, (text, value) => {
        const root = parse(writeXml(textElement('a', { value }, escapeText(text))));
        expect([textOf(root), root.attributes.value]).toEqual([text, value]);
      }),
    );
  });
});
