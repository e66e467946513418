/**
 * What the records hold of a person that a programme may rest on.
 */
import type { PoolClient } from 'pg';
import type { KnownOfPerson } from '#core/replay/replay-programme.ts';
import type { EventBody } from '#core/sync/event-body.ts';
import { whenItHappened } from '#core/sync/when.ts';
import { eventIn } from './waiting.ts';

type LessonRow = { readonly line: string; readonly received_at: Date; readonly skew_ms: string };
type HeldRow = {
  readonly number: string;
  readonly course: string;
  readonly decided_at: Date;
  readonly expires_at: Date;
};

const isLesson = (body: EventBody) => body.kind === 'lesson.read';

async function lessonsOf(client: PoolClient, person: string): Promise<KnownOfPerson['lessons']> {
  const { rows } = await client.query<LessonRow>(
    `select e.line, e.received_at, d.skew_ms from devices d join events e on e.device = d.device
      where d.person = $1 and e.kind = 'lesson.read' and e.state = 'stored' and e.line <> ''`,
    [person],
  );
  return rows.flatMap(({ line, received_at, skew_ms }) => {
    const { body } = eventIn(line);
    if (!isLesson(body)) return [];
    const readAt = whenItHappened(Date.parse(body.readAt), Number(skew_ms), received_at.getTime());
    return [{ course: body.course, lesson: body.lesson, readAt: new Date(readAt).toISOString() }];
  });
}

/** `isProgramme`: whether something that somebody holds a certificate of is a programme; any other has an exam. */
export async function knownOfPerson(
  client: PoolClient,
  person: string,
  isProgramme: (id: string) => boolean,
): Promise<KnownOfPerson> {
  const lessons = await lessonsOf(client, person);
  const devices = await client.query<{ device: string }>('select device from devices where person = $1', [person]);
  const learners = await client.query<{ learner: string }>('select learner from learners where person = $1', [person]);
  const held = await client.query<HeldRow>(
    'select number, course, decided_at, expires_at from credentials where person = $1 and withdrawn_at is null',
    [person],
  );
  return {
    devices: devices.rows.map(({ device }) => device),
    learners: learners.rows.map(({ learner }) => learner),
    lessons,
    passes: held.rows.flatMap(({ course, decided_at }) =>
      isProgramme(course) ? [] : [{ course, at: decided_at.toISOString() }],
    ),
    credentials: held.rows.map(({ number, course, decided_at, expires_at }) => ({
      ...{ number, of: course },
      ...{ from: decided_at.toISOString(), expiresAt: expires_at.toISOString() },
    })),
  };
}
