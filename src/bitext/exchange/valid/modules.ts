import { childElements, type XmlElement } from '../../../xml.ts';
import { checkCodes } from './codes.ts';
import { checkReference } from './references.ts';
import { checkSizes } from './sizes.ts';
import { type Around, core, coreWithin, isWithin, type Refuse, refuseTwice } from './types.ts';
import { checkIds } from './unit.ts';

/** The name of an element's module; undefined for the core, and for what is none of XLIFF's. */
export function moduleOf({ namespace }: XmlElement): string | undefined {
  return /^urn:oasis:names:tc:xliff:(?!document:)(\w+):/.exec(namespace)?.[1];
}

/** Refuses what the modules of an element (a file, group or unit) may not say, where their elements are right. */
export function checkModules(parent: XmlElement, around: Around, refuse: Refuse): void {
  for (const child of childElements(parent)) {
    switch (moduleOf(child)) {
      case 'matches':
        checkMatches(child, parent, around, refuse);
        break;
      case 'glossary':
        checkGlossary(child, refuse);
        break;
      case 'metadata':
        refuseTwice(within(child), 'the groups of metadata', refuse);
        break;
      case 'resourcedata':
        checkResources(child, around, refuse);
        break;
      case 'validation':
        for (const rule of childElements(child, 'rule')) checkRule(rule, parent, refuse);
        break;
      case 'changetracking':
        for (const revisions of childElements(child, 'revisions')) checkRevisions(revisions, parent, refuse);
    }
  }
  checkSizes(parent, around, refuse);
}

/** An element with those of its own namespace below it. */
function within(element: XmlElement): readonly XmlElement[] {
  const children = childElements(element).filter(({ namespace }) => namespace === element.namespace);
  return [element, ...children.flatMap(within)];
}

// ── Candidates ──────────────────────────────────────────────────────────────────────────────────────────────────

function checkMatches(matches: XmlElement, unit: XmlElement, around: Around, refuse: Refuse): void {
  const all = childElements(matches, 'match');
  refuseTwice(all, 'the matches of a unit', refuse);
  for (const match of all) {
    const { type, subType, ref = '' } = match.attributes;
    if (subType !== undefined && type === undefined) throw refuse(match, 'a match has a subType without a type');
    if (match.attributes['xml:lang'] !== undefined) throw refuse(match, 'a match has xml:lang, which it may not have');
    checkSpan(match, ref, unit, refuse);
    checkTexts(match, around, refuse);
  }
}

/** The texts of a match have codes of their own, and the data of these. */
function checkTexts(match: XmlElement, around: Around, refuse: Refuse): void {
  const [source] = core(match, 'source');
  if (!source) return;
  const data = core(match, 'originalData').flatMap(each => core(each, 'data'));
  refuseTwice(data, 'the original data of a match', refuse);
  const parts = [{ element: match, source, target: core(match, 'target')[0] }];
  checkIds(parts, refuse);
  checkCodes(
    { unit: match, parts, dataIds: new Set(data.map(({ attributes }) => attributes.id ?? '')) },
    around,
    refuse,
  );
}

/** A reference to a segment of the unit, or to something in its text. */
function checkSpan(element: XmlElement, ref: string, unit: XmlElement, refuse: Refuse): void {
  checkReference(element, ref, refuse);
  const selectors = ref.slice(1).split('/');
  const id = selectors.pop()?.replace(/^t=/, '');
  const isElsewhere = selectors.some(each => each.startsWith('u=') && each !== `u=${unit.attributes.id}`);
  const parts = core(unit, 'segment', 'ignorable');
  const ids = new Set([...parts, ...parts.flatMap(coreWithin)].map(({ attributes }) => attributes.id));
  if (!ref.startsWith('#') || isElsewhere || !ids.has(id))
    throw refuse(element, `the <${element.local}> refers to “${ref}”, which is no text of the unit`);
}

// ── The other modules ───────────────────────────────────────────────────────────────────────────────────────────

function checkGlossary(glossary: XmlElement, refuse: Refuse): void {
  const entries = childElements(glossary, 'glossEntry');
  const named = entries.flatMap(entry => [entry, ...childElements(entry, 'translation')]);
  refuseTwice(named, 'the entries of a glossary', refuse);
  for (const entry of entries)
    if (childElements(entry, 'translation').length + childElements(entry, 'definition').length === 0)
      throw refuse(entry, 'a <glossEntry> has neither a translation nor a definition');
  // Tools may take the marks of terms off a text and leave the glossary: nothing is lost by that.
  for (const each of named) if (each.attributes.ref !== undefined) checkReference(each, each.attributes.ref, refuse);
}

/**
 * Resources are of one id, and say what they are. That a resource referred to is there, and the language of a translated one, is
 * not asked: files that OASIS calls valid have neither right, and nothing here hangs on it.
 */
function checkResources(resources: XmlElement, { root }: Around, refuse: Refuse): void {
  const [refs, items] = ['resourceItemRef', 'resourceItem'].map(name => childElements(resources, name));
  refuseTwice([...(refs ?? []), ...(items ?? [])], 'the resources', refuse);
  for (const item of items ?? []) {
    const [source, target] = ['source', 'target'].map(name => childElements(item, name)[0]);
    const isEmpty = (each: XmlElement | undefined) => !each || childElements(each).length === 0;
    if (item.attributes.mimeType === undefined && (isEmpty(source) || isEmpty(target)))
      throw refuse(item, 'a <resourceItem> has no mimeType, and not both texts in it');
    for (const each of [source, target]) if (each) checkResource(each, refuse);
    const [language, wanted] = [source?.attributes['xml:lang'], root.attributes.srcLang ?? ''];
    if (source && language !== undefined && !isWithin(language, wanted))
      throw refuse(source, `xml:lang is “${language}”, and the file’s language “${wanted}”`);
  }
}

function checkResource(resource: XmlElement, refuse: Refuse): void {
  const hasContent = resource.children.some(child => typeof child !== 'string' || child.trim() !== '');
  if (hasContent === (resource.attributes.href !== undefined))
    throw refuse(resource, 'a resource has neither an href nor content, or both');
}

const TESTS = ['isPresent', 'isNotPresent', 'startsWith', 'endsWith'] as const;

function checkRule(rule: XmlElement, parent: XmlElement, refuse: Refuse): void {
  const { occurs, existsInSource, isPresent, isNotPresent, disabled } = rule.attributes;
  const own = Object.keys(rule.attributes).filter(name => name.startsWith('{'));
  const tests = TESTS.filter(name => rule.attributes[name] !== undefined);
  if (tests.length > 1 || tests.length + own.length === 0)
    throw refuse(rule, 'a rule has none of isPresent, isNotPresent, startsWith and endsWith, or several');
  if (occurs !== undefined && isPresent === undefined) throw refuse(rule, 'a rule has occurs without isPresent');
  if (existsInSource === 'yes' && (isNotPresent !== undefined || tests.length === 0))
    throw refuse(rule, 'a rule has existsInSource without isPresent, startsWith or endsWith');
  if (disabled === 'yes' && parent.local === 'file') throw refuse(rule, 'a rule is disabled where it would begin');
}

/** Changes are told of an element that is there, and of what it has (Change Tracking, “revisions”, “ref” and “property”). */
function checkRevisions(revisions: XmlElement, parent: XmlElement, refuse: Refuse): void {
  const { appliesTo = '', ref } = revisions.attributes;
  const within = coreWithin(parent);
  const all = within.filter(({ local }) => local === appliesTo);
  if (all.length === 0) throw refuse(revisions, `the changes are of <${appliesTo}>, and there is none`);
  const isOneOfMany = all.length > 1 && all.every(({ attributes }) => attributes.id !== undefined);
  if (ref === undefined ? isOneOfMany : !within.some(({ attributes }) => attributes.id === ref))
    throw refuse(revisions, `the changes are of one <${appliesTo}>, and it is not said of which`);
  const ofOne = all.filter(({ attributes }) => attributes.id === ref);
  const names = new Set((ofOne.length > 0 ? ofOne : all).flatMap(({ attributes }) => Object.keys(attributes)));
  for (const revision of childElements(revisions, 'revision')) checkRevision(revision, appliesTo, names, refuse);
}

/** @param names  of the attributes that the element has */
function checkRevision(revision: XmlElement, of: string, names: ReadonlySet<string>, refuse: Refuse): void {
  const seen = new Set<string>();
  for (const item of childElements(revision, 'item')) {
    const { property = '' } = item.attributes;
    if (property !== 'content' && !names.has(property))
      throw refuse(item, `a change is of “${property}”, which the <${of}> has not`);
    if (seen.has(property)) throw refuse(item, `a revision says “${property}” twice`);
    seen.add(property);
  }
}
