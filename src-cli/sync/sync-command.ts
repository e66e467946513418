/**
 * `fieldpass sync …`: the options.
 */
import type { Command } from 'commander';
import type { Shared } from '../registry/registry-command.ts';

export function addSyncCommand(program: Command, { language, exit }: Pick<Shared, 'language' | 'exit'>): void {
  const sync = program.command('sync').description('records to a registry and its answers back, on a stick');
  const data = "the application's data folder; the application is closed meanwhile";
  sync
    .command('export')
    .description('write everything that waits for the registry to one file that only the registry can open')
    .requiredOption('--data <folder>', data)
    .requiredOption('--out <file>', 'the file to write, named .fsx')
    .addOption(language())
    .action(async (options) => {
      exit(await (await import('./export.ts')).syncExport(options));
    });
  sync
    .command('carry <file>')
    .description('take such a file to the registry, from any machine that is online, and write the file of its answers')
    .requiredOption('--registry <address>', 'https://…')
    .requiredOption('--out <file>', 'the file to write, named .fsr')
    .addOption(language())
    .action(async (file, options) => {
      exit(await (await import('./carry.ts')).syncCarry(file, options));
    });
  sync
    .command('import <file>')
    .description('read the answers on the computer that the records came from')
    .requiredOption('--data <folder>', data)
    .addOption(language())
    .action(async (file, options) => {
      exit(await (await import('./import.ts')).syncImport(file, options));
    });
}
