/**
 * The command line: what can be done without a window. Exit 0: done; 1: something is wrong, and was said; 2: not understood.
 * A command is loaded when it is asked for: the others would only make it wait.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { passRoles } from '#core/assessment/pass-role.ts';
import { withdrawalReasons } from '#core/assessment/withdrawal-reason.ts';
import { assuranceLevels } from '#core/exam/assurance.ts';
import { importFormats } from '#core/exchange/guess-format.ts';
import { languageCodes } from '#core/locale/languages.ts';
import { batchDocuments } from '#core/roster/batch.ts';
import { letReadersLeave } from './closed-pipe.ts';

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

const day = (text: string): string => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new InvalidArgumentError('A day is wanted, for example 2027-03-01.');
  return text;
};

/** `en=Meridian zh=子午线` */
const named = (text: string, before: Readonly<Record<string, string>> = {}): Record<string, string> => {
  const [code = '', name = ''] = [text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1)];
  if (!languageCodes.some((known) => known === code) || name.trim() === '')
    throw new InvalidArgumentError('A language and a name are wanted, for example en=Meridian.');
  return { ...before, [code]: name.trim() };
};

const several = (text: string, before: readonly string[] = []): string[] => [...before, text];

const passphraseHelp = 'a file with the passphrase; otherwise FIELDPASS_PASSPHRASE, or it is asked for';

export async function run(args: readonly string[]): Promise<number> {
  letReadersLeave();
  const { version } = JSON.parse(await readFile(new URL('package.json', root), 'utf8')) as { version: string };
  const contentFolder = new URL('content', root).pathname;
  const verifyPage = fileURLToPath(new URL('docs/verify/index.html', root));
  let exit = 0;

  const program = new Command('fieldpass')
    .description('Field security training and credentials, without a window.')
    .version(version)
    .exitOverride()
    .showHelpAfterError('(fieldpass --help lists what can be done)');
  const language = () =>
    new Option('--language <code>', 'language of messages').choices([...languageCodes]).default('en');

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
      exit = await (await import('./exam/simulate.ts')).examSimulate(options);
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
      exit = await (await import('./exam/stats.ts')).examStats(journals, options);
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
      exit = await (await import('./items/export.ts')).itemsExport(options);
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
      exit = await (await import('./items/import.ts')).itemsImport(file, options);
    });

  program
    .command('verify <files...>')
    .description('say of each PDF, credential or picture of a paper whether it is good, and why; needs no network')
    .option('--trust <folder>', 'a folder with trust-list.json and status/, maybe several; the first counts', several)
    .option('--at <instant>', 'as if it were this time, for example 2027-03-01T00:00:00Z', instant)
    .option('--json', 'as JSON')
    .addOption(language())
    .action(async (files, options) => {
      exit = await (await import('./verify/verify.ts')).verify(files, {
        ...options,
        trust: options.trust ?? [join(contentFolder, 'trust')],
      });
    });

  program
    .command('print')
    .description(
      'certificates for everybody on a roster, signed by an organisation; the same command goes on where it was',
    )
    .requiredOption(
      '--roster <file>',
      'a table (CSV) with the columns name, passed, and maybe course, id, assurance, language',
    )
    .requiredOption('--issuer <folder>', 'the organisation, made with "fieldpass issuer new"')
    .requiredOption('--out <folder>', 'where the files are written')
    .option('--template <folder>', 'template.yaml with logo, seal and signatories, instead of template/ of the issuer')
    .option('--course <id>', 'the course, where the table names none')
    .option('--passed <day>', 'the day of the pass, where the table names none', day)
    .addOption(
      new Option('--assurance <level>', 'where the table names none')
        .choices([...assuranceLevels])
        .default('supervised'),
    )
    .addOption(
      new Option('--paper-language <code>', 'where the table names none').choices([...languageCodes]).default('en'),
    )
    .addOption(new Option('--second <code>', 'a second language on every paper').choices([...languageCodes]))
    .addOption(new Option('--size <size>', 'of the paper').choices(['A4', 'Letter']).default('A4'))
    .addOption(
      new Option('--documents <kinds...>', 'what is printed for each person')
        .choices([...batchDocuments])
        .default(['certificate']),
    )
    .option('--no-merged', 'without the one file of all certificates')
    .option('--passphrase-file <file>', passphraseHelp)
    .option('--content <folder>', 'the content folder', contentFolder)
    .addOption(language())
    .action(async (options) => {
      exit = await (await import('./print/print-roster.ts')).printRoster(options);
    });

  program
    .command('printer-test')
    .description('a sheet to try a printer with, before certificates are printed on it')
    .requiredOption('--out <file>', 'the PDF to write')
    .addOption(new Option('--paper-language <code>', 'of the sheet').choices([...languageCodes]).default('en'))
    .addOption(new Option('--size <size>', 'of the paper').choices(['A4', 'Letter']).default('A4'))
    .option('--force', 'write over a file that is there')
    .addOption(language())
    .action(async (options) => {
      exit = await (await import('./print/printer-test.ts')).printerTest(options);
    });

  const issuer = program.command('issuer').description('an organisation that issues credentials');
  issuer
    .command('new')
    .description('make the folder of an issuer: keys, certificate of its papers, ledger')
    .requiredOption('--folder <folder>', 'an empty folder, or one that is not there yet')
    .requiredOption('--id <did>', 'did:web:… of the organisation')
    .requiredOption('--name <language=name...>', 'its name, for example en=Meridian zh=子午线', named)
    .option('--status <address>', 'https address below which its status lists will be published')
    .option('--passphrase-file <file>', passphraseHelp)
    .addOption(language())
    .action(async (options) => {
      exit = await (await import('./issuer/issuer.ts')).issuerNew(options);
    });
  const ofIssuer = (command: Command) =>
    command
      .requiredOption('--issuer <folder>', 'the organisation, made with "fieldpass issuer new"')
      .option('--passphrase-file <file>', passphraseHelp)
      .addOption(language());
  ofIssuer(issuer.command('withdraw <number>').description('withdraw a credential'))
    .option('--why <text>', 'kept in the ledger', '')
    .action(async (number, options) => {
      exit = await (await import('./issuer/issuer.ts')).issuerWithdraw(number, options);
    });
  ofIssuer(issuer.command('correct <credential>').description('issue a credential again with the right name'))
    .requiredOption('--name <name>', 'the right name')
    .requiredOption('--out <folder>', 'where the new credential and its paper are written')
    .option('--content <folder>', 'the content folder', contentFolder)
    .action(async (file, options) => {
      exit = await (await import('./issuer/issuer.ts')).issuerCorrect(file, options);
    });
  ofIssuer(
    issuer.command('pass <assessor>').description('say that somebody may assess or supervise; the file is theirs'),
  )
    .requiredOption('--programme <ids...>', 'in which programmes')
    .addOption(new Option('--may <roles...>', 'what they may').choices([...passRoles]).default([...passRoles]))
    .option('--from <day>', 'from now where it is not given', day)
    .requiredOption('--until <day>', 'the first day on which it does not count any more', day)
    .requiredOption('--out <file>', 'where the pass is written')
    .action(async (file, options) => {
      exit = await (await import('./issuer/pass.ts')).issuerPass(file, options);
    });
  issuer
    .command('passes')
    .description('list the passes that an issuer gave: to whom, until when, and which were withdrawn')
    .requiredOption('--issuer <folder>', 'the organisation, made with "fieldpass issuer new"')
    .addOption(language())
    .action(async (options) => {
      exit = await (await import('./issuer/passes.ts')).issuerPasses(options);
    });
  ofIssuer(issuer.command('withdraw-pass <pass>').description('withdraw a pass before it ends; the id is in the list'))
    .requiredOption('--from <instant>', 'from when on it does not count, for example 2027-03-01T00:00:00Z', instant)
    .addOption(
      new Option('--reason <reason>', 'as a code, which everybody who has the list can read')
        .choices([...withdrawalReasons])
        .makeOptionMandatory(),
    )
    .action(async (pass, options) => {
      exit = await (await import('./issuer/passes.ts')).issuerWithdrawPass(pass, options);
    });
  ofIssuer(issuer.command('new-keys').description('new keys for an issuer; its ledger goes on')).action(
    async (options) => {
      exit = await (await import('./issuer/issuer.ts')).issuerNewKeys(options);
    },
  );
  ofIssuer(
    issuer.command('status').description('write the status lists and the withdrawn passes, signed, for everybody'),
  )
    .requiredOption('--out <folder>', 'where the lists are written')
    .option('--days <number>', 'how long they may be relied on', wholeNumber, 90)
    .action(async (options) => {
      exit = await (await import('./issuer/issuer.ts')).issuerStatus(options);
    });

  const trust = program.command('trust').description('the list of issuers that checkers rely on');
  const ofTrust = (command: Command) =>
    command
      .requiredOption('--folder <folder>', 'the folder of the trust list')
      .option('--passphrase-file <file>', passphraseHelp)
      .addOption(language());
  ofTrust(trust.command('new').description('begin a trust list, with a root key of its own')).action(
    async (options) => {
      exit = await (await import('./issuer/trust.ts')).trustNew(options);
    },
  );
  ofTrust(trust.command('add').description('name an issuer, or its new name, key or certificate'))
    .requiredOption('--issuer <folder>', 'the folder of the issuer; its keys are not needed')
    .action(async (options) => {
      exit = await (await import('./issuer/trust.ts')).trustAdd(options);
    });
  ofTrust(trust.command('new-root').description('a new root key: only it signs the lists that follow')).action(
    async (options) => {
      exit = await (await import('./issuer/trust.ts')).trustNewRoot(options);
    },
  );
  ofTrust(trust.command('stolen').description('a key was stolen or lost: what it signed from then on does not count'))
    .requiredOption('--key <key>', 'z6Mk…, as issuer.json names it')
    .requiredOption('--from <instant>', 'from when on, for example 2027-03-01T00:00:00Z', instant)
    .action(async (options) => {
      exit = await (await import('./issuer/trust.ts')).trustStolen(options);
    });
  trust
    .command('page')
    .description('write the page that checks papers in any browser, offline, with the newest lists of a folder in it')
    .requiredOption('--folder <folder>', 'the folder of the trust list')
    .requiredOption('--out <file>', 'the page to write')
    .option('--status <folder>', 'the status lists, instead of status/ of the folder')
    .addOption(language())
    .action(async (options) => {
      exit = await (await import('./issuer/trust-page.ts')).trustPage({ ...options, page: verifyPage });
    });

  const records = program.command('records').description("learners' profiles, exam journals and certificates");
  records
    .command('check')
    .description('check every profile, journal and certificate in a data folder; changes nothing')
    .requiredOption('--data <folder>', "the application's data folder")
    .addOption(language())
    .action(async (options) => {
      exit = await (await import('./records/check.ts')).recordsCheck(options);
    });
  records
    .command('replay')
    .description('count attempts anew from their journals and the bank of the content folder; changes nothing')
    .argument('<paths...>', 'journals (.ndjson), or folders with journals below them')
    .option('--content <folder>', 'the content folder', contentFolder)
    .option('--json', 'an array for other programs')
    .addOption(language())
    .action(async (paths, options) => {
      exit = await (await import('./records/replay.ts')).recordsReplay(paths, options);
    });

  const shared = {
    contentFolder,
    verifyPage,
    language,
    named,
    wholeNumber,
    instant,
    passphraseHelp,
    exit: (code: number) => {
      exit = code;
    },
  };
  (await import('./content/content-command.ts')).addContentCommand(program, shared);
  (await import('./registry/registry-command.ts')).addRegistryCommand(program, shared);
  (await import('./sync/sync-command.ts')).addSyncCommand(program, shared);
  (await import('./xapi/xapi-command.ts')).addXapiCommand(program, shared);

  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
  return exit;
}
