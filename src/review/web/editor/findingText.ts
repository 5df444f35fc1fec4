import type { Finding } from '../../api.ts';

/** What a check found and what to do about it, in the language in use. */
export function findingText({ message, advice }: Finding): Pick<Finding, 'message' | 'advice'> {
  return { message, advice };
}
