import { type Command, Option } from 'commander';
import { dryRun, example, json, project, type Run, toOption, wholeNumber } from './options.ts';

/** The commands of `dragoman memory`. */
export function addMemory(dragoman: Command, run: Run): void {
  const memory = dragoman
    .command('memory')
    .summary('search past translations, and bring them in and out')
    .description('Searches the translation memory: what was approved or written here, and what was imported.');

  memory
    .command('search')
    .summary('show what the memory has that is like a sentence')
    .description('Shows the most similar sentences of the memory with their translations, and what differs.')
    .argument('<text>', 'a sentence; - takes one a line from standard input')
    .addOption(toOption())
    .addOption(
      new Option('--from <percent>', 'how alike at least (default: the configuration’s)').argParser(wholeNumber),
    )
    .addOption(new Option('--limit <number>', 'how many at most').argParser(wholeNumber).default(5))
    .addOption(project())
    .addOption(json())
    .addHelpText('after', example('dragoman memory search "Szczyt odbył się w Brukseli." --to en'))
    .action((text, options) => run(async world => (await import('./memory.ts')).search({ ...options, text }, world)));

  memory
    .command('stats')
    .summary('show what the memory is made of')
    .description('Shows how many pairs of sentences the records and each imported file give, per language.')
    .addOption(project())
    .addOption(json())
    .addHelpText('after', example('dragoman memory stats'))
    .action(options => run(async world => (await import('./memory.ts')).stats(options, world)));

  memory
    .command('import')
    .summary('put a TMX file into the memory')
    .description('Looks a TMX (1.1 to 1.4) through, says what is wrong in it, and puts it into the memory’s folder.')
    .argument('<file>', 'a .tmx file')
    .addOption(new Option('--replace', 'take the place of another file of that name'))
    .addOption(dryRun())
    .addOption(project())
    .addOption(json())
    .addHelpText('after', example('dragoman memory import archive.tmx --dry-run'))
    .action((file, options) =>
      run(async world => (await import('./memoryExchange.ts')).importMemory({ ...options, file }, world)),
    );

  memory
    .command('export')
    .summary('write the project’s translations as TMX')
    .description('Writes the project’s translations as TMX 1.4b, for other tools: approved ones, or what --state says.')
    .addOption(new Option('--out <file>', 'the file to write; standard output where there is none'))
    .addOption(toOption())
    .addOption(
      new Option('--state <state>', 'reviewed (signed ones too), final, or all with drafts').default('reviewed'),
    )
    .addOption(dryRun())
    .addOption(project())
    .addOption(json())
    .addHelpText('after', example('dragoman memory export --to en --out memory-en.tmx'))
    .action(options => run(async world => (await import('./memoryExchange.ts')).exportMemory(options, world)));
}
