import { describe, expect, it } from 'vitest';
import { readReturned } from '../../src/bitext/exchange/read.ts';
import { AppError } from '../../src/errors.ts';

const MODULES = {
  mtc: 'matches',
  gls: 'glossary',
  mda: 'metadata',
  res: 'resourcedata',
  slr: 'sizerestriction',
  val: 'validation',
  ctr: 'changetracking',
  fs: 'fs',
} as const;

const namespaces = Object.entries(MODULES)
  .map(([prefix, name]) => ` xmlns:${prefix}="urn:oasis:names:tc:xliff:${name}:2.0"`)
  .join('');

/** A document with this before the unit of its file, and this in the unit, on line 4, before its segment. */
function document(ofFile: string, ofUnit = '', source = 'Tak <ph id="1"/>.', notes = ''): string {
  return `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:my="urn:my"${namespaces} version="2.1" srcLang="pl" trgLang="en">
<file id="f">
${ofFile}<unit id="u">
${ofUnit}${notes}<segment id="s"><source>${source}</source><target>Yes.</target></segment></unit>
</file>
</xliff>`;
}

const inUnit = (content: string, source?: string) => document('', content, source);
const text = (content: string) => `<source>${content}</source><target>${content}</target>`;
const match = (attributes: string, content = text('Tak.')) =>
  inUnit(`<mtc:matches><mtc:match ${attributes}>${content}</mtc:match></mtc:matches>`);
const glossary = (content: string) => inUnit(`<gls:glossary>${content}</gls:glossary>`);
const entry = (attributes = '', more = '<gls:translation>NATO</gls:translation>') =>
  `<gls:glossEntry ${attributes}><gls:term>NATO</gls:term>${more}</gls:glossEntry>`;
const metadata = (content: string, attributes = '') => inUnit(`<mda:metadata ${attributes}>${content}</mda:metadata>`);
const meta = '<mda:meta type="x">a</mda:meta>';
const resources = (content: string) => document(`<res:resourceData>${content}</res:resourceData>`);
const item = (content: string, attributes = 'id="r" mimeType="text/plain"') =>
  resources(`<res:resourceItem ${attributes}>${content}</res:resourceItem>`);
const rule = (attributes: string) => inUnit(`<val:validation><val:rule ${attributes}/></val:validation>`);
const sized = (source: string, ofUnit = '') =>
  document('<slr:profiles generalProfile="xliff:codepoints" storageProfile="xliff:utf8"/>', ofUnit, source);
const changes = (revisions: string, notes = '<notes><note id="n">a</note></notes>') =>
  document('', `<ctr:changeTrack>${revisions}</ctr:changeTrack>`, undefined, notes);
const revisions = (attributes: string, property = 'content') =>
  `<ctr:revisions ${attributes}><ctr:revision author="Ewa" datetime="2027-03-01T09:00:00Z"><ctr:item property="${property}">b</ctr:item></ctr:revision></ctr:revisions>`;

const read = (xliff: string) => readReturned(xliff, 'back.xlf').files;

describe('an XLIFF 2 with modules that say what they may is read', () => {
  it.each([
    ['matches of segments and codes', match('ref="#s" id="m" type="tm" subType="my:x" similarity="87.5" my:a="1"')],
    ['a match of a code, in full', match('ref="#f=f/u=u/1"')],
    [
      'a match with codes and data of its own',
      match(
        'ref="#s"',
        '<mda:metadata><mda:metaGroup><mda:meta type="">a</mda:meta></mda:metaGroup></mda:metadata><originalData><data id="d">*</data></originalData><source><ph id="1" dataRef="d"/>a</source><target>b<ph id="1" dataRef="d"/></target><my:x/>',
      ),
    ],
    ['a glossary', glossary(entry('ref="#1" id="g"') + entry('', '<gls:definition source="x">b</gls:definition>'))],
    [
      'metadata in groups',
      metadata(
        `<mda:metaGroup id="a" appliesTo="source"><mda:metaGroup id="b">${meta}</mda:metaGroup>${meta}</mda:metaGroup>`,
      ),
    ],
    [
      'resources',
      item('<res:source href="a.png" xml:lang="pl"/><res:target href="b.png"/><res:reference href="c.png"/>'),
    ],
    ['resources with content', item('<res:source><my:x/></res:source><res:target><my:x/></res:target>', 'id="r"')],
    [
      'a reference to a resource of the file',
      document(
        '<res:resourceData><res:resourceItem id="r" mimeType="a/b"/></res:resourceData>',
        '<res:resourceData><res:resourceItemRef id="q" ref="r"/></res:resourceData>',
      ),
    ],
    ['rules', rule('isPresent="NATO" occurs="2" existsInSource="yes" normalization="nfd" caseSensitive="no"')],
    ['a rule of another tool', rule('my:rule="x"')],
    ['a rule that is off in a unit', rule('startsWith="a" disabled="yes"')],
    [
      'sizes',
      sized(
        '<ph id="1" slr:sizeInfo="3" slr:equivStorage="12"/><pc id="2" slr:sizeRestriction="1,10" slr:storageRestriction="*">a</pc>',
      ),
    ],
    [
      'sizes told elsewhere',
      sized('<ph id="1" slr:sizeInfoRef="big"/>', '<slr:data profile="my:p"><my:size id="big"/></slr:data>'),
    ],
    ['sizes of an end that is alone', sized('<ec id="1" isolated="yes" slr:sizeInfo="3" fs:fs="b"/>a')],
    [
      'changes',
      changes(
        revisions('appliesTo="note" ref="n"', 'priority') + revisions('appliesTo="source"'),
        '<notes><note id="n" priority="2">a</note><note id="o">b</note></notes>',
      ),
    ],
    ['changes of a text, by the name of its note', changes(revisions('appliesTo="source" ref="n"'))],
    ['a translated resource in another language', item('<res:target href="a" xml:lang="de"/>')],
    [
      'a resource that is kept elsewhere',
      inUnit('<res:resourceData><res:resourceItemRef ref="x"/></res:resourceData>'),
    ],
    ['a match of the same name as its code', match('ref="#s" id="1"', text('<ph id="1"/>'))],
    ['a match of a code of the target', match('ref="#t=2"').replace('Yes', '<ph id="2"/>')],
    ['an entry whose term is no longer marked', glossary(entry('ref="#t1"'))],
    ['sizes by a profile of another tool', inUnit('', '<ph id="1" slr:sizeInfo="big"/>')],
    [
      'a reference to a resource of the unit',
      inUnit(
        '<res:resourceData><res:resourceItemRef ref="r"/><res:resourceItem id="r" mimeType="a/b"/></res:resourceData>',
      ),
    ],
    [
      'changes of one of several that have no names',
      changes(revisions('appliesTo="note"'), '<notes><note>a</note><note>b</note></notes>'),
    ],
  ])('%s', (_, xliff) => {
    expect(read(xliff)).toHaveLength(1);
  });
});

describe('an XLIFF 2 with modules that say what they may not is refused, with the line and a reason', () => {
  it.each([
    ['no match', inUnit('<mtc:matches/>'), 'a <matches> has no <match>'],
    ['a match of nothing', match('id="m"'), '<match> has no ref'],
    ['a match of what is not there', match('ref="#x"'), 'no text of the unit'],
    ['a match of another unit', match('ref="#u=x/s"'), 'no text of the unit'],
    ['a match of a malformed reference', match('ref="#s=/u=u"'), 'means nothing'],
    ['a match with a language', match('ref="#s" xml:lang="en"'), 'has xml:lang'],
    ['a match of an unknown type', match('ref="#s" type="machine"'), 'type of <match> is “machine”'],
    ['a match of a subType without a type', match('ref="#s" subType="my:x"'), 'a subType without a type'],
    ['a match better than all', match('ref="#s" similarity="101"'), 'similarity of <match> is “101”'],
    ['a match with an id that is none', match('ref="#s" id="m 1"'), 'id of <match> is “m 1”'],
    ['a match without a target', match('ref="#s"', '<source>a</source>'), 'a <match> has no <target>'],
    ['a match with an attribute that it has not', match('ref="#s" quality="5"'), 'quality, which it may not have'],
    [
      'two matches of one id',
      inUnit(`<mtc:matches>${`<mtc:match id="m" ref="#s">${text('a')}</mtc:match>`.repeat(2)}</mtc:matches>`),
      '“m” is there twice among the matches',
    ],
    [
      'a match with data of the unit',
      match('ref="#s"', '<source><ph id="1" dataRef="d"/></source><target>b</target>'),
      'no original data have that id',
    ],
    ['a match with a code twice', match('ref="#s"', text('<ph id="1"/><ph id="1"/>')), '“1” is there twice'],
    ['a match with a beginning alone', match('ref="#s"', text('<sc id="1"/>')), 'has no end after it'],
    [
      'matches in a file',
      document(`<mtc:matches><mtc:match ref="#s">${text('a')}</mtc:match></mtc:matches>`),
      'no text of',
    ],
    ['a glossary without an entry', glossary(''), 'a <glossary> has no <glossEntry>'],
    [
      'an entry without a term',
      glossary('<gls:glossEntry><gls:translation>a</gls:translation></gls:glossEntry>'),
      'a <glossEntry> has no <term>',
    ],
    ['an entry that says nothing', glossary(entry('', '')), 'neither a translation nor a definition'],
    [
      'an entry and a translation of one id',
      glossary(entry('id="g"', '<gls:translation id="g">a</gls:translation>')),
      '“g” is there twice',
    ],
    ['an entry of a malformed reference', glossary(entry('ref="#s=/u=u"')), 'means nothing'],
    ['metadata without a group', metadata(meta), 'a <metadata> has no <metaGroup>'],
    ['an empty group', metadata('<mda:metaGroup/>'), 'a <metaGroup> has no <meta> or <metaGroup>'],
    ['a fact of no type', metadata('<mda:metaGroup><mda:meta>a</mda:meta></mda:metaGroup>'), '<meta> has no type'],
    [
      'a fact that applies',
      metadata('<mda:metaGroup><mda:meta type="x" appliesTo="source">a</mda:meta></mda:metaGroup>'),
      'may not have',
    ],
    [
      'a group that applies to nothing',
      metadata(`<mda:metaGroup appliesTo="unit">${meta}</mda:metaGroup>`),
      'appliesTo',
    ],
    [
      'a group with an id that is none',
      metadata(`<mda:metaGroup id="a b">${meta}</mda:metaGroup>`),
      'id of <metaGroup>',
    ],
    ['two groups of one id', metadata(`<mda:metaGroup id="a">${meta}</mda:metaGroup>`.repeat(2)), '“a” is there twice'],
    [
      'a group of the id of all',
      metadata(`<mda:metaGroup id="a">${meta}</mda:metaGroup>`, 'id="a"'),
      '“a” is there twice',
    ],
    ['a resource without a place and content', item('<res:source/>'), 'neither an href nor content'],
    ['a resource with a place and content', item('<res:source href="a"><my:x/></res:source>'), 'or both'],
    ['a resource in another language', item('<res:source href="a" xml:lang="de"/>'), 'xml:lang is “de”'],
    ['a resource of no type', item('<res:source href="a"/>', 'id="r"'), 'no mimeType'],
    ['two resources of one id', resources('<res:resourceItem id="r" mimeType="a/b"/>'.repeat(2)), '“r” is there twice'],
    ['no rule', inUnit('<val:validation/>'), 'a <validation> has no <rule>'],
    ['a rule that says nothing', rule('caseSensitive="no"'), 'none of isPresent'],
    ['a rule that says two things', rule('isPresent="a" endsWith="b"'), 'or several'],
    ['a rule that counts nothing', rule('isNotPresent="a" occurs="2"'), 'occurs without isPresent'],
    ['a rule that counts badly', rule('isPresent="a" occurs="0"'), 'occurs of <rule> is “0”'],
    ['a rule of what is to be missing in the source', rule('isNotPresent="a" existsInSource="yes"'), 'existsInSource'],
    ['a rule of an unknown form', rule('isPresent="a" normalization="nfkc"'), 'normalization of <rule>'],
    ['a rule of letters that are neither', rule('isPresent="a" caseSensitive="maybe"'), 'caseSensitive of <rule>'],
    [
      'a rule that is off where it begins',
      document('<val:validation><val:rule isPresent="a" disabled="yes"/></val:validation>'),
      'disabled',
    ],
    ['a size that is no number', sized('<ph id="1" slr:sizeInfo="big"/>'), 'slr:sizeInfo is “big”'],
    ['a size in bytes that is no number', sized('<ph id="1" slr:equivStorage="1k"/>'), 'slr:equivStorage is “1k”'],
    ['a restriction that is none', sized('<pc id="1" slr:sizeRestriction="10-20">a</pc>'), 'slr:sizeRestriction'],
    [
      'a restriction of storage that is none',
      sized('<pc id="1" slr:storageRestriction="1;2">a</pc>'),
      'slr:storageRestriction',
    ],
    ['a size and where it is told', sized('<ph id="1" slr:sizeInfo="1" slr:sizeInfoRef="x"/>'), 'sizeInfoRef too'],
    ['a size that is told nowhere', sized('<ph id="1" slr:sizeInfoRef="x"/>'), 'no data of sizes'],
    [
      'a size of an end that has a beginning',
      sized('<sc id="1"/>a<ec startRef="1" slr:sizeInfo="1"/>'),
      'not isolated',
    ],
    ['a size of an unknown kind', sized('<ph id="1" slr:size="1"/>'), 'no attribute size'],
    [
      'a format of an end that has a beginning',
      inUnit('', '<sc id="1"/>a<ec startRef="1" fs:fs="b"/>'),
      'not isolated',
    ],
    ['profiles that are none', document('<slr:profiles size="1"/>'), 'size, which it may not have'],
    ['a change of nothing', changes(revisions('')), '<revisions> has no appliesTo'],
    ['a change of what is not there', changes(revisions('appliesTo="skeleton"')), 'there is none'],
    [
      'a change of one of two',
      changes(revisions('appliesTo="note"'), '<notes><note id="n">a</note><note id="o">b</note></notes>'),
      'not said of which',
    ],
    ['a change of another', changes(revisions('appliesTo="note" ref="x"')), 'not said of which'],
    ['a change of what it has not', changes(revisions('appliesTo="note" ref="n"', 'colour')), 'of “colour”'],
    ['a change of what it might have', changes(revisions('appliesTo="note" ref="n"', 'priority')), 'of “priority”'],
    [
      'a change that says one thing twice',
      changes(revisions('appliesTo="note" ref="n"').replace(/<ctr:item.*<\/ctr:item>/, found => found + found)),
      'says “content” twice',
    ],
    [
      'an element that the module has not',
      glossary(`${entry('')}<gls:entry/>`),
      'may not hold <gls:entry> in this place',
    ],
    ['an element of a module elsewhere', inUnit('<gls:term>a</gls:term>'), 'the module “glossary” has no <term> here'],
    ['a match of a place in another document', match('ref="s"'), 'no text of the unit'],
    ['a size in parts', inUnit('', '<ph id="1" slr:sizeInfo="2.5"/>'), 'slr:sizeInfo is “2.5”'],
  ])('%s', (_, xliff, reason) => {
    const refusal = refused(xliff);
    expect(refusal?.message).toContain(reason);
    expect(refusal?.message).toMatch(/^Cannot read back\.xlf, line [2-4]: /);
    expect(refusal?.advice).not.toBe('');
  });
});

function refused(xliff: string): AppError | undefined {
  try {
    read(xliff);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  return undefined;
}
