/**
 * A device comes: what registry this is, whose device it is, and what it says first of all.
 */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base64urlnopad } from '@scure/base';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { keyOfDid } from '#core/credential/proof/did-key.ts';
import { isSignedBy } from '#core/credential/proof/signing-key.ts';
import {
  type challengeReply,
  enrolProof,
  type enrolReply,
  enrolRequest,
  helloProof,
  type helloReply,
  helloRequest,
  type RegistryAbout,
} from '#core/sync/calls.ts';
import { quickEd25519 } from '#store/verify/quick-ed25519.ts';
import { enrolDevice, greetDevice } from '../../records/enrol.ts';
import { feedEnds } from '../../records/feed.ts';
import { beginLife, currentEpoch } from '../../records/life.ts';
import type { Registry } from '../../registry.ts';
import { parsed } from '../parsed.ts';
import { Problem } from '../problem.ts';
import { isChallenge, newChallenge, newToken } from '../tickets.ts';

export async function aboutOf({ pool, identity, now }: Registry): Promise<RegistryAbout> {
  return {
    protocol: 'fieldpass-sync-1',
    id: identity.about.id,
    name: identity.about.name,
    keys: [...identity.keys],
    sealingKey: identity.sealingKey,
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

export const newEpoch = ({ random }: Registry): string => Buffer.from(random(16)).toString('hex');

export function deviceRoutes(server: FastifyInstance, registry: Registry): void {
  const { pool, identity, now, random } = registry;
  const secret = identity.secrets['token-key'];

  server.get('/v1/registry', async () => aboutOf(registry));

  server.get('/v1/challenge', async (): Promise<z.infer<typeof challengeReply>> => {
    return {
      challenge: newChallenge(secret, now(), random),
      epoch: await currentEpoch(pool),
      now: now().toISOString(),
    };
  });

  server.post('/v1/devices', async (request, reply): Promise<z.infer<typeof enrolReply>> => {
    const asked = parsed(enrolRequest, request.body);
    if (!isSignedByDevice(asked.device, enrolProof(identity.about.id, asked), asked.signature))
      throw new Problem(403, 'signature', 'not signed by this device for this registry');
    const enrolled = await enrolDevice(pool, asked.device, asked.code, now());
    if (!enrolled) throw new Problem(403, 'code', 'unknown, too old, or used by another device');
    reply.code(enrolled.isNew ? 201 : 200);
    return { device: asked.device, person: enrolled.person, registry: await aboutOf(registry) };
  });

  server.post('/v1/hello', async (request): Promise<z.infer<typeof helloReply>> => {
    const hello = parsed(helloRequest, request.body);
    if (!isChallenge(secret, hello.challenge, now())) throw new Problem(401, 'challenge', 'ask for another');
    if (!isSignedByDevice(hello.device, helloProof(hello), hello.signature))
      throw new Problem(403, 'signature', 'not signed by this device');
    const skewMs = Math.round(now().getTime() - Date.parse(hello.sentAt));
    const device = await greetDevice(pool, hello.device, { now: now(), skewMs });
    if (!device) throw new Problem(404, 'unknown-device', 'this device is not enrolled here');
    let epoch = await currentEpoch(pool);
    const ends = await feedEnds(pool, device.person);
    // It has read further than there is: a backup was put back and nobody said so.
    if (hello.epoch === epoch && (hello.cursor.own > ends.own || hello.cursor.all > ends.all))
      epoch = await beginLife(pool, epoch, newEpoch(registry), now());
    return {
      epoch,
      now: now().toISOString(),
      head: { n: device.n, id: device.id },
      token: newToken(secret, { device: hello.device, person: device.person }, now()),
    };
  });
}
