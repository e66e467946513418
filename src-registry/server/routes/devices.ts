/**
 * A device comes: what registry this is, whose device it is, and what it says first of all.
 */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base64urlnopad } from '@scure/base';
import type { FastifyInstance } from 'fastify';
import { keyOfDid } from '#core/credential/proof/did-key.ts';
import { isSignedBy } from '#core/credential/proof/signing-key.ts';
import {
  challengeReply,
  enrolProof,
  enrolReply,
  enrolRequest,
  helloProof,
  helloReply,
  helloRequest,
  type RegistryAbout,
  registryAbout,
  unnamedHelloProof,
} from '#core/sync/calls.ts';
import { digestOfToken, signInNonce, signInProof, signInRequest } from '#core/sync/sign-in.ts';
import { quickEd25519 } from '#store/verify/quick-ed25519.ts';
import { oneAtATime } from '../../limits/one-at-a-time.ts';
import {
  type Enrolled,
  type EnrolmentOutcome,
  enrolDevice,
  enrolSignedIn,
  greetDevice,
  newPersonId,
} from '../../records/enrol.ts';
import { feedEnds } from '../../records/feed.ts';
import { currentEpoch } from '../../records/life.ts';
import type { Registry } from '../../registry.ts';
import { anotherLife } from '../another-life.ts';
import { declare, spend } from '../declare.ts';
import { addressOf } from '../guard.ts';
import { Problem, tooMany } from '../problem.ts';
import { isChallenge, newChallenge, newToken } from '../tickets.ts';

export async function aboutOf({ pool, identity, idTokens, now }: Registry): Promise<RegistryAbout> {
  return {
    protocol: 'fieldpass-sync-1',
    id: identity.about.id,
    name: identity.about.name,
    keys: [...identity.keys],
    sealingKey: identity.sealingKey,
    ...(idTokens && { signIn: idTokens.offer }),
    epoch: await currentEpoch(pool),
    now: now().toISOString(),
  };
}

function isSignedByDevice(device: string, said: string, signature: string): boolean {
  const key = keyOfDid(device);
  try {
    return key !== null && isSignedBy(key, utf8ToBytes(said), base64urlnopad.decode(signature), quickEd25519);
  } catch {
    return false;
  }
}

/** `otherwise`: what is said of one that could not be bound. */
function bound(enrolling: EnrolmentOutcome, otherwise: Problem): Enrolled {
  if (enrolling === 'device-revoked')
    throw new Problem(403, 'device-revoked', 'this device was reported lost; with another key it is taken');
  if (enrolling === null) throw otherwise;
  return enrolling;
}

export function deviceRoutes(server: FastifyInstance, registry: Registry): void {
  const { pool, identity, keyChanges, idTokens, limits, metrics, now, random } = registry;
  const secret = identity.secrets['token-key'];
  // Many guesses at once are counted like one after the other.
  const enrolling = oneAtATime();

  declare(
    server,
    registry,
    { method: 'GET', url: '/v1/registry', does: 'What registry this is.', who: 'anybody', reply: registryAbout },
    async () => aboutOf(registry),
  );

  declare(
    server,
    registry,
    {
      method: 'GET',
      url: '/v1/challenge',
      does: 'Something to sign that nobody has signed before; five minutes.',
      who: 'anybody',
      reply: challengeReply,
    },
    async () => ({
      challenge: newChallenge(secret, now(), random),
      epoch: await currentEpoch(pool),
      now: now().toISOString(),
    }),
  );

  declare(
    server,
    registry,
    {
      method: 'POST',
      url: '/v1/devices',
      does: 'Binds a device to the person whose code it has; asked again, the same answer.',
      who: 'itself',
      body: enrolRequest,
      reply: enrolReply,
      statuses: [201, 200],
      refuses: { 403: 'not signed by the device, the code is none, or the device is revoked' },
      cost: 5,
    },
    async ({ body: asked, request, reply }) => {
      if (!isSignedByDevice(asked.device, enrolProof(identity.about.id, asked), asked.signature))
        throw new Problem(403, 'signature', 'not signed by this device for this registry');
      const from = addressOf(request) ?? 'this machine';
      const done = await enrolling(from, async () => {
        const ms = limits.wrongCode.waitMs(from);
        if (ms > 0) {
          metrics.refused('code');
          throw tooMany(ms, 'too many codes that are none');
        }
        const { device, code, signature } = asked;
        const found = await enrolDevice(pool, { device, proof: { by: 'code', code, signature } }, now());
        if (!found) limits.wrongCode.take(from, 1);
        return found;
      });
      const enrolled = bound(done, new Problem(403, 'code', 'unknown, too old, or used by another device'));
      reply.code(enrolled.isNew ? 201 : 200);
      return { device: asked.device, person: enrolled.person, registry: await aboutOf(registry) };
    },
  );

  declare(
    server,
    registry,
    {
      method: 'POST',
      url: '/v1/devices/sign-in',
      does: 'Binds a device to whoever signed in with the organisation.',
      who: 'itself',
      body: signInRequest,
      reply: enrolReply,
      statuses: [201, 200],
      refuses: {
        403: 'not signed by the device, the token is not good, or the device is revoked',
        404: 'people get codes here',
      },
      cost: 5,
    },
    async ({ body: asked, reply }) => {
      if (!idTokens) throw new Problem(404, 'unknown', 'people get codes here');
      const { id } = identity.about;
      const token = digestOfToken(asked.idToken);
      if (!isSignedByDevice(asked.device, signInProof(id, { device: asked.device, token }), asked.signature))
        throw new Problem(403, 'signature', 'not signed by this device for this registry');
      const signedIn = await idTokens.check(asked.idToken, signInNonce(id, asked), now()).catch(() => {
        throw new Problem(503, 'busy', 'the sign-in of the organisation does not answer', 30);
      });
      if (!signedIn) throw new Problem(403, 'sign-in', 'this token is not good, or was made for another device');
      const proof = { by: 'sign-in', token, signature: asked.signature } as const;
      const done = await enrolSignedIn(pool, { device: asked.device, proof }, signedIn, newPersonId(random), now());
      const enrolled = bound(
        done,
        new Problem(403, 'sign-in', 'the device is somebody else’s, or the token holds no name'),
      );
      reply.code(enrolled.isNew ? 201 : 200);
      return { device: asked.device, person: enrolled.person, registry: await aboutOf(registry) };
    },
  );

  declare(
    server,
    registry,
    {
      method: 'POST',
      url: '/v1/hello',
      does: 'A device says where it stands and hears where the registry stands; with it comes a token for an hour.',
      who: 'itself',
      body: helloRequest,
      reply: helloReply,
      refuses: {
        401: 'the challenge is too old, or none of ours',
        403: 'not signed by the device, or the device is revoked',
        404: 'this device is not enrolled here',
      },
      cost: 5,
    },
    async ({ body: { signature, ...hello } }) => {
      if (!isChallenge(secret, hello.challenge, now())) throw new Problem(401, 'challenge', 'ask for another');
      const isForUs = isSignedByDevice(hello.device, helloProof(identity.about.id, hello), signature);
      if (!isForUs && !isSignedByDevice(hello.device, unnamedHelloProof(hello), signature))
        throw new Problem(403, 'signature', 'not signed by this device for this registry');
      spend(registry, hello.device);
      const skewMs = Math.round(now().getTime() - Date.parse(hello.sentAt));
      const device = await greetDevice(pool, hello.device, {
        now: now(),
        skewMs,
        proof: isForUs ? { by: 'hello', said: hello, signature } : null,
      });
      if (!device) throw new Problem(404, 'unknown-device', 'this device is not enrolled here');
      // Whoever holds it hears nothing more of its person. What it still sends is kept for a person to look at.
      if (device.isRevoked) throw new Problem(403, 'device-revoked', 'this device was reported lost');
      let epoch = await currentEpoch(pool);
      const ends = await feedEnds(pool, device.person);
      // It has read further than there is: a backup was put back and nobody said so.
      if (hello.epoch === epoch && (hello.cursor.own > ends.own || hello.cursor.all > ends.all))
        epoch = await anotherLife(registry, epoch, hello.device);
      return {
        epoch,
        now: now().toISOString(),
        head: { n: device.n, id: device.id },
        token: newToken(secret, { device: hello.device, person: device.person }, now()),
        ...(keyChanges.length > 0 && { keys: [...keyChanges] }),
      };
    },
  );
}
