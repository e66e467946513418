/**
 * What a registry and its parent say to each other, as both sides parse it. `docs/sync.md`, *Registry to registry*, says in
 * words what each call is for.
 *
 * [Note: vouching] A parent believes that a device is a person's because two say so: the registry in between, which may speak
 * for its own offices only, and the device, which once signed that it wants to belong to just that registry. Neither alone
 * brings anybody in.
 */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base64urlnopad } from '@scure/base';
import { isoInstant, oneLine, personName } from '../contract/values.ts';
import { keyOfDid } from '../credential/proof/did-key.ts';
import { isSignedBy, type QuickCheck } from '../credential/proof/signing-key.ts';
import { z } from '../zod.ts';
import {
  enrolmentCode,
  enrolProof,
  helloProof,
  helloSaid,
  mostFeedItems,
  mostRecovered,
  registryAbout,
} from './calls.ts';
import { deviceDid, eventHead } from './device-event.ts';
import { feedItemSchema } from './feed-item.ts';
import { signInProof } from './sign-in.ts';

export const mostPeopleTold = 50;
export const mostDevicesOfPerson = 100;
export const mostHeads = 200;
export const mostPeopleHeard = 100;

const epoch = registryAbout.shape.epoch;
const count = z.number().int().nonnegative();
/** As the registry that asks calls the person. */
const theirs = z.string().min(1).max(60);
const signature = z.string().max(100);

/**
 * What a device signed to belong to a registry: when it signed up, with a code that is used up by it or with a sign-in; or, where
 * that was not kept, whenever it said hello there.
 */
export const enrolmentProof = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('code'), code: enrolmentCode, signature }),
  z.strictObject({ by: z.literal('sign-in'), token: z.string().regex(/^[0-9a-f]{64}$/), signature }),
  z.strictObject({ by: z.literal('hello'), said: helloSaid, signature }),
]);
export type EnrolmentProof = z.infer<typeof enrolmentProof>;

function saidBy(registry: string, device: string, proof: EnrolmentProof): string {
  switch (proof.by) {
    case 'code':
      return enrolProof(registry, { device, code: proof.code });
    case 'sign-in':
      return signInProof(registry, { device, token: proof.token });
    case 'hello':
      return helloProof(registry, proof.said);
  }
}

/** Whether this very device wanted to belong to this registry. See [Note: vouching]. */
export function isEnrolledAt(registry: string, device: string, proof: EnrolmentProof, quick?: QuickCheck): boolean {
  const key = keyOfDid(device);
  try {
    const said = utf8ToBytes(saidBy(registry, device, proof));
    return key !== null && isSignedBy(key, said, base64urlnopad.decode(proof.signature), quick);
  } catch {
    return false;
  }
}

export const relayHelloReply = z.strictObject({
  /** Who answers, and for which registry it holds the one that asks. */
  id: registryAbout.shape.id,
  registry: registryAbout.shape.id,
  offices: z.array(z.string().max(120)).min(1).max(500),
  epoch,
  now: isoInstant,
  keys: z.array(feedItemSchema).max(1000).optional(),
});
export type RelayHello = z.infer<typeof relayHelloReply>;

const short = oneLine(120);
export const toldDevice = z.strictObject({
  device: deviceDid,
  proof: enrolmentProof,
  /** How far its clock is behind, seen from the parent's. */
  skewMs: z.number().int(),
  /** What it says after this event does not count; null while it is trusted. */
  revokedAfter: count.nullable(),
});
export const toldPerson = z.strictObject({
  id: theirs,
  name: personName,
  office: short,
  country: z.string().regex(/^([A-Z]{2})?$/),
  role: short,
  reference: z.string().max(60).nullable(),
  devices: z.array(toldDevice).min(1).max(mostDevicesOfPerson),
});
export type ToldPerson = z.infer<typeof toldPerson>;
export const relayPeopleRequest = z.strictObject({ people: z.array(toldPerson).min(1).max(mostPeopleTold) });

/** `office`: not one of the asker's; `erased`: was taken out of the parent's records; `proof`: the device never said so. */
export const personAnswers = ['known', 'office', 'erased'] as const;
export const deviceAnswers = ['known', 'proof', 'of-another'] as const;
export const relayPeopleReply = z.strictObject({
  epoch,
  /** One a person and one a device, in their order. */
  results: z
    .array(
      z.strictObject({
        person: z.enum(personAnswers),
        devices: z.array(z.enum(deviceAnswers)).max(mostDevicesOfPerson),
      }),
    )
    .max(mostPeopleTold),
});
export type ToldAnswer = z.infer<typeof relayPeopleReply>['results'][number];

export const relayHeadsRequest = z.strictObject({ devices: z.array(deviceDid).min(1).max(mostHeads) });
/** Null for a device that is not of a person whom the asker brought. */
export const relayHeadsReply = z.strictObject({ epoch, heads: z.array(eventHead.nullable()).max(mostHeads) });

export const relayFeedRequest = z.strictObject({
  epoch,
  people: z.array(z.strictObject({ id: theirs, own: count })).max(mostPeopleHeard),
  all: count,
  limit: z.number().int().min(1).max(mostFeedItems),
});
export type RelayFeedRequest = z.infer<typeof relayFeedRequest>;
export const relayFeedReply = z.strictObject({
  epoch,
  /** Those to whom something was said; in nobody's else name is anything in here. */
  people: z.array(z.strictObject({ id: theirs, own: count, items: z.array(feedItemSchema).max(mostFeedItems) })),
  all: z.strictObject({ next: count, items: z.array(feedItemSchema).max(mostFeedItems) }),
  more: z.boolean(),
});
export type RelayFeed = z.infer<typeof relayFeedReply>;

/** `person`: null for what was said to all. */
export const relayRecoverRequest = z.strictObject({
  person: theirs.nullable(),
  items: z.array(feedItemSchema).min(1).max(mostRecovered),
});
