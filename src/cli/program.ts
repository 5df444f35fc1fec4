import { Command, Option } from 'commander';
import { addMeasuring } from './evalProgram.ts';
import { addExchange } from './exchangeProgram.ts';
import { addGlossary } from './glossaryProgram.ts';
import { addMemory } from './memoryProgram.ts';
import { addModels } from './modelsProgram.ts';
import { dryRun, engineOption, example, json, project, type Run, toOption, wholeNumber } from './options.ts';
import { addPublishing } from './publishProgram.ts';
import { addReview } from './reviewProgram.ts';
import { sayInOurWords } from './usage.ts';

/**
 * The command line: what can be asked, and how. Each command's work is in its own file.
 *
 * @param run  starts the chosen command
 */
export function program(version: string, run: Run): Command {
  const dragoman = new Command('dragoman')
    .description('Turns Polish prose into reviewed, terminology-exact i18next locale files.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command')
    .showSuggestionAfterError()
    .exitOverride()
    .addHelpText('after', EXIT_CODES);

  dragoman
    .command('init')
    .summary('make a project of a folder')
    .description('Makes a project of this folder: configuration, folders, and a glossary to start from.')
    .addOption(new Option('--from <locale>', 'language of the articles').default('pl'))
    .addOption(new Option('--to <locales>', 'languages to translate into, separated by commas').default('en'))
    .addOption(new Option('--no-glossary', 'start with an empty glossary instead of the defence one'))
    .addOption(new Option('--git', 'have git merge this project’s files by sentence: writes .gitattributes'))
    .addOption(new Option('--git-config', 'as --git, and set the merge driver in this clone'))
    .addOption(dryRun())
    .addOption(json())
    .addHelpText('after', example('dragoman init --to en,de,uk'))
    .action(options => run(async world => (await import('./init.ts')).init(options, world)));

  dragoman
    .command('add')
    .summary('take an article out of a web page')
    .description(
      'Takes the article out of a page, of the web or saved, into the folder of the articles: its text with its formatting, its title, and where it is from. Nothing of the page is run, and nothing that is there is overwritten.',
    )
    .argument('<page>', 'an address, or a saved page’s file')
    .addOption(new Option('--as <name>', 'what to call the article').default(undefined, 'after its title'))
    .addOption(dryRun())
    .addOption(project())
    .addOption(json())
    .addHelpText('after', example('dragoman add https://example.org/szczyt-w-lodzi --as szczyt'))
    .action((page, options) => run(async world => (await import('./add.ts')).add({ ...options, page }, world)));

  dragoman
    .command('translate')
    .summary('bring locale files up to date (the main job)')
    .description(
      'Splits articles into sentences, takes what is known from memory, has the engine translate what is new, and writes locale files and records. What people wrote or approved is never overwritten.',
    )
    .argument('[paths...]', 'articles or folders of articles; all where none is named')
    .addOption(toOption())
    .addOption(engineOption())
    .addOption(
      new Option('--max-chars <number>', 'stop before this run has sent more characters').argParser(wholeNumber),
    )
    .addOption(new Option('--prune', 'delete the files of articles that are gone'))
    .addOption(new Option('-y, --yes', 'do not ask before a costly run'))
    .addOption(dryRun())
    .addOption(project())
    .addOption(json())
    .addHelpText('after', example('dragoman translate seeds/nato-bruksela.txt --to en,de --dry-run'))
    .action((paths, options) =>
      run(async world => (await import('./translate.ts')).translate({ ...options, paths }, world)),
    );

  dragoman
    .command('watch')
    .summary('translate whenever something changes')
    .description(
      'Translates now, and again whenever an article, the glossary, the memory or the configuration changes.',
    )
    .argument('[paths...]', 'articles or folders of articles; all where none is named')
    .addOption(toOption())
    .addOption(engineOption())
    .addOption(
      new Option('--max-chars <number>', 'stop before the whole watch has sent more characters').argParser(wholeNumber),
    )
    .addOption(new Option('-y, --yes', 'do not ask before a costly run'))
    .addOption(project())
    .addHelpText('after', example('dragoman watch --to en --max-chars 50000'))
    .action((paths, options) => run(async world => (await import('./watch.ts')).watch({ ...options, paths }, world)));

  dragoman
    .command('status')
    .summary('show what is translated, reviewed and out of date')
    .description('Shows the state of every article in every language, and files whose article is gone.')
    .argument('[paths...]', 'articles or folders of articles; all where none is named')
    .addOption(toOption())
    .addOption(new Option('--prune', 'delete the files of articles that are gone'))
    .addOption(engineOption())
    .addOption(project())
    .addOption(json())
    .addHelpText('after', example('dragoman status --to en'))
    .action((paths, options) => run(async world => (await import('./status.ts')).status({ ...options, paths }, world)));

  dragoman
    .command('check')
    .summary('find what is wrong with translations (a gate for CI)')
    .description(
      'Checks every translation, and that the locale files are up to date. Exits with 1 if there is an error.',
    )
    .argument('[paths...]', 'articles or folders of articles; all where none is named')
    .addOption(toOption())
    .addOption(new Option('--source', 'look for what to put right in the articles themselves, before translating'))
    .addOption(new Option('--ignore <segment>', 'let the findings of a segment stand; needs --because'))
    .addOption(new Option('--because <reason>', 'why they may stand; kept in the record'))
    .addOption(new Option('--only <checks>', 'with --ignore: which checks’ findings, separated by commas'))
    .addOption(new Option('--by <name>', 'with --ignore: who says so'))
    .addOption(new Option('--since <revision>', 'only articles that have changed since this revision of git'))
    .addOption(
      new Option('--format <format>', 'how to tell what is found')
        .choices(['text', 'json', 'junit', 'sarif', 'github'])
        .default(undefined, 'text')
        .conflicts('json'),
    )
    .addOption(project())
    .addOption(json())
    .addHelpText('after', example('dragoman check --to en --since origin/main --format sarif'))
    .action((paths, options) => run(async world => (await import('./check.ts')).check({ ...options, paths }, world)));

  addReview(dragoman, run);
  addPublishing(dragoman, run);
  addExchange(dragoman, run);

  dragoman
    .command('segment')
    .summary('split a text into sentences')
    .description('Prints the sentences of a text, one a line.')
    .argument('[file]', 'a text file; - or none for standard input', '-')
    .addOption(new Option('--locale <locale>', 'language of the text').default('pl'))
    .addOption(new Option('--srx <file>', 'segment by the rules of an SRX file'))
    .addOption(new Option('--export-srx', 'print Dragoman’s own rules as SRX'))
    .addOption(project())
    .addOption(json())
    .addHelpText('after', example('dragoman segment seeds/nato-bruksela.txt --locale pl'))
    .action((file, options) =>
      run(async world => (await import('./segment.ts')).segmentFile({ ...options, file }, world)),
    );

  addGlossary(dragoman, run);
  addMemory(dragoman, run);
  addModels(dragoman, run);
  addMeasuring(dragoman, run);
  sayInOurWords(dragoman);
  return dragoman;
}

const EXIT_CODES = `
Exit codes:
   0  done                                   5  engine or disk unavailable: run again
   1  errors found, or files out of date     6  budget reached
   2  the command was not understood        70  a bug in Dragoman
   3  a file of the project is invalid     130  interrupted
   4  engine refused: key or quota             Finished work is always kept.
`;
