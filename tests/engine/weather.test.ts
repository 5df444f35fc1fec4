import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkedAnswer, type Engine, EngineError, type EngineErrorKind } from '../../src/engine/engine.ts';
import { openScheduler } from '../../src/engine/scheduler.ts';
import { dice, job } from './run.ts';

/** What happens to a request: it goes well, or it fails in some way, charged or not. */
type Weather =
  | { readonly kind: 'well' | 'short' | 'empty' }
  | {
      readonly kind: EngineErrorKind;
      readonly charged: boolean;
      readonly status?: number;
      readonly retryAfterMs?: number;
    };

interface Bill {
  /** Characters that were, or may have been, charged. */
  charged: number;
  readonly paid: string[];
  requests: number;
}

const POISON = 'trucizna';

/** An engine in changing weather, which keeps the bill. */
function weatherEngine(weather: readonly Weather[], bill: Bill): Engine {
  return {
    id: 'weather:1',
    name: 'weather',
    reach: 'network',
    concurrency: 4,
    capabilities: () => ({
      maxTexts: 5,
      maxBytes: 400,
      measure: ({ texts, context = '' }) => texts.join('').length + context.length,
      contextLength: 100,
      terms: 'none',
      markup: false,
      billedChars: text => text.length,
    }),
    async translate(request) {
      const today = weather[bill.requests] ?? { kind: 'well' };
      bill.requests += 1;
      expect(request.texts.length).toBeLessThanOrEqual(5);
      expect(request.texts.join('').length + (request.context ?? '').length).toBeLessThanOrEqual(400);
      await new Promise(resolve => setImmediate(resolve));
      const price = request.texts.join('').length;
      if (request.texts.some(text => text.includes(POISON)))
        throw new EngineError('invalid', 'poison', { status: 400, charged: false });
      if (today.kind !== 'well' && today.kind !== 'short' && today.kind !== 'empty') {
        const { kind, ...details } = today as Extract<Weather, { charged: boolean }>;
        if (details.charged) bill.charged += price;
        throw new EngineError(kind, 'bad weather', details);
      }
      bill.charged += price;
      const translations = request.texts.map(text => ({ text: `«${text}»` }));
      if (today.kind === 'short') return checkedAnswer(request, { translations: translations.slice(1) });
      bill.paid.push(...request.texts);
      return { translations: translations.map(one => (today.kind === 'empty' ? { text: ' ' } : one)) };
    },
  };
}

const weathers = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.constant<Weather>({ kind: 'well' }) },
    { weight: 1, arbitrary: fc.constantFrom<Weather>({ kind: 'short' }, { kind: 'empty' }) },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constantFrom<EngineErrorKind>(
          'rate',
          'transient',
          'too-large',
          'invalid',
          'response',
          'auth',
          'quota',
          'unsupported',
          'aborted',
        ),
        charged: fc.boolean(),
        status: fc.constantFrom(400, 429, 500),
        retryAfterMs: fc.constantFrom(0, 5, 10_000_000),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.constantFrom<Weather>(
        { kind: 'rate', charged: false },
        { kind: 'transient', charged: true },
        { kind: 'transient', charged: false, status: 503 },
      ),
    },
  ),
  { maxLength: 60 },
);

const texts = fc.array(
  fc.constantFrom(
    'Tak.',
    'Nie.',
    'Minister wyjechał do Brukseli.',
    `To jest ${POISON}.`,
    'Rozmowy trwały dwa dni i skończyły się niczym.',
    'Żegnaj.',
    `${'Za długie zdanie. '.repeat(30)}`,
  ),
  { maxLength: 40 },
);

it('comes to an end in any weather, gives nobody a wrong answer, and passes no cap', async () => {
  await fc.assert(
    fc.asyncProperty(
      weathers,
      fc.array(texts, { maxLength: 4 }),
      fc.integer({ min: 0, max: 3000 }),
      async (weather, articles, cap) => {
        const bill: Bill = { charged: 0, paid: [], requests: 0 };
        const scheduler = openScheduler({
          engine: weatherEngine(weather, bill),
          signal: new AbortController().signal,
          now: () => 0,
          random: dice(),
          sleep: () => Promise.resolve(),
          budget: { maxCharsPerRun: cap },
        });
        const jobs = articles.map((list, at) => job(list, { article: `a${at}` }));
        const outcomes = await Promise.all(jobs.map(one => scheduler.translate(one)));

        expect(bill.charged).toBeLessThanOrEqual(cap);
        expect(scheduler.totals().characters).toBe(bill.charged);
        for (const [at, { segments, stop }] of outcomes.entries()) {
          expect(segments.map(({ id }) => id)).toEqual(jobs[at]?.segments.map(({ id }) => id));
          for (const [place, segment] of segments.entries())
            if (segment.kind === 'translated') expect(segment.target).toBe(`«${jobs[at]?.segments[place]?.text}»`);
          // Whoever is left is told why.
          if (segments.some(({ kind }) => kind === 'left')) expect(stop).toBeDefined();
        }
        // In fair weather everything is done that can be done, and once.
        if (weather.every(({ kind }) => kind === 'well') && cap >= 2500) {
          const all = new Set(articles.flat().filter(text => text.length < 400 && !text.includes(POISON)));
          if (scheduler.stopped() === undefined) expect([...bill.paid].sort()).toEqual([...all].sort());
        }
      },
    ),
    { numRuns: 300 },
  );
});
