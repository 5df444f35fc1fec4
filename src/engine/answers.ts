import type { Ask } from './job.ts';

/** What became of a text that was asked for. */
export type Resolution =
  | { readonly kind: 'translated'; readonly text: string }
  | { readonly kind: 'failed'; readonly reason: string; readonly advice: string }
  | { readonly kind: 'left' };

/** An ask that somebody has to send; `settle` says what became of it, and only the first time counts. */
export interface OpenAsk extends Ask {
  settle(resolution: Resolution): void;
}

/** The sentences of a run: what was answered, and what is under way, so that nobody asks twice. */
export interface Answers {
  /** What is known of a sentence, or will be. */
  of(sentence: string): Promise<Resolution> | undefined;
  /** From now on, whoever needs this sentence waits for this ask. */
  open(ask: Ask): { readonly ask: OpenAsk; readonly resolution: Promise<Resolution> };
  keep(sentence: string, text: string): void;
}

/** Enough for the sentences that articles have in common, and the same however many articles there are. */
const MOST = 20_000;

export function openAnswers(): Answers {
  const answered = new Map<string, string>();
  const underWay = new Map<string, Promise<Resolution>>();

  return {
    of(sentence) {
      const text = answered.get(sentence);
      return text === undefined ? underWay.get(sentence) : Promise.resolve({ kind: 'translated', text });
    },
    open(ask) {
      let settle: (resolution: Resolution) => void = () => {};
      const resolution = new Promise<Resolution>(resolve => {
        settle = resolve;
      }).then(result => {
        underWay.delete(ask.sentence);
        if (result.kind === 'translated') keep(ask.sentence, result.text);
        return result;
      });
      underWay.set(ask.sentence, resolution);
      return { ask: { ...ask, settle }, resolution };
    },
    keep,
  };

  function keep(sentence: string, text: string): void {
    answered.set(sentence, text);
    const [oldest] = answered.keys();
    if (answered.size > MOST && oldest !== undefined) answered.delete(oldest);
  }
}
