/**
 * One whole exchange with the registry: who is there, how far it was told, what is missing goes up, what it says comes down.
 *
 * Nothing of this is remembered between two exchanges but the marks, and they are written after what they speak of. So it may
 * end anywhere – killed, cut off, answered by something else – and the next one goes on.
 */
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { type HelloReply, mostRecovered } from '#core/sync/calls.ts';
import { keysAfter } from '#core/sync/keys-after.ts';
import { reconcile } from '#core/sync/reconcile.ts';
import { waitAfter } from '#core/sync/retry.ts';
import { type Enrolment, syncMarksOf } from '../outbox/marks.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { quickEd25519 } from '../verify/quick-ed25519.ts';
import { fetchPapers, readFeed } from './download.ts';
import {
  again,
  type Exchange,
  type ExchangeInput,
  mark,
  type Pace,
  paceOf,
  type Step,
  stop,
  stopOwn,
} from './exchange.ts';
import { fetchTrust } from './fetch-trust.ts';
import { type Refusal, refusal } from './refusal.ts';
import { upload } from './upload.ts';

/** What was agreed at a hello may not hold twice; then something is wrong over there. */
const mostRounds = 4;
const mostBytesOfRecovery = 1024 * 1024;

/** Nothing more goes to a registry that does not know this device, or trusts its key no more. */
async function needsCode(input: ExchangeInput, why: 'unknown-device' | 'device-revoked' = 'unknown-device'): Step {
  const marked = await mark(input, (marks) => {
    if (marks.enrolment) marks.enrolment.needsCode = true;
  });
  return marked.ok ? stop(refusal(why, {})) : marked;
}

/** Whether it is still the one that this device was signed up with. */
async function recognise({ api, outbox }: ExchangeInput): Step {
  const about = await api.about();
  if (!about.ok) return stop(about.failure);
  const known = outbox.marks.data.enrolment?.registry;
  const isSame = known?.id === about.value.id && known.keys.some((key) => about.value.keys.includes(key));
  if (isSame) return ok({});
  return stop({ kind: 'refused', failure: failure('registry-changed', { address: api.address }), askedMs: 0 });
}

/** The registry has other keys: those count that the ones we know vouch for. */
async function learnKeys(input: ExchangeInput, { registry }: Enrolment, hello: HelloReply): Step {
  const keys = keysAfter(registry.keys, hello.keys ?? [], quickEd25519);
  if (keys.length === registry.keys.length) return ok({});
  return mark(input, (marks) => {
    if (marks.enrolment) marks.enrolment.registry.keys = keys;
  });
}

/** Gives back what the registry said before its records were put back to an earlier state. */
async function recover({ api, feed, hello, enrolment }: Exchange): Step {
  let ended: Awaited<Step> = ok({});
  await feed.eachPart({ count: mostRecovered, bytes: mostBytesOfRecovery }, async (items) => {
    const own = items.filter(({ key }) => enrolment.registry.keys.includes(key));
    if (own.length === 0) return true;
    const reply = await api.recover(hello.token, own);
    if (reply.ok && reply.value.epoch !== hello.epoch) ended = again(refusal('epoch', { address: api.address }));
    if (!reply.ok) ended = stop(reply.failure);
    return ended.ok;
  });
  return ended;
}

/** This device was copied, or put back to an earlier state: from now on it speaks with another key. */
async function changeKey(input: ExchangeInput): Step {
  const keys = await input.renewKeys();
  if (!keys.ok) return stopOwn(keys.failure);
  const begun = await input.outbox.startAnew(keys.value);
  return begun.ok ? needsCode(input) : stopOwn(begun.failure);
}

async function oneRound(input: ExchangeInput, pace: Pace): Step {
  const { api, outbox, keys } = input;
  const { enrolment } = outbox.marks.data;
  if (!enrolment || enrolment.needsCode) return stop(refusal('unknown-device', {}));
  const marks = syncMarksOf(outbox.marks.data);
  const hello = await api.hello(
    enrolment.registry.id,
    { head: outbox.head, epoch: marks.epoch, cursor: marks.cursor },
    keys,
  );
  const turnedAway = hello.ok ? null : hello.failure.kind;
  const isStranger = turnedAway === 'unknown-device' || turnedAway === 'device-revoked';
  if (!hello.ok && !isStranger) return stop(hello.failure);
  if (isStranger || (hello.ok && hello.value.epoch !== marks.epoch)) {
    const recognised = await recognise(input);
    if (!recognised.ok) return recognised;
  }
  if (!hello.ok) return needsCode(input, turnedAway === 'device-revoked' ? turnedAway : 'unknown-device');
  input.onTime?.(hello.value.now);
  const learned = await learnKeys(input, enrolment, hello.value);
  if (!learned.ok) return learned;
  const next = reconcile(marks, hello.value, outbox.idAt);
  if (next.kind === 'new-key') return changeKey(input);
  const exchange: Exchange = {
    ...input,
    enrolment: outbox.marks.data.enrolment ?? enrolment,
    hello: hello.value,
    pace,
  };
  // Before the marks: stopped in between, it is done once more.
  const recovered = next.isRestored ? await recover(exchange) : ok({});
  if (!recovered.ok) return recovered;
  const marked = await mark(input, (copy) => Object.assign(copy, next.marks));
  if (!marked.ok) return marked;
  const uploaded = await upload(exchange);
  if (!uploaded.ok && uploaded.failure.refusal.kind === 'unknown-device') return needsCode(input);
  // What the registry does not take is no reason not to listen to it.
  if (!uploaded.ok && uploaded.failure.refusal.kind !== 'refused') return uploaded;
  const read = await readFeed(exchange);
  if (!read.ok) return read;
  const fetched = await fetchPapers(exchange);
  const trusted = fetched.ok ? await fetchTrust(exchange) : fetched;
  return trusted.ok ? uploaded : trusted;
}

/** Keeps in the marks how it ended and when it is tried again. */
async function note(
  outbox: Outbox,
  refused: Refusal | null,
  { now, random, pace }: { now: Date; random: () => number; pace: Pace },
): Promise<Result<unknown>> {
  return outbox.marks.update((marks) => {
    if (!refused) {
      Object.assign(marks, { tries: 0, nextTryAt: null, problem: null, isSlow: pace.isSlow });
      marks.lastSyncedAt = now.toISOString();
      return;
    }
    if (refused.kind === 'stopped') return;
    marks.tries += 1;
    const waitMs = waitAfter(marks.tries, random, refused.askedMs);
    marks.nextTryAt = new Date(now.getTime() + waitMs).toISOString();
    marks.problem = refused.failure;
    marks.isSlow = refused.kind === 'unreachable' || pace.isSlow;
  });
}

/** `random`: from 0 to below 1. What could not be done is said, and marked with the time of the next try. */
export async function syncOnce(
  input: ExchangeInput & { readonly random: () => number },
): Promise<Result<Record<string, never>, Refusal>> {
  const pace = paceOf(input.outbox.marks.data.isSlow);
  let refused: Refusal | null = null;
  for (let round = 0; round < mostRounds; round += 1) {
    const ended = await oneRound(input, pace);
    refused = ended.ok ? null : ended.failure.refusal;
    if (ended.ok || ended.failure.kind === 'stop') break;
  }
  const noted = await note(input.outbox, refused, { now: input.now(), random: input.random, pace });
  if (refused) return failed(refused);
  return noted.ok ? ok({}) : failed({ kind: 'own', failure: noted.failure, askedMs: 0 });
}
