import { readFileSync } from 'node:fs';
import { decodeText } from '../article/decode.ts';
import { languageOf } from '../check/language.ts';
import type { Locale } from '../model.ts';
import { type Disclosure, type DisclosureTexts, noDisclosure, parseDisclosure } from '../publish/disclosure.ts';
import { readBytes } from './files.ts';
import { type Project, paths, shown } from './project.ts';

/**
 * The sentence that tells a locale's readers that a machine made the text: the project's own, or that which comes with
 * Dragoman; of the locale, or of its language. Null where none is due.
 *
 * @throws AppError where there is none, or where the project's file is invalid
 */
export async function disclosureText(project: Project, locale: Locale, { due }: Disclosure): Promise<string | null> {
  if (due === 'none') return null;
  const texts = (await ownTexts(project, locale)) ?? shippedTexts(languageOf(locale));
  if (!texts) throw noDisclosure(locale, shown(project, paths.disclosure(project, locale)));
  return texts[due];
}

async function ownTexts(project: Project, locale: Locale): Promise<DisclosureTexts | undefined> {
  for (const name of new Set([locale, languageOf(locale)])) {
    const path = paths.disclosure(project, name);
    const bytes = await readBytes(path);
    if (bytes) return parseDisclosure(decodeText(bytes, shown(project, path)).text, shown(project, path));
  }
  return undefined;
}

/** The languages of which a file is in disclosure/. */
const SHIPPED: readonly string[] = ['de', 'en', 'fr', 'pl', 'uk'];

function shippedTexts(language: string): DisclosureTexts | undefined {
  if (!SHIPPED.includes(language)) return undefined;
  const file = `disclosure/${language}.json`;
  return parseDisclosure(readFileSync(new URL(`../../src/project/${file}`, import.meta.url), 'utf8'), file);
}
