import { childElements, type XmlElement } from '../../../xml.ts';
import { type Around, core, coreWithin, type Refuse } from './types.ts';

const SIZES = '{urn:oasis:names:tc:xliff:sizerestriction:2.0}';

/** What a value must look like where the profile is one of XLIFF's own, which count code points or bytes. */
const NUMBERS: Readonly<Record<string, { readonly profile: Profile; readonly is: RegExp }>> = {
  sizeInfo: { profile: 'generalProfile', is: /^\d+$/ },
  sizeRestriction: { profile: 'generalProfile', is: /^(?:\d+,)?(?:\d+|\*)$/ },
  equivStorage: { profile: 'storageProfile', is: /^\d+$/ },
  storageRestriction: { profile: 'storageProfile', is: /^(?:\d+,)?(?:\d+|\*)$/ },
};

/** Nothing is counted in parts, by any profile. */
const FRACTION = /^\d*\.\d+$/;

type Profile = 'generalProfile' | 'storageProfile';

/**
 * Refuses restrictions of size that say nothing: on an end that is not alone, in other than numbers where the profile counts, or
 * with data that are nowhere.
 */
export function checkSizes(parent: XmlElement, { file, profiles }: Around, refuse: Refuse): void {
  for (const element of [parent, ...own(parent)]) {
    const sizes = Object.entries(element.attributes).filter(([name]) => name.startsWith(SIZES));
    if (sizes.length === 0) continue;
    const values = new Map(sizes.map(([name, value]) => [name.slice(SIZES.length), value]));
    if (element.local === 'ec' && element.attributes.isolated !== 'yes')
      throw refuse(element, 'an <ec> that is not isolated has attributes of size');
    if (values.has('sizeInfo') && values.has('sizeInfoRef'))
      throw refuse(element, 'there is sizeInfo, and sizeInfoRef too');
    for (const [name, value] of values) {
      const rule = NUMBERS[name];
      if (!rule && name !== 'sizeInfoRef') throw refuse(element, `the module “slr” has no attribute ${name}`);
      const isCounted = rule && profiles?.attributes[rule.profile]?.startsWith('xliff:');
      if (rule && !rule.is.test(value) && (isCounted || FRACTION.test(value)))
        throw refuse(
          element,
          `slr:${name} is “${value}”`,
          'It must be a whole number, or for a restriction 1,10 or *.',
        );
    }
    const reference = values.get('sizeInfoRef');
    if (reference !== undefined && !hasData(element, file, reference))
      throw refuse(element, `sizeInfoRef is “${reference}”, and no data of sizes have that id`);
  }
}

export function profilesOf(file: XmlElement): XmlElement | undefined {
  return childElements(file, 'profiles').find(({ namespace }) => `{${namespace}}` === SIZES);
}

/** What stands in an element but not in a group or unit of its own. */
function own(parent: XmlElement): readonly XmlElement[] {
  if (parent.local !== 'unit') return [];
  return coreWithin(parent);
}

/** Whether data of sizes that stand beside an element, or beside one round it, have such an id. */
function hasData(element: XmlElement, file: XmlElement, id: string): boolean {
  const path = pathTo(file, element);
  const data = path
    .flatMap(each => childElements(each, 'data'))
    .filter(({ namespace }) => `{${namespace}}` === SIZES)
    .flatMap(allWithin);
  return data.some(({ attributes }) => attributes.id === id);
}

/** The elements round an element, the file first. */
function pathTo(from: XmlElement, element: XmlElement): readonly XmlElement[] {
  const next = core(from).find(({ span }) => span.start <= element.span.start && element.span.end <= span.end);
  return next === undefined || next === element ? [from] : [from, ...pathTo(next, element)];
}

function allWithin(element: XmlElement): readonly XmlElement[] {
  return [element, ...childElements(element).flatMap(allWithin)];
}
