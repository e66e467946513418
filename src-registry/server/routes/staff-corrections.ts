/**
 * Focal points take back what should not count any more, and put right what is written wrong; and whoever may read it sees who
 * did what.
 */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { credentialNumber, isoInstant } from '#core/contract/values.ts';
import { auditQuery, auditReply, correctReply, correctRequest, withReason } from '#core/staff/shapes.ts';
import { deviceDid } from '#core/sync/device-event.ts';
import { auditLines } from '../../records/audit.ts';
import { correctName } from '../../records/correct-name.ts';
import { revokeDevice, withdrawCredential } from '../../records/withdraw.ts';
import type { Registry } from '../../registry.ts';
import { declare } from '../declare.ts';
import { pageOf, readPlace, writePlace } from '../page-place.ts';
import { Problem } from '../problem.ts';

const onPage = 50;
const noCertificate = () => new Problem(404, 'unknown', 'there is no such certificate');
const revoked = z.literal('revoked');

export function staffCorrectionRoutes(server: FastifyInstance, registry: Registry): void {
  const who = 'staff' as const;
  const params = z.strictObject({ number: credentialNumber });

  declare(
    server,
    registry,
    {
      method: 'POST',
      url: '/v1/staff/credentials/:number/revoke',
      does: 'Withdraws a certificate, for good; every device hears of it.',
      who,
      task: 'revoke',
      params,
      body: withReason,
      reply: z.strictObject({ number: credentialNumber, status: revoked }),
      refuses: { 404: 'there is no such certificate' },
    },
    async ({ params: { number }, body: { why }, staff: { offices, doer } }) => {
      if (!(await withdrawCredential(registry, number, { why, offices, who: doer }))) throw noCertificate();
      return { number, status: 'revoked' as const };
    },
  );

  declare(
    server,
    registry,
    {
      method: 'POST',
      url: '/v1/staff/credentials/:number/correct',
      does: 'Puts another certificate with the right name in its place; the person has this name from now on.',
      who,
      task: 'correct',
      params,
      body: correctRequest,
      reply: correctReply,
      refuses: {
        404: 'there is no such certificate',
        409: '`revoked`: it was withdrawn; `replaced`: another is in its place already',
      },
      cost: 5,
    },
    async ({ params: { number }, body: { name, why }, staff: { offices, doer } }) => {
      const done = await correctName(registry, number, { name, why, offices, who: doer });
      if (done === null) throw noCertificate();
      if (done === 'revoked') throw new Problem(409, 'revoked', 'this certificate was withdrawn');
      if (done === 'replaced') throw new Problem(409, 'replaced', 'another certificate is in its place already');
      return done;
    },
  );

  declare(
    server,
    registry,
    {
      method: 'POST',
      url: '/v1/staff/devices/:device/revoke',
      does: 'Trusts a device no longer: what it sends from now on waits for a person.',
      who,
      task: 'revoke',
      params: z.strictObject({ device: deviceDid }),
      body: withReason,
      reply: z.strictObject({ device: deviceDid, status: revoked }),
      refuses: { 404: 'there is no such device' },
    },
    async ({ params: { device }, body: { why }, staff: { offices, doer } }) => {
      const done = await revokeDevice(registry, device, { why, offices, who: doer });
      if (!done) throw new Problem(404, 'unknown', 'there is no such device');
      return { device, status: 'revoked' as const };
    },
  );

  declare(
    server,
    registry,
    {
      method: 'GET',
      url: '/v1/staff/audit',
      does: 'Who did what to whom, and why; the newest first.',
      who,
      task: 'see-audit',
      query: auditQuery,
      reply: auditReply,
      cost: 5,
    },
    async ({ query: { person, after }, staff: { offices } }) => {
      const place = readPlace(after, { at: isoInstant, id: z.string().regex(/^\d{1,18}$/) });
      const lines = await auditLines(registry.pool, { offices, person, after: place, limit: onPage + 1 });
      const { page, last } = pageOf(lines, onPage);
      return {
        entries: page.map(({ id: _, at, ...line }) => ({ ...line, at: new Date(at).toISOString() })),
        next: last && writePlace({ at: last.at, id: last.id }),
      };
    },
  );
}
