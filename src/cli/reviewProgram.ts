import { type Command, Option } from 'commander';
import { dryRun, example, json, project, type Run, toOption, wholeNumber } from './options.ts';

/** The commands by which people review: in the browser, or by verdict on the command line. */
export function addReview(dragoman: Command, run: Run): void {
  dragoman
    .command('review')
    .summary('review translations in the browser')
    .description(
      'Opens a page on which editors and translators read, correct, approve and sign off translations. Every confirmed change is in the project’s files at once. Serves this machine only, unless --host says otherwise.',
    )
    .addOption(new Option('--port <number>', 'the port to serve on').argParser(wholeNumber).default(3767))
    .addOption(new Option('--no-open', 'do not open the browser'))
    .addOption(new Option('--by <name>', 'who reviews').default(undefined, 'DRAGOMAN_NAME, or the name git signs with'))
    .addOption(new Option('--host <address>', 'serve a network too; needs users: `dragoman users add`'))
    .addOption(new Option('--allow-host <names...>', 'further names by which browsers may reach the server'))
    .addOption(
      new Option('--trust-proxy', 'believe the proxy in front about where requests come from (X-Forwarded-For)'),
    )
    .addOption(project())
    .addHelpText('after', example('dragoman review --by "Anna Nowak"'))
    .action(options => run(async world => (await import('./review.ts')).review(options, world)));

  const users = dragoman
    .command('users')
    .summary('say who may log in to a review server')
    .description('Says who may log in when `dragoman review --host` serves a team, and as what.');
  users
    .command('add')
    .summary('add someone, or give another role and password')
    .description('Lets someone log in. The password comes from standard input, or from DRAGOMAN_PASSWORD.')
    .argument('<name>', 'the name to log in with, which approvals will bear')
    .addOption(
      new Option('--role <role>', 'what they may do')
        .choices(['reader', 'translator', 'reviewer', 'terminologist', 'admin'])
        .default('translator'),
    )
    .addOption(project())
    .addHelpText('after', example('dragoman users add "Anna Nowak" --role reviewer'))
    .action((name, options) => run(async world => (await import('./users.ts')).add({ ...options, name }, world)));
  users
    .command('remove')
    .summary('take someone’s access away')
    .description('Takes someone’s access away; what they approved stays approved.')
    .argument('<name>', 'the name')
    .addOption(project())
    .addHelpText('after', example('dragoman users remove "Anna Nowak"'))
    .action((name, options) => run(async world => (await import('./users.ts')).remove({ ...options, name }, world)));
  users
    .command('list')
    .summary('show who may log in')
    .description('Shows who may log in, and as what.')
    .addOption(project())
    .addOption(json())
    .addHelpText('after', example('dragoman users list'))
    .action(options => run(async world => (await import('./users.ts')).list(options, world)));

  for (const [verdict, summary, description] of VERDICTS) {
    const command = dragoman
      .command(verdict)
      .summary(summary)
      .description(description)
      .argument('[paths...]', 'articles or folders of articles')
      .addOption(toOption())
      .addOption(new Option('--segment <ids...>', 'only these segments, by their ids'))
      .addOption(
        new Option('--by <name>', 'who does it').default(undefined, 'DRAGOMAN_NAME, or the name git signs with'),
      );
    if (verdict !== 'reject') command.addOption(new Option('--despite-errors', 'also what a check finds an error in'));
    command
      .addOption(dryRun())
      .addOption(project())
      .addOption(json())
      .addHelpText('after', example(`dragoman ${verdict} seeds/nato-bruksela.txt --to en --by "Anna Nowak"`))
      .action((paths, options) =>
        run(async world => (await import('./approve.ts')).pronounce(verdict, { ...options, paths }, world)),
      );
  }
}

const VERDICTS = [
  [
    'approve',
    'mark translations as reviewed by a person',
    'Marks translations as reviewed. An approval is bound to the source, the target and the terms: a later change of any of them voids it. What a check finds an error in is left out.',
  ],
  [
    'sign',
    'sign translations off for publication',
    'Marks translations as final: someone answers for their publication. It is bound, as an approval is, to source, target and terms.',
  ],
  ['reject', 'take approvals back', 'Makes drafts again of translations that were approved or signed off.'],
] as const;
