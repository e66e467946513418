/**
 * A centre that forwards to headquarters: real devices at a real registry that has a real parent, each with records of its own.
 */
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { ParentAccess } from '#registry/parent/parent-access.ts';
import type { RegistryOptions, RunningRegistry } from '#registry/start-registry.ts';
import { readHeldIn } from '#store/credential/credential-folder.ts';
import { readKnown } from '#store/trust/read-known.ts';
import { checkBytes } from '#store/verify/check-files.ts';
import { type Computer, learnerOf, openComputer } from '../fixtures/computer.ts';
import { testPostgres } from '../fixtures/postgres.ts';
import {
  bodyOf,
  decidedAttempt,
  lessonRead,
  registryNow,
  registryOver,
  startTestRegistry,
  type TestRegistry,
  testRegistry,
} from '../fixtures/registry.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const clock = registryNow;
const now = () => clock;
/** Headquarters. */
const parent = testRegistry({ now });
const postgres = testPostgres();
const folder = tempFolder('forward');
chmodSync(folder.path, 0o711);
const closing: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of closing.reverse()) await close();
  folder.remove();
});

const passed = (name: string) =>
  bodyOf(decidedAttempt(parent.course, { seed: name, learner: learnerOf(name), wanted: 'passed' }));

const centreId = (name: string) => `did:web:${name}.test`;

async function access(of: TestRegistry, name: string, offices: readonly string[]): Promise<ParentAccess> {
  const made = await of.admin('/v1/clients', {
    name,
    scopes: ['registry.relay'],
    offices,
    registry: centreId(name),
  });
  expect(made.status).toBe(201);
  return (await made.json()) as ParentAccess;
}

type Centre = TestRegistry & { start(more?: Partial<RegistryOptions>): Promise<void>; readonly data: string };

/** A centre with records of its own; `start` once more after a stop. */
async function centre(name: string, shown: ParentAccess, address = () => parent.running.url): Promise<Centre> {
  const data = join(folder.path, name);
  const databaseUrl = await postgres.freshDatabase();
  const state: { running?: RunningRegistry } = {};
  const start = async (more: Partial<RegistryOptions> = {}) => {
    state.running = await startTestRegistry(data, {
      databaseUrl,
      now,
      about: { id: centreId(name), name: { en: name }, status: `https://${name}.test/status` },
      parent: { address: address(), access: shown },
      ...more,
    });
  };
  await start();
  closing.push(async () => state.running?.stop());
  const of = registryOver(
    () => state.running as RunningRegistry,
    () => ({
      course: parent.course,
      token: readFileSync(join(data, 'secrets', 'administrator-token'), 'utf8').trim(),
    }),
  );
  return Object.assign(Object.create(of, {}), { start, data }) as Centre;
}

async function computer(name: string, of: TestRegistry): Promise<Computer> {
  const own = await openComputer(name, { folder: folder.path, of, now });
  closing.push(own.close);
  return own;
}

/** The centre speaks to headquarters, which counts what came, and once more to hear of it. */
async function exchanged(of: TestRegistry): Promise<string> {
  const first = await of.running.forwarded();
  await parent.running.replayed();
  const second = await of.running.forwarded();
  return first === second ? first : `${first}, ${second}`;
}

test('a device at a centre ends up with the certificate of headquarters, and its paper is good where it lies', async () => {
  const goma = await centre('goma', await access(parent, 'goma', ['Nairobi']));
  const own = await computer('aline', goma);
  await own.signUp();
  await own.say(lessonRead('one', own.learner));
  await own.say(passed('aline'));
  expect(await own.sync()).toBe('done');
  await goma.running.replayed();
  expect(await own.sync()).toBe('done');
  // The centre registers nothing in its own name.
  expect(await readHeldIn(own.certificates)).toEqual([]);
  expect(await exchanged(goma)).toBe('done');
  expect(await own.sync()).toBe('done');
  const [held, ...others] = await readHeldIn(own.certificates);
  expect(others).toEqual([]);
  expect(held?.claims).toMatchObject({ holder: { name: 'aline' }, issuer: { id: 'did:web:registry.test' } });
  const paper = readFileSync(join(own.certificates, `${held?.claims.number}.registered.pdf`));
  const known = await readKnown([own.trust.shipped, own.trust.own], clock.toISOString());
  expect((await checkBytes(new Uint8Array(paper), known))?.verdict).toBe('good');
});
