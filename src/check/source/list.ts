import type { AnnotatedSegment, Block, Finding } from '../../model.ts';
import { switchedOn, weighed } from '../switches.ts';
import { agreement } from './agreement.ts';
import { confusedWord } from './confusedWord.ts';
import { impossibleDate } from './impossibleDate.ts';
import { mixedQuotation, sourceQuotation } from './quotations.ts';
import { smallLetter } from './smallLetter.ts';
import type { SourceCheck, SourceContext } from './sourceCheck.ts';
import { missingStop, sourceDoubledWord, sourceSpacing } from './typing.ts';
import { unknownWord } from './unknownWord.ts';

/** Every check of the source there is. */
export const sourceChecks: readonly SourceCheck[] = [
  confusedWord,
  agreement,
  smallLetter,
  unknownWord,
  sourceQuotation,
  mixedQuotation,
  missingStop,
  sourceSpacing,
  sourceDoubledWord,
  impossibleDate,
];

/** What an editor should look at in a source text before it is translated, by the segment's id, in order of place. */
export function checkSource(
  blocks: readonly Block<AnnotatedSegment>[],
  context: SourceContext,
): ReadonlyMap<string, readonly Finding[]> {
  const checks = switchedOn(sourceChecks, context.switches);
  const found = new Map<string, Finding[]>();
  for (const block of blocks)
    for (const { segment, finding } of checks.flatMap(check => check.run(block, context)))
      found.set(segment, [...(found.get(segment) ?? []), ...weighed([finding], context.switches)]);
  for (const findings of found.values()) findings.sort((a, b) => (a.source?.start ?? 0) - (b.source?.start ?? 0));
  return found;
}
