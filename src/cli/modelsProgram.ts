import { type Command, Option } from 'commander';
import { dryRun, example, json, type Run } from './options.ts';

/** The commands of `dragoman models`. */
export function addModels(dragoman: Command, run: Run): void {
  const models = dragoman
    .command('models')
    .summary('get and remove models for translating on this machine')
    .description('Gets, lists and removes models for the engine “local”, which translates on this machine.');
  const registry = () =>
    new Option('--registry <address>', 'the list of models (default: Mozilla’s)').env('DRAGOMAN_MODELS_REGISTRY');

  models
    .command('pull')
    .summary('install models')
    .description(
      'Installs models for pairs of languages, from Mozilla’s registry or from a folder. A download that was cut goes on where it stopped.',
    )
    .argument('<pairs...>', 'pairs of languages, such as pl-en; others go through English: pl-en en-de')
    .addOption(new Option('--from <folder>', 'take the files from this folder: nothing is asked of the network'))
    .addOption(
      new Option('--architecture <name>', 'the kind of model, such as base-memory or tiny (default: the best)'),
    )
    .addOption(registry())
    .addOption(new Option('--force', 'install again what is installed'))
    .addOption(dryRun())
    .addOption(json())
    .addHelpText('after', example('dragoman models pull pl-en'))
    .action((pairs, options) =>
      run(async world => (await import('./models.ts')).pullModels({ ...options, pairs }, world)),
    );

  models
    .command('list')
    .summary('show the models on this machine')
    .description(
      'Shows the models on this machine, and which languages they can translate, through English or directly.',
    )
    .addOption(new Option('--available', 'show what the registry has instead'))
    .addOption(new Option('--verify', 'read every file, and compare its SHA-256'))
    .addOption(registry())
    .addOption(json())
    .addHelpText('after', example('dragoman models list'))
    .action(options => run(async world => (await import('./modelsList.ts')).listInstalled(options, world)));

  models
    .command('rm')
    .summary('remove models')
    .description('Removes models from this machine, and what a cut download has left of them.')
    .argument('<pairs...>', 'pairs of languages, such as pl-en')
    .addOption(dryRun())
    .addOption(json())
    .addHelpText('after', example('dragoman models rm en-de'))
    .action((pairs, options) =>
      run(async world => (await import('./models.ts')).removeModels({ ...options, pairs }, world)),
    );
}
