/**
 * For whoever watches over it: does it live, can it work, and its figures.
 */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { parentFigures } from '../../parent/parent-figures.ts';
import type { Registry } from '../../registry.ts';
import { declare } from '../declare.ts';
import { Problem } from '../problem.ts';

const well = z.strictObject({ ok: z.literal(true) });

export function healthRoutes(server: FastifyInstance, registry: Registry): void {
  const { pool, metrics, parent, now } = registry;

  declare(
    server,
    registry,
    {
      method: 'GET',
      url: '/healthz',
      does: 'Whether the process lives.',
      who: 'anybody',
      reply: well,
      isForWatching: true,
    },
    async () => ({ ok: true as const }),
  );

  declare(
    server,
    registry,
    {
      method: 'GET',
      url: '/readyz',
      does: 'Whether it can work: the records answer.',
      who: 'anybody',
      reply: well,
      refuses: { 503: 'the records cannot be reached' },
    },
    async () => {
      try {
        await pool.query('select 1');
      } catch {
        throw new Problem(503, 'busy', 'the records cannot be reached just now', 5);
      }
      return { ok: true as const };
    },
  );

  declare(
    server,
    registry,
    {
      method: 'GET',
      url: '/metrics',
      does: 'Figures as Prometheus reads them; with the token in `secrets/metrics-token`.',
      who: 'monitor',
      reply: { media: 'text/plain; version=0.0.4', says: 'one figure a line' },
      isForWatching: true,
    },
    async ({ reply }) => {
      reply.type('text/plain; version=0.0.4; charset=utf-8');
      const own = await metrics.text(pool, now());
      return parent ? own + (await parentFigures(pool, parent, now())) : own;
    },
  );
}
