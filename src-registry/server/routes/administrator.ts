/**
 * What only whoever runs the registry may do, with the token that lies in its folder.
 */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { credentialNumber, isoInstant, oneLine, personName, reasonGiven } from '#core/contract/values.ts';
import { deviceDid } from '#core/sync/device-event.ts';
import { addCode, addPerson, codeInBlocks, daysOfCode, newCode } from '../../records/enrol.ts';
import { erasePerson, namesThePerson } from '../../records/erase.ts';
import { addReferredPerson, personNameInCalls, reference } from '../../records/person-name.ts';
import { asAdministrator, revokeDevice, withdrawCredential } from '../../records/withdraw.ts';
import type { Registry } from '../../registry.ts';
import { declare } from '../declare.ts';
import { Problem } from '../problem.ts';

const short = oneLine(120);
const newPerson = z.strictObject({
  name: personName,
  office: short.default(''),
  country: z.union([z.literal(''), z.string().regex(/^[A-Z]{2}$/)]).default(''),
  role: short.default(''),
  /** What other systems call the person, such as a staff number. */
  reference: reference.optional(),
});
const personId = z.string().max(60);
const person = z.strictObject({
  id: personId,
  name: z.string(),
  office: z.string(),
  country: z.string(),
  role: z.string(),
  reference: z.string().optional(),
});
const why = z.strictObject({ why: reasonGiven });
const revoked = z.literal('revoked');

export function administratorRoutes(server: FastifyInstance, registry: Registry): void {
  const { pool, now, random } = registry;
  const who = 'administrator' as const;

  declare(
    server,
    registry,
    {
      method: 'POST',
      url: '/v1/people',
      does: 'Makes a person known.',
      who,
      body: newPerson,
      reply: person,
      statuses: [201],
      refuses: { 409: 'somebody else has this reference' },
    },
    async ({ body }) => {
      const added = { id: Buffer.from(random(12)).toString('hex'), ...body };
      if (body.reference === undefined) await addPerson(pool, added, now());
      else if (!(await addReferredPerson(pool, added, body.reference, now())))
        throw new Problem(409, 'reference-known', 'somebody else has this reference');
      return added;
    },
  );

  declare(
    server,
    registry,
    {
      method: 'POST',
      url: '/v1/people/:person/codes',
      does: 'Makes a code with which one device of this person signs up.',
      who,
      params: z.strictObject({ person: personId }),
      body: z.strictObject({}),
      reply: z.strictObject({ code: z.string(), expiresAt: isoInstant }),
      statuses: [201],
      refuses: { 404: 'nobody has this id' },
    },
    async ({ params: { person: id } }) => {
      const known = await pool.query('select 1 from people where id = $1', [id]);
      if (!known.rowCount) throw new Problem(404, 'unknown', 'nobody has this id');
      const code = newCode(random);
      const expiresAt = new Date(now().getTime() + daysOfCode * 86_400_000);
      await addCode(pool, { code, person: id, expiresAt }, now());
      return { code: codeInBlocks(code), expiresAt: expiresAt.toISOString() };
    },
  );

  declare(
    server,
    registry,
    {
      method: 'POST',
      url: '/v1/credentials/:number/withdraw',
      does: 'Withdraws a certificate, for good; every device hears of it.',
      who,
      params: z.strictObject({ number: credentialNumber }),
      body: why,
      reply: z.strictObject({ number: z.string(), status: revoked }),
      refuses: { 404: 'no certificate has this number' },
    },
    async ({ params: { number }, body }) => {
      const done = await withdrawCredential(registry, number, asAdministrator(body.why));
      if (!done) throw new Problem(404, 'unknown', 'no certificate has this number');
      return { number, status: 'revoked' as const };
    },
  );

  declare(
    server,
    registry,
    {
      method: 'POST',
      url: '/v1/devices/:device/revoke',
      does: 'Trusts a device no longer: what it sends from now on waits for a person.',
      who,
      params: z.strictObject({ device: deviceDid }),
      body: why,
      reply: z.strictObject({ device: z.string(), status: revoked }),
      refuses: { 404: 'nobody has this device' },
    },
    async ({ params: { device }, body }) => {
      const done = await revokeDevice(registry, device, asAdministrator(body.why));
      if (!done) throw new Problem(404, 'unknown-device', 'nobody has this device');
      return { device, status: 'revoked' as const };
    },
  );

  declare(
    server,
    registry,
    {
      method: 'POST',
      url: '/v1/people/:person/erase',
      does: 'Takes a person out of the records, for good. Numbers and dates of certificates stay, and name nobody.',
      who,
      params: z.strictObject({ person: personNameInCalls }),
      body: why,
      reply: z.strictObject({ status: z.literal('erased'), certificates: z.number().int(), devices: z.number().int() }),
      refuses: { 400: 'not as it must be, or the reason names the person', 404: 'nobody is named so' },
      cost: 50,
    },
    async ({ params: { person: named }, body }) => {
      const done = await erasePerson(registry, named, body.why);
      if (done === namesThePerson) throw new Problem(400, 'names-the-person', 'why: it stays, so it must name nobody');
      if (!done) throw new Problem(404, 'unknown-person', 'nobody is named so');
      return { status: 'erased' as const, ...done };
    },
  );
}
