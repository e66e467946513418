/**
 * Sends what the registry does not have yet, the oldest first. Each batch is marked when its whole answer was read; whatever
 * ends this in the middle, what was not marked is sent again, and the registry knows it.
 */
import { type EventResult, type EventsReply, mostEvents } from '#core/sync/calls.ts';
import type { Marks } from '../outbox/marks.ts';
import { again, type Exchange, mark, type Step, stop, stopOwn } from './exchange.ts';
import { type Refusal, refusal } from './refusal.ts';
import { isQuarantined, setApartWith } from './set-apart.ts';

/** A line that is not taken alone is tried as often before it is said to be at fault. */
const triesAlone = 3;

/** What the registry keeps for a person to look at need not be sent again. */
const keptApart = ({ setApart }: Marks): Set<string> =>
  new Set(setApart.filter(({ code }) => isQuarantined(code)).map(({ id }) => id));

export async function upload(exchange: Exchange): Step {
  const { outbox, api, pace, onProgress, elapsed } = exchange;
  const { address } = api;
  const apart = keptApart(outbox.marks.data);
  const first = outbox.marks.data.acknowledged.n;
  let sent = first;
  let most = mostEvents;
  let alone = 0;

  const blocked = async (id: string, why: Refusal): Step => {
    const reason = String(why.failure.params.reason ?? why.kind);
    const code = reason === 'too-large' || reason === 'bad-signature' ? reason : 'malformed';
    const marked = await mark(exchange, (marks) => {
      marks.setApart = setApartWith(marks.setApart, [{ id, code }]);
    });
    return marked.ok ? stop(refusal('refused', { address, reason: code })) : marked;
  };

  while (sent < outbox.head.n) {
    onProgress(sent - first, outbox.head.n - first);
    const next = outbox.idAt(sent + 1) as string;
    if (apart.has(next)) {
      sent += 1;
      continue;
    }
    const lines = await outbox.linesAfter(sent, { count: most, bytes: pace.bytes });
    if (!lines.ok) return stopOwn(lines.failure);
    const count = lines.value.length;
    const before = elapsed();
    const reply = await api.events(lines.value);
    if (!reply.ok) {
      const { kind } = reply.failure;
      if (kind !== 'too-large' && kind !== 'malformed') return stop(reply.failure);
      alone += count === 1 ? 1 : 0;
      if (count === 1 && (kind === 'too-large' || alone >= triesAlone)) return blocked(next, reply.failure);
      most = Math.max(1, Math.floor(count / 2));
      continue;
    }
    pace.took(elapsed() - before);
    alone = 0;
    const ids = lines.value.map((_, index) => outbox.idAt(sent + 1 + index) as string);
    const taken = await take(exchange, ids, reply.value);
    if (!taken.ok) return taken;
    sent += count;
    most = Math.min(mostEvents, most * 2);
  }
  onProgress(sent - first, outbox.head.n - first);
  return { ok: true, value: {} };
}

const codeOf = (result: EventResult): string | null => ('code' in result ? result.code : null);

/** Marks what an answer says of these events. */
async function take(exchange: Exchange, ids: readonly string[], reply: EventsReply): Step {
  const { outbox, api, hello } = exchange;
  const { address } = api;
  const { results, head } = reply;
  const isAnswer = results.length === ids.length && results.every(({ id }, index) => id === ids[index] || id === null);
  if (!isAnswer) return stop(refusal('unreachable', { address, reason: 'other-answer' }));
  if (reply.epoch !== hello.epoch) return again(refusal('epoch', { address, reason: 'epoch' }));
  const isOurs = head !== null && (head.n === 0 || outbox.idAt(head.n) === head.id);
  // Those before are missing over there: not what they are themselves.
  const said = results.map((result, index) => ({ id: ids[index] as string, code: codeOf(result) }));
  const wrong = said.filter(({ code }) => code !== null && !isQuarantined(code));
  const marked = await mark(exchange, (marks) => {
    if (isOurs) marks.acknowledged = head;
    marks.setApart = setApartWith(
      marks.setApart,
      said.filter(({ code }) => code !== 'gap' && code !== 'unknown-device'),
    );
  });
  if (!marked.ok) return marked;
  if (head !== null && !isOurs) return again(refusal('refused', { address, reason: 'head' }));
  const [first] = wrong;
  if (!first?.code) return { ok: true, value: {} };
  if (first.code === 'unknown-device') return stop(refusal('unknown-device', {}));
  const why = refusal('refused', { address, reason: first.code });
  return first.code === 'gap' ? again(why) : stop(why);
}
