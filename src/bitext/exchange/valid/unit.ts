import type { XmlElement } from '../../../xml.ts';
import { checkCodes } from './codes.ts';
import {
  type Around,
  core,
  coreWithin,
  type Inherited,
  isCore,
  isWithin,
  type Part,
  type Refuse,
  refuseTwice,
} from './types.ts';

/** Refuses what is not valid within a unit whose elements are where they may be. */
export function checkUnit(unit: XmlElement, outer: Inherited, around: Around, refuse: Refuse): void {
  const parts = core(unit, 'segment', 'ignorable').flatMap((element): Part[] => {
    const [source] = core(element, 'source');
    return source ? [{ element, source, target: core(element, 'target')[0] }] : [];
  });
  const data = core(unit, 'originalData').flatMap(each => core(each, 'data'));
  refuseTwice(data, 'the original data of a unit', refuse);
  for (const part of parts) {
    checkState(part, around, refuse);
    checkContext(part, outer, around, refuse);
  }
  checkCodes({ unit, parts, dataIds: new Set(data.map(({ attributes }) => attributes.id ?? '')) }, around, refuse);
  checkIds(parts, refuse);
  checkOrder(parts, refuse);
}

function checkState({ element, target }: Part, { root }: Around, refuse: Refuse): void {
  const { state, subState } = element.attributes;
  if (subState !== undefined && state === undefined)
    throw refuse(element, 'there is a subState without a state', 'Add the state, or delete the subState.');
  if (target && !root.attributes.trgLang)
    throw refuse(target, 'there is a <target>, but no trgLang', 'Add trgLang="…" to <xliff>.');
  if (!target && state !== undefined && state !== 'initial')
    throw refuse(element, `the state is “${state}”, and there is no <target>`, 'Add the target, or delete the state.');
}

/** White space and language are the same for source and target, and the document's. */
function checkContext({ source, target }: Part, outer: Inherited, { root }: Around, refuse: Refuse): void {
  const spaceOf = (element: XmlElement) => element.attributes['xml:space'] ?? outer.space ?? 'default';
  if (target && spaceOf(source) !== spaceOf(target))
    throw refuse(target, `xml:space is “${spaceOf(target)}” here and “${spaceOf(source)}” in the source`);
  for (const [element, wanted] of [
    [source, root.attributes.srcLang],
    [target, root.attributes.trgLang],
  ] as const) {
    const language = element?.attributes['xml:lang'] ?? outer.language;
    if (element && language !== undefined && wanted !== undefined && !isWithin(language, wanted))
      throw refuse(element, `xml:lang is “${language}”, and the file’s language “${wanted}”`);
  }
}

/**
 * Ids are unique in a unit, except that a code in a target has the id of its code in the source (XLIFF 2.1, 4.3.1.15 “id”),
 * which a translator may have moved to another segment. The id of a match is none of them.
 */
export function checkIds(parts: readonly Part[], refuse: Refuse): void {
  const named = (elements: readonly XmlElement[]) => elements.filter(({ attributes }) => attributes.id !== undefined);
  const ofSources = parts.flatMap(({ element, source }) =>
    named([...(isCore(element) ? [element] : []), ...coreWithin(source)]),
  );
  refuseTwice(ofSources, 'the segments and codes of a unit', refuse);
  const taken = new Map(ofSources.map(({ attributes, local }) => [attributes.id, local]));
  for (const { target } of parts) {
    const codes = target ? named(coreWithin(target)) : [];
    refuseTwice(codes, 'the codes of a target', refuse);
    for (const code of codes) {
      const { id } = code.attributes;
      if (taken.get(id) === code.local) continue;
      if (taken.has(id)) throw refuse(code, `the id “${id}” is another element’s than in the source`);
      taken.set(id, 'target');
    }
  }
}

/** A target that stands elsewhere says where; the one that stood there must say so, too. */
function checkOrder(parts: readonly Part[], refuse: Refuse): void {
  const orders = parts.map(({ target }) => (target?.attributes.order ? Number(target.attributes.order) : undefined));
  const seen = new Set<number>();
  parts.forEach(({ target }, index) => {
    const order = orders[index];
    if (!target || order === undefined) return;
    if (order > parts.length) throw refuse(target, `the order is ${order}, and there are ${parts.length} places`);
    if (seen.has(order)) throw refuse(target, `the order ${order} is there twice`);
    seen.add(order);
    if (!orders.includes(index + 1)) throw refuse(target, `the order is ${order}, and no target takes its place`);
  });
}
