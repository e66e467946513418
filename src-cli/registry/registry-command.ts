/**
 * `fieldpass registry …`: the options.
 */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { staffRoles } from '#core/staff/roles.ts';

export type Shared = {
  readonly contentFolder: string;
  /** The page that checks papers, as it is shipped. */
  readonly verifyPage: string;
  readonly language: () => Option;
  readonly named: (text: string, before?: Record<string, string>) => Record<string, string>;
  readonly wholeNumber: (text: string) => number;
  readonly instant: (text: string) => string;
  readonly passphraseHelp: string;
  readonly exit: (code: number) => void;
};

export function port(text: string): number {
  const number = Number(text);
  if (!/^\d{1,5}$/.test(text) || number > 65_535) throw new InvalidArgumentError('A port from 0 to 65535 is wanted.');
  return number;
}

function units(text: string): number {
  const number = Number(text);
  if (!/^\d{1,7}$/.test(text)) throw new InvalidArgumentError('A whole number is wanted.');
  return number;
}

const toRegistry = ['--registry <address>', 'where it runs, for example http://127.0.0.1:8437'] as const;
const byToken = ['--token-file <file>', 'secrets/administrator-token in its folder'] as const;

function addStaffCommand(registry: Command, { language, exit }: Pick<Shared, 'language' | 'exit'>): void {
  const staff = registry
    .command('staff')
    .description('who works with the records of a running registry, on its page /staff/');
  staff
    .command('add <name>')
    .description('add somebody; prints the code with which they set their password, this once')
    .requiredOption(...toRegistry)
    .requiredOption(...byToken)
    .requiredOption('--login <name>', 'with which they sign in; an e-mail address where the organisation signs them in')
    .addOption(new Option('--role <name...>', 'what they do').choices(staffRoles).makeOptionMandatory())
    .option('--office <name...>', 'whose people they see')
    .option('--all-offices', 'they see the people of all offices; administrators do anyway')
    .addOption(language())
    .action(async (name, _options, command: Command) => {
      exit(await (await import('./staff.ts')).registryStaffAdd(name, command.optsWithGlobals()));
    });
  staff
    .command('list')
    .description('everybody who was added, one a line')
    .requiredOption(...toRegistry)
    .requiredOption(...byToken)
    .addOption(language())
    .action(async (_options, command: Command) => {
      exit(await (await import('./staff.ts')).registryStaffList(command.optsWithGlobals()));
    });
  staff
    .command('end <login>')
    .description('let somebody in no longer, from this moment on')
    .requiredOption(...toRegistry)
    .requiredOption(...byToken)
    .addOption(language())
    .action(async (login, _options, command: Command) => {
      exit(await (await import('./staff.ts')).registryStaffEnd(login, command.optsWithGlobals()));
    });
}

function httpsAddress(text: string): string {
  if (!/^https:\/\/[^\s]+$/.test(text)) throw new InvalidArgumentError('An address with https is wanted.');
  return text;
}

export function addRegistryCommand(
  program: Command,
  { contentFolder, verifyPage, language, named, exit }: Shared,
): void {
  const registry = program
    .command('registry')
    .description('the server that certificates are registered with; needs no set-up')
    .option('--data <folder>', 'keys, secrets, and the records where no other database is named', 'registry-data')
    .option('--port <number>', '0 takes any that is free', port, 8437)
    .option('--host <address>', 'where it listens; a server with TLS in front of it stays with this', '127.0.0.1')
    .option('--address <address>', 'https://… as people reach it; fixed at the first start', 'https://localhost')
    .option('--name <language=name...>', 'of the organisation, for example en=Meridian zh=子午线', named)
    .option('--database-url <url>', 'another PostgreSQL than its own (or FIELDPASS_DATABASE_URL)')
    .option('--sign-in <issuer>', 'the OpenID Connect sign-in of the organisation, beside codes')
    .option('--sign-in-client <id>', 'as which client the app signs in there', 'fieldpass')
    .option('--parent <address>', 'the registry that this one forwards to, see docs/sync.md; it registers certificates')
    .option('--terms <address>', 'https://… of its terms, as wallets want to know it', httpsAddress)
    .option('--privacy <address>', 'https://… of what it says about privacy', httpsAddress)
    .option('--trust-proxy [addresses]', 'servers in front whose word on addresses is taken; alone: of this machine')
    .option(
      '--address-limit <units>',
      'what one address may ask a second, see docs/registry.md; 0: no limit',
      units,
      200,
    )
    .option(
      '--keep-journals <days>',
      'how long the journals of attempts are kept after their verdict; 0: for good',
      units,
      400,
    )
    .option('--quiet', 'no log')
    .option('--content <folder>', 'the content folder', contentFolder)
    .addOption(language())
    .action(async (options) => {
      exit(await (await import('./serve.ts')).registryServe({ ...options, verifyPage }));
    });
  registry
    .command('invite <name>')
    .description('make a person known to a running registry, and the code to sign up with')
    .requiredOption(...toRegistry)
    .requiredOption(...byToken)
    .option('--office <name>', 'where the person works', '')
    .option('--country <code>', 'two letters (ISO 3166-1)', '')
    .option('--role <name>', 'what the person does', '')
    .addOption(language())
    .action(async (name, _options, command: Command) => {
      exit(await (await import('./invite.ts')).registryInvite(name, command.optsWithGlobals()));
    });
  registry
    .command('invite-registry <address>')
    .description('let another registry forward to a running one; prints the line for its secrets/parent-access')
    .requiredOption('--registry <address>', 'where the running one runs, for example http://127.0.0.1:8437')
    .requiredOption('--token-file <file>', 'secrets/administrator-token in its folder')
    .requiredOption('--office <name...>', 'whose people the other one may speak for')
    .addOption(language())
    .action(async (address, _options, command: Command) => {
      exit(await (await import('./invite-registry.ts')).registryInviteRegistry(address, command.optsWithGlobals()));
    });
  registry
    .command('client <name>')
    .description('let another system, such as one for travel, ask a running registry; its secret is shown this once')
    .requiredOption(...toRegistry)
    .requiredOption(...byToken)
    .requiredOption('--scope <name...>', 'clearance.read, credential.read, credential.write, profile.read')
    .option('--office <name...>', 'only about people of these offices')
    .addOption(language())
    .action(async (name, _options, command: Command) => {
      exit(await (await import('./client.ts')).registryClient(name, command.optsWithGlobals()));
    });
  registry
    .command('backup')
    .description('write records, keys and secrets into one file, while the registry runs or stands still')
    .requiredOption('--out <file>', 'the file; it is not encrypted, and only its user may read it')
    .option('--without-keys', 'records alone: to be put back it needs issuer/ and secrets/ beside it')
    .addOption(language())
    .action(async (_options, command: Command) => {
      exit(await (await import('./backup.ts')).registryBackup(command.optsWithGlobals()));
    });
  registry
    .command('restore <file>')
    .description('put a backup back into an empty folder; devices give back what came after it')
    .addOption(language())
    .action(async (file, _options, command: Command) => {
      exit(await (await import('./backup.ts')).registryRestore(file, command.optsWithGlobals()));
    });
  registry
    .command('publish <folder>')
    .description(
      'publish a content folder: computers that are signed up fetch what they lack, and show it from their next start',
    )
    .option(
      '--pack <file>',
      'also write it to one file for computers without a network; see "fieldpass content install"',
    )
    .addOption(language())
    .action(async (folder, _options, command: Command) => {
      exit(await (await import('./publish.ts')).registryPublish(folder, command.optsWithGlobals()));
    });
  registry
    .command('new-keys')
    .description('other keys to sign with, from the next start on; what was signed before stays good')
    .addOption(language())
    .action(async (_options, command: Command) => {
      exit(await (await import('./new-keys.ts')).registryNewKeys(command.optsWithGlobals()));
    });
  registry
    .command('erase')
    .description('take a person out of the records of a running registry, for good; see docs/registry.md')
    .requiredOption('--person <id>', 'the id of the person, or ref: and a staff number')
    .requiredOption('--why <text>', 'kept; it must not name the person')
    .requiredOption(...toRegistry)
    .requiredOption(...byToken)
    .addOption(language())
    .action(async (_options, command: Command) => {
      exit(await (await import('./erase.ts')).registryErase(command.optsWithGlobals()));
    });
  addStaffCommand(registry, { language, exit });
}
