/**
 * `fieldpass xapi …`: the options.
 */
import type { Command, Option } from 'commander';

export type Shared = {
  readonly contentFolder: string;
  readonly language: () => Option;
  readonly exit: (code: number) => void;
};

export function addXapiCommand(program: Command, { contentFolder, language, exit }: Shared): void {
  const xapi = program.command('xapi').description('results for a learning record store (LRS), as xAPI statements');
  const ofData = (command: Command) =>
    command
      .requiredOption('--data <folder>', "the application's data folder")
      .option('--base <address>', "an address of your organisation's own to name activities below; said once")
      .option('--content <folder>', 'the content folder', contentFolder)
      .addOption(language());
  ofData(
    xapi.command('export').description('write the statements of all learners into one file, for an LRS that imports'),
  )
    .requiredOption('--out <file>', 'the file to write (JSON)')
    .option('--force', 'write over a file that is there')
    .action(async (options) => {
      exit(await (await import('./export.ts')).xapiExport(options));
    });
  ofData(
    xapi.command('send').description('send an LRS the statements that it has not got; may be stopped and repeated'),
  )
    .requiredOption('--lrs <address>', 'its xAPI endpoint, for example https://lrs.example.org/xapi')
    .requiredOption('--user <name>', 'who may write statements there (Basic authentication: the key)')
    .requiredOption('--password-file <file>', 'a file with the password (the secret)')
    .option('--again', 'also those that it did not take before')
    .action(async (options) => {
      exit(await (await import('./send.ts')).xapiSend(options));
    });
}
