/**
 * Everything that a checker carries: the trust lists, the status lists of this registry, and which passes were withdrawn.
 */
import type { FastifyInstance } from 'fastify';
import { trustReply } from '#core/sync/calls.ts';
import { passListsIn, trustListsIn } from '../../identity/registry-trust.ts';
import { statusListTexts } from '../../records/status-list.ts';
import type { Registry } from '../../registry.ts';
import { declare } from '../declare.ts';

export function trustRoutes(server: FastifyInstance, registry: Registry): void {
  declare(
    server,
    registry,
    {
      method: 'GET',
      url: '/v1/trust',
      does: 'The trust lists, the first one first, the status lists of this registry, and passes of assessors that organisations withdrew: all that is checked with.',
      who: 'anybody',
      reply: trustReply,
      cost: 5,
    },
    async ({ reply }) => {
      reply.header('cache-control', 'public, max-age=60');
      const { dataFolder } = registry;
      const status = [...(await statusListTexts(registry)), ...(await passListsIn(dataFolder))];
      return { trust: await trustListsIn(dataFolder), status };
    },
  );
}
