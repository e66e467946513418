/**
 * What everybody may know, without asking about anybody: the status lists, and what one number is worth.
 */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { isoInstant } from '#core/contract/values.ts';
import { isCredentialNumber } from '#core/credential/number.ts';
import { statusPurposes } from '#core/credential/status-entry.ts';
import { standingsOf, worthOf } from '../../records/standings.ts';
import { signedStatusList } from '../../records/status-list.ts';
import { together } from '../../records/together.ts';
import type { Registry } from '../../registry.ts';
import { declare } from '../declare.ts';
import { Problem } from '../problem.ts';

const cacheable = 'public, max-age=60';

const listParams = z.strictObject({
  number: z.coerce.number().int().min(1).max(10_000),
  purpose: z.enum(statusPurposes),
});

const standing = z.strictObject({
  number: z.string(),
  status: z.enum(['valid', 'expired', 'revoked', 'superseded', 'unknown']),
  expiresAt: isoInstant.optional(),
});

export function statusRoutes(server: FastifyInstance, registry: Registry): void {
  const { pool, now } = registry;
  const standingOf = together((numbers) => standingsOf(pool, numbers));

  declare(
    server,
    registry,
    {
      method: 'GET',
      url: '/status/:number/:purpose',
      does: 'A status list (Bitstring Status List 1.0), signed; good for a week.',
      who: 'anybody',
      params: listParams,
      reply: { media: 'application/vc', says: 'a verifiable credential as JSON-LD' },
      refuses: { 404: 'no certificate has a place in this list' },
      cost: 5,
    },
    async ({ params: { number, purpose }, reply }) => {
      const list = await signedStatusList(registry, number, purpose);
      if (!list) throw new Problem(404, 'unknown', 'no certificate has a place in this list');
      reply.header('cache-control', cacheable).type('application/vc');
      // Fastify writes objects as JSON of the plain type only.
      return JSON.stringify(list);
    },
  );

  declare(
    server,
    registry,
    {
      method: 'GET',
      url: '/v1/credentials/:number',
      does: 'What the certificate of this number is worth now. It names nobody.',
      who: 'anybody',
      params: z.strictObject({ number: z.string().max(60) }),
      reply: standing,
    },
    async ({ params: { number }, reply }): Promise<z.infer<typeof standing>> => {
      reply.header('cache-control', cacheable);
      if (!isCredentialNumber(number)) return { number, status: 'unknown' };
      const row = await standingOf(number);
      const { status } = worthOf(row, now());
      return { number, status, ...(row && { expiresAt: row.expires_at.toISOString() }) };
    },
  );
}
