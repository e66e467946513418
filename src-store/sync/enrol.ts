/**
 * Signs this device up with a registry that somebody has looked at, for the learner who has a code.
 */
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { enrolmentCode, type RegistryAbout } from '#core/sync/calls.ts';
import { forgetRegistry } from '../outbox/marks.ts';
import type { Outbox, OutboxKeys } from '../outbox/outbox.ts';
import type { RegistryApi } from './registry-api.ts';

export type Enrolling = {
  readonly api: RegistryApi;
  /** As it was looked at: another one in its place is refused. */
  readonly about: RegistryAbout;
  readonly outbox: Outbox;
  readonly keys: OutboxKeys;
  readonly learner: string;
  /** As it was typed. */
  readonly code: string;
  readonly now: () => Date;
};

export async function enrol(enrolling: Enrolling): Promise<Result<Record<string, never>>> {
  const { api, about, outbox, keys, learner, now } = enrolling;
  const code = enrolmentCode.safeParse(enrolling.code);
  if (!code.success) return failed(failure('enrolment-code'));
  const reply = await api.enrol(about.id, code.data, keys);
  if (!reply.ok) return failed(reply.failure.failure);
  const { device, person, registry } = reply.value;
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
