import { type Command, Option } from 'commander';
import { dryRun, example, json, project, type Run, toOption, wholeNumber } from './options.ts';

/** The commands that measure: engines against people's work, and the project's progress. */
export function addMeasuring(dragoman: Command, run: Run): void {
  dragoman
    .command('eval')
    .summary('measure engines against approved translations')
    .description(
      'Compares what engines made of articles with what people approved, or with a reference: chrF2 and BLEU as sacreBLEU computes them, terms kept, and how much had to be changed, with 95 % confidence. Engines named with --engine are asked now, within the budget; nothing in the project is changed.',
    )
    .argument('[paths...]', 'articles or folders of articles; all where none is named')
    .addOption(toOption())
    .addOption(
      new Option('--against <what>', 'what to measure against')
        .choices(['approved'])
        .default('approved')
        .conflicts(['reference']),
    )
    .addOption(
      new Option(
        '--reference <file>',
        'measure one article against this: a locale file (.json), or a plain text; say it again for a second reference',
      ).argParser((file: string, before: readonly string[] = []) => [...before, file]),
    )
    .addOption(new Option('--engine <names>', 'ask these engines, separated by commas, beside what is in the records'))
    .addOption(new Option('--html <file>', 'write a report with plots, a page on its own'))
    .addOption(
      new Option('--seed <number>', 'where chance begins: the same seed gives the same confidence')
        .argParser(wholeNumber)
        .default(1),
    )
    .addOption(
      new Option('--max-chars <number>', 'stop before this run has sent more characters').argParser(wholeNumber),
    )
    .addOption(new Option('-y, --yes', 'do not ask before a costly run'))
    .addOption(dryRun())
    .addOption(project())
    .addOption(json())
    .addHelpText('after', example('dragoman eval --to en --engine deepl,local --html report.html'))
    .action((paths, options) =>
      run(async world => (await import('./eval.ts')).evaluation({ ...options, paths }, world)),
    );

  dragoman
    .command('dashboard')
    .summary('write a page on the project’s progress, and badges')
    .description(
      'Writes into a folder: index.html, one page with progress by state, findings by kind, trend and spending; a badge (SVG) for each language; and history.json, to which each day adds a line.',
    )
    .addOption(new Option('--out <folder>', 'where to write').default('dashboard'))
    .addOption(toOption())
    .addOption(dryRun())
    .addOption(project())
    .addOption(json())
    .addHelpText('after', example('dragoman dashboard --out public/progress'))
    .action(options => run(async world => (await import('./dashboard.ts')).dashboard(options, world)));
}
