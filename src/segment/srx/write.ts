import type { Locale } from '../../model.ts';
import { element, escapeText, type Markup, textElement, writeXml } from '../../xml.ts';
import { languages, rulesFor } from '../rules/index.ts';
import { patternsOf, type RulePatterns } from './express.ts';

/**
 * The package's own rules as an SRX 2.0 file, in the syntax that Java and ICU share. What the engine decides by reading
 * a whole clause is put as near as patterns can.
 * @param locales  the languages wanted; none means all that have rules of their own. Any other locale gets the rules
 *   that know no abbreviations.
 */
export function exportSrx(locales: readonly Locale[] = []): string {
  const own = locales.length > 0 ? locales.map(rulesFor) : languages;
  const wanted = [...new Set([...own, rulesFor('und')])];
  return writeXml(
    element('srx', { xmlns: 'http://www.lisa.org/srx20', version: '2.0' }, [
      element('header', { segmentsubflows: 'yes', cascade: 'no' }, [
        element('formathandle', { type: 'start', include: 'no' }),
        element('formathandle', { type: 'end', include: 'yes' }),
        element('formathandle', { type: 'isolated', include: 'no' }),
      ]),
      element('body', {}, [
        element(
          'languagerules',
          {},
          wanted.map(rules =>
            element('languagerule', { languagerulename: rules.locale }, patternsOf(rules).map(ruleOf)),
          ),
        ),
        element(
          'maprules',
          {},
          wanted.map(({ locale }) =>
            element('languagemap', { languagepattern: mapPattern(locale), languagerulename: locale }),
          ),
        ),
      ]),
    ]),
  );
}

/** Tools ask for `pl`, `pl-PL`, `PL_pl`. */
function mapPattern(locale: Locale): string {
  if (locale === 'und') return '.*';
  const letters = [...locale].map(letter => `[${letter.toUpperCase()}${letter}]`);
  return `${letters.join('')}([-_].*)?`;
}

function ruleOf({ breaks, before, after }: RulePatterns): Markup {
  return element('rule', { break: breaks ? 'yes' : 'no' }, [
    textElement('beforebreak', {}, escapeText(before)),
    textElement('afterbreak', {}, escapeText(after)),
  ]);
}
