import { describe, expect, it } from 'vitest';
import { readReturned } from '../../src/bitext/exchange/read.ts';
import { AppError } from '../../src/errors.ts';

/** A document of 2.1 with this in its file, on line 3. */
function file(content: string, attributes = 'srcLang="pl" trgLang="en"'): string {
  return `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:my="urn:my" xmlns:fs="urn:oasis:names:tc:xliff:fs:2.0" xmlns:val="urn:oasis:names:tc:xliff:validation:2.0" version="2.1" ${attributes}>
<file id="f">
${content}
</file>
</xliff>`;
}

const unit = (content: string, attributes = 'id="u"') => `<unit ${attributes}>${content}</unit>`;
const segment = (source: string, target?: string, attributes = '') =>
  `<segment ${attributes}><source>${source}</source>${target === undefined ? '' : `<target>${target}</target>`}</segment>`;
/** A file with one unit of one segment. */
const one = (source: string, target?: string, attributes = '') => file(unit(segment(source, target, attributes)));
const data = '<originalData><data id="d1">**</data></originalData>';

const read = (text: string) => readReturned(text, 'back.xlf').files;

describe('a valid XLIFF 2 is read', () => {
  it.each([
    ['with nothing but a source', file(unit(segment('Tak.')), 'srcLang="pl"')],
    ['with groups in groups', file(`<group id="a"><group id="b">${unit(segment('Tak.'))}</group></group>`)],
    [
      'with notes at every level, and of one id in each',
      file(
        `<notes><note id="1" priority="10" appliesTo="source">a</note></notes><group id="g"><notes><note id="1">b</note></notes>${unit(`<notes><note id="1">c</note></notes>${segment('Tak.')}`)}</group>`,
      ),
    ],
    [
      'with extensions and modules where they may be',
      file(
        `<skeleton>x<my:s/></skeleton><my:e id="1">x</my:e><val:validation><val:rule isPresent="a"/></val:validation>${unit(`<my:e id="1">x</my:e>${segment('<ph id="1" fs:fs="b"/><mrk id="m" type="my:t" my:a="1">a</mrk>')}`, 'id="u" my:a="1" fs:fs="p"')}`,
      ),
    ],
    [
      'with codes of all kinds',
      file(
        unit(
          `${data}${segment('<pc id="1" dataRefStart="d1" dataRefEnd="d1">a</pc><sc id="2" type="fmt" subType="xlf:b"/>b<cp hex="0001"/>', '<sc id="2"/><pc id="1">c</pc>')}<ignorable><source> </source></ignorable>${segment('c<ec startRef="2"/><ec id="3" isolated="yes"/><sc id="4" isolated="yes"/><ph id="5"/><ph id="6" copyOf="5"/>')}`,
        ),
      ),
    ],
    [
      'with an order of targets',
      file(
        unit(
          `<segment><source>Tak.</source><target order="3">Yes.</target></segment><ignorable><source> </source></ignorable><segment><source>Nie.</source><target order="1">No.</target></segment>`,
        ),
      ),
    ],
    [
      'with comments, by value and by note',
      file(
        unit(
          `<notes><note id="n">x</note></notes>${segment('<mrk id="1" type="comment" value="x">a</mrk><sm id="2" type="comment" ref="#n=n"/>b<em startRef="2"/>')}`,
        ),
      ),
    ],
    [
      'with codes that keep their order',
      one('<ph id="1" canReorder="firstNo" canCopy="no" canDelete="no"/>a', '<ph id="1"/>b'),
    ],
    [
      'with codes in an order that moves as a whole',
      one(
        '<pc id="1" canReorder="firstNo" canCopy="no" canDelete="no">a<ph id="2" canReorder="no" canCopy="no" canDelete="no"/></pc><ph id="3"/>',
        '<ph id="3"/><pc id="1"><mrk id="m" type="term">b</mrk><ph id="2"/></pc>',
      ),
    ],
    ['with a reference into a terminology', one('<mrk id="1" type="term" ref="#f=f/tbx=t1">a</mrk>')],
    ['with ends that say what they are of', one('<sc id="1" type="fmt"/>a<ec startRef="1" type="fmt"/>')],
    ['with languages that are said again', file(unit(segment('Tak.'), 'id="u" xml:lang="pl-PL"'), 'srcLang="pl"')],
    [
      'with a text that flows within another',
      file(`${unit(segment('a'), 'id="t"')}${unit(segment('<ph id="1" subFlows="t"/>'))}`),
    ],
    ['of version 2.2', one('Tak.').replace('document:2.0', 'document:2.2').replace('"2.1"', '"2.2"')],
    ['of a version that is not its namespace’s', one('Tak.').replace('document:2.0', 'document:2.2')],
    [
      'with a code that was moved to another segment',
      file(
        unit(
          `${segment('<ph id="1" canDelete="no"/>Tak.', '<ph id="1"/>Yes.<ph id="2"/>')}${segment('<ph id="2" canDelete="no"/>Nie.', 'No.')}`,
        ),
      ),
    ],
  ])('%s', (_, text) => {
    expect(read(text)).toHaveLength(1);
  });
});

describe('what is no valid XLIFF 2 is refused, with the line and a reason', () => {
  it.each([
    ['no file', '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="pl"/>', 'no <file>'],
    ['a version nobody knows', one('a').replace('"2.1"', '"2.9"'), 'version of <xliff> is “2.9”'],
    ['a language that is none', one('a').replace('"pl"', '"po polsku"'), 'srcLang of <xliff> is “po polsku”'],
    ['no language', one('a').replace('srcLang="pl"', ''), '<xliff> has no srcLang'],
    ['targets in no language', file(unit(segment('a', 'b')), 'srcLang="pl"'), 'no trgLang'],
    ['a file without units', file('<notes><note>a</note></notes>'), '<file> has no <unit> or <group>'],
    ['a unit without segments', file(unit('<ignorable><source> </source></ignorable>')), 'no <segment>'],
    ['a segment without a source', file(unit('<segment><target>a</target></segment>')), 'no <source>'],
    [
      'two targets',
      file(unit('<segment><source>a</source><target>b</target><target>c</target></segment>')),
      'a <segment> may not hold <target> in this place',
    ],
    ['a group without an id', file(`<group>${unit(segment('a'))}</group>`), '<group> has no id'],
    ['an element that XLIFF has not', one('<b>a</b>'), 'XLIFF has no <b>'],
    ['an element of XLIFF in a wrong place', file(unit(`${segment('a')}${data}`)), 'may not hold <originalData> in'],
    ['an extension in a segment', file(unit('<segment><my:e/><source>a</source></segment>')), 'may not hold <my:e> in'],
    ['an extension after the units', file(`${unit(segment('a'))}<my:e/>`), 'may not hold <my:e> in'],
    ['an extension outside files', one('a').replace('<file', '<my:e/><file'), 'may not hold <my:e> in'],
    ['text between elements', file(`${unit(segment('a'))}tekst`), 'there is text in <file>'],
    ['an attribute that XLIFF has not', one('a', undefined, 'translate="yes"'), 'translate, which it may not have'],
    ['an extension’s attribute on a segment', one('a', undefined, 'my:a="1"'), 'which it may not have'],
    ['an extension’s attribute on a code', one('<pc id="1" my:a="1">a</pc>'), 'which it may not have'],
    ['an unknown state', one('a', 'b', 'state="done"'), 'state of <segment> is “done”'],
    ['a subState without a state', one('a', 'b', 'subState="my:x"'), 'a subState without a state'],
    ['a state without a target', one('a', undefined, 'state="final"'), 'the state is “final”'],
    ['a type without a prefix', file(unit(segment('a'), 'id="u" type="x"')), 'type of <unit> is “x”'],
    ['a priority beyond ten', file(`<notes><note priority="11">a</note></notes>${unit(segment('a'))}`), 'priority'],
    ['notes without a note', file(`<notes/>${unit(segment('a'))}`), 'no <note>'],
    ['an id with a space', file(unit(segment('a'), 'id="u 1"')), 'id of <unit> is “u 1”'],
    ['two files of one id', one('a').replace(/<file[\s\S]*<\/file>/, found => found + found), '“f” is there twice'],
    ['two units of one id', file(unit(segment('a')) + unit(segment('b'))), '“u” is there twice'],
    ['two groups of one id', file(`<group id="g">${unit(segment('a'))}<group id="g"/></group>`), '“g” is there twice'],
    [
      'two notes of one id',
      file(`<notes><note id="n">a</note><note id="n">b</note></notes>${unit(segment('a'))}`),
      '“n” is there twice',
    ],
    [
      'two data of one id',
      file(unit(`<originalData><data id="d">a</data><data id="d">b</data></originalData>${segment('a')}`)),
      '“d” is there twice',
    ],
    ['two extensions of one id', file(`<my:e id="x"><my:e id="x"/></my:e>${unit(segment('a'))}`), '“x” is there twice'],
    [
      'two extensions of one id, one of them XML’s',
      file(`<my:e id="x"/><my:e xml:id="x"/>${unit(segment('a'))}`),
      '“x”',
    ],
    ['a segment and a code of one id', one('<ph id="s"/>', undefined, 'id="s"'), '“s” is there twice'],
    [
      'codes of one id in two segments',
      file(unit(segment('<ph id="1"/>') + segment('<ph id="1"/>'))),
      '“1” is there twice',
    ],
    ['a code twice in a target', one('<ph id="1"/>', '<ph id="1"/><ph id="1"/>'), '“1” is there twice'],
    ['another kind of code under an id', one('<ph id="1"/>', '<pc id="1">a</pc>'), 'another element’s'],
    [
      'an order twice',
      file(
        unit(
          ['a', 'b'].map(text => `<segment><source>${text}</source><target order="1">x</target></segment>`).join(''),
        ),
      ),
      'the order 1 is there twice',
    ],
    [
      'an order beyond all places',
      file(unit('<segment><source>a</source><target order="2">b</target></segment>')),
      'there are 1 places',
    ],
    [
      'an order that nobody makes room for',
      file(unit(`<segment><source>a</source><target order="2">x</target></segment>${segment('b', 'y')}`)),
      'no target takes its place',
    ],
    ['data that are not there', one('<ph id="1" dataRef="d1"/>'), 'dataRef is “d1”'],
    [
      'data for one end only',
      file(unit(data + segment('<pc id="1" dataRefStart="d1">a</pc>'))),
      'one of dataRefStart and dataRefEnd',
    ],
    ['a copy of nothing', one('<ph id="1" copyOf="2"/>'), 'no code has that id'],
    [
      'a copy with data of its own',
      file(unit(data + segment('<ph id="1"/><ph id="2" copyOf="1" dataRef="d1"/>'))),
      'only one may say',
    ],
    ['a copy of what may not be copied', one('<ph id="1" canCopy="no"/><ph id="2" copyOf="1"/>'), 'may not be copied'],
    [
      'a copy of what has data and may not be copied',
      file(unit(data + segment('<ph id="1" dataRef="d1" canCopy="no"/><ph id="2" copyOf="1"/>'))),
      'may not be copied',
    ],
    [
      'a code whose data are nowhere, with the id of its segment',
      one('<ph id="s" dataRef="d"/>', undefined, 'id="s"'),
      'dataRef is “d”',
    ],
    [
      'a code that may not be deleted, in no segment',
      file(unit(segment('<ph id="1" canDelete="no"/>a', 'b') + segment('c', 'd<ph id="2"/>'))),
      'may not be deleted',
    ],
    ['a flow into nothing', one('<ph id="1" subFlows="t"/>'), 'no unit of the file'],
    ['a subType without a type', one('<ph id="1" subType="my:x"/>'), 'a subType without a type'],
    ['a subType of another type', one('<ph id="1" type="ui" subType="xlf:b"/>'), 'the subType is “xlf:b”'],
    ['a beginning without an end', one('<sc id="1"/>a'), 'no end after it'],
    ['an end before its beginning', one('<ec startRef="1"/>a<sc id="1"/>'), 'no beginning before it'],
    ['an end that says neither', one('a<ec/>'), 'no startRef'],
    ['an end that says both', one('<sc id="1"/>a<ec startRef="1" id="2"/>'), 'or an id'],
    ['an isolated end with a beginning', one('<sc id="1"/>a<ec startRef="1" isolated="yes"/>'), 'an isolated <ec>'],
    ['an isolated beginning with an end', one('<sc id="1" isolated="yes"/>a<ec startRef="1"/>'), '“1” is isolated'],
    ['ends that may be treated otherwise', one('<sc id="1" canCopy="no"/>a<ec startRef="1"/>'), 'canCopy is another'],
    ['an annotation without an end', one('<sm id="1" type="term"/>a'), 'no <em> after it'],
    ['an annotation without a beginning', one('a<em startRef="1"/>'), 'no <sm> before it'],
    ['a code to keep in order that may be deleted', one('<ph id="1" canReorder="firstNo"/>'), 'canCopy and canDelete'],
    [
      'an order of codes that begins nowhere',
      one('<ph id="1" canReorder="no" canCopy="no" canDelete="no"/>'),
      'firstNo',
    ],
    ['a code that may not be deleted, deleted', one('<ph id="1" canDelete="no"/>a', 'a'), 'may not be deleted'],
    ['a comment that says nothing', one('<mrk id="1" type="comment">a</mrk>'), 'neither ref nor value, or both'],
    ['a comment on a note elsewhere', one('<mrk id="1" type="comment" ref="#f=f/n=n">a</mrk>'), 'no note of the unit'],
    ['a reference of an unknown kind', one('<mrk id="1" type="my:t" ref="#z=1">a</mrk>'), 'means nothing'],
    ['a reference in a wrong order', one('<mrk id="1" type="my:t" ref="#u=u/f=f">a</mrk>'), 'malformed'],
    ['a character code that is none', one('<cp hex="110000"/>'), 'no character code'],
    ['a character code of a character that needs none', one('<cp hex="00A0"/>'), 'hex of <cp> is “00A0”'],
    ['an end of another type', one('<sc id="1" type="fmt"/>a<ec startRef="1" type="ui"/>'), 'type is another'],
    [
      'an end of another subType',
      one('<sc id="1" type="fmt" subType="xlf:b"/>a<ec startRef="1" type="fmt" subType="xlf:i"/>'),
      'subType is another',
    ],
    ['an end with a direction', one('<sc id="1" dir="rtl"/>a<ec startRef="1" dir="ltr"/>'), 'has a dir'],
    [
      'an end in a target that copies another',
      one('<pc id="1">a</pc><pc id="2">b</pc>', '<sc id="3" copyOf="1"/>a<ec startRef="3" copyOf="2"/>'),
      'copyOf is another',
    ],
    [
      'a code that follows another than it must',
      one(
        '<ph id="1" canReorder="firstNo" canCopy="no" canDelete="no"/><ph id="2" canReorder="no" canCopy="no" canDelete="no"/><ph id="3"/>',
        '<ph id="1"/><ph id="3"/><ph id="2"/>',
      ),
      'does not follow',
    ],
    [
      'a code that follows outside of its span',
      one(
        '<pc id="1" canReorder="firstNo" canCopy="no" canDelete="no">a<ph id="2" canReorder="no" canCopy="no" canDelete="no"/></pc>',
        '<pc id="1">a</pc><ph id="2"/>',
      ),
      'does not follow',
    ],
    [
      'another white space in the target',
      file(unit('<segment><source xml:space="preserve">a</source><target>b</target></segment>')),
      'xml:space',
    ],
    ['another language in the source', file(unit(segment('a'), 'id="u" xml:lang="ja"')), 'xml:lang is “ja”'],
    ['a skeleton that is nowhere', file(`<skeleton/>${unit(segment('a'))}`), 'is empty, and has no href'],
    [
      'a skeleton that is in two places',
      file(`<skeleton href="x">y</skeleton>${unit(segment('a'))}`),
      'has an href, and content too',
    ],
    ['a format style that HTML has not', file(unit(segment('a'), 'id="u" fs:fs="blinking"')), 'no element of HTML'],
    ['an attribute that a module has not', file(unit(segment('a'), 'id="u" fs:x="b"')), 'has no attribute x'],
    ['an element that a module has not', file(unit(`<val:rules/>${segment('a')}`)), 'has no <rules>'],
  ])('%s', (_, text, reason) => {
    const refusal = refused(text);
    expect(refusal?.message).toContain(reason);
    expect(refusal?.message).toMatch(/^Cannot read back\.xlf, line [1-6]: /);
    expect(refusal?.advice).not.toBe('');
  });

  it('and so are more codes than a text may have, in no time', () => {
    const codes = (count: number) =>
      Array.from({ length: count }, (_, index) => `<sc id="c${index}"/><ec startRef="c${index}"/>`).join('');
    expect(read(one(codes(10_000)))).toHaveLength(1);
    expect(refused(one(codes(20_000)))?.message).toContain('more than 16000 codes');
    expect(refused(one(`${codes(50_000)}<ec startRef="c1"/>`))?.message).toContain('several');
  });
});

function refused(text: string): AppError | undefined {
  try {
    read(text);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  return undefined;
}
