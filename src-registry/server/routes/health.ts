/**
 * For whoever watches over it: does it live, and can it work.
 */
import type { FastifyInstance } from 'fastify';
import type { Registry } from '../../registry.ts';
import { Problem } from '../problem.ts';

export function healthRoutes(server: FastifyInstance, { pool }: Registry): void {
  server.get('/healthz', async () => ({ ok: true }));
  server.get('/readyz', async () => {
    try {
      await pool.query('select 1');
    } catch {
      throw new Problem(503, 'busy', 'the records cannot be reached just now', 5);
    }
    return { ok: true };
  });
}
