import { type Atom, atomXml, type FieldAtom, type SingleAtom, type Wrap } from './docxAtom.ts';

/**
 * Puts fields together. A link is a pair round its words; any other field that begins and ends here is one code that
 * stands for its result. What belongs to a field that goes on in another paragraph (a table of contents) is codes that
 * stand alone.
 */
export function fieldsIn(atoms: readonly Atom[]): readonly Atom[] {
  const done: Atom[] = [];
  for (let at = 0; at < atoms.length; at += 1) {
    const atom = atoms[at];
    if (atom?.kind !== 'field') {
      if (atom) done.push(atom);
      continue;
    }
    const end = atom.part === 'begin' ? endOf(atoms, at) : undefined;
    if (end === undefined) {
      done.push(mark(atom));
      continue;
    }
    done.push(...together(atoms.slice(at, end + 1)));
    at = end;
  }
  return done;
}

/** Whether a field's instruction makes a link of its result. */
export function isLink(instruction: string): boolean {
  return /^\s*HYPERLINK\b/i.test(instruction);
}

function mark({ part, xml }: FieldAtom): SingleAtom {
  return { kind: 'single', name: `field: ${part}`, xml };
}

/** Where a field ends; undefined where that is elsewhere, or where it crosses an end of a link or a control. */
function endOf(atoms: readonly Atom[], begin: number): number | undefined {
  let fields = 0;
  let wraps = 0;
  for (let at = begin; at < atoms.length; at += 1) {
    const atom = atoms[at];
    if (atom?.kind === 'open') wraps += 1;
    if (atom?.kind === 'close') wraps -= 1;
    if (wraps < 0) return undefined;
    if (atom?.kind !== 'field') continue;
    if (atom.part === 'begin') fields += 1;
    if (atom.part === 'end') fields -= 1;
    if (fields === 0) return wraps === 0 ? at : undefined;
  }
  return undefined;
}

function together(field: readonly Atom[]): readonly Atom[] {
  let depth = 0;
  let separator = -1;
  let instruction = '';
  field.forEach((atom, at) => {
    if (atom.kind !== 'field') return;
    if (atom.part === 'begin') depth += 1;
    if (atom.part === 'end') depth -= 1;
    if (depth !== 1 || separator >= 0) return;
    if (atom.part === 'separate') separator = at;
    if (atom.part === 'instruction') instruction += atom.text;
  });
  const name = `field: ${instruction.trim().replace(/\s+/g, ' ')}`;
  if (separator < 0 || !isLink(instruction)) {
    const result = separator < 0 ? '' : field.slice(separator).map(words).join('');
    return [{ kind: 'single', name, xml: field.flatMap(atomXml), ...(result.trim() && { stands: result }) }];
  }
  const wrap: Wrap = {
    name,
    open: field.slice(0, separator + 1).flatMap(atomXml),
    close: field.slice(-1).flatMap(atomXml),
    type: 'link',
  };
  return [{ kind: 'open', wrap }, ...fieldsIn(field.slice(separator + 1, -1)), { kind: 'close', wrap }];
}

function words(atom: Atom): string {
  return atom.kind === 'text' ? atom.text : atom.kind === 'single' ? (atom.stands ?? '') : '';
}
