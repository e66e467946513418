/**
 * Events come up. No login: each line proves itself, so a relay or a stick may bring them.
 */
import type { FastifyInstance } from 'fastify';
import { eventsReply, mostBytesOfRequest } from '#core/sync/calls.ts';
import { takeEvents } from '../../records/take-events.ts';
import type { Registry } from '../../registry.ts';
import { declare } from '../declare.ts';
import { addressOf, bytesOfUnit } from '../guard.ts';
import { busy, Problem } from '../problem.ts';
import { readLines } from '../read-lines.ts';

export function eventRoutes(server: FastifyInstance, registry: Registry): void {
  const { now, wakeReplays, limits, metrics } = registry;
  server.register(async (uploads) => {
    uploads.addContentTypeParser('application/x-ndjson', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );
    declare(
      uploads,
      registry,
      {
        method: 'POST',
        url: '/v1/events',
        does: 'Takes signed events of devices, at most 100, one a line; sent again they change nothing.',
        who: 'itself',
        body: { media: 'application/x-ndjson', says: '`<signature> <event as JSON>` a line; packed with gzip or not' },
        bodyLimit: mostBytesOfRequest,
        reply: eventsReply,
        refuses: { 413: 'too many lines or bytes: send half', 415: 'another kind of body' },
      },
      async ({ body, request }) => {
        if (!Buffer.isBuffer(body)) throw new Problem(415, 'media-type', 'application/x-ndjson is wanted');
        if (metrics.uploads.now >= limits.settings.uploadsAtOnce) {
          metrics.refused('overload');
          throw busy('too many uploads at once');
        }
        metrics.uploads.now += 1;
        try {
          const address = addressOf(request);
          const charge = (units: number) => address !== null && limits.address.take(address, Math.max(0, units));
          const lines = readLines(body, request.headers['content-encoding'], (bytes) =>
            // What came over the wire was counted as it came.
            charge((bytes - body.length) / bytesOfUnit),
          );
          charge(lines.length);
          const { epoch, results, head, waiting } = await takeEvents(registry, lines);
          metrics.events(results);
          if (waiting > 0) wakeReplays();
          return { epoch, now: now().toISOString(), results: [...results], head };
        } finally {
          metrics.uploads.now -= 1;
        }
      },
    );
  });
}
