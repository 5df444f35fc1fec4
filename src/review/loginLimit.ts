import { BadRequest } from './http.ts';

/** Whoever tries to log in: from where, and as whom. */
export interface Attempt {
  readonly address: string;
  readonly name: string;
}

/** Slows down whoever tries passwords. */
export interface LoginLimit {
  /**
   * Counts an attempt, as failed until it has passed: many at once are not more than one after the other.
   * @throws BadRequest while one has to wait
   */
  begin(attempt: Attempt): void;
  passed(attempt: Attempt): void;
}

/**
 * So many failures are free; then one waits, twice as long each time.
 *
 * The tightest limit is for one name from one address, so that behind a proxy, where all come from one address, whoever
 * mistypes holds up nobody else. A name and an address have wider limits of their own, against one who tries a name from
 * many addresses or many names from one. That of a name does not hold for an address from which it has logged in: nobody is
 * locked out of where they work by what others try elsewhere.
 */
const FREE = { pair: 5, name: 20, address: 50 } as const;

/** In milliseconds. */
const [FIRST_WAIT, LONGEST_WAIT, FORGOTTEN_AFTER] = [30_000, 15 * 60_000, 3_600_000];

const MOST_KNOWN = 30_000;

interface Failures {
  readonly count: number;
  readonly until: number;
  readonly last: number;
}

export function loginLimit(now: () => number): LoginLimit {
  const failures = new Map<string, Failures>();
  const familiar = new Set<string>();
  const known = (key: string): Failures => {
    const found = failures.get(key);
    return found && now() - found.last < FORGOTTEN_AFTER ? found : { count: 0, until: 0, last: 0 };
  };
  const keep = (key: string, each: Failures) => {
    // What was tried last is forgotten last.
    failures.delete(key);
    if (each.count > 0) failures.set(key, each);
    if (failures.size > MOST_KNOWN) failures.delete(failures.keys().next().value ?? '');
  };
  const limitsFor = (attempt: Attempt) => {
    const { pair, name, address } = keysOf(attempt);
    const isFamiliar = familiar.has(pair);
    return [
      { key: pair, free: FREE.pair },
      ...(isFamiliar ? [] : [{ key: name, free: FREE.name }]),
      { key: address, free: FREE.address },
    ];
  };
  return {
    begin(attempt) {
      const limits = limitsFor(attempt);
      const until = Math.max(...limits.map(({ key }) => known(key).until));
      if (until > now()) throw wait(Math.ceil((until - now()) / 1000));
      for (const { key, free } of limits) {
        const count = known(key).count + 1;
        const length = count < free ? 0 : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (count - free));
        keep(key, { count, until: now() + length, last: now() });
      }
    },
    passed(attempt) {
      const { pair, name, address } = keysOf(attempt);
      familiar.delete(pair);
      familiar.add(pair);
      if (familiar.size > MOST_KNOWN) familiar.delete(familiar.keys().next().value ?? '');
      failures.delete(pair);
      failures.delete(name);
      // Others of the address may have failed: whoever has a password of their own takes back no more than this attempt.
      const { count, until, last } = known(address);
      keep(address, { count: count - 1, until: count - 1 < FREE.address ? 0 : until, last });
    },
  };
}

function keysOf({ address, name }: Attempt) {
  return { pair: `p ${address} ${name}`, name: `n ${name}`, address: `a ${address}` };
}

function wait(seconds: number): BadRequest {
  return new BadRequest(
    429,
    'There were too many attempts.',
    `Wait ${seconds} seconds.`,
    { 'retry-after': String(seconds) },
    { key: 'login.wait', values: { count: seconds } },
  );
}
