/**
 * What the registry says goes down: the feed, the papers that it signed, and back up what it lost.
 */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { credentialNumber } from '#core/contract/values.ts';
import { feedReply, mostFeedItems, recoverReply, recoverRequest } from '#core/sync/calls.ts';
import { readFeed } from '../../records/feed.ts';
import { currentEpoch } from '../../records/life.ts';
import { recoverItem } from '../../records/recover.ts';
import { signedPaper } from '../../records/signed-paper.ts';
import type { Registry } from '../../registry.ts';
import { declare } from '../declare.ts';
import { Problem } from '../problem.ts';

const count = z.coerce.number().int().nonnegative();
const feedQuery = z.strictObject({
  epoch: z.string().max(40),
  own: count,
  all: count,
  limit: z.coerce.number().int().min(1).max(mostFeedItems).default(mostFeedItems),
});
const mostBytesOfRecovered = 8 * 1024 * 1024;

export function feedRoutes(server: FastifyInstance, registry: Registry): void {
  const { pool } = registry;

  declare(
    server,
    registry,
    {
      method: 'GET',
      url: '/v1/feed',
      does: 'What was said to the person of this device, and to all, after a cursor.',
      who: 'device',
      query: feedQuery,
      reply: feedReply,
      refuses: { 409: 'the records live another life: its epoch stands in `detail`' },
      cost: 2,
    },
    async ({ query: { epoch: asked, own, all, limit }, device: { person } }) => {
      const epoch = await currentEpoch(pool);
      if (asked !== epoch) throw new Problem(409, 'epoch', epoch);
      return { epoch, ...(await readFeed(pool, person, { own, all }, limit)) };
    },
  );

  declare(
    server,
    registry,
    {
      method: 'POST',
      url: '/v1/recover',
      does: 'Gives back what the registry said and lost since a backup: it knows its own signature.',
      who: 'device',
      body: recoverRequest,
      reply: recoverReply,
      bodyLimit: mostBytesOfRecovered,
      cost: 50,
    },
    async ({ body: { items }, device }) => {
      const results: z.infer<typeof recoverReply>['results'] = [];
      for (const item of items) results.push(await recoverItem(registry, device, item));
      return { epoch: await currentEpoch(pool), results };
    },
  );

  declare(
    server,
    registry,
    {
      method: 'GET',
      url: '/v1/papers/:file',
      does: 'The certificate of this number as PDF, signed by the registry; only for its person.',
      who: 'device',
      params: z.strictObject({ file: z.string().max(60) }),
      reply: { media: 'application/pdf', says: 'the paper' },
      refuses: { 404: 'this person has no paper of this number' },
      cost: 20,
    },
    async ({ params: { file }, device: { person }, reply }) => {
      const number = credentialNumber.safeParse(file.replace(/\.pdf$/, ''));
      const pdf = number.success ? await signedPaper(registry, person, number.data) : null;
      if (!pdf) throw new Problem(404, 'unknown', 'no paper of this number for this person');
      reply.type('application/pdf');
      return Buffer.from(pdf);
    },
  );
}
