import { type Mood, type Seen, startServer, type TestServer } from './server.ts';

export interface LibreTranslateServerOptions {
  readonly key?: string;
  readonly translate?: (text: string, target: string) => string;
  readonly mood?: (seen: Seen, number: number) => Mood;
  readonly latencyMs?: number;
}

/** A server that speaks LibreTranslate's API, on this machine. */
export function startLibreTranslateServer(options: LibreTranslateServerOptions = {}): Promise<TestServer> {
  return startServer(
    (seen, mood) => {
      const { q, target, api_key: key } = JSON.parse(seen.body) as { q: string[]; target: string; api_key?: string };
      if (options.key !== undefined && key !== options.key) return { status: 403, json: { error: 'Invalid API key' } };
      const texts = q.map(text => options.translate?.(text, target) ?? `[${target}] ${text}`);
      return { json: { translatedText: mood === 'short' ? texts.slice(1) : texts } };
    },
    options.mood,
    options.latencyMs,
  );
}
