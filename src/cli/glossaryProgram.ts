import { type Command, Option } from 'commander';
import { dryRun, engineOption, example, json, project, type Run, toOption } from './options.ts';

/** The commands of `dragoman glossary`. */
export function addGlossary(dragoman: Command, run: Run): void {
  const glossary = dragoman
    .command('glossary')
    .summary('look at, change and hand over the terms')
    .description('Looks at, changes, checks and hands over the terms of a project.');

  const edited = (command: Command) => command.addOption(dryRun()).addOption(project()).addOption(json());

  glossary
    .command('list')
    .summary('show concepts')
    .description('Shows the concepts that have all the words in a term, an id or a note.')
    .argument('[words...]', 'words to look for')
    .addOption(new Option('--domain <name>', 'only of this domain'))
    .addOption(project())
    .addOption(json())
    .addHelpText('after', example('dragoman glossary list minister'))
    .action((words, options) => run(async world => (await import('./glossary.ts')).list({ ...options, words }, world)));

  edited(glossary.command('add'))
    .summary('add a concept')
    .description('Adds a concept. A value holds terms split by |, the first is preferred, ! marks a forbidden one.')
    .argument('<id>', 'the concept’s name, such as visegrad-group')
    .argument('<values...>', 'pl="…" en="…" note="…" source="…" domain="…"')
    .addOption(new Option('--into <file>', 'the glossary’s file, where there are several'))
    .addHelpText('after', example('dragoman glossary add weimar-triangle pl="Trójkąt Weimarski" en="Weimar Triangle"'))
    .action((id, values, options) =>
      run(async world => (await import('./glossary.ts')).add({ ...options, id, values }, world)),
    );

  edited(glossary.command('set'))
    .summary('change a concept')
    .description('Changes the named values of a concept; nothing else in the file is touched.')
    .argument('<id>', 'the concept')
    .argument('<values...>', 'pl="…" en="…" note="…" source="…" domain="…"')
    .addHelpText('after', example('dragoman glossary set visegrad-group en="Visegrád Group|V4|!Vyshehrad Group"'))
    .action((id, values, options) =>
      run(async world => (await import('./glossary.ts')).set({ ...options, id, values }, world)),
    );

  edited(glossary.command('remove'))
    .summary('remove a concept')
    .description('Removes a concept. Targets that were made with it are redone by the next `dragoman translate`.')
    .argument('<id>', 'the concept')
    .addHelpText('after', example('dragoman glossary remove weimar-triangle'))
    .action((id, options) =>
      run(async world => (await import('./glossary.ts')).remove({ ...options, id, values: [] }, world)),
    );

  glossary
    .command('forms')
    .summary('show the inflected forms of a term')
    .description('Shows the forms in which a term is found, by case and number.')
    .argument('<term>', 'the term, with switches if need be: "ćwiczenia {plural}"')
    .addOption(new Option('--locale <locale>', 'language of the term').default('pl'))
    .addOption(json())
    .addHelpText('after', example('dragoman glossary forms "Grupa Wyszehradzka"'))
    .action((term, options) =>
      run(async world => (await import('./glossaryForms.ts')).forms({ ...options, term }, world)),
    );

  glossary
    .command('find')
    .summary('find terms in a text')
    .description('Finds the terms in each line of a text. With --json, one line of JSON for each line.')
    .argument('[file]', 'a text file; - or none for standard input', '-')
    .addOption(new Option('--glossary <file>', 'a glossary to use instead of the project’s'))
    .addOption(new Option('--locale <locale>', 'language of the text (default: the project’s source language)'))
    .addOption(project())
    .addOption(json())
    .addHelpText('after', example('dragoman glossary find seeds/nato-bruksela.txt'))
    .action((file, options) =>
      run(async world => (await import('./glossaryFind.ts')).find({ ...options, file }, world)),
    );

  glossary
    .command('impact')
    .summary('show what a change of terms touches, and what it costs')
    .description(
      'Shows the sentences that have the concepts; without an id, the sentences whose concepts have changed since they were translated. Nothing is sent.',
    )
    .argument('[ids...]', 'concepts that are to change')
    .addOption(toOption())
    .addOption(project())
    .addOption(json())
    .addHelpText('after', example('dragoman glossary impact visegrad-group --to en'))
    .action((ids, options) =>
      run(async world => (await import('./glossaryImpact.ts')).glossaryImpact({ ...options, ids }, world)),
    );

  glossary
    .command('check')
    .summary('find what is wrong with the glossary')
    .description('Finds contradictions, doubles and spoilt characters. Exits with 1 if there is anything to mend.')
    .addOption(new Option('--unused', 'also report concepts that no article uses'))
    .addOption(project())
    .addOption(json())
    .addHelpText('after', example('dragoman glossary check'))
    .action(options => run(async world => (await import('./glossaryCheck.ts')).glossaryCheck(options, world)));

  glossary
    .command('import')
    .summary('take concepts in from CSV, TSV or TBX')
    .description('Takes concepts in: known ones get the file’s terms, new ones are added. Nothing is taken away.')
    .argument('<file>', 'a .csv, .tsv or .tbx file')
    .addOption(new Option('--into <file>', 'the glossary for new concepts, where there are several'))
    .addOption(dryRun())
    .addOption(project())
    .addOption(json())
    .addHelpText('after', example('dragoman glossary import terms.tbx --dry-run'))
    .action((file, options) =>
      run(async world => (await import('./glossaryExchange.ts')).importGlossary({ ...options, file }, world)),
    );

  glossary
    .command('export')
    .summary('write all concepts as CSV, TSV or TBX')
    .description('Writes all concepts: csv, tsv, tbx (ISO 30042:2019), or martif (its older form).')
    .addOption(new Option('--format <format>', 'csv, tsv, tbx or martif').default('tbx'))
    .addOption(new Option('--out <file>', 'the file to write; standard output where there is none'))
    .addOption(project())
    .addHelpText('after', example('dragoman glossary export --format tbx --out terms.tbx'))
    .action(options => run(async world => (await import('./glossaryExchange.ts')).exportGlossary(options, world)));

  glossary
    .command('push')
    .summary('bring the engine’s own glossary up to date')
    .description('Sends the terms with their inflected forms to the engine’s own glossary: only what has changed.')
    .addOption(engineOption())
    .addOption(dryRun())
    .addOption(project())
    .addOption(json())
    .addHelpText('after', example('dragoman glossary push --dry-run'))
    .action(options => run(async world => (await import('./glossaryPush.ts')).push(options, world)));
}
