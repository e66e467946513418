/**
 * Attempts that a person has to look at: which there are, and what is to be seen of one. What is decided about them:
 * decide-review.ts.
 */
import type { Pool } from 'pg';
import { readPass, statedPass } from '#core/assessment/assessor.ts';
import { readSignOff } from '#core/assessment/sign-off.ts';
import { type PassTrust, withdrawalOf } from '#core/assessment/withdrawn-passes.ts';
import { attemptFigures } from '#core/replay/attempt-figures.ts';
import type { ReviewReply } from '#core/staff/shapes.ts';
import type { ReachedEvent } from '#core/sync/event-body.ts';
import type { Verdict } from '#core/sync/feed-item.ts';
import { whenItHappened } from '#core/sync/when.ts';
import { quickEd25519 } from '#store/verify/quick-ed25519.ts';
import type { Registry } from '../registry.ts';
import { journalOf } from '../replay/judge.ts';
import { replayAmong } from '../replay/replay-among.ts';
import { eventIn, type Waiting, waitingColumns, waitingFrom } from '../replay/waiting.ts';
import { doerName } from './audit.ts';
import { ofOfficesAt } from './of-offices.ts';

type ReviewLine = Pick<ReviewReply, 'event' | 'person' | 'course' | 'receivedAt' | 'reasons'>;

type Row = Waiting & { readonly office: string; readonly course: string | null; readonly verdict: Verdict };

/** As the journal has it, or the programme; the line itself is long. */
const courseIn = `coalesce(substring(e.line from '"courseId":"([a-z0-9-]{1,80})"'),
  substring(e.line from '"programme":"([a-z0-9-]{1,80})"'))`;

const lineOf = ({ event, person, name, office, course, received_at, verdict }: Row): ReviewLine => ({
  event,
  person: { id: person, name, office },
  course,
  receivedAt: received_at.toISOString(),
  reasons: verdict.outcome === 'review' ? verdict.reasons : [],
});

export type ReviewsAsked = {
  readonly offices: readonly string[] | null;
  /** A parent counts attempts: only what was set apart here waits for a person here. */
  readonly isParentsWork: boolean;
  /** What came last. */
  readonly after: { readonly receivedAt: string; readonly event: string } | null;
  readonly limit: number;
};

/** What waits longest comes first. */
export async function reviewsAsked(
  pool: Pick<Pool, 'query'>,
  { offices, isParentsWork, after, limit }: ReviewsAsked,
): Promise<{ reviews: ReviewLine[]; total: number }> {
  const counted = await pool.query<{ total: number }>(
    `select count(*)::int as total from ${waitingFrom}
      where r.state = 'review' and ${ofOfficesAt('$1')} and not ($2 and e.state = 'stored')`,
    [offices, isParentsWork],
  );
  const { rows } = await pool.query<Row>(
    `select r.device, r.event, r.received_at, d.person, p.name, p.office, r.verdict, ${courseIn} as course
      from ${waitingFrom}
      where r.state = 'review' and ${ofOfficesAt('$1')}
        and not ($2 and e.state = 'stored')
        and ($3::timestamptz is null or (r.received_at, r.event) > ($3::timestamptz, $4::text))
      order by r.received_at, r.event limit $5`,
    [offices, isParentsWork, after?.receivedAt ?? null, after?.event ?? null, limit],
  );
  return { reviews: rows.map(lineOf), total: counted.rows[0]?.total ?? 0 };
}

/** Others who sent the same journal: the first one, and those that wait for a person too. */
async function sharedWith(
  pool: Pick<Pool, 'query'>,
  { person }: Pick<Waiting, 'person'>,
  hash: string,
  offices: readonly string[] | null,
): Promise<ReviewReply['sharedWith']> {
  const { rows } = await pool.query<{ person: string; name: string | null; is_seen: boolean }>(
    `with senders as (
        select person from journals where hash = $1
        union
        select d.person from replays r join events e on e.device = r.device and e.n = r.n and e.id = r.event
          join devices d on d.device = r.device where r.state = 'review' and position($1 in e.line) > 0
      )
      select s.person, p.name, p.id is not null and ${ofOfficesAt('$3')} as is_seen
        from senders s left join people p on p.id = s.person where s.person <> $2 order by s.person`,
    [hash, person, offices],
  );
  return {
    people: rows.flatMap(({ person: id, name, is_seen }) => (is_seen && name !== null ? [{ id, name }] : [])),
    others: rows.filter(({ is_seen }) => !is_seen).length,
  };
}

/** What somebody reported about it, the newest first. */
async function reportsOf(pool: Pick<Pool, 'query'>, person: string, event: string): Promise<ReviewReply['reports']> {
  const { rows } = await pool.query<{ at: Date; by: string | null; why: string }>(
    `select a.at, ${doerName('a.who')} as by, a.why from audit a
      where a.subject = $1 and a.what = 'attempt-reported' and a.about = $2 order by a.at desc, a.id desc`,
    [person, event],
  );
  return rows.map(({ at, by, why }) => ({ at: at.toISOString(), by: by ?? '', why }));
}

/** Passes that came along and do not count to their end, as far as they are believed. */
const withdrawnAmong = (lines: readonly string[], trusted: PassTrust | null): ReviewReply['withdrawnPasses'] =>
  lines.flatMap((line) => {
    const pass = readPass(line, trusted, quickEd25519);
    const heard = trusted && !('fault' in pass) ? withdrawalOf(pass, trusted.withdrawn) : null;
    if (!heard || 'fault' in pass) return [];
    const { issuer, withdrawnAt: from, reason } = heard;
    const issuerNames = { ...trusted?.issuers.find(({ id }) => id === issuer)?.name };
    return [{ assessor: pass.person.name, issuer, issuerNames, from, reason }];
  });

/** Who signed, as their passes say it, the most first; whom no pass names is left out: the reason says so. */
function signersOf({ signOffs, passes }: ReachedEvent, trusted: PassTrust | null): NonNullable<ReviewReply['signers']> {
  const keys = signOffs.flatMap((line) => {
    const said = readSignOff(line, quickEd25519);
    return 'fault' in said ? [] : [said.assessor];
  });
  return passes
    .flatMap((line) => {
      const stated = statedPass(line, quickEd25519);
      if ('fault' in stated) return [];
      const { person, issuer, key } = stated;
      return {
        ...{ assessor: person.name, issuer },
        issuerNames: { ...trusted?.issuers.find(({ id }) => id === issuer)?.name },
        isBelieved: !('fault' in readPass(line, trusted, quickEd25519)),
        signOffs: keys.filter((one) => one === key).length,
      };
    })
    .sort((a, b) => b.signOffs - a.signOffs || (a.assessor < b.assessor ? -1 : 1));
}

/** Null when it waits for nobody, or is of another office. */
export async function reviewOf(
  { pool, tools }: Pick<Registry, 'pool' | 'tools'>,
  event: string,
  offices: readonly string[] | null,
): Promise<ReviewReply | null> {
  const { rows } = await pool.query<Row>(
    `select ${waitingColumns}, p.office, r.verdict, ${courseIn} as course from ${waitingFrom}
      where r.event = $1 and r.state = 'review' and ${ofOfficesAt('$2')}`,
    [event, offices],
  );
  const [row] = rows;
  if (!row) return null;
  // The journal of one that was reported late may be gone.
  const said = row.line === '' ? null : eventIn(row.line).body;
  const body = said?.kind === 'attempt.decided' ? said : null;
  const reached = said?.kind === 'programme.reached' ? said : null;
  const trusted = reached && (await tools.trusted());
  const journal = body && journalOf(body);
  const by = journal && (await replayAmong(journal, tools.taught)).by;
  const figures = by && attemptFigures(journal, by.courses, by.framework);
  const reckoned = (then: string) =>
    new Date(whenItHappened(Date.parse(then), Number(row.skew_ms), row.received_at.getTime())).toISOString();
  const { startedAt, decidedAt, ...result } = figures ?? { startedAt: null, decidedAt: null };
  return {
    ...lineOf(row),
    result: figures
      ? {
          ...(result as Omit<typeof figures, 'startedAt' | 'decidedAt'>),
          areas: figures.areas.map(({ titles, ...area }) => ({ ...area, titles: { ...titles } })),
          answerSeconds: [...figures.answerSeconds],
        }
      : null,
    startedAt: startedAt && reckoned(startedAt),
    decidedAt: decidedAt && reckoned(decidedAt),
    sharedWith: body ? await sharedWith(pool, row, body.journal.hash, offices) : { people: [], others: 0 },
    reports: await reportsOf(pool, row.person, event),
    signers: reached && signersOf(reached, trusted),
    withdrawnPasses: reached ? withdrawnAmong(reached.passes, trusted) : [],
  };
}
