import type { LanguageRules } from '../language.ts';

/** A language about which nothing is known: the rules of the others start from it. */
export const none: LanguageRules = {
  locale: 'und',
  abbreviations: [],
  openers: '',
  subjects: '',
  subjectEndings: '',
  dangling: '',
  framing: '',
  conjunctions: '',
  coordinators: '',
  verbs: '',
  verbEndings: '',
  notVerbs: '',
  counted: '',
  countedEndings: '',
  nameEndings: '',
  adjectiveEndings: '',
  times: '',
  labels: '',
  ordinals: '',
  periods: '',
  sayings: '',
  continuers: '',
  listMarks: '',
  examples: [],
};
