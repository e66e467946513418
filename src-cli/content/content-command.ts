/**
 * `fieldpass content …`: the options.
 */
import { type Command, Option } from 'commander';
import { courseStandards } from '#core/course-export/manifests.ts';
import { languageCodes } from '#core/locale/languages.ts';
import { port, type Shared } from '../registry/registry-command.ts';
import { addNewCommand } from './new-command.ts';

export function addContentCommand(program: Command, shared: Shared): void {
  const { contentFolder, language, exit, instant, passphraseHelp } = shared;
  const content = program.command('content').description('courses, competencies and exam items');
  const inFolder = ['--content <folder>', 'the content folder', contentFolder] as const;

  addNewCommand(content, shared);
  content
    .command('check')
    .description('read all content as the application does; name file, line and what is wrong')
    .option(...inFolder)
    .addOption(language())
    .action(async (options) => {
      exit(await (await import('./check.ts')).contentCheck(options));
    });
  content
    .command('stats')
    .description('how much each course holds, and how far its translations are, by language')
    .option(...inFolder)
    .option('--json', 'as JSON')
    .addOption(language())
    .action(async (options) => {
      exit(await (await import('./stats.ts')).contentStats(options));
    });
  content
    .command('preview')
    .description('show the content in the browser of this computer while it is written, until Ctrl-C')
    .option('--port <number>', '0: any that is free', port, 8438)
    .option('--with-keys', 'show what is right with each exam item')
    .option(...inFolder)
    .addOption(language())
    .action(async (options) => {
      exit(await (await import('./preview.ts')).contentPreview(options));
    });
  content
    .command('diff')
    .argument('[before]', 'a version that git keeps, or a folder', 'HEAD')
    .argument('[after]', 'the same; the content folder as it is now if not said')
    .description('what changed for learners between two versions of the content, and what has to be mended')
    .option(...inFolder)
    .option('--json', 'as JSON')
    .addOption(language())
    .action(async (before, after, options) => {
      exit(await (await import('./diff.ts')).contentDiff(before, after, options));
    });
  content
    .command('confirm')
    .description(
      'say of the translations into a language that somebody has looked at them: they fit the words of today',
    )
    .addOption(
      new Option('--translation <codes...>', 'the languages that were looked at')
        .choices([...languageCodes])
        .makeOptionMandatory(),
    )
    .option('--only <text>', 'only files whose path holds this')
    .option(...inFolder)
    .addOption(language())
    .action(async (options) => {
      exit(await (await import('./confirm.ts')).contentConfirm(options));
    });
  content
    .command('export-scorm')
    .description('the lessons of a course as a package that other learning systems play; the exam is not in it')
    .requiredOption('--course <id>', 'the course')
    .addOption(
      new Option('--standard <standard>', 'what the other system reads')
        .choices([...courseStandards])
        .makeOptionMandatory(),
    )
    .addOption(new Option('--course-language <code>', 'of the lessons').choices([...languageCodes]).default('en'))
    .requiredOption('--out <file>', 'the package to write')
    .option('--force', 'write over a file that is there')
    .option(...inFolder)
    .addOption(language())
    .action(async (options) => {
      exit(await (await import('./export-scorm.ts')).contentExportScorm(options));
    });
  content
    .command('pack <what>')
    .description('write all content (all), or a course with what belongs to it, to one file that is carried by hand')
    .requiredOption('--out <file>', 'the pack to write, named .fpc')
    .option('--force', 'write over a file that is there')
    .option(...inFolder)
    .addOption(language())
    .action(async (what, options) => {
      exit(await (await import('./pack.ts')).contentPack(what, options));
    });
  content
    .command('sign <pack>')
    .description('sign a pack in the name of an organisation; computers that rely on it take it from then on')
    .requiredOption('--issuer <folder>', 'the organisation, made with "fieldpass issuer new", or issuer/ of a registry')
    .option('--passphrase-file <file>', passphraseHelp)
    .option('--at <instant>', 'from when it is the newest, for example 2027-03-01T00:00:00Z; now if not said', instant)
    .addOption(language())
    .action(async (pack, options) => {
      exit(await (await import('./sign.ts')).contentSign(pack, options));
    });
  content
    .command('install <pack>')
    .description('take a signed pack into a closed application, which shows it from its next start on')
    .requiredOption('--data <folder>', "the application's data folder; the application is closed meanwhile")
    .option('--from <folder>', 'whose content counts where the computer is signed up with no registry: its folder')
    .option(...inFolder)
    .addOption(language())
    .action(async (pack, options) => {
      exit(await (await import('./install.ts')).contentInstall(pack, options));
    });
}
