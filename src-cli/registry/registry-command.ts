/**
 * `fieldpass registry …`: the options.
 */
import { type Command, InvalidArgumentError, type Option } from 'commander';

export type Shared = {
  readonly contentFolder: string;
  readonly language: () => Option;
  readonly named: (text: string, before?: Record<string, string>) => Record<string, string>;
  readonly exit: (code: number) => void;
};

function port(text: string): number {
  const number = Number(text);
  if (!/^\d{1,5}$/.test(text) || number > 65_535) throw new InvalidArgumentError('A port from 0 to 65535 is wanted.');
  return number;
}

export function addRegistryCommand(program: Command, { contentFolder, language, named, exit }: Shared): void {
  const registry = program
    .command('registry')
    .description('the server that certificates are registered with; needs no set-up')
    .option('--data <folder>', 'keys, secrets, and the records where no other database is named', 'registry-data')
    .option('--port <number>', '0 takes any that is free', port, 8437)
    .option('--host <address>', 'where it listens; a server with TLS in front of it stays with this', '127.0.0.1')
    .option('--address <address>', 'https://… as people reach it; fixed at the first start', 'https://localhost')
    .option('--name <language=name...>', 'of the organisation, for example en=Meridian zh=子午线', named)
    .option('--database-url <url>', 'another PostgreSQL than its own (or FIELDPASS_DATABASE_URL)')
    .option('--quiet', 'no log')
    .option('--content <folder>', 'the content folder', contentFolder)
    .addOption(language())
    .action(async (options) => {
      exit(await (await import('./serve.ts')).registryServe(options));
    });
  registry
    .command('invite <name>')
    .description('make a person known to a running registry, and the code to sign up with')
    .requiredOption('--registry <address>', 'where it runs, for example http://127.0.0.1:8437')
    .requiredOption('--token-file <file>', 'secrets/administrator-token in its folder')
    .option('--office <name>', 'where the person works', '')
    .option('--country <code>', 'two letters (ISO 3166-1)', '')
    .option('--role <name>', 'what the person does', '')
    .addOption(language())
    .action(async (name, _options, command: Command) => {
      exit(await (await import('./invite.ts')).registryInvite(name, command.optsWithGlobals()));
    });
  registry
    .command('client <name>')
    .description('let another system, such as one for travel, ask a running registry; its secret is shown this once')
    .requiredOption('--registry <address>', 'where it runs, for example http://127.0.0.1:8437')
    .requiredOption('--token-file <file>', 'secrets/administrator-token in its folder')
    .requiredOption('--scope <name...>', 'clearance.read, credential.read, credential.write, profile.read')
    .option('--office <name...>', 'only about people of these offices')
    .addOption(language())
    .action(async (name, _options, command: Command) => {
      exit(await (await import('./client.ts')).registryClient(name, command.optsWithGlobals()));
    });
}
