import type { Locale } from '../model.ts';

/** A language tag as BCP 47 spells it (`PL` is `pl`, `en_gb` is `en-GB`), or undefined where it is none. */
export const canonicalLocale = remembered((tag: string): Locale | undefined => {
  try {
    return Intl.getCanonicalLocales(tag.trim().replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
});

/**
 * How well a text of one locale serves for another: 3 the same, 2 the same language where one names no region, 1 another
 * region's, 0 another language or script (Serbian in Latin letters does not serve for Cyrillic).
 */
export function closeness(wanted: Locale, offered: Locale): 0 | 1 | 2 | 3 {
  const [one, other] = [likely(wanted), likely(offered)];
  if (!one || !other || one.language !== other.language || one.script !== other.script) return 0;
  if (one.tag === other.tag) return 3;
  return one.region && other.region && one.region !== other.region ? 1 : 2;
}

interface Likely {
  readonly tag: Locale;
  readonly language: string;
  readonly script: string | undefined;
  /** As the tag names it; absent where it names none. */
  readonly region: string | undefined;
}

const likely = remembered((tag: Locale): Likely | undefined => {
  const canonical = canonicalLocale(tag);
  if (!canonical) return undefined;
  const { language, region } = new Intl.Locale(canonical);
  // `und`: the language is not known, whatever is most likely.
  if (language === 'und') return undefined;
  return { tag: canonical, language, script: new Intl.Locale(canonical).maximize().script, region };
});

/** There are few locales and many texts. */
function remembered<T>(compute: (tag: string) => T): (tag: string) => T {
  const known = new Map<string, T>();
  return tag => {
    const found = known.get(tag);
    if (found !== undefined) return found;
    const value = compute(tag);
    if (known.size < 1000) known.set(tag, value);
    return value;
  };
}
