import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directionOf, escapeHtml } from '../../src/html.ts';
import type { Origin, TargetedUnit } from '../../src/model.ts';
import { bodyOf } from '../../src/publish/body.ts';
import { disclosureFor, parseDisclosure } from '../../src/publish/disclosure.ts';
import { changeBetween } from '../../src/publish/distance.ts';
import { canonical } from '../../src/publish/evidence.ts';
import { obstaclesTo, type Standing, strictGates } from '../../src/publish/gates.ts';
import { writePage } from '../../src/publish/page.ts';
import { waiverOf, waiversOf } from '../../src/waivers.ts';

const approval = { by: 'Łucja Żółć', at: '2026-11-20T10:00:00.000Z', hash: 'h' };
const engine: Origin = { kind: 'engine', engine: 'deepl:quality_optimized' };
const base = {
  ...{ id: 's-1', text: 'Rozmowy trwały trzy godziny.', gap: '', terms: [], candidates: [], termUses: [] },
  ...{ target: 'The talks lasted three hours.', origin: engine },
} as const;
const final: TargetedUnit = { ...base, state: 'final', approval };
const reviewed: TargetedUnit = { ...base, state: 'reviewed', approval };
const draft: TargetedUnit = { ...base, state: 'translated' };
const byPerson: TargetedUnit = { ...base, state: 'translated', origin: { kind: 'person', name: 'Jan Kłos' } };
const postEdited = {
  ...byPerson,
  state: 'translated',
  candidates: [{ source: base.text, target: 'Talks took three hours.', origin: engine, similarity: 100, termUses: [] }],
} as const;
const missing = { ...base, state: 'initial' } as const;

const error = { check: 'number-missing', severity: 'error', message: 'No 3.', advice: 'Put it in.' } as const;

function standing(unit: Standing['unit'], more: Partial<Standing> = {}): Standing {
  const held = 'approval' in unit ? { approval } : {};
  return { unit, isOutOfDate: false, findings: [], waivers: [], ...held, ...more };
}

function gatesFor(each: Standing, more: object = {}, gates = {}) {
  const whole = { editor: 'Anna Gęślik', embargo: false, isWritten: true, standings: [each], ...more };
  return obstaclesTo(whole, { ...strictGates, ...gates }).map(({ gate }) => gate);
}

describe('the gates', () => {
  const waiver = { check: 'number-missing', by: 'Jan Kłos', at: '', reason: 'Said in the next sentence.' };
  const { approval: _, ...unheld } = standing(final);
  it.each<[string, readonly string[], readonly string[]]>([
    ['a signed sentence passes', gatesFor(standing(final)), []],
    ['a reviewed one is not enough', gatesFor(standing(reviewed)), ['state']],
    ['… unless the house says so', gatesFor(standing(reviewed), {}, { state: 'reviewed' }), []],
    ['a draft is not enough', gatesFor(standing(draft)), ['state']],
    ['… unless the house says so', gatesFor(standing(draft), {}, { state: 'translated' }), []],
    ['a missing translation never passes', gatesFor(standing(missing), {}, { state: 'translated' }), ['state']],
    ['an empty one neither', gatesFor(standing({ ...final, target: ' ' })), ['state']],
    ['an approval that does not hold is none', gatesFor(unheld), ['state']],
    ['a term has changed since', gatesFor(standing(final, { isOutOfDate: true })), ['upToDate']],
    ['an error is in the way', gatesFor(standing(final, { findings: [error] })), ['noErrors']],
    ['a waived one is not', gatesFor(standing(final, { findings: [error], waivers: [waiver] })), []],
    [
      'a waiver of another check does not help',
      gatesFor(standing(final, { findings: [error], waivers: [{ ...waiver, check: 'number-added' }] })),
      ['noErrors'],
    ],
    ['a warning is not in the way', gatesFor(standing(final, { findings: [{ ...error, severity: 'warning' }] })), []],
    ['somebody must be responsible', gatesFor(standing(final), { editor: undefined }), ['editor']],
    ['files that are out of date', gatesFor(standing(final), { isWritten: false }), ['files']],
    ['an embargo holds whatever the gates', gatesFor(standing(final), { embargo: true }), ['embargo']],
  ])('%s', (_name, found, expected) => {
    expect(found).toEqual(expected);
  });
});

describe('a waiver', () => {
  const notes = (...texts: string[]) => ({ notes: texts.map(text => ({ by: 'Jan Kłos', at: '2026-11-20', text })) });

  it('is a remark that names the check and gives a reason; the latest counts', () => {
    const waivers = waiversOf(
      notes('waive number-missing: raz', 'Dobrze!', ' Waive number-missing : padło już wyżej '),
    );
    expect(waivers.map(({ reason }) => reason)).toEqual(['raz', 'padło już wyżej']);
    expect(waiverOf(error, waivers)?.reason).toBe('padło już wyżej');
  });

  it.each(['waive number-missing', 'waive number-missing: ', 'waive: bo tak', 'Do not waive number-missing: why?'])(
    'is not “%s”',
    text => {
      expect(waiversOf(notes(text))).toEqual([]);
    },
  );
});

describe('the disclosure', () => {
  it.each<[string, readonly Standing[], string | undefined, string]>([
    ['nobody has read the machine’s text', [standing(draft), standing(draft)], 'Anna', 'all'],
    ['somebody has read a part of it', [standing(draft), standing(final)], 'Anna', 'some'],
    ['a person wrote the rest', [standing(draft), standing(byPerson)], 'Anna', 'some'],
    ['all is read, and nobody is responsible', [standing(final)], undefined, 'noEditor'],
    ['all is read, and somebody is responsible', [standing(final), standing(reviewed)], 'Anna', 'none'],
    ['people wrote it', [standing(byPerson)], undefined, 'none'],
    ['a person only changed the machine’s text', [standing(postEdited)], 'Anna', 'all'],
    ['… and then approved it', [standing({ ...postEdited, state: 'reviewed', approval })], 'Anna', 'none'],
    [
      'a memory may once have been a machine',
      [standing({ ...draft, origin: { kind: 'memory', from: 'memory/a.tmx', score: 100 } })],
      'Anna',
      'all',
    ],
  ])('where %s', (_name, standings, editor, due) => {
    expect(disclosureFor(standings, editor).due).toBe(due);
  });

  it('of a project names what is missing in it', () => {
    expect(() => parseDisclosure('{"all": "Übersetzt.", "some": " "}', 'disclosure/de.json')).toThrow('“some”');
    expect(() => parseDisclosure('{"all": ', 'disclosure/de.json')).toThrow('disclosure/de.json');
  });
});

describe('how much people changed', () => {
  it.each([
    ['The talks lasted 3 hours.', 'The talks lasted 3 hours.', 0, 0],
    ['The talks lasted 3 hours.', 'The talks took 3 hours.', 6, 1],
    ['płk Żółć', 'płk. Żółć', 1, 1],
    ['', 'Two words', 9, 2],
    ['It is 1.5 million', 'It is 1.6 million', 1, 1],
    ['🇵🇱 tak', '🇺🇦 tak', 2, 2],
  ])('from “%s” to “%s”', (before, after, characters, words) => {
    expect(changeBetween(before, after)).toMatchObject({ characters, words });
  });

  it('is never more than the longer text, and the same both ways', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
        const change = changeBetween(one, other);
        expect(change.characters).toBeLessThanOrEqual(change.ofCharacters);
        expect(change.words).toBeLessThanOrEqual(change.ofWords);
        expect(changeBetween(other, one)).toEqual(change);
      }),
    );
  });
});

describe('a page', () => {
  it('has no markup but its own, whatever the article holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(escapeHtml(text)).not.toMatch(/[<>"'\0]/);
        const page = (content: string) =>
          writePage({
            ...{ locale: 'en', title: content, disclosure: content },
            alternates: [{ locale: 'de', href: content }],
            body: bodyOf([{ kind: 'verbatim', pieces: [{ text: content, gap: '' }] }]),
          });
        expect(page(text).match(/</g)?.length).toBe(page('').match(/</g)?.length);
      }),
    );
  });

  it.each([
    ['en', 'ltr'],
    ['uk', 'ltr'],
    ['ar', 'rtl'],
    ['he-IL', 'rtl'],
    ['fa', 'rtl'],
    ['uz-Arab', 'rtl'],
  ])('in “%s” is written %s', (locale, direction) => {
    expect(directionOf(locale)).toBe(direction);
  });
});

describe('canonical JSON', () => {
  it('is the same for the same content, however it is laid out', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const text = canonical(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonical(JSON.parse(JSON.stringify(value, null, 3)))).toBe(text);
      }),
    );
    expect(canonical({ b: 1, a: [{ d: null, c: 'ż' }] })).toBe('{"a":[{"c":"ż","d":null}],"b":1}');
  });
});
