import { fileURLToPath } from 'node:url';
import { AppError } from '../errors.ts';
import { listFiles, readBytes } from './files.ts';

/** The files of the review page as the build made them, by their path: `/index.html`. */
export async function readPage(): Promise<ReadonlyMap<string, Uint8Array>> {
  const folder = fileURLToPath(new URL('../review/web', import.meta.url));
  const names = await listFiles(folder, ['.html', '.js', '.css', '.woff2', '.svg', '.txt']);
  if (!names.includes('index.html'))
    throw new AppError('project', 'The review page is missing from the installation.', 'Install the package again.');
  const files = await Promise.all(names.map(async name => [`/${name}`, await readBytes(`${folder}/${name}`)] as const));
  return new Map(files.flatMap(([path, bytes]) => (bytes ? [[path, bytes] as const] : [])));
}
