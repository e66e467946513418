/**
 * `fieldpass registry`: runs until it is stopped (SIGTERM, Ctrl-C); what is being answered is answered first.
 */
import { fileURLToPath } from 'node:url';
import type { TFunction } from 'i18next';
import { hoursInWords } from '#core/credential/hours-in-words.ts';
import type { LanguageCode } from '#core/locale/languages.ts';
import { languageCodes } from '#core/locale/languages.ts';
import { signInOffer } from '#core/sync/sign-in.ts';
import { parentAccessFile, readParentAccess } from '#registry/parent/parent-access.ts';
import type { ParentOptions } from '#registry/parent/parent-loop.ts';
import { startRegistry } from '#registry/start-registry.ts';
import { didWebOf, isOwnAddress } from '#store/sync/did-web.ts';
import { registryAddress } from '#store/sync/registry-address.ts';
import { messagesIn } from '../messages.ts';
import { readContent, versionOfReaders } from '../read-content.ts';
import { sayFailure } from '../say-failure.ts';

export type ServeOptions = {
  readonly data: string;
  readonly port: number;
  readonly host: string;
  readonly address: string;
  readonly name?: Readonly<Record<string, string>>;
  readonly databaseUrl?: string;
  readonly signIn?: string;
  readonly signInClient: string;
  readonly parent?: string;
  readonly terms?: string;
  readonly privacy?: string;
  /** `true`: without a value. */
  readonly trustProxy?: string | true;
  readonly addressLimit: number;
  readonly keepJournals: number;
  readonly quiet?: boolean;
  readonly content: string;
  readonly verifyPage: string;
  readonly language: LanguageCode;
};

/** What an address may ask at once, after it was quiet. */
const secondsOfBurst = 10;

type Parent = { readonly parent?: ParentOptions };

/** Null where it cannot be: what is wrong is said. */
async function parentOf({ parent, data }: ServeOptions, t: TFunction): Promise<Parent | null> {
  if (parent === undefined) return {};
  const address = registryAddress(parent);
  const access = await readParentAccess(data);
  if (address !== null && access) return { parent: { address, access } };
  const said =
    address === null
      ? t('registry.parentAddress', { address: parent })
      : t('registry.parentAccess', { file: parentAccessFile(data) });
  process.stderr.write(`${said}\n`);
  return null;
}

export async function registryServe(options: ServeOptions): Promise<number> {
  // Whoever read what we say may go: that is no reason to stop.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const t = await messagesIn(options.language);
  const address = options.address.replace(/\/+$/, '');
  if (!isOwnAddress(address)) {
    process.stderr.write(`${t('registry.address', { address })}\n`);
    return 2;
  }
  const parent = await parentOf(options, t);
  if (!parent) return 2;
  const words = Object.fromEntries(
    await Promise.all(languageCodes.map(async (code) => [code, await messagesIn(code)] as const)),
  );
  const databaseUrl = options.databaseUrl ?? process.env.FIELDPASS_DATABASE_URL;
  const started = await startRegistry({
    data: options.data,
    ...(databaseUrl && { databaseUrl }),
    port: options.port,
    host: options.host,
    about: { id: didWebOf(address), name: options.name ?? { en: new URL(address).host }, status: `${address}/status` },
    library: await readContent(options.content),
    program: await versionOfReaders(),
    criteria: (code, percent) => words[code]?.('criteria', { ns: 'certificate', percent }) ?? '',
    programmeWords: (code) => {
      const say = (key: string, params: object) => words[code]?.(key, { ns: 'certificate', ...params }) ?? '';
      return {
        criteria: say('criteriaOfProgramme', {}),
        hours: (activity, minutes) => say('activityFor', { activity, hours: hoursInWords(code, minutes) }),
      };
    },
    ...(options.signIn && { signIn: signInOffer.parse({ issuer: options.signIn, clientId: options.signInClient }) }),
    verifyPage: options.verifyPage,
    ...parent,
    policies: { ...(options.terms && { terms: options.terms }), ...(options.privacy && { privacy: options.privacy }) },
    ...(options.trustProxy && { trustProxy: options.trustProxy === true ? 'loopback' : options.trustProxy }),
    daysOfJournals: options.keepJournals,
    pageFolder: fileURLToPath(new URL('../../out/registry-page', import.meta.url)),
    limits: { address: { perSecond: options.addressLimit, burst: options.addressLimit * secondsOfBurst } },
    ...(!options.quiet && { logTo: process.stderr }),
  });
  if (!started.ok) return sayFailure(started.failure, t);
  const { url, tokenFile, stop } = started.value;
  const told = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
  // Whoever reads that it runs may stop it at once.
  process.stdout.write(`${t('registry.running', { url })}\n${t('registry.token', { file: tokenFile })}\n`);
  await told;
  await stop();
  process.stdout.write(`${t('registry.stopped')}\n`);
  return 0;
}
