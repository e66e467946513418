/**
 * Focal points assign courses, and see what became of it.
 */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import {
  assignment,
  assignmentsQuery,
  assignmentsReply,
  assignReply,
  assignRequest,
  day,
  personId,
  withReason,
} from '#core/staff/shapes.ts';
import { assignmentId } from '#core/sync/feed-item.ts';
import { assign, assignmentsAsked, cancelAssignment, dayOf } from '../../records/assignments.ts';
import type { Registry } from '../../registry.ts';
import { peopleToAssign } from '../../staff/people-to-assign.ts';
import { declare } from '../declare.ts';
import { pageOf, readPlace, writePlace } from '../page-place.ts';
import { Problem } from '../problem.ts';

const onPage = 50;
const dayMs = 86_400_000;
const place = { dueOn: day, person: personId, id: assignmentId };

export function staffAssignmentRoutes(server: FastifyInstance, registry: Registry): void {
  const { pool, now, tools } = registry;
  const who = 'staff' as const;

  declare(
    server,
    registry,
    {
      method: 'POST',
      url: '/v1/staff/assignments',
      does: 'Assigns a course to people, or to all whom a filter finds; who has it open already is given the new day.',
      who,
      task: 'assign',
      body: assignRequest,
      reply: assignReply,
      refuses: {
        400: 'not as it must be; `unknown-course`: nobody has it; `past-day`: it is over',
        404: 'one of them is not there: nobody was assigned anything',
      },
      cost: 50,
    },
    async ({ body: { to, ...asked }, staff: { offices, doer } }) => {
      if (!tools.courses.some(({ id }) => id === asked.course))
        throw new Problem(400, 'unknown-course', `no course is called ${asked.course}`);
      // Where it is still yesterday, that day is not over.
      if (asked.dueOn < dayOf(new Date(now().getTime() - dayMs)))
        throw new Problem(400, 'past-day', 'dueOn: this day is over');
      const people = await peopleToAssign(pool, { to, offices, now: now() });
      if (!people) throw new Problem(404, 'unknown', 'somebody among them is not there');
      return assign(registry, people, { ...asked, who: doer });
    },
  );

  declare(
    server,
    registry,
    {
      method: 'GET',
      url: '/v1/staff/assignments',
      does: 'What was assigned, and how it stands; what is due next comes first.',
      who,
      task: 'see-assignments',
      query: assignmentsQuery,
      reply: assignmentsReply,
      cost: 5,
    },
    async ({ query: { after, ...asked }, staff: { offices } }) => {
      const found = await assignmentsAsked(
        pool,
        { ...asked, offices, after: readPlace(after, place), limit: onPage + 1 },
        now(),
      );
      const { page, last } = pageOf(found.assignments, onPage);
      const next = last && writePlace({ dueOn: last.dueOn, person: last.person.id, id: last.id });
      return { assignments: page, total: found.total, next };
    },
  );

  declare(
    server,
    registry,
    {
      method: 'POST',
      url: '/v1/staff/assignments/:assignment/cancel',
      does: 'Takes an assignment back; its person is told. One that is done stays done.',
      who,
      task: 'assign',
      params: z.strictObject({ assignment: assignmentId }),
      body: withReason,
      reply: assignment,
      refuses: { 404: 'there is none' },
    },
    async ({ params, body: { why }, staff: { offices, doer } }) => {
      const done = await cancelAssignment(registry, params.assignment, { why, who: doer, offices });
      if (!done) throw new Problem(404, 'unknown', 'there is no such assignment');
      return done;
    },
  );
}
