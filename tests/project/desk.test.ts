import { expect, it } from 'vitest';
import { openDesk } from '../../src/project/desk.ts';
import { openProject } from '../../src/project/project.ts';
import { readSources } from '../../src/project/sources.ts';
import { targetFile } from '../../src/steps/units.ts';
import { smallProject } from '../cli/project.ts';

it.each(['json', 'xlf'])('what a person saves in a .%s while an engine is translating is not overwritten', async kind => {
  const folder = await smallProject();
  await folder.runHere(['translate', '--engine', 'pseudo']);
  const project = await openProject(folder.root);
  const [article] = (await readSources(project, [])).articles;
  if (!article) throw new Error('There is no article.');
  const desk = openDesk(project, article);
  const record = await desk.earlier('de', []);
  if (!record) throw new Error('There is no record.');

  await desk.writeTarget(record, targetFile(record));
  await desk.earlier('de', []);
  const file = `locales/de/szczyt.${kind}`;
  const edited = (await folder.read(file)).replace('⟦', 'Von Hand: ⟦');
  await folder.write(file, edited);
  await expect(desk.writeTarget(record, targetFile(record))).rejects.toThrow(/was edited while/);
  expect(await folder.read(file)).toBe(edited);
});
