/**
 * What only whoever runs the registry may do, with the token that lies in its folder.
 */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { credentialNumber, personName } from '#core/contract/values.ts';
import { deviceDid } from '#core/sync/device-event.ts';
import { addCode, addPerson, codeInBlocks, newCode } from '../../records/enrol.ts';
import { revokeDevice, withdrawCredential } from '../../records/withdraw.ts';
import type { Registry } from '../../registry.ts';
import { administratorAsking } from '../bearer.ts';
import { parsed } from '../parsed.ts';
import { Problem } from '../problem.ts';

const short = z.string().trim().max(120);
const newPerson = z.strictObject({
  name: personName,
  office: short.default(''),
  country: z.union([z.literal(''), z.string().regex(/^[A-Z]{2}$/)]).default(''),
  role: short.default(''),
});
const why = z.strictObject({ why: z.string().trim().min(3).max(500) });
const daysOfCode = 30;

export function administratorRoutes(server: FastifyInstance, registry: Registry): void {
  const { pool, now, random } = registry;
  server.register(async (own) => {
    own.addHook('onRequest', async (request) => administratorAsking(request, registry));

    own.post('/v1/people', async (request, reply) => {
      const person = { id: Buffer.from(random(12)).toString('hex'), ...parsed(newPerson, request.body) };
      await addPerson(pool, person, now());
      reply.code(201);
      return person;
    });

    own.post('/v1/people/:person/codes', async (request, reply) => {
      const { person } = parsed(z.strictObject({ person: z.string().max(60) }), request.params);
      const known = await pool.query('select 1 from people where id = $1', [person]);
      if (!known.rowCount) throw new Problem(404, 'unknown', 'nobody has this id');
      const code = newCode(random);
      const expiresAt = new Date(now().getTime() + daysOfCode * 86_400_000);
      await addCode(pool, { code, person, expiresAt }, now());
      reply.code(201);
      return { code: codeInBlocks(code), expiresAt: expiresAt.toISOString() };
    });

    own.post('/v1/credentials/:number/withdraw', async (request) => {
      const { number } = parsed(z.strictObject({ number: credentialNumber }), request.params);
      const done = await withdrawCredential(registry, number, parsed(why, request.body).why);
      if (!done) throw new Problem(404, 'unknown', 'no certificate has this number');
      return { number, status: 'revoked' };
    });

    own.post('/v1/devices/:device/revoke', async (request) => {
      const { device } = parsed(z.strictObject({ device: deviceDid }), request.params);
      const done = await revokeDevice(registry, device, parsed(why, request.body).why);
      if (!done) throw new Problem(404, 'unknown-device', 'nobody has this device');
      return { device, status: 'revoked' };
    });
  });
}
