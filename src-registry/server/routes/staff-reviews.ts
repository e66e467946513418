/**
 * Assessors look at attempts that wait for a person, and decide; invigilators report what they saw.
 */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { isoInstant } from '#core/contract/values.ts';
import { decideReply, decideRequest, reviewReply, reviewsQuery, reviewsReply, withReason } from '#core/staff/shapes.ts';
import { eventId } from '#core/sync/device-event.ts';
import { decideReview, reportAttempt } from '../../records/decide-review.ts';
import { reviewOf, reviewsAsked } from '../../records/reviews.ts';
import type { Registry } from '../../registry.ts';
import { declare } from '../declare.ts';
import { pageOf, readPlace, writePlace } from '../page-place.ts';
import { Problem } from '../problem.ts';

const onPage = 50;
const parentsSay = '`parents-work`: a parent counts what comes from here, and it is decided there';
const parents = () => new Problem(409, 'parents-work', 'a parent counts what comes from here: it is decided there');
const unknown = () => new Problem(404, 'unknown', 'there is no such attempt');

export function staffReviewRoutes(server: FastifyInstance, registry: Registry): void {
  const { pool, tools } = registry;
  const { isParentsWork } = tools;
  const who = 'staff' as const;
  const params = z.strictObject({ event: eventId });

  declare(
    server,
    registry,
    {
      method: 'GET',
      url: '/v1/staff/reviews',
      does: 'Attempts that a person has to look at; what waits longest comes first.',
      who,
      task: 'review',
      query: reviewsQuery,
      reply: reviewsReply,
      cost: 5,
    },
    async ({ query: { after }, staff: { offices } }) => {
      const place = readPlace(after, { receivedAt: isoInstant, event: eventId });
      const found = await reviewsAsked(pool, { offices, isParentsWork, after: place, limit: onPage + 1 });
      const { page, last } = pageOf(found.reviews, onPage);
      const next = last && writePlace({ receivedAt: last.receivedAt, event: last.event });
      return { reviews: page, total: found.total, next };
    },
  );

  declare(
    server,
    registry,
    {
      method: 'GET',
      url: '/v1/staff/reviews/:event',
      does: 'One of them: what it comes to, how long it took, and what is doubtful about it. No answers.',
      who,
      task: 'review',
      params,
      reply: reviewReply,
      refuses: { 404: 'it waits for nobody' },
      cost: 20,
    },
    async ({ params: { event }, staff: { offices } }) => {
      const found = await reviewOf(registry, event, offices);
      if (!found) throw unknown();
      return found;
    },
  );

  declare(
    server,
    registry,
    {
      method: 'POST',
      url: '/v1/staff/reviews/:event',
      does: 'Accepts it, so that it counts, or refuses it; its person reads why.',
      who,
      task: 'review',
      params,
      body: decideRequest,
      reply: decideReply,
      refuses: { 404: 'there is no such attempt', 409: `\`decided\`: somebody has decided about it; ${parentsSay}` },
      cost: 20,
    },
    async ({ params: { event }, body, staff: { offices, doer } }) => {
      const done = await decideReview(registry, event, { ...body, offices, who: doer });
      if (!done) throw unknown();
      if (done === 'parents-work') throw parents();
      if (done === 'decided') throw new Problem(409, 'decided', 'somebody has decided about it already');
      return done;
    },
  );

  declare(
    server,
    registry,
    {
      method: 'POST',
      url: '/v1/staff/attempts/:event/report',
      does: 'Reports an attempt, so that it is looked at. A certificate that it brought stays until it is decided.',
      who,
      task: 'report',
      params,
      body: withReason,
      reply: decideReply,
      refuses: { 404: 'there is no such attempt', 409: parentsSay },
    },
    async ({ params: { event }, body: { why }, staff: { offices, doer } }) => {
      const done = await reportAttempt(registry, event, { why, offices, who: doer });
      if (!done) throw unknown();
      if (done === 'parents-work') throw parents();
      return done;
    },
  );
}
