/**
 * Starts a registry: records, identity, content, replays, server; and stops it in the other order, so that whoever asked
 * gets an answer first.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { ProgrammeWords } from '#core/credential/claims-of-programme.ts';
import type { LanguageCode } from '#core/locale/languages.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import type { SignInOffer } from '#core/sync/sign-in.ts';
import type { Library } from '#store/content/library.ts';
import type { NewIssuer } from '#store/issuer/issuer-folder.ts';
import { halfPutBack } from './backup/restore.ts';
import { taughtContent } from './content/taught.ts';
import { type Cluster, openCluster } from './database/cluster.ts';
import { connect } from './database/connect.ts';
import { migrate } from './database/migrate.ts';
import { idTokenChecker } from './identity/id-token.ts';
import { keyChanges, sayKeyChanges } from './identity/key-changes.ts';
import { openIdentity } from './identity/registry-identity.ts';
import { ensureTrust, passTrustNow } from './identity/registry-trust.ts';
import { type LimitSettings, limitsOf } from './limits/limits.ts';
import { metricsOf } from './metrics/metrics.ts';
import { type ParentOptions, parentLoop } from './parent/parent-loop.ts';
import { epochOf, placesOf } from './records/life.ts';
import { keepingJournals, usualDaysOfJournals } from './records/retention.ts';
import type { Registry } from './registry.ts';
import { lookingAgain } from './replay/looking-again.ts';
import { replayLoop } from './replay/replay-loop.ts';
import type { ReplayTools } from './replay/replay-next.ts';
import { migrations } from './schema/migrations.ts';
import { faultForLog } from './server/log.ts';
import type { Policies } from './server/open-badges-description.ts';
import { createServer } from './server/server.ts';
import { readStaffPage } from './server/staff-page.ts';

export type RegistryOptions = {
  /** Identity and secrets; and the records, where no other database is named. */
  readonly data: string;
  readonly databaseUrl?: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly host: string;
  readonly about: NewIssuer;
  /** What it counts attempts with besides what was published; and as long as nothing was. */
  readonly library: Library;
  /** Names the program that reads content; without it nothing that was read before is trusted. */
  readonly program?: string;
  readonly criteria: (language: LanguageCode, percent: number) => string;
  readonly programmeWords: (language: LanguageCode) => ProgrammeWords;
  /** The organisation's own sign-in. */
  readonly signIn?: SignInOffer;
  readonly policies?: Policies;
  readonly logTo?: NodeJS.WritableStream;
  /** Addresses of servers that stand in front and say for whom they ask (X-Forwarded-For); nobody is believed otherwise. */
  readonly trustProxy?: string;
  readonly limits?: Partial<LimitSettings>;
  /** Where the page for staff was built. */
  readonly pageFolder?: string;
  /** The file of the page that checks papers, as it is shipped. */
  readonly verifyPage?: string;
  /** A registry that this one forwards to. */
  readonly parent?: ParentOptions;
  /** How long journals of attempts are kept after their verdict; 0: for good. */
  readonly daysOfJournals?: number;
  /** How many attempts are counted at the same time. */
  readonly lanes?: number;
  readonly now?: () => Date;
};

export type RunningRegistry = {
  readonly url: string;
  readonly registry: Registry;
  /** Where the administrator's token lies. */
  readonly tokenFile: string;
  /** Resolves when every attempt that waits was counted anew. */
  replayed(): Promise<void>;
  /** One exchange with the parent that begins now: `done`, or the code of why not. */
  forwarded(): Promise<string>;
  stop(): Promise<void>;
};

/** Connections of one process; PostgreSQL is started with room for several. */
const connections = 16;
const lookForReplaysMs = 10_000;
/** Attempts that are counted at the same time. What they need of this process they need one after the other, and of the database not. */
const lanesOfReplay = 3;

const random = (bytes: number) => new Uint8Array(randomBytes(bytes));

export async function startRegistry(options: RegistryOptions): Promise<Result<RunningRegistry>> {
  const { library, now = () => new Date() } = options;
  const { framework, courses, programmes } = library;
  if (!framework) return failed(failure('course-unknown'));
  if (existsSync(join(options.data, halfPutBack)))
    return failed(failure('registry-half-restored', { folder: options.data }));
  // First: as root it makes the folder so that the database's own user gets through.
  const cluster: Result<Cluster | null> = options.databaseUrl
    ? ok(null)
    : await openCluster(join(options.data, 'database'));
  if (!cluster.ok) return cluster;
  const pool = connect(options.databaseUrl ?? cluster.value?.url ?? '', { max: connections });
  const closeRecords = async () => {
    await pool.end();
    await cluster.value?.stop();
  };
  const refuse = async <T>(result: Result<T> & { ok: false }) => {
    await closeRecords();
    return result;
  };
  const identity = await openIdentity(options.data, options.about, now(), random);
  if (!identity.ok) return refuse(identity);
  const trusted = await ensureTrust(options.data, identity.value, now());
  if (!trusted.ok) return refuse(trusted);
  const migrated = await migrate(pool, migrations);
  if (!migrated.ok) return refuse(migrated);
  await epochOf(pool, Buffer.from(random(16)).toString('hex'), now());

  const changes = await keyChanges(options.data, identity.value);
  await sayKeyChanges(pool, changes);

  const taught = taughtContent({
    data: options.data,
    library: { courses, programmes, framework },
    program: options.program ?? randomUUID(),
    onFault: (error) => server.log.error({ problem: 'content', ...faultForLog(error) }),
  });
  const tools: ReplayTools = {
    identity: identity.value,
    get courses() {
      return taught.current.courses;
    },
    get programmes() {
      return taught.current.programmes;
    },
    get framework() {
      return taught.current.framework;
    },
    taught,
    now,
    trusted: () => passTrustNow(options.data),
    criteria: options.criteria,
    programmeWords: options.programmeWords,
    isParentsWork: options.parent !== undefined,
    nextPlace: placesOf(pool),
  };
  const metrics = metricsOf();
  const replays = replayLoop(pool, tools, {
    everyMs: lookForReplaysMs,
    lanes: options.lanes ?? lanesOfReplay,
    onFault: (error) => {
      metrics.replayFault();
      server.log.error({ problem: 'replay', ...faultForLog(error) });
    },
    onVerdict: metrics.replayed,
  });
  const records = { pool, identity: identity.value, dataFolder: options.data, now };
  const parent = options.parent
    ? parentLoop(records, {
        ...options.parent,
        random: Math.random,
        onFault: (error) => server.log.error({ problem: 'parent', ...faultForLog(error) }),
        onRefused: (code) => server.log.warn({ problem: 'parent', code }),
      })
    : null;
  const registry: Registry = {
    pool,
    identity: identity.value,
    dataFolder: options.data,
    tools,
    taught,
    keyChanges: changes,
    idTokens: options.signIn ? idTokenChecker(options.signIn) : null,
    policies: options.policies ?? {},
    limits: limitsOf(options.limits),
    metrics,
    parent,
    verifyPage: options.verifyPage ?? null,
    now,
    random,
    wakeReplays: () => {
      replays.wake();
      parent?.wake();
    },
  };
  const page = options.pageFolder === undefined ? null : await readStaffPage(options.pageFolder);
  const server = createServer(registry, { ...options, page });
  const journals = keepingJournals(pool, options.daysOfJournals ?? usualDaysOfJournals, {
    now,
    onFault: (error) => server.log.error({ problem: 'retention', ...faultForLog(error) }),
  });
  const again = lookingAgain(pool, {
    tools,
    wake: replays.wake,
    onFault: (error) => server.log.error({ problem: 'replay', ...faultForLog(error) }),
  });
  const halt = async () => {
    await again.stop();
    await journals.stop();
    await parent?.stop();
    await replays.stop();
  };
  await taught.look();
  try {
    await server.listen({ port: options.port, host: options.host });
  } catch (error) {
    await halt();
    const reason = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    return refuse(failed(failure('registry-port', { port: options.port, reason })));
  }
  const { port } = server.server.address() as AddressInfo;
  return ok({
    url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`,
    registry,
    tokenFile: join(options.data, 'secrets', 'administrator-token'),
    replayed: replays.idle,
    forwarded: async () => (await parent?.exchange()) ?? 'none',
    stop: async () => {
      await server.close();
      await halt();
      await closeRecords();
    },
  });
}
