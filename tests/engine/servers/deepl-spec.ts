import type { ServerLanguage } from './deepl.ts';

/**
 * What DeepL's OpenAPI description (3.11) and reference say of requests: the reason why it would answer one with 400;
 * nothing where the request is as it should be.
 * https://github.com/DeepLcom/openapi, https://developers.deepl.com/api-reference
 */
export function faultOfTranslation(
  form: URLSearchParams,
  languages: readonly ServerLanguage[] | undefined,
  dictionaries: (glossary: string) => readonly string[] | undefined,
): string | undefined {
  const faulty = [...form].find(([name, value]) => !PARAMETERS[name]?.(value));
  if (faulty) return `Bad request: ${faulty[0]}`;
  const doubled = [...form.keys()].find((name, at, all) => !MANY.has(name) && all.indexOf(name) !== at);
  if (doubled) return `Parameter '${doubled}' given twice.`;
  const read = (name: string) => form.get(name) ?? '';
  if (form.getAll('text').length === 0) return "Parameter 'text' not specified.";
  if (form.getAll('text').some(text => text === '')) return "Value for 'text' is empty.";
  const target = read('target_lang');
  if (/^(en|pt|)$/i.test(target)) return "Value for 'target_lang' not supported.";
  const language = languages?.find(({ lang }) => lang.toLowerCase() === target.toLowerCase());
  if (languages && !language?.usable_as_target) return "Value for 'target_lang' not supported.";
  const has = (feature: string) => !language || Object.hasOwn(language.features, feature);
  if (/^(more|less)$/.test(read('formality')) && !has('formality')) return "'formality' is not supported.";
  if (form.has('custom_instructions') || form.has('style_id')) {
    if (!has('style_rules')) return "Style rules are not supported for given 'target_lang'.";
    if (read('model_type') === 'latency_optimized') return "Style rules need 'quality_optimized'.";
  }
  if (form.getAll('custom_instructions').length > 10) return "Too many 'custom_instructions'.";
  if (form.has('tag_handling_version') && !form.has('tag_handling')) return "'tag_handling' is missing.";
  return faultOfGlossary(form, dictionaries);
}

function faultOfGlossary(
  form: URLSearchParams,
  dictionaries: (glossary: string) => readonly string[] | undefined,
): string | undefined {
  const glossary = form.get('glossary_id');
  if (glossary === null) return undefined;
  const source = form.get('source_lang');
  if (source === null) return "Use of a glossary requires the 'source_lang' parameter.";
  const pair = `${source}-${form.get('target_lang')?.split('-')[0]}`.toLowerCase();
  return dictionaries(glossary)?.includes(pair) ? undefined : `The glossary has no dictionary ${pair}.`;
}

/** What is wrong with a dictionary of a multilingual glossary; its entries are TSV. */
export function faultOfDictionary(form: URLSearchParams, prefix: string): string | undefined {
  const read = (name: string) => form.get(`${prefix}${name}`) ?? '';
  if (read('entries_format') !== 'tsv') return 'Unsupported entry format specified';
  if (!/^[a-z]{2,3}$/.test(read('source_lang')) || !/^[a-z]{2,3}$/.test(read('target_lang')))
    return 'Unsupported glossary source and target language pair';
  const rows = read('entries')
    .split('\n')
    .map(line => line.split('\t'));
  if (read('entries') === '' || Buffer.byteLength(read('entries')) > 10 * 1024 * 1024)
    return 'Invalid glossary entries';
  const isBad = (cell: string) => cell.trim() === '' || cell.trim() !== cell || Buffer.byteLength(cell) > 1024;
  if (rows.some(row => row.length !== 2 || row.some(isBad))) return 'Invalid glossary entries provided';
  const sources = rows.map(([source]) => source);
  return new Set(sources).size < sources.length ? 'Key duplicates key' : undefined;
}

/** Of a glossary: required, and at most 1 024 bytes. */
export function isGlossaryName(name: string | null): name is string {
  return name !== null && name.trim() !== '' && Buffer.byteLength(name) <= 1024;
}

const any = () => true;
const oneOf =
  (...values: readonly string[]) =>
  (value: string) =>
    values.includes(value);
const isTruth = oneOf('0', '1', 'true', 'false');

/** Documented parameters of /v2/translate in a form, and what each may be. */
const PARAMETERS: Readonly<Record<string, (value: string) => boolean>> = {
  text: any,
  source_lang: value => /^[a-z]{2,3}$/i.test(value),
  target_lang: value => /^[a-z]{2,3}(-[a-z\d]{2,4})?$/i.test(value),
  context: any,
  show_billed_characters: isTruth,
  split_sentences: oneOf('0', '1', 'nonewlines'),
  preserve_formatting: isTruth,
  formality: oneOf('default', 'more', 'less', 'prefer_more', 'prefer_less'),
  model_type: oneOf('quality_optimized', 'prefer_quality_optimized', 'latency_optimized'),
  glossary_id: any,
  style_id: any,
  custom_instructions: value => Array.from(value).length <= 300,
  tag_handling: oneOf('xml', 'html'),
  tag_handling_version: oneOf('v1', 'v2'),
  outline_detection: isTruth,
  non_splitting_tags: any,
  splitting_tags: any,
  ignore_tags: any,
};

const MANY = new Set(['text', 'custom_instructions']);
