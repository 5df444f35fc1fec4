import { type Command, Option } from 'commander';
import { dryRun, example, json, project, type Run, toOption } from './options.ts';

/** The commands by which texts go out, and by which it is proved afterwards what went out. */
export function addPublishing(dragoman: Command, run: Run): void {
  dragoman
    .command('publish')
    .summary('write articles for readers, with evidence, if the gates hold')
    .description(
      'Refuses an article unless every segment is signed off, none is out of date, no error is left that is not waived, and an editor is named (“publish.gates” in the configuration). Then writes it in its own format and as HTML, with the evidence of who did what.',
    )
    .argument('[paths...]', 'articles or folders of articles; all where none is named')
    .addOption(toOption())
    .addOption(
      new Option('--editor <name>', 'who holds editorial responsibility').default(undefined, '“publish.editor”'),
    )
    .addOption(dryRun())
    .addOption(project())
    .addOption(json())
    .addHelpText('after', example('dragoman publish seeds/nato-bruksela.txt --to en --editor "Anna Nowak"'))
    .action((paths, options) =>
      run(async world => (await import('./publish.ts')).publish({ ...options, paths }, world)),
    );

  dragoman
    .command('verify')
    .summary('say what has changed since an article was published')
    .description(
      'Recomputes the hashes of an evidence file: of itself, of the published files beside it, and of the project’s files. Exits with 1 if anything differs.',
    )
    .argument('[files...]', 'evidence.json files, or folders; all that the project has published where none is named')
    .addOption(json())
    .addHelpText('after', example('dragoman verify published/en/nato-bruksela/evidence.json'))
    .action((files, options) => run(async world => (await import('./verify.ts')).verify({ ...options, files }, world)));
}
