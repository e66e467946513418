/**
 * What the registry says goes down: the feed, the papers that it signed, and back up what it lost.
 */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { credentialNumber } from '#core/contract/values.ts';
import { type FeedReply, mostFeedItems, type recoverReply, recoverRequest } from '#core/sync/calls.ts';
import { readFeed } from '../../records/feed.ts';
import { currentEpoch } from '../../records/life.ts';
import { recoverItem } from '../../records/recover.ts';
import { signedPaper } from '../../records/signed-paper.ts';
import type { Registry } from '../../registry.ts';
import { deviceAsking } from '../bearer.ts';
import { parsed } from '../parsed.ts';
import { Problem } from '../problem.ts';

const count = z.coerce.number().int().nonnegative();
const feedQuery = z.strictObject({
  epoch: z.string().max(40),
  own: count,
  all: count,
  limit: z.coerce.number().int().min(1).max(mostFeedItems).default(mostFeedItems),
});

export function feedRoutes(server: FastifyInstance, registry: Registry): void {
  const { pool } = registry;

  server.get('/v1/feed', async (request): Promise<FeedReply> => {
    const { person } = deviceAsking(request, registry);
    const { epoch: asked, own, all, limit } = parsed(feedQuery, request.query);
    const epoch = await currentEpoch(pool);
    if (asked !== epoch) throw new Problem(409, 'epoch', epoch);
    return { epoch, ...(await readFeed(pool, person, { own, all }, limit)) };
  });

  server.post('/v1/recover', { bodyLimit: 8 * 1024 * 1024 }, async (request): Promise<z.infer<typeof recoverReply>> => {
    const asking = deviceAsking(request, registry);
    const { items } = parsed(recoverRequest, request.body);
    const results: z.infer<typeof recoverReply>['results'] = [];
    for (const item of items) results.push(await recoverItem(registry, asking, item));
    return { epoch: await currentEpoch(pool), results };
  });

  server.get('/v1/papers/:file', async (request, reply) => {
    const { person } = deviceAsking(request, registry);
    const { file } = parsed(z.strictObject({ file: z.string().max(60) }), request.params);
    const number = credentialNumber.safeParse(file.replace(/\.pdf$/, ''));
    const pdf = number.success ? await signedPaper(registry, person, number.data) : null;
    if (!pdf) throw new Problem(404, 'unknown', 'no paper of this number for this person');
    reply.type('application/pdf');
    return Buffer.from(pdf);
  });
}
