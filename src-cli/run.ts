/**
 * The command line: what can be done without a window. Exit 0: done; 1: something is wrong, and was said; 2: not understood.
 */
import { readFile } from 'node:fs/promises';
import { Command, CommanderError, Option } from 'commander';
import { languageCodes } from '#core/locale/languages.ts';
import { contentCheck } from './content-check.ts';
import { contentStats } from './content-stats.ts';
import { recordsCheck } from './records-check.ts';

const root = new URL('..', import.meta.url);

export async function run(args: readonly string[]): Promise<number> {
  const { version } = JSON.parse(await readFile(new URL('package.json', root), 'utf8')) as { version: string };
  const contentFolder = new URL('content', root).pathname;
  let exit = 0;

  const program = new Command('fieldpass')
    .description('Field security training and credentials, without a window.')
    .version(version)
    .exitOverride()
    .showHelpAfterError('(fieldpass --help lists what can be done)');
  const language = () =>
    new Option('--language <code>', 'language of messages').choices([...languageCodes]).default('en');

  const content = program.command('content').description('courses, competencies and exam items');
  content
    .command('check')
    .description('read all content as the application does; name file, line and what is wrong')
    .option('--content <folder>', 'the content folder', contentFolder)
    .addOption(language())
    .action(async (options) => {
      exit = await contentCheck(options);
    });
  content
    .command('stats')
    .description('how much each course holds, by language')
    .option('--content <folder>', 'the content folder', contentFolder)
    .option('--json', 'as JSON')
    .action(async (options) => {
      exit = await contentStats(options);
    });

  const records = program.command('records').description("learners' profiles, exam journals and certificates");
  records
    .command('check')
    .description('check every profile, journal and certificate in a data folder; changes nothing')
    .requiredOption('--data <folder>', "the application's data folder")
    .addOption(language())
    .action(async (options) => {
      exit = await recordsCheck(options);
    });

  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
  return exit;
}
