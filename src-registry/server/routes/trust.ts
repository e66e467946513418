/**
 * Everything that a checker carries: the trust lists, and the status lists of this registry.
 */
import type { FastifyInstance } from 'fastify';
import { trustReply } from '#core/sync/calls.ts';
import { trustListsIn } from '../../identity/registry-trust.ts';
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
      does: 'The trust lists, the first one first, and the status lists of this registry: all that papers are checked with.',
      who: 'anybody',
      reply: trustReply,
      cost: 5,
    },
    async ({ reply }) => {
      reply.header('cache-control', 'public, max-age=60');
      return { trust: await trustListsIn(registry.dataFolder), status: await statusListTexts(registry) };
    },
  );
}
