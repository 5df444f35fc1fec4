import { describe, expect, it } from 'vitest';
import { loginLimit } from '../../src/review/loginLimit.ts';

const PROXY = '10.0.0.1';

/** A limit with a clock of its own. */
function limited() {
  let time = 0;
  const limit = loginLimit(() => time);
  /** Whether one may try. */
  const tries = (name: string, address = PROXY) => {
    try {
      limit.begin({ address, name });
      return true;
    } catch {
      return false;
    }
  };
  return {
    tries,
    fails: (times: number, name: (at: number) => string, address?: (at: number) => string) =>
      Array.from({ length: times }, (_, at) => tries(name(at), address?.(at))).filter(Boolean).length,
    passes(name: string, address = PROXY) {
      const may = tries(name, address);
      if (may) limit.passed({ address, name });
      return may;
    },
    wait(minutes: number) {
      time += minutes * 60_000;
    },
  };
}

describe('whoever tries passwords', () => {
  it('waits after five failures, longer each time, and no longer than a quarter of an hour', () => {
    const { tries, fails, wait } = limited();
    expect(fails(9, () => 'Ewa')).toBe(5);
    wait(0.4);
    expect(tries('Ewa')).toBe(false);
    wait(0.2);
    expect(tries('Ewa')).toBe(true);
    wait(0.6);
    expect(tries('Ewa')).toBe(false);
    for (let round = 0; round < 20; round++) {
      wait(15);
      expect(tries('Ewa')).toBe(true);
    }
  });

  it('holds up nobody else who comes from the same address, as all do behind a proxy', () => {
    const { fails, passes } = limited();
    fails(40, () => 'Ewa');
    expect(passes('Jan')).toBe(true);
  });

  it('is held up where many names are tried from one address, whoever else logs in there', () => {
    const { fails, passes } = limited();
    expect(fails(30, at => `osoba ${at}`)).toBe(30);
    for (let times = 0; times < 40; times++) expect(passes('Jan')).toBe(true);
    expect(fails(40, at => `ktoś ${at}`)).toBe(20);
    expect(passes('Jan')).toBe(false);
  });

  it('is held up where one name is tried from many addresses, but not at the desk where that name works', () => {
    const { fails, passes, tries } = limited();
    expect(passes('Ewa', '192.0.2.7')).toBe(true);
    expect(
      fails(
        100,
        () => 'Ewa',
        at => `203.0.113.${at}`,
      ),
    ).toBe(20);
    expect(tries('Ewa', '203.0.113.200')).toBe(false);
    expect(passes('Ewa', '192.0.2.7')).toBe(true);
  });

  it('is forgiven after an hour', () => {
    const { fails, wait } = limited();
    expect(fails(9, () => 'Ewa')).toBe(5);
    wait(61);
    expect(fails(9, () => 'Ewa')).toBe(5);
  });
});
