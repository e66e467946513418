/**
 * Signs this device up with a registry that somebody has looked at: by the code that the learner has, or by signing in.
 */
import { base64urlnopad } from '@scure/base';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { enrolmentCode, type RegistryAbout } from '#core/sync/calls.ts';
import { signInNonce } from '#core/sync/sign-in.ts';
import { forgetRegistry } from '../outbox/marks.ts';
import type { Outbox, OutboxKeys } from '../outbox/outbox.ts';
import type { EnrolReply, RegistryApi } from './registry-api.ts';
import { type SigningIn, signIn } from './sign-in.ts';

export type Enrolling = {
  readonly api: RegistryApi;
  /** As it was looked at: another one in its place is refused. */
  readonly about: RegistryAbout;
  readonly outbox: Outbox;
  readonly keys: OutboxKeys;
  readonly learner: string;
  readonly now: () => Date;
};

/** `code`: as it was typed. */
export async function enrol({ code: typed, ...enrolling }: Enrolling & { code: string }): Promise<Enrolled> {
  const { api, about, keys } = enrolling;
  const code = enrolmentCode.safeParse(typed);
  if (!code.success) return failed(failure('enrolment-code'));
  const reply = await api.enrol(about.id, code.data, keys);
  return reply.ok ? bind(enrolling, reply.value) : failed(reply.failure.failure);
}

export type EnrollingBySignIn = Enrolling & {
  readonly signingIn: Omit<SigningIn, 'offer' | 'nonce'>;
  /** Bytes by number. */
  readonly random: (bytes: number) => Uint8Array;
};

/** Answers when the person has signed in, or nobody did. */
export async function enrolBySignIn({ signingIn, random, ...enrolling }: EnrollingBySignIn): Promise<Enrolled> {
  const { api, about, keys } = enrolling;
  if (!about.signIn) return failed(failure('input-invalid'));
  const salt = base64urlnopad.encode(random(16));
  const nonce = signInNonce(about.id, { device: keys.did, salt });
  const token = await signIn({ ...signingIn, offer: about.signIn, nonce });
  if (!token.ok) return token;
  const reply = await api.enrolSignedIn(about.id, { idToken: token.value, salt }, keys);
  return reply.ok ? bind(enrolling, reply.value) : failed(reply.failure.failure);
}

type Enrolled = Result<Record<string, never>>;

async function bind({ api, about, outbox, keys, learner, now }: Enrolling, reply: EnrolReply): Promise<Enrolled> {
  const { device, person, registry } = reply;
  const isSame = registry.id === about.id && about.keys.some((key) => registry.keys.includes(key));
  if (!isSame || device !== keys.did) return failed(failure('registry-changed', { address: api.address }));
  const { id, name, sealingKey } = registry;
  const marked = await outbox.marks.update((marks) => {
    forgetRegistry(marks);
    marks.lastSyncedAt = null;
    marks.enrolment = {
      address: api.address,
      registry: { id, name, keys: registry.keys, sealingKey },
      person,
      learner,
      enrolledAt: now().toISOString(),
      needsCode: false,
    };
  });
  return marked.ok ? ok({}) : marked;
}
