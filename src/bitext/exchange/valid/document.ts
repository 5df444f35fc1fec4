import { childElements, type XmlElement, type XmlError } from '../../../xml.ts';
import { ELEMENTS, type ElementRule } from './model.ts';
import { MODULE_ELEMENTS } from './moduleModel.ts';
import { checkModules, moduleOf } from './modules.ts';
import { profilesOf } from './sizes.ts';
import {
  type Around,
  core,
  coreWithin,
  type Inherited,
  isCore,
  type Refuse,
  refusalsFor,
  refuseTwice,
} from './types.ts';
import { checkUnit } from './unit.ts';

/**
 * Refuses what is no valid XLIFF 2.0, 2.1 or 2.2, as far as the specification goes: what elements there are and where, what their
 * attributes hold, and the constraints of the specification that a schema cannot say; and so for its modules. What a person may have done to a translation by mistake (a code lost or moved) is no reason to refuse all their work.
 *
 * @throws AppError that names file and line
 */
export function checkXliff2(root: XmlElement, path: string): void {
  const refuse = refusalsFor(path);
  checkElement(root, refuse);
  const files = core(root, 'file');
  refuseTwice(files, 'files', refuse);
  for (const file of files) checkFile(file, root, refuse);
}

// ── What elements there may be ──────────────────────────────────────────────────────────────────────────────────

function checkElement(element: XmlElement, refuse: Refuse): void {
  const module = moduleOf(element);
  const rule = (module === undefined ? ELEMENTS : MODULE_ELEMENTS[module])?.[element.local];
  if (!rule)
    throw refuse(element, `${module === undefined ? 'XLIFF' : `the module “${module}”`} has no <${element.local}>`);
  for (const name of rule.required ?? [])
    if (element.attributes[name] === undefined)
      throw refuse(element, `<${element.local}> has no ${name}`, `Add ${name}="…".`);
  for (const [name, value] of Object.entries(element.attributes)) checkAttribute(element, rule, name, value, refuse);
  const children = childElements(element);
  const content = children.map(child => `${nameWithin(element, child)} `).join('');
  const unknown = children.find(child => isCore(child) && !ELEMENTS[child.local]);
  if (unknown) throw refuse(unknown, `XLIFF has no <${unknown.local}>`);
  if (!rule.content.test(content)) throw contentRefusal(element, rule, content, refuse);
  const text = element.children.find(child => typeof child === 'string' && child.trim() !== '');
  if (text !== undefined && !rule.hasText) throw refuse(element, `there is text in <${element.local}>`);
  for (const child of children) checkChild(child, module, refuse);
}

/** An element as the rules of its parent name it. */
function nameWithin(parent: XmlElement, child: XmlElement): string {
  if (parent.namespace === child.namespace) return child.local;
  if (isCore(child)) return `xlf:${child.local}`;
  return moduleOf(child) === 'metadata' && !isCore(parent) ? `mda:${child.local}` : '*';
}

function checkChild(child: XmlElement, ofModule: string | undefined, refuse: Refuse): void {
  const module = moduleOf(child);
  if (isCore(child) || (module !== undefined && module === ofModule)) checkElement(child, refuse);
  else if (module !== undefined && MODULE_ROOTS[module]) {
    if (!MODULE_ROOTS[module].includes(child.local))
      throw refuse(child, `the module “${module}” has no <${child.local}> here`);
    checkElement(child, refuse);
  }
}

/** What is missing; else the first child that may not stand where it does, by the longest beginning that is right. */
function contentRefusal(element: XmlElement, rule: ElementRule, content: string, refuse: Refuse): XmlError {
  const names = content.split(' ').map(name => name.replace(/^xlf:/, ''));
  const missing = REQUIRED[element.local]?.find(each => !each.split(' ').some(name => names.includes(name)));
  if (missing) return refuse(element, `a <${element.local}> has no <${missing.replace(' ', '> or <')}>`);
  const right = new RegExp(rule.content.source.replace(/\$$/, '')).exec(content)?.[0] ?? '';
  const child = childElements(element)[right.split(' ').length - 1];
  return refuse(child ?? element, `a <${element.local}> may not hold <${(child ?? element).name}> in this place`);
}

/** What an element must hold: each of these, or one of those with a space between them. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  xliff: ['file'],
  file: ['unit group'],
  unit: ['segment'],
  segment: ['source'],
  ignorable: ['source'],
  notes: ['note'],
  originalData: ['data'],
  matches: ['match'],
  match: ['source', 'target'],
  glossary: ['glossEntry'],
  glossEntry: ['term'],
  metadata: ['metaGroup'],
  metaGroup: ['meta metaGroup'],
  validation: ['rule'],
  changeTrack: ['revisions'],
  revisions: ['revision'],
  revision: ['item'],
};

const MODULE = /^\{(?:urn:oasis:names:tc:xliff:[^}]*|http:\/\/www\.w3\.org\/2005\/11\/its)\}/;

function checkAttribute(element: XmlElement, rule: ElementRule, name: string, value: string, refuse: Refuse): void {
  const type = rule.attributes[name];
  if (type && !type.is(value))
    throw refuse(element, `${name} of <${element.local}> is “${value}”`, `It must be: ${type.words}.`);
  if (type) return;
  const isForeign = name.startsWith('{') || name.startsWith('xml:');
  const isAllowed = rule.foreign === 'all' || (rule.foreign === 'modules' && MODULE.test(name));
  if (!isForeign || !isAllowed)
    throw refuse(element, `<${element.local}> has the attribute ${name.replace(/^\{.*\}/, '')}, which it may not have`);
  checkFormatStyle(element, name, value, refuse);
}

const FORMAT_STYLE = '{urn:oasis:names:tc:xliff:fs:2.0}';
const HTML = new Set(
  'a b bdo big blockquote body br button caption center cite code col colgroup dd del div dl dt em h1 h2 h3 h4 h5 h6 head hr html i img label legend li ol p pre q s samp select small span strike strong sub sup table tbody td tfoot th thead title tr tt u ul'.split(
    ' ',
  ),
);

function checkFormatStyle(element: XmlElement, name: string, value: string, refuse: Refuse): void {
  if (!name.startsWith(FORMAT_STYLE)) return;
  const local = name.slice(FORMAT_STYLE.length);
  if (local !== 'fs' && local !== 'subFs') throw refuse(element, `the module “fs” has no attribute ${local}`);
  if (local === 'fs' && !HTML.has(value)) throw refuse(element, `fs:fs is “${value}”, which is no element of HTML`);
  if (element.local === 'ec' && element.attributes.isolated !== 'yes')
    throw refuse(element, `an <ec> that is not isolated has fs:${local}`);
  if (local === 'subFs' && element.attributes[`${FORMAT_STYLE}fs`] === undefined)
    throw refuse(element, 'there is fs:subFs without fs:fs');
}

/** The elements in which modules begin, by the module's name in its namespace. */
const MODULE_ROOTS: Readonly<Record<string, readonly string[]>> = {
  matches: ['matches'],
  glossary: ['glossary'],
  metadata: ['metadata'],
  resourcedata: ['resourceData'],
  changetracking: ['changeTrack'],
  sizerestriction: ['profiles', 'data'],
  validation: ['validation'],
};

// ── What holds over a file ──────────────────────────────────────────────────────────────────────────────────────

function checkFile(file: XmlElement, root: XmlElement, refuse: Refuse): void {
  const all = coreWithin(file);
  const named = (name: string) => all.filter(({ local }) => local === name);
  const units = named('unit');
  refuseTwice(units, 'the units of a file', refuse);
  refuseTwice(named('group'), 'the groups of a file', refuse);
  for (const notes of named('notes')) refuseTwice(core(notes, 'note'), 'notes', refuse);
  for (const each of [file, ...named('group'), ...units])
    refuseTwice(extensionElements(each), 'the extensions of an element', refuse);
  for (const skeleton of named('skeleton')) checkSkeleton(skeleton, refuse);
  const unitIds = new Set(units.map(unit => unit.attributes.id ?? ''));
  const around: Around = { root, file, unitIds, profiles: profilesOf(file) };
  for (const each of [file, ...named('group'), ...units]) checkModules(each, around, refuse);
  checkWithin(file, inherited({ space: undefined, language: undefined }, root), around, refuse);
}

function checkSkeleton(skeleton: XmlElement, refuse: Refuse): void {
  const isEmpty = skeleton.children.length === 0;
  if (isEmpty && skeleton.attributes.href === undefined)
    throw refuse(skeleton, 'a <skeleton> is empty, and has no href');
  if (!isEmpty && skeleton.attributes.href !== undefined)
    throw refuse(skeleton, 'a <skeleton> has an href, and content too');
}

/** Elements of other tools with those within them, modules left out: these have rules of their own for ids. */
function extensionElements(parent: XmlElement): readonly XmlElement[] {
  const within = (element: XmlElement): readonly XmlElement[] => [element, ...childElements(element).flatMap(within)];
  return childElements(parent)
    .filter(child => !isCore(child) && !child.namespace.startsWith('urn:oasis:names:tc:xliff:'))
    .flatMap(within);
}

function inherited(outer: Inherited, { attributes }: XmlElement): Inherited {
  return { space: attributes['xml:space'] ?? outer.space, language: attributes['xml:lang'] ?? outer.language };
}

function checkWithin(parent: XmlElement, outer: Inherited, around: Around, refuse: Refuse): void {
  const inner = inherited(outer, parent);
  for (const child of core(parent, 'group', 'unit'))
    if (child.local === 'unit') checkUnit(child, inherited(inner, child), around, refuse);
    else checkWithin(child, inner, around, refuse);
}
