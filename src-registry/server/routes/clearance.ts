/**
 * Travel systems ask: may this person travel on these days. One question, or many at once.
 */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Clearance, clearanceOf, courseStates, reasonCodes, unknownPerson } from '#core/clearance/clearance.ts';
import { type CourseNames, courseNames } from '#core/clearance/course-names.ts';
import { isoInstant } from '#core/contract/values.ts';
import { type Client, mayAskAbout } from '../../records/clients.ts';
import { type HeldByPerson, heldBy } from '../../records/held.ts';
import { personNameInCalls } from '../../records/person-name.ts';
import { together } from '../../records/together.ts';
import type { Registry } from '../../registry.ts';
import { clientAsking, onlyClients, spenderOf } from '../client-asking.ts';
import { declare, spend } from '../declare.ts';
import { Problem } from '../problem.ts';

export const mostQuestions = 500;
const mostCourses = 20;
/** Nobody travels for longer; a certificate does not count for longer either. */
const mostDays = 3660;
/** Questions that are as much work as one request. */
const questionsOfUnit = 10;
const bodyLimit = 512 * 1024;

const courseName = z.string().regex(/^[a-z0-9-]{1,80}$/);
const day = z.iso.date();
const journey = { from: day, to: day };
const isJourney = ({ from, to }: { from: string; to: string }) =>
  from <= to && Date.parse(to) - Date.parse(from) < mostDays * 86_400_000;
const journeyMessage = `from is no later than to, and at most ${mostDays} days before`;

const question = z
  .strictObject({ person: personNameInCalls, require: z.array(courseName).min(1).max(mostCourses), ...journey })
  .refine(isJourney, { error: journeyMessage, path: ['to'] });
type Question = z.infer<typeof question>;

/** In an address the courses stand in one word, with commas. */
const query = z
  .strictObject({
    person: personNameInCalls,
    require: z
      .string()
      .max(mostCourses * 81)
      .transform((text) => text.split(','))
      .pipe(z.array(courseName).min(1).max(mostCourses)),
    ...journey,
  })
  .refine(isJourney, { error: journeyMessage, path: ['to'] });

const answer = z.strictObject({
  /** As it was asked. */
  person: z.string(),
  ...journey,
  cleared: z.boolean(),
  reasons: z.array(z.strictObject({ code: z.enum(reasonCodes), course: z.string().nullable() })),
  courses: z.array(
    z.strictObject({ course: z.string(), state: z.enum(courseStates), held: z.boolean(), until: day.nullable() }),
  ),
  /** When this was so. */
  at: isoInstant,
});
type Answer = z.infer<typeof answer>;

/** Throws 400, naming the course. */
function idsOf(required: readonly string[], names: CourseNames): string[] {
  const ids = required.map((name) => {
    const id = names.get(name);
    if (id === undefined) throw new Problem(400, 'unknown-course', `no course is called ${name}`);
    return id;
  });
  return [...new Set(ids)];
}

/** Whoever is of another office is nobody to this client. */
function clearance(person: HeldByPerson | undefined, client: Client, courses: string[], asked: Question) {
  if (!person || !mayAskAbout(client, person.office)) return unknownPerson;
  return clearanceOf(person.held, courses, asked);
}

const saying = ({ person, from, to }: Question, { cleared, reasons, courses }: Clearance, at: string): Answer => ({
  person,
  from,
  to,
  cleared,
  reasons: [...reasons],
  courses: [...courses],
  at,
});

export function clearanceRoutes(server: FastifyInstance, registry: Registry): void {
  const { pool, tools, now } = registry;
  /** Of what is taught now. */
  const names = () => courseNames(tools.courses.map(({ id }) => id));
  const heldByOne = together((people) => heldBy(pool, people));
  server.register(async (own) => {
    onlyClients(own, registry, 'clearance.read');

    declare(
      own,
      registry,
      {
        method: 'GET',
        url: '/v1/clearance',
        does: 'May this person travel on these days: are the required courses held on all of them.',
        who: 'client',
        query,
        reply: answer,
        refuses: {
          400: 'not as it must be, or a course that nobody knows',
          403: 'the access token does not allow `clearance.read`',
          404: 'nobody is named so: `cleared` is false',
        },
      },
      async ({ query: asked, request, reply }) => {
        const courses = idsOf(asked.require, names());
        const found = clearance(await heldByOne(asked.person), clientAsking(request), courses, asked);
        const said = saying(asked, found, now().toISOString());
        if (found !== unknownPerson) return said;
        reply.code(404);
        // A refusal like all others, and an answer to whoever looks only for `cleared`.
        return { error: 'unknown-person', detail: 'nobody is named so', ...said };
      },
    );

    declare(
      own,
      registry,
      {
        method: 'POST',
        url: '/v1/clearance',
        does: `The same for up to ${mostQuestions} people and journeys; one answer for each question, in their order.`,
        who: 'client',
        body: z.strictObject({ questions: z.array(question).min(1).max(mostQuestions) }),
        reply: z.strictObject({ answers: z.array(answer) }),
        refuses: {
          400: 'not as it must be, or a course that nobody knows',
          403: 'the access token does not allow `clearance.read`',
        },
        bodyLimit,
      },
      async ({ body: { questions }, request }) => {
        const client = clientAsking(request);
        spend(registry, spenderOf(client), Math.ceil(questions.length / questionsOfUnit));
        const known = names();
        const courses = questions.map(({ require }) => idsOf(require, known));
        const people = await heldBy(
          pool,
          questions.map(({ person }) => person),
        );
        const at = now().toISOString();
        const answers = questions.map((asked, index) =>
          saying(asked, clearance(people.get(asked.person), client, courses[index] ?? [], asked), at),
        );
        return { answers };
      },
    );
  });
}
