import { type GetTextTranslation, po } from 'gettext-parser';
import { renumbered, shown } from '../../codes.ts';
import type { Approval, Bitext, Unit } from '../../model.ts';
import { hasTarget, isApproved } from '../approval.ts';
import { toValue } from '../xliffNames.ts';
import { escapeUnwritable } from './escapes.ts';
import { noteLines } from './noteLines.ts';
import { pluralForms } from './pluralForms.ts';
import { ARTICLE, poLanguage, SOURCE_LANGUAGE } from './poNames.ts';
import { standingMark } from './returned.ts';
import { termLines } from './termLines.ts';

/**
 * A bitext as PO: an entry a sentence, with its id as the context, so that equal sentences stay apart. `fuzzy` marks what
 * nobody has reviewed. Notes are the translator's comments; terms, similar texts and how the sentence stands are extracted
 * ones.
 *
 * @param lines  the line (1-based) on which each sentence begins in the source file, by id, where it has lines
 */
export function writePo(bitext: Bitext, lines: ReadonlyMap<string, number>): string {
  const entries = bitext.blocks.flatMap(block => block.segments).map(unit => entryOf(unit, bitext, lines.get(unit.id)));
  const translations = Object.fromEntries(entries.map(entry => [entry.msgctxt ?? '', { [entry.msgid]: entry }]));
  return po.compile({ charset: 'utf-8', headers: headersOf(bitext), translations }).toString();
}

function headersOf(bitext: Bitext): Record<string, string> {
  const { slug, path, sourceLocale, targetLocale, blocks } = bitext;
  const approvals = blocks.flatMap(block => block.segments.flatMap(unit => (isApproved(unit) ? [unit.approval] : [])));
  const last = approvals.reduce<Approval | undefined>(
    (one, other) => (one && one.at > other.at ? one : other),
    undefined,
  );
  const forms = pluralForms(targetLocale);
  // Where there is nothing to say, what GNU gettext itself writes.
  return {
    'Project-Id-Version': slug,
    'PO-Revision-Date': revisionDate(last?.at) ?? 'YEAR-MO-DA HO:MI+ZONE',
    'Last-Translator': last ? toValue(last.by) : 'Automatically generated',
    'Language-Team': 'none',
    Language: poLanguage(targetLocale),
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Transfer-Encoding': '8bit',
    ...(forms && { 'Plural-Forms': forms }),
    [SOURCE_LANGUAGE]: poLanguage(sourceLocale),
    [ARTICLE]: toValue(path),
  };
}

function revisionDate(at: string | undefined): string | undefined {
  const time = Date.parse(at ?? '');
  return Number.isNaN(time) ? undefined : `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')}+0000`;
}

function entryOf(unit: Unit, bitext: Bitext, line: number | undefined): GetTextTranslation {
  const notes = escapeUnwritable(noteLines(unit.notes));
  const extracted = [...termLines(unit, bitext), ...similarLines(unit)].map(toValue);
  const isDraft = hasTarget(unit) && unit.target !== '' && !isApproved(unit);
  return {
    msgctxt: escapeUnwritable(unit.id),
    msgid: escapeUnwritable(shown(unit.text, unit)),
    msgstr: [hasTarget(unit) ? escapeUnwritable(shown(unit.target, unit)) : ''],
    comments: {
      ...(notes && { translator: notes }),
      extracted: [...extracted, standingMark(unit)].join('\n'),
      reference: referenceTo(toValue(bitext.path), line),
      ...(isDraft && { flag: 'fuzzy' }),
    },
  };
}

/** GNU gettext puts a file name that has white space between U+2068 and U+2069. */
function referenceTo(path: string, line: number | undefined): string {
  const name = line === undefined ? path : `${path}:${line}`;
  return /\s/.test(path) ? `\u2068${path}\u2069${name.slice(path.length)}` : name;
}

function similarLines(unit: Unit): readonly string[] {
  return unit.candidates.map(candidate => {
    const { source, target, similarity } = renumbered(candidate, unit);
    const [from, to] = [source, target].map(text => shown(text, unit));
    return `${Math.round(similarity)} %: ${from} = ${to}`;
  });
}
