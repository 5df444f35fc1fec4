import { type Mood, type Seen, startServer, type TestServer } from './server.ts';

export interface OpenAiServerOptions {
  readonly key?: string;
  readonly translate?: (text: string) => string;
  readonly mood?: (seen: Seen, number: number) => Mood;
  readonly latencyMs?: number;
  /** What the model says instead, given what was asked. */
  readonly say?: (asked: readonly AskedText[], body: ChatBody) => Partial<Choice>;
}

export interface AskedText {
  readonly id: string;
  readonly text: string;
  readonly terms?: readonly { readonly source: string; readonly target: string; readonly avoid?: readonly string[] }[];
}

export interface ChatBody {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly response_format: unknown;
}

export interface Choice {
  readonly finish_reason: string;
  readonly message: { readonly role: 'assistant'; readonly content?: string | null; readonly refusal?: string };
}

/** A server that speaks OpenAI's chat completions, on this machine, with a model that does as it is told. */
export function startOpenAiServer(options: OpenAiServerOptions = {}): Promise<TestServer> {
  return startServer(
    (seen, mood) => {
      if (options.key !== undefined && seen.headers.authorization !== `Bearer ${options.key}`)
        return { status: 401, json: { error: { message: 'Incorrect API key provided', code: 'invalid_api_key' } } };
      const body = JSON.parse(seen.body) as ChatBody;
      const { segments } = materialOf(body);
      const answers = segments.map(({ id, text }) => ({ id, text: options.translate?.(text) ?? `[en] ${text}` }));
      if (mood === 'short') answers.shift();
      if (mood === 'reordered') answers.reverse();
      const choice: Choice = {
        finish_reason: 'stop',
        message: { role: 'assistant', content: JSON.stringify({ translations: answers }) },
      };
      return { json: { choices: [{ index: 0, ...choice, ...options.say?.(segments, body) }] } };
    },
    options.mood,
    options.latencyMs,
  );
}

/** The article's part of a request: the last message, and nothing else. */
export function materialOf(body: ChatBody): { readonly context?: string; readonly segments: readonly AskedText[] } {
  return JSON.parse(body.messages.at(-1)?.content ?? '{}') as { segments: readonly AskedText[] };
}
