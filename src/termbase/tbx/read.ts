import type { Concept, Locale, Problem, Term, TermStatus } from '../../model.ts';
import { childElements, parseXml, textOf, type XmlElement } from '../../xml.ts';
import { parseCell } from '../cell.ts';
import { hostileCharacter, idMaker } from '../sheet.ts';
import { fromXmlId } from './ids.ts';

/**
 * Reads TBX of either generation: ISO 30042:2019 in its styles dca and dct, and the martif form of 2008. Terms without a
 * status are preferred if they come first, else admitted; superseded and deprecated ones are forbidden. Definitions
 * and notes become the concept's note. An entry that cannot be used becomes a problem with its line.
 * @throws AppError if the file is not TBX, or not XML
 */
export function parseTbx(
  text: string,
  file: string,
): { readonly concepts: readonly Concept[]; readonly problems: readonly Problem[] } {
  const root = parseXml(text, { file });
  const problems: Problem[] = [];
  const drafts = below(root, ['conceptEntry', 'termEntry']).map(entry => readEntry(entry));
  const makeId = idMaker(drafts.map(draft => draft.id));
  const lines = new Map<string, number>();
  const concepts = drafts.flatMap(({ line, fault, ...draft }): readonly Concept[] => {
    const id = draft.id || (makeId(draft) ?? '');
    const first = lines.get(id);
    const reason = fault ?? (first === undefined ? undefined : `The id “${id}” is taken by line ${first}.`);
    if (reason === undefined) {
      lines.set(id, line);
      return [{ ...draft, id }];
    }
    problems.push({ file, line, message: reason, advice: 'Correct the entry in the tool that the file comes from.' });
    return [];
  });
  if (drafts.length === 0)
    problems.push({ file, message: 'The file has no concept.', advice: 'Export it as TBX from the other tool.' });
  return { concepts, problems };
}

interface Draft extends Concept {
  readonly line: number;
  readonly fault?: string;
}

function readEntry(entry: XmlElement): Draft {
  const languages = below(entry, ['langSec', 'langSet']);
  const outside = leaves(entry, ['langSec', 'langSet']);
  const terms: Record<Locale, readonly Term[]> = {};
  const remarks: string[] = [];
  for (const language of languages) {
    const locale = localeOf(language);
    if (locale === undefined) continue;
    const drafts = below(language, ['termSec', 'tig', 'ntig']).map(readTerm);
    const list = withStatuses([...(terms[locale] ?? []), ...drafts.filter(term => term.text !== '')]);
    if (list.length > 0) terms[locale] = list;
    remarks.push(...drafts.flatMap(({ text, remarks }) => remarks.map(remark => `${text} (${locale}): ${remark}`)));
  }
  const concept: Concept = {
    id: fromXmlId(entry.attributes.id ?? entry.attributes['xml:id'] ?? ''),
    terms,
    domain: textsOf(outside, 'subjectField').join(', '),
    note: [...textsOf(outside, 'definition'), ...textsOf(outside, 'note'), ...remarks].join('\n'),
    source: textsOf(outside, 'source').join(', '),
  };
  return { ...concept, line: entry.line, ...faultOf(concept) };
}

function faultOf(concept: Concept): { fault?: string } {
  if (Object.keys(concept.terms).length === 0) return { fault: 'The entry has no term.' };
  const texts = [concept.id, concept.domain, concept.note, concept.source];
  for (const list of Object.values(concept.terms)) texts.push(...list.map(term => term.text));
  const hostile = texts.map(hostileCharacter).find(name => name !== undefined);
  return hostile === undefined ? {} : { fault: `The entry holds the invisible or broken character ${hostile}.` };
}

interface TermDraft extends Omit<Term, 'status'> {
  readonly status: TermStatus | undefined;
  readonly remarks: readonly string[];
}

function readTerm(section: XmlElement): TermDraft {
  const parts = leaves(section, []);
  const [text = ''] = textsOf(parts, 'term');
  const notes = textsOf(parts, 'note');
  const braces = notes
    .map(note => /^\{.*\}$/s.test(note) && parseCell(`x ${note}`))
    .find(cell => cell && cell.terms.length === 1);
  const [status] = [...textsOf(parts, 'administrativeStatus'), ...textsOf(parts, 'normativeAuthorization')];
  return {
    text,
    status: statusOf(status),
    switches: (braces ? braces.terms[0]?.switches : undefined) ?? {},
    remarks: notes.filter(note => !/^\{.*\}$/s.test(note)),
  };
}

function statusOf(value: string | undefined): TermStatus | undefined {
  if (value === undefined) return undefined;
  if (/^preferred/.test(value)) return 'preferred';
  return /^(?:deprecated|superseded|forbidden|obsolete)/.test(value) ? 'forbidden' : 'admitted';
}

/** One term is preferred: the first that says so, or else the first that says nothing, or else the first admitted. */
function withStatuses(
  drafts: readonly (Omit<TermDraft, 'remarks'> & { readonly remarks?: unknown })[],
): readonly Term[] {
  const preferred =
    drafts.find(term => term.status === 'preferred') ??
    drafts.find(term => term.status === undefined) ??
    drafts.find(term => term.status === 'admitted');
  return drafts.map(term => ({
    text: term.text,
    status: term === preferred ? 'preferred' : term.status === 'forbidden' ? 'forbidden' : 'admitted',
    switches: term.switches,
  }));
}

function localeOf(language: XmlElement): Locale | undefined {
  const tag = (language.attributes['xml:lang'] ?? language.attributes.lang ?? '').replaceAll('_', '-');
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

/** The nearest elements of these local names, at any depth. */
function below(element: XmlElement, names: readonly string[]): readonly XmlElement[] {
  return childElements(element).flatMap(child => (names.includes(child.local) ? [child] : below(child, names)));
}

/** The elements without elements in them (or with inline markup only), outside elements of these names. */
function leaves(element: XmlElement, except: readonly string[]): readonly XmlElement[] {
  return childElements(element)
    .filter(child => !except.includes(child.local))
    .flatMap(child => (hasText(child) || childElements(child).length === 0 ? [child] : leaves(child, except)));
}

function hasText(element: XmlElement): boolean {
  return element.children.some(child => typeof child === 'string' && child.trim() !== '');
}

/** The texts of a data category: by `type` in the style dca and in martif, by the element's name in dct and for `note`. */
function textsOf(elements: readonly XmlElement[], category: string): readonly string[] {
  return elements
    .filter(({ local, attributes }) =>
      attributes.type === undefined ? local === category : attributes.type === category,
    )
    .map(element => textOf(element).trim())
    .filter(text => text !== '');
}
