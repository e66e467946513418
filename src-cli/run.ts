/**
 * The command line: what can be done without a window. Exit 0: done; 1: something is wrong, and was said; 2: not understood.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { importFormats } from '#core/exchange/guess-format.ts';
import { languageCodes } from '#core/locale/languages.ts';
import { contentCheck } from './content-check.ts';
import { contentStats } from './content-stats.ts';
import { examSimulate } from './exam/simulate.ts';
import { examStats } from './exam/stats.ts';
import { itemsExport } from './items/export.ts';
import { itemsImport } from './items/import.ts';
import { recordsCheck } from './records-check.ts';
import { verify } from './verify/verify.ts';

const root = new URL('..', import.meta.url);

const wholeNumber = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 10_000_000) {
    throw new InvalidArgumentError('A whole number from 1 to 10000000 is wanted.');
  }
  return value;
};

const anyNumber = (text: string): number => {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('A number is wanted.');
  return value;
};

const instant = (text: string): string => {
  const time = new Date(text);
  if (Number.isNaN(time.getTime()))
    throw new InvalidArgumentError('A time is wanted, for example 2027-03-01T00:00:00Z.');
  return time.toISOString();
};

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

  const exam = program.command('exam').description('blueprints and items');
  exam
    .command('simulate')
    .description('let simulated people sit an exam: how its decisions hold, and how often each item is shown')
    .requiredOption('--exam <id>', 'the course whose exam it is')
    .option('--candidates <number>', 'how many people, each with two forms', wholeNumber, 10_000)
    .option('--seed <text>', 'the same seed gives the same people and forms', 'fieldpass')
    .option('--ability-mean <number>', 'mean ability of the people', anyNumber, 0)
    .option('--ability-sd <number>', 'how much they differ', anyNumber, 1)
    .option('--content <folder>', 'the content folder', contentFolder)
    .option('--json', 'as JSON')
    .addOption(language())
    .action(async (options) => {
      exit = await examSimulate(options);
    });

  exam
    .command('stats <journals...>')
    .description('how the items of an exam do, from journals of attempts or folders that hold them')
    .option('--exam <id>', 'the course whose exam it is', 'basic-security')
    .option('--content <folder>', 'the content folder', contentFolder)
    .option('--json', 'as JSON')
    .option('--html <file>', 'also write a report with plots')
    .addOption(language())
    .action(async (journals, options) => {
      exit = await examStats(journals, options);
    });

  const items = program.command('items').description('exam items in and out');
  items
    .command('export')
    .description('write the whole bank of a course as a QTI 3.0 package')
    .requiredOption('--course <id>', 'the course whose items they are')
    .requiredOption('--out <file>', 'the package to write')
    .option('--force', 'write over a file that is there')
    .option('--content <folder>', 'the content folder', contentFolder)
    .addOption(language())
    .action(async (options) => {
      exit = await itemsExport(options);
    });
  items
    .command('import <file>')
    .description('read a QTI 3.0 package, Moodle XML or GIFT, and write items.yaml, scenarios.yaml and pictures')
    .addOption(new Option('--format <format>', 'what the file is, where it cannot be told').choices([...importFormats]))
    .requiredOption('--competency <id>', 'the competency of items that name none')
    .requiredOption('--source <text>', 'the source of items that name none')
    .requiredOption('--out <folder>', 'where the files are written')
    .addOption(new Option('--difficulty <level>', 'of items that name none').choices(['1', '2', '3']).default('2'))
    .addOption(new Option('--as <code>', 'language of texts that name none').choices([...languageCodes]).default('en'))
    .option('--content <folder>', 'the content folder', contentFolder)
    .addOption(language())
    .action(async (file, options) => {
      exit = await itemsImport(file, options);
    });

  program
    .command('verify <files...>')
    .description('say of each PDF, credential or picture of a paper whether it is good, and why; needs no network')
    .option('--trust <folder...>', 'folders with trust-list.json and status/; the first is the one that counts', [
      join(contentFolder, 'trust'),
    ])
    .option('--at <instant>', 'as if it were this time, for example 2027-03-01T00:00:00Z', instant)
    .option('--json', 'as JSON')
    .addOption(language())
    .action(async (files, options) => {
      exit = await verify(files, options);
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
