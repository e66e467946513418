/**
 * One whole exchange with the parent: who is there, whom it should know, what it lost, what devices said, and what it says.
 * Nothing of it is remembered but the marks: it may end anywhere, and the next one goes on.
 */
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { keysAfter } from '#core/sync/keys-after.ts';
import type { RelayHello } from '#core/sync/relay.ts';
import type { Refusal } from '#store/sync/refusal.ts';
import { quickEd25519 } from '#store/verify/quick-ed25519.ts';
import { done, type Exchange, type Step } from './exchange.ts';
import { fetchLists } from './fetch-lists.ts';
import { fetchPapers } from './fetch-papers.ts';
import { giveBack } from './give-back.ts';
import { hear } from './hear.ts';
import { marksOf, noteKeys, noteOtherLife, tryRefusedAgain } from './marks.ts';
import type { ParentApi } from './parent-api.ts';
import { sendEvents } from './send-events.ts';
import { tellPeople } from './tell-people.ts';

/** What was agreed at a hello may not hold twice; then something is wrong over there. */
const mostRounds = 3;

const other = (address: string): { ok: false; failure: Refusal } => ({
  ok: false,
  failure: { kind: 'refused', failure: failure('registry-changed', { address }), askedMs: 0 },
});

/** The keys that count: those that we know, and those that they lead to. The first time they are taken as they are said. */
async function recognise(
  { pool }: Exchange['registry'],
  api: ParentApi,
  hello: RelayHello,
): Promise<Result<{ keys: readonly string[]; isGivingBack: boolean }, Refusal>> {
  const marks = await marksOf(pool, hello.id);
  const isOtherLife = marks?.epoch !== hello.epoch;
  const keys = keysAfter(marks?.keys ?? [], hello.keys ?? [], quickEd25519);
  if (!isOtherLife) {
    if (keys.length > marks.keys.length) await noteKeys(pool, hello.id, keys);
    return ok({ keys, isGivingBack: marks.isGivingBack });
  }
  const about = await api.about();
  if (!about.ok) return about;
  const isSame = about.value.id === hello.id && (!marks || keys.some((key) => about.value.keys.includes(key)));
  if (!isSame) return other(api.address);
  const counting = marks ? keys : about.value.keys;
  await noteKeys(pool, hello.id, counting);
  await noteOtherLife(pool, hello.id, hello.epoch);
  return ok({ keys: counting, isGivingBack: marks !== null && marks.epoch !== null });
}

export type Forwarding = {
  readonly registry: Exchange['registry'];
  readonly api: ParentApi;
  /** What was not taken before is tried once more. */
  readonly isAgain: boolean;
};

async function oneRound({ registry, api, isAgain }: Forwarding): Step {
  const hello = await api.hello();
  if (!hello.ok) return hello;
  const { id: parent, registry: asWhom } = hello.value;
  if (asWhom !== registry.identity.about.id || parent === registry.identity.about.id) return other(api.address);
  const recognised = await recognise(registry, api, hello.value);
  if (!recognised.ok) return recognised;
  const { keys, isGivingBack } = recognised.value;
  if (isAgain) await tryRefusedAgain(registry.pool, parent);
  const exchange: Exchange = { registry, api, hello: hello.value, parent, keys };
  const nothing: Step = Promise.resolve(done);
  // People first: what is given back and what is sent is theirs.
  const steps = [tellPeople, (e: Exchange) => (isGivingBack ? giveBack(e) : nothing), sendEvents, hear, fetchPapers];
  for (const step of [...steps, fetchLists]) {
    const ended = await step(exchange);
    if (!ended.ok) return ended;
  }
  return done;
}

export async function forwardOnce(forwarding: Forwarding): Step {
  for (let round = 1; ; round += 1) {
    const ended = await oneRound(forwarding);
    if (ended.ok || ended.failure.kind !== 'epoch' || round === mostRounds)
      return ended.ok ? done : failed(ended.failure);
  }
}
