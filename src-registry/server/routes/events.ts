/**
 * Events come up. No login: each line proves itself, so a relay or a stick may bring them.
 */
import type { FastifyInstance } from 'fastify';
import { type EventsReply, mostBytesOfRequest } from '#core/sync/calls.ts';
import { currentEpoch } from '../../records/life.ts';
import { takeEvents } from '../../records/take-events.ts';
import type { Registry } from '../../registry.ts';
import { Problem } from '../problem.ts';
import { readLines } from '../read-lines.ts';

/** Uploads that are worked on at once: more would only wait for the same disk and hold their bodies meanwhile. */
const mostAtOnce = 32;

export function eventRoutes(server: FastifyInstance, registry: Registry): void {
  const { pool, now, wakeReplays } = registry;
  let atOnce = 0;
  server.register(async (uploads) => {
    uploads.addContentTypeParser('application/x-ndjson', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );
    uploads.addHook('onRequest', async () => {
      if (atOnce >= mostAtOnce) throw new Problem(503, 'busy', 'too many uploads at once', 5);
    });
    uploads.post('/v1/events', { bodyLimit: mostBytesOfRequest }, async (request): Promise<EventsReply> => {
      if (!Buffer.isBuffer(request.body)) throw new Problem(415, 'media-type', 'application/x-ndjson is wanted');
      const lines = readLines(request.body, request.headers['content-encoding']);
      atOnce += 1;
      try {
        const { results, head, attempts } = await takeEvents(pool, lines, now());
        if (attempts > 0) wakeReplays();
        return { epoch: await currentEpoch(pool), now: now().toISOString(), results: [...results], head };
      } finally {
        atOnce -= 1;
      }
    });
  });
}
