import { join, relative, resolve } from 'node:path';
import { AppError } from '../errors.ts';
import { openProject } from '../project/project.ts';
import { type Difference, evidenceAt, type Verified, verifyEvidence } from '../project/verify.ts';
import { counted } from './table.ts';
import type { Command, World } from './world.ts';
import { wrapped } from './wrap.ts';

export interface VerifyOptions {
  readonly files: readonly string[];
  readonly json?: true;
}

/** Says what has changed since an article was published. */
export const verify: Command<VerifyOptions> = async (options, world) => {
  const results: (readonly [string, Verified])[] = [];
  for (const given of options.files.length > 0 ? options.files : [await publishedFolder(world)])
    for (const inside of await evidenceAt(resolve(world.cwd, given))) {
      const file = join(given, inside);
      results.push([file, await verifyEvidence(resolve(world.cwd, file), file)]);
    }
  if (options.json) world.out(`${JSON.stringify({ files: results.map(asData) }, null, 2)}\n`);
  else for (const [file, verified] of results) tell(file, verified, world);
  return results.some(([, { differences }]) => differences.length > 0) ? 'findings' : 'done';
};

/** Where the project publishes, as seen from the current folder. */
async function publishedFolder(world: World): Promise<string> {
  const { root, config } = await openProject(world.cwd);
  const folder = join(root, config.publish.folder);
  if ((await evidenceAt(folder)).some(Boolean)) return relative(world.cwd, folder) || '.';
  throw new AppError(
    'usage',
    `Nothing is published in ${config.publish.folder}/ yet.`,
    'Publish an article (`dragoman publish`), or name evidence that lies elsewhere.',
  );
}

function asData([file, { evidence, compared, differences, unchecked }]: readonly [string, Verified]): object {
  const { article, publishedAt, editor } = evidence;
  return { file, article, publishedAt, editor, holds: differences.length === 0, compared, differences, unchecked };
}

function tell(file: string, { evidence, compared, differences, unchecked }: Verified, world: World): void {
  const { paint } = world;
  const { article, publishedAt } = evidence;
  const what = `${article.slug} → ${article.targetLocale}, published ${publishedAt.slice(0, 10)}`;
  if (differences.length === 0) {
    const sentences = compared.segments > 0 ? ` and ${counted(compared.segments, 'sentence')}` : '';
    world.out(`${paint.green('✓')} ${what}: unchanged (${counted(compared.files, 'file')}${sentences})\n`);
  } else {
    world.out(`${paint.red('✗')} ${what}: ${counted(differences.length, 'difference')}\n`);
    for (const difference of differences) tellDifference(difference, world);
    world.out(`${wrapped(adviceFor(differences, file), world.columns, '  → ')}\n`);
  }
  if (unchecked.length > 0)
    world.out(
      `${paint.yellow('!')} ${counted(unchecked.length, 'file')} not compared: the evidence lies in no project.\n`,
    );
}

function tellDifference({ path, segment, message }: Difference, { out, paint, columns }: World): void {
  out(`  ${paint.bold([path, segment].filter(Boolean).join('  '))}\n${wrapped(message, columns, '    ')}\n`);
}

function adviceFor(differences: readonly Difference[], file: string): string {
  const kinds = new Set(differences.map(({ kind }) => kind));
  if (kinds.has('evidence')) return `Do not rely on ${file}: restore it from version control.`;
  if (kinds.has('published')) return 'Restore the published files from version control, or publish again.';
  return 'What is published is unchanged, but the project has gone on: review what differs, and publish again.';
}
