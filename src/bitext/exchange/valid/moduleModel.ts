import { type ElementRule, VALUES, type ValueType } from './model.ts';

const { anything, token, yesNo, own, language, oneOf, pattern, whole } = VALUES;

const percent: ValueType = {
  is: value => /^\+?\d+(?:\.\d*)?$|^\+?\.\d+$/.test(value) && Number(value) <= 100,
  words: 'a number from 0 to 100',
};
const normalization = oneOf('none', 'nfc', 'nfd');
const text = { content: /^$/, hasText: true, foreign: 'all' } as const;
const resource = { content: /^(?:\S+ )*$/, hasText: true, foreign: 'all' } as const;

/**
 * What XLIFF 2.1 allows the elements of its modules (https://docs.oasis-open.org/xliff/xliff-core/v2.1/, 5), by module and name.
 * Children of the core have `xlf:` before their names, metadata within other modules `mda:`; `*` is anything else.
 */
export const MODULE_ELEMENTS: Readonly<Record<string, Readonly<Record<string, ElementRule>>>> = {
  matches: {
    matches: { content: /^(?:match )+$/, attributes: {}, foreign: 'none' },
    match: {
      content: /^(?:mda:metadata )?(?:xlf:originalData )?xlf:source xlf:target (?:(?:\*|mda:metadata) )*$/,
      required: ['ref'],
      attributes: {
        ...{ id: token, ref: anything, origin: anything, reference: yesNo, subType: own },
        ...{ matchQuality: percent, matchSuitability: percent, similarity: percent },
        type: oneOf('am', 'mt', 'icm', 'idm', 'tb', 'tm', 'other'),
      },
      foreign: 'all',
    },
  },
  glossary: {
    glossary: { content: /^(?:glossEntry )+$/, attributes: {}, foreign: 'none' },
    glossEntry: {
      content: /^term (?:translation )*(?:definition )?(?:(?:\*|mda:metadata) )*$/,
      attributes: { id: token, ref: anything },
      foreign: 'all',
    },
    term: { ...text, attributes: { source: anything } },
    translation: { ...text, attributes: { id: token, ref: anything, source: anything } },
    definition: { ...text, attributes: { source: anything } },
  },
  metadata: {
    metadata: { content: /^(?:metaGroup )+$/, attributes: { id: token }, foreign: 'none' },
    metaGroup: {
      content: /^(?:(?:metaGroup|meta) )+$/,
      attributes: { id: token, category: anything, appliesTo: oneOf('source', 'target', 'ignorable') },
      foreign: 'none',
    },
    meta: { content: /^$/, hasText: true, required: ['type'], attributes: { type: anything }, foreign: 'none' },
  },
  resourcedata: {
    resourceData: { content: /^(?:resourceItemRef )*(?:resourceItem )*$/, attributes: {}, foreign: 'none' },
    resourceItemRef: { content: /^$/, required: ['ref'], attributes: { id: token, ref: token }, foreign: 'all' },
    resourceItem: {
      content: /^(?:source )?(?:target )?(?:reference )*$/,
      attributes: { id: token, mimeType: anything, context: yesNo },
      foreign: 'all',
    },
    source: { ...resource, attributes: { href: anything, 'xml:lang': language } },
    target: { ...resource, attributes: { href: anything, 'xml:lang': language } },
    reference: {
      content: /^$/,
      required: ['href'],
      attributes: { href: anything, 'xml:lang': language },
      foreign: 'all',
    },
  },
  sizerestriction: {
    profiles: {
      content: /^(?:normalization )?(?:(?:\*|mda:metadata) )*$/,
      attributes: { generalProfile: anything, storageProfile: anything },
      foreign: 'none',
    },
    normalization: {
      content: /^$/,
      attributes: { general: normalization, storage: normalization },
      foreign: 'none',
    },
    data: { content: /^(?:\S+ )*$/, required: ['profile'], attributes: { profile: anything }, foreign: 'all' },
  },
  validation: {
    validation: { content: /^(?:rule )+$/, attributes: {}, foreign: 'all' },
    rule: {
      content: /^$/,
      attributes: {
        ...{ isPresent: anything, isNotPresent: anything, startsWith: anything, endsWith: anything, occurs: whole },
        ...{ existsInSource: yesNo, caseSensitive: yesNo, disabled: yesNo, normalization },
      },
      foreign: 'all',
    },
  },
  changetracking: {
    changeTrack: { content: /^(?:revisions )+$/, attributes: {}, foreign: 'all' },
    revisions: {
      content: /^(?:revision )+$/,
      required: ['appliesTo'],
      attributes: { appliesTo: token, ref: token, currentVersion: token },
      foreign: 'all',
    },
    revision: {
      content: /^(?:item )+$/,
      attributes: { author: anything, datetime: pattern(/^-?\d{4,}-\d\d-\d\dT/, 'a date and time'), version: token },
      foreign: 'all',
    },
    item: { content: /^$/, hasText: true, required: ['property'], attributes: { property: anything }, foreign: 'all' },
  },
};
