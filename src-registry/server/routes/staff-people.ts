/**
 * People, for those who look after them: lists, one of them, and those who come new. Of the own offices, and of no other.
 */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import {
  addedPerson,
  choices,
  codeReply,
  newPerson,
  peopleQuery,
  peopleReply,
  personId,
  personReply,
} from '#core/staff/shapes.ts';
import { inTransaction } from '../../database/connect.ts';
import { assignmentsOf } from '../../records/assignments.ts';
import { noteDeed } from '../../records/audit.ts';
import { addCode, addPerson, codeInBlocks, daysOfCode, newCode, newPersonId } from '../../records/enrol.ts';
import { personOfOffices } from '../../records/of-offices.ts';
import { referTo } from '../../records/person-name.ts';
import type { Registry } from '../../registry.ts';
import { attemptsOf, certificatesOf, devicesOf } from '../../staff/history-of.ts';
import { choosable, countPeople, peoplePage, personRow, readPlace } from '../../staff/people.ts';
import { courseTitles } from '../course-titles.ts';
import { declare } from '../declare.ts';
import { Problem } from '../problem.ts';

export const unknownPerson = () => new Problem(404, 'unknown', 'there is nobody with this id');

/** Where the page begins. Throws 400. */
export function placeIn(after: string | undefined) {
  const place = after === undefined ? null : readPlace(after);
  if (after !== undefined && !place) throw new Problem(400, 'malformed', 'after: none of ours');
  return place;
}

export function staffPeopleRoutes(server: FastifyInstance, registry: Registry): void {
  const { pool, now, random, tools } = registry;
  /** Of what is taught now: content may have been published since the start. */
  const titles = (course: string) => courseTitles([...tools.courses, ...tools.programmes])(course);
  const who = 'staff' as const;
  const params = z.strictObject({ person: personId });
  const codeExpires = () => new Date(now().getTime() + daysOfCode * 86_400_000);

  declare(
    server,
    registry,
    {
      method: 'GET',
      url: '/v1/staff/choices',
      does: 'What lists of people can be narrowed by.',
      who,
      task: 'signed-in',
      reply: choices,
    },
    async ({ staff: { offices } }) => ({
      ...(await choosable(pool, offices)),
      courses: tools.courses.map(({ id }) => ({ id, titles: titles(id) })),
      programmes: tools.programmes.map(({ id }) => ({ id, titles: titles(id) })),
    }),
  );

  declare(
    server,
    registry,
    {
      method: 'GET',
      url: '/v1/staff/people',
      does: 'People that a filter finds, in the order of their names.',
      who,
      task: 'see-people',
      query: peopleQuery,
      reply: peopleReply,
      cost: 5,
    },
    async ({ query: { after, limit, ...filter }, staff: { offices } }) => {
      const finding = { offices, filter, now: now() };
      const [total, page] = [
        await countPeople(pool, finding),
        await peoplePage(pool, finding, { after: placeIn(after), limit }),
      ];
      return { ...page, total };
    },
  );

  declare(
    server,
    registry,
    {
      method: 'POST',
      url: '/v1/staff/people',
      does: 'Makes a person known, and the code with which one device of theirs signs up.',
      who,
      task: 'add-people',
      body: newPerson,
      reply: addedPerson,
      statuses: [201],
      refuses: {
        400: 'not as it must be; `other-office`: no office of whoever adds them',
        409: '`reference-known`: somebody else has this reference',
      },
    },
    async ({ body: { reference, ...body }, staff: { offices, doer } }) => {
      if (offices && !offices.includes(body.office))
        throw new Problem(400, 'other-office', 'people are added to an office of one’s own');
      const added = { id: newPersonId(random), ...body };
      const code = newCode(random);
      const expiresAt = codeExpires();
      await inTransaction(pool, async (client) => {
        if (reference !== undefined && !(await referTo(client, added.id, reference)))
          throw new Problem(409, 'reference-known', 'somebody else has this reference');
        await addPerson(client, added, now());
        await addCode(client, { code, person: added.id, expiresAt }, now());
        await noteDeed(client, { subject: added.id, who: doer, what: 'person-added' }, now());
      });
      return { id: added.id, code: codeInBlocks(code), expiresAt: expiresAt.toISOString() };
    },
  );

  declare(
    server,
    registry,
    {
      method: 'POST',
      url: '/v1/staff/people/:person/codes',
      does: 'Makes a code with which one device of this person signs up.',
      who,
      task: 'add-people',
      params,
      body: z.strictObject({}),
      reply: codeReply,
      statuses: [201],
      refuses: { 404: 'nobody has this id' },
    },
    async ({ params: { person }, staff: { offices, doer } }) => {
      const code = newCode(random);
      const expiresAt = codeExpires();
      await inTransaction(pool, async (client) => {
        if (!(await personOfOffices(client, offices, person))) throw unknownPerson();
        await addCode(client, { code, person, expiresAt }, now());
        await noteDeed(client, { subject: person, who: doer, what: 'code-made' }, now());
      });
      return { code: codeInBlocks(code), expiresAt: expiresAt.toISOString() };
    },
  );

  declare(
    server,
    registry,
    {
      method: 'GET',
      url: '/v1/staff/people/:person',
      does: 'One person: what they hold and held, what they sat, their devices, and what they are to do.',
      who,
      task: 'see-person',
      params,
      reply: personReply,
      refuses: { 404: 'nobody has this id' },
      cost: 5,
    },
    async ({ params: { person: id }, staff: { offices } }) => {
      const person = await personRow(pool, offices, id, now());
      if (!person) throw unknownPerson();
      const certificates = await certificatesOf(pool, id, now());
      return {
        person,
        certificates: certificates.map((one) => ({ ...one, titles: titles(one.course) })),
        attempts: await attemptsOf(pool, id),
        devices: await devicesOf(pool, id),
        assignments: await assignmentsOf(pool, id, now()),
      };
    },
  );
}
