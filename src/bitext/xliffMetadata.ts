import { fingerprint } from '../fingerprint.ts';
import type { Approval, Candidate, Lapse, Origin, TargetedUnit, TermUse } from '../model.ts';
import {
  childElements,
  element,
  escapeText,
  type Markup,
  textElement,
  textOf,
  type XmlElement,
  xmlError,
} from '../xml.ts';
import { fromNameToken, fromValue, NAMESPACES, OURS, toNameToken, toValue } from './xliffNames.ts';

/** What the record keeps of a target beside its text, as XLIFF metadata: one `mda:meta` a line. */
export interface TargetFacts {
  readonly origin: Origin;
  readonly termUses: readonly TermUse[];
  readonly approval?: Approval;
  readonly lapsed?: Lapse;
  /** The fingerprint of the target that the facts are about: another tool may have changed it since. */
  readonly targetHash?: string;
}

/** The facts about a unit's target, under the segment's id. */
export function writeUnitFacts(unit: TargetedUnit): Markup {
  const approval = unit.state === 'translated' ? lapseMetas(unit.lapsed) : approvalMetas(unit.approval);
  return element('mda:metaGroup', { id: toNameToken(unit.id), category: OURS }, [
    ...originMetas(unit.origin),
    ...termMetas(unit.termUses),
    ...approval,
    meta('target-hash', fingerprint(unit.target)),
  ]);
}

export function writeCandidateFacts(candidate: Candidate): Markup {
  const metas = [...originMetas(candidate.origin), ...termMetas(candidate.termUses)];
  return element('mda:metadata', {}, [element('mda:metaGroup', { category: OURS }, metas)]);
}

function originMetas(origin: Origin): readonly Markup[] {
  const kind = meta('origin', origin.kind);
  switch (origin.kind) {
    case 'engine':
      return [kind, meta('engine', origin.engine)];
    case 'memory':
      return [kind, meta('from', origin.from), meta('score', String(origin.score))];
    case 'person':
      return origin.name === undefined ? [kind] : [kind, meta('name', origin.name)];
  }
}

/** The hash, a space, the concept. */
function termMetas(uses: readonly TermUse[]): readonly Markup[] {
  return uses.map(({ concept, hash }) => {
    const token = toValue(hash).replaceAll(' ', '\\u0020');
    return textElement('mda:meta', { type: 'term' }, escapeText(`${token} ${toValue(concept)}`));
  });
}

function approvalMetas({ by, at, hash }: Approval): readonly Markup[] {
  return [meta('approved-by', by), meta('approved-at', at), meta('approval-hash', hash)];
}

function lapseMetas(lapsed: Lapse | undefined): readonly Markup[] {
  return lapsed ? [meta('lapsed-by', lapsed.by), meta('lapsed-at', lapsed.at)] : [];
}

function meta(type: string, text: string): Markup {
  return textElement('mda:meta', { type }, escapeText(toValue(text)));
}

/** Dragoman's metadata groups in a unit or match: the facts by the id of the segment that they are about. */
export function readFacts(parent: XmlElement, file: string): ReadonlyMap<string, TargetFacts> {
  const groups = childElements(parent, 'metadata')
    .filter(({ namespace }) => namespace === NAMESPACES.mda)
    .flatMap(metadata => childElements(metadata, 'metaGroup'))
    .filter(group => group.attributes.category === OURS);
  return new Map(groups.map(group => [fromNameToken(group.attributes.id ?? ''), factsOf(group, file)]));
}

function factsOf(group: XmlElement, file: string): TargetFacts {
  const metas = childElements(group, 'meta').map(found => ({ type: found.attributes.type, text: textOf(found) }));
  const value = (type: string): string | undefined => {
    const text = metas.find(found => found.type === type)?.text;
    return text === undefined ? undefined : fromValue(text);
  };
  const approval = approvalOf(value);
  const lapsed = lapseOf(value);
  const targetHash = value('target-hash');
  return {
    origin: originOf(value, group, file),
    termUses: metas.filter(({ type }) => type === 'term').map(({ text }) => termUseOf(text)),
    ...(approval && { approval }),
    ...(lapsed && { lapsed }),
    ...(targetHash !== undefined && { targetHash }),
  };
}

function originOf(value: (type: string) => string | undefined, group: XmlElement, file: string): Origin {
  const kind = value('origin');
  switch (kind) {
    case 'engine':
      return { kind, engine: value('engine') ?? '' };
    case 'memory':
      return { kind, from: value('from') ?? '', score: Number(value('score')) || 0 };
    case 'person': {
      const name = value('name');
      return name === undefined ? { kind } : { kind, name };
    }
    default:
      throw xmlError(
        file,
        group.line,
        `the metadata says the origin is “${kind ?? ''}”`,
        'Use engine, memory or person, or delete this mda:metaGroup: the target then counts as a person’s draft.',
      );
  }
}

function termUseOf(text: string): TermUse {
  const space = text.indexOf(' ');
  return { concept: fromValue(text.slice(space + 1)), hash: fromValue(text.slice(0, Math.max(space, 0))) };
}

function approvalOf(value: (type: string) => string | undefined): Approval | undefined {
  const [by, at, hash] = [value('approved-by'), value('approved-at'), value('approval-hash')];
  return by === undefined || at === undefined || hash === undefined ? undefined : { by, at, hash };
}

function lapseOf(value: (type: string) => string | undefined): Lapse | undefined {
  const [by, at] = [value('lapsed-by'), value('lapsed-at')];
  return by === undefined || at === undefined ? undefined : { by, at };
}
