import { shown } from '../codes.ts';
import type { Publication } from '../project/publish.ts';
import type { Obstacle } from '../publish/gates.ts';
import { type NumberedSegment, tellSegments } from './segmentList.ts';
import { counted } from './table.ts';
import type { World } from './world.ts';
import { wrapped } from './wrap.ts';

/** How many kinds of reasons, and how many articles, are told at length: a refusal should fit a screen. */
const KINDS = 6;
export const AT_LENGTH = 3;

type Refused = Pick<Publication, 'article' | 'locale' | 'obstacles' | 'standings'>;

/** Says why an article is not published: each kind of reason once, with the segments that it is about and what to do. */
export function tellRefusal(refused: Refused, world: World): void {
  tellHeading(refused, world);
  const segments = new Map(
    refused.standings.map(({ unit }, index) => [
      unit.id,
      { id: unit.id, number: index + 1, text: shown(unit.text, unit) },
    ]),
  );
  const groups = groupsOf(refused.obstacles);
  for (const group of groups.slice(0, KINDS)) tellGroup(group, segments, world);
  const more = groups.length - KINDS;
  if (more > 0) world.out(`  … and ${counted(more, 'other kind')} of reasons; --json lists all.\n`);
}

/** The same on one line, for one of many. */
export function tellHeading({ article, locale, obstacles }: Refused, { out, paint }: World): void {
  const about = new Set(obstacles.flatMap(({ segment }) => segment ?? [])).size;
  const where = about > 0 ? ` (${counted(about, 'segment')})` : '';
  const reasons = counted(groupsOf(obstacles).length, 'reason');
  out(`${paint.red('✗')} ${article.slug} → ${locale}: not published, for ${reasons}${where}\n`);
}

type Group = readonly [Obstacle, ...Obstacle[]];

/** What is wrong for the same reason stands together: the findings of one check, or what one gate says in the same words. */
function groupsOf(obstacles: readonly Obstacle[]): readonly Group[] {
  const groups = new Map<string, [Obstacle, ...Obstacle[]]>();
  for (const obstacle of obstacles) {
    const key = obstacle.check ?? `${obstacle.gate}\n${obstacle.message}`;
    const group = groups.get(key);
    if (group) group.push(obstacle);
    else groups.set(key, [obstacle]);
  }
  return [...groups.values()];
}

function tellGroup(group: Group, segments: ReadonlyMap<string, NumberedSegment>, world: World): void {
  const { out, paint, columns } = world;
  const [first] = group;
  const ids = group.flatMap(({ segment }) => segment ?? []);
  const places = [...new Set(ids)].flatMap(id => segments.get(id) ?? []);
  const count = places.length > 1 ? `  (${counted(places.length, 'segment')})` : '';
  const isAlike = group.every(({ message }) => message === first.message);
  const message = `${first.message}${isAlike ? '' : ' And more like it.'}`;
  out(`${paint.bold(wrapped(message, columns - count.length, '  '))}${paint.dim(count)}\n`);
  tellSegments(places, world);
  out(`${wrapped(first.advice, columns, '  → ')}\n`);
}
