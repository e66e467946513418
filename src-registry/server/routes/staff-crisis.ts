/**
 * Who can be called when something happens: the roster, crisis teams, and the figures of a report.
 */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { isHoldable } from '#core/contract/values.ts';
import {
  figuresQuery,
  figuresReply,
  joinRequest,
  leaveRequest,
  newTeam,
  rosterQuery,
  rosterReply,
  teamReply,
  teamsQuery,
  teamsReply,
} from '#core/staff/crisis-shapes.ts';
import { personId, withReason } from '#core/staff/shapes.ts';
import { teamId } from '#core/sync/feed-item.ts';
import { crisisFigures, monthsBetween } from '../../crisis/figures.ts';
import { type Calling, rosterChoices, rosterPage } from '../../crisis/roster.ts';
import { addMember, changeTeam, endTeam, makeTeam, removeMember, teamOf, teamsOf } from '../../crisis/teams.ts';
import type { Registry } from '../../registry.ts';
import { courseTitles } from '../course-titles.ts';
import { declare } from '../declare.ts';
import { pageOf, readPlace, writePlace } from '../page-place.ts';
import { Problem } from '../problem.ts';

const onPage = 50;
/** A report of ten years is a line of 120 columns: nobody reads it. */
const mostMonths = 60;
const plain = z.string().max(300).refine(isHoldable);
const place = { rank: z.enum(['0', '1']), folded: plain, id: personId };
const unknownTeam = () => new Problem(404, 'unknown', 'there is no such team');

export function staffCrisisRoutes(server: FastifyInstance, registry: Registry): void {
  const { pool, now, tools } = registry;
  const who = 'staff' as const;
  const callingOf = (offices: readonly string[] | null): Calling => ({
    offices,
    programmes: tools.programmes.map(({ id }) => id),
    now: now(),
  });
  const params = z.strictObject({ team: teamId });
  const refusals = {
    400: 'not as it must be; `unknown-programme`: there is no such programme; `other-office`: no office of whoever does it',
    404: 'there is none',
  };
  const team = async (offices: readonly string[] | null, id: string) => {
    const found = await teamOf(pool, callingOf(offices), id);
    if (!found) throw unknownTeam();
    return found;
  };
  const refuseUnfit = ({ needs, office }: z.infer<typeof newTeam>, offices: readonly string[] | null) => {
    for (const { programme } of needs.programmes)
      if (!tools.programmes.some(({ id }) => id === programme))
        throw new Problem(400, 'unknown-programme', `no programme is called ${programme}`);
    if (offices && !offices.includes(office))
      throw new Problem(400, 'other-office', 'a team belongs to an office of one’s own');
  };

  declare(
    server,
    registry,
    {
      method: 'GET',
      url: '/v1/staff/roster',
      does: 'People who are certified in a programme and said that they may be seen: of the own offices, and of others who let all see them.',
      who,
      task: 'see-roster',
      query: rosterQuery,
      reply: rosterReply,
      cost: 5,
    },
    async ({ query: { after, ...filter }, staff: { offices } }) => {
      const calling = callingOf(offices);
      const read = readPlace(after, place);
      const found = await rosterPage(pool, calling, filter, {
        after: read && { ...read, rank: Number(read.rank) },
        limit: onPage,
      });
      const next = found.last && writePlace({ ...found.last, rank: String(found.last.rank) });
      return { people: found.people, total: found.total, next, ...(await rosterChoices(pool, calling)) };
    },
  );

  declare(
    server,
    registry,
    {
      method: 'GET',
      url: '/v1/staff/teams',
      does: 'Crisis teams, with whether each could act today and what it lacks.',
      who,
      task: 'see-roster',
      query: teamsQuery,
      reply: teamsReply,
      cost: 10,
    },
    async ({ query: { country, after }, staff: { offices } }) => {
      const { teams, states } = await teamsOf(pool, callingOf(offices), country);
      const from = readPlace(after, { id: teamId });
      const begins = from ? teams.findIndex(({ id }) => id === from.id) + 1 : 0;
      const { page, last } = pageOf(teams.slice(begins, begins + onPage + 1), onPage);
      return { teams: page, states, next: last && writePlace({ id: last.id }) };
    },
  );

  declare(
    server,
    registry,
    {
      method: 'POST',
      url: '/v1/staff/teams',
      does: 'Makes a crisis team for a duty station, and says what it is to have.',
      who,
      task: 'manage-teams',
      body: newTeam,
      reply: teamReply,
      statuses: [201],
      refuses: { 400: refusals[400] },
    },
    async ({ body, staff: { offices, doer } }) => {
      refuseUnfit(body, offices);
      return team(offices, await makeTeam(registry, body, { who: doer, calling: callingOf(offices) }));
    },
  );

  declare(
    server,
    registry,
    {
      method: 'GET',
      url: '/v1/staff/teams/:team',
      does: 'One team: who is in it, and what it lacks.',
      who,
      task: 'see-roster',
      params,
      reply: teamReply,
      refuses: { 404: refusals[404] },
      cost: 5,
    },
    async ({ params: { team: id }, staff: { offices } }) => team(offices, id),
  );

  declare(
    server,
    registry,
    {
      method: 'PUT',
      url: '/v1/staff/teams/:team',
      does: 'Changes what a team is called, where it is, whose it is, and what it is to have. Who is in it is told.',
      who,
      task: 'manage-teams',
      params,
      body: newTeam,
      reply: teamReply,
      refuses: refusals,
    },
    async ({ params: { team: id }, body, staff: { offices, doer } }) => {
      const doing = { who: doer, calling: callingOf(offices) };
      // Whoever does not see it hears no more of what they wrote.
      await team(offices, id);
      refuseUnfit(body, offices);
      if (!(await changeTeam(registry, id, body, doing))) throw unknownTeam();
      return team(offices, id);
    },
  );

  declare(
    server,
    registry,
    {
      method: 'POST',
      url: '/v1/staff/teams/:team/end',
      does: 'Ends a team; who was in it is told.',
      who,
      task: 'manage-teams',
      params,
      body: withReason,
      reply: z.strictObject({ id: teamId }),
      refuses: { 404: refusals[404] },
    },
    async ({ params: { team: id }, body: { why }, staff: { offices, doer } }) => {
      if (!(await endTeam(registry, id, why, { who: doer, calling: callingOf(offices) }))) throw unknownTeam();
      return { id };
    },
  );

  declare(
    server,
    registry,
    {
      method: 'POST',
      url: '/v1/staff/teams/:team/members',
      does: 'Takes somebody who is on the roster into a team; they are told.',
      who,
      task: 'manage-teams',
      params,
      body: joinRequest,
      reply: teamReply,
      refuses: {
        404: 'there is no such team, or nobody with this id is on the roster',
        409: '`own-office-only`: they are seen by their own office alone, and the team is another’s',
      },
    },
    async ({ params: { team: id }, body: { person }, staff: { offices, doer } }) => {
      const done = await addMember(registry, id, person, { who: doer, calling: callingOf(offices) });
      if (done === null) throw unknownTeam();
      if (done === 'not-listed') throw new Problem(404, 'not-listed', 'nobody with this id is on the roster');
      if (done === 'not-seen')
        throw new Problem(409, 'own-office-only', 'they are seen by their own office alone, and the team is another’s');
      return team(offices, id);
    },
  );

  declare(
    server,
    registry,
    {
      method: 'POST',
      url: '/v1/staff/teams/:team/members/:person/remove',
      does: 'Takes somebody out of a team; they are told.',
      who,
      task: 'manage-teams',
      params: z.strictObject({ team: teamId, person: personId }),
      body: leaveRequest,
      reply: teamReply,
      refuses: { 404: 'there is no such team, or nobody with this id is in it' },
    },
    async ({ params: { team: id, person }, body: { why }, staff: { offices, doer } }) => {
      const done = await removeMember(registry, id, { person, why }, { who: doer, calling: callingOf(offices) });
      if (done === null) throw unknownTeam();
      if (!done) throw new Problem(404, 'unknown', 'nobody with this id is in the team');
      return team(offices, id);
    },
  );

  declare(
    server,
    registry,
    {
      method: 'GET',
      url: '/v1/staff/figures',
      does: 'Who is certified for what and in how many countries, which teams there are, and what was done, in counts.',
      who,
      task: 'see-figures',
      query: figuresQuery,
      reply: figuresReply,
      refuses: { 400: 'not as it must be; `months`: none, or too many' },
      cost: 20,
    },
    async ({ query, staff: { offices } }) => {
      const months = monthsBetween(query.from, query.to).length;
      if (months < 1 || months > mostMonths) throw new Problem(400, 'months', `from 1 to ${mostMonths} months`);
      const activities = tools.programmes.flatMap(({ id: programme, activities: own }) =>
        own.map(({ id: activity }) => ({ programme, activity })),
      );
      const figures = await crisisFigures(pool, callingOf(offices), { ...query, activities });
      const titles = courseTitles(tools.programmes);
      const activityTitles = (programme: string, activity: string) => ({
        ...tools.programmes.find(({ id }) => id === programme)?.activities.find(({ id }) => id === activity)?.title,
      });
      return {
        ...figures,
        programmes: figures.programmes.map((one) => ({ ...one, titles: titles(one.programme) })),
        activity: figures.activity.map((one) => ({
          ...one,
          titles: titles(one.programme),
          activityTitles: activityTitles(one.programme, one.activity),
        })),
      };
    },
  );
}
