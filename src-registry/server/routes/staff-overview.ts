/**
 * Who holds what, in figures, of the own offices.
 */
import type { FastifyInstance } from 'fastify';
import { overview, overviewQuery } from '#core/staff/shapes.ts';
import type { Registry } from '../../registry.ts';
import { countAssignments } from '../../staff/open-assignments.ts';
import { figuresOf } from '../../staff/overview.ts';
import { courseTitles } from '../course-titles.ts';
import { declare } from '../declare.ts';
import { Problem } from '../problem.ts';

export function staffOverviewRoutes(server: FastifyInstance, registry: Registry): void {
  const { pool, now, tools } = registry;

  declare(
    server,
    registry,
    {
      method: 'GET',
      url: '/v1/staff/overview',
      does: 'Who holds what, what runs out when, and what waits, in figures.',
      who: 'staff',
      task: 'see-overview',
      query: overviewQuery,
      reply: overview,
      refuses: { 400: 'not as it must be; `unknown-course`: there is no such course' },
      cost: 20,
    },
    async ({ query: { course: asked, ...filter }, staff: { offices } }) => {
      // Of what is taught now: content may have been published since the start.
      const titles = courseTitles(tools.courses);
      const courses = tools.courses.map(({ id }) => id);
      const course = asked ?? courses[0] ?? '';
      if (!courses.includes(course)) throw new Problem(400, 'unknown-course', `there is no course ${course}`);
      const finding = { offices, filter, now: now() };
      const figures = await figuresOf(pool, finding, { course, courses });
      return {
        ...figures,
        courses: figures.courses.map((one) => ({ ...one, titles: titles(one.course) })),
        assignments: await countAssignments(pool, finding),
      };
    },
  );
}
