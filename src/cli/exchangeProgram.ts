import { type Command, Option } from 'commander';
import { SHAPES } from '../locale/shapes.ts';
import { dryRun, example, json, project, type Run, toOption } from './options.ts';

/** The commands by which work goes to other tools and comes back. */
export function addExchange(dragoman: Command, run: Run): void {
  dragoman
    .command('export')
    .summary('hand articles out to translators’ tools')
    .description('Writes articles with their translations for other tools. Nothing in the project changes.')
    .argument('[paths...]', 'articles or folders of articles; all where none is named')
    .addOption(new Option('--xliff <version>', 'for CAT tools').choices(['2.1', '2.0', '1.2']))
    .addOption(new Option('--po', 'for PO editors'))
    .addOption(new Option('--csv', 'a table for spreadsheets'))
    .addOption(new Option('--tsv', 'the same, with tabs'))
    .addOption(new Option('--i18next <shape>', 'locale files of another shape, for sites').choices(SHAPES))
    .addOption(new Option('--bilingual', 'one page of HTML to read and print: two columns, states, terms, findings'))
    .addOption(new Option('--document', 'the translated article in its own format: Markdown, HTML, Word, text'))
    .addOption(new Option('--copy-source', 'fill empty targets with the source, for tools that need it (XLIFF 1.2)'))
    .addOption(toOption())
    .addOption(new Option('-o, --out <file>', 'a file, or a folder for several; standard output by default'))
    .addOption(project())
    .addOption(json())
    .addHelpText('after', example('dragoman export --xliff 1.2 seeds/nato-bruksela.txt --to en --out nato.xlf'))
    .action((paths, options) =>
      run(async world => (await import('./export.ts')).exportArticles({ ...options, paths }, world)),
    );

  dragoman
    .command('import')
    .summary('take back what translators’ tools saved')
    .description(
      'Takes targets, states and notes of files into the records. What was changed here since the export is never overwritten: it is listed, and both texts are kept.',
    )
    .argument('<files...>', 'XLIFF 1.2, 2.0 or 2.1, PO, CSV or TSV')
    .addOption(
      new Option('--by <name>', 'whose work it is; what the file says is reviewed then counts as reviewed by them'),
    )
    .addOption(dryRun())
    .addOption(project())
    .addOption(json())
    .addHelpText('after', example('dragoman import nato.xlf --by "Anna Nowak"'))
    .action((files, options) =>
      run(async world => (await import('./import.ts')).importArticles({ ...options, files }, world)),
    );

  dragoman
    .command('merge-driver')
    .summary('merge a file for git, by sentence and by concept')
    .description(
      'What git runs to merge records, locale files and glossaries; `dragoman init --git` sets it up. Different sentences merge; one that both sides changed becomes a draft with both texts as candidates.',
    )
    .argument('<base>', '%O')
    .argument('<ours>', '%A')
    .argument('<theirs>', '%B')
    .argument('<path>', '%P')
    .addHelpText('after', example('dragoman init --git-config'))
    .action((base, ours, theirs, path) =>
      run(async world => (await import('./mergeDriver.ts')).mergeDriver([base, ours, theirs, path], world)),
    );
}
