/**
 * The calls of the sync protocol, as both sides parse them. `docs/sync.md` says in words what each is for.
 */
import { isoInstant } from '../contract/values.ts';
import { canonicalJson } from '../evidence/digest.ts';
import { z } from '../zod.ts';
import { deviceDid, eventHead, eventId, lineProblems } from './device-event.ts';
import { feedItemSchema } from './feed-item.ts';
import { signInOffer } from './sign-in.ts';

/** Events in one request, and its bytes when it is unpacked. */
export const mostEvents = 100;
export const mostBytesOfRequest = 4 * 1024 * 1024;
export const mostFeedItems = 500;
export const mostRecovered = 500;

/** Names one life of a registry's records: after a backup was put back it is another. */
const epoch = z.string().regex(/^[0-9a-f]{32}$/);
/** How far a device has read: what is said to its person, and what is said to all. */
export const feedCursor = z.strictObject({
  own: z.number().int().nonnegative(),
  all: z.number().int().nonnegative(),
});
export type FeedCursor = z.infer<typeof feedCursor>;
export const feedBeginning: FeedCursor = { own: 0, all: 0 };

const signature = z.string().max(100);

/** What a person may let a wallet do. */
export const walletScopes = ['credential.read', 'credential.write', 'profile.read', 'profile.write'] as const;

/** What a registry is, before anybody trusts it. */
export const registryAbout = z.strictObject({
  protocol: z.literal('fieldpass-sync-1'),
  id: z.string().max(300),
  name: z.record(z.string().max(5), z.string().max(200)),
  /** `z6Mk…`, the one it signs with and those before it. */
  keys: z.array(z.string().max(60)).min(1).max(1000),
  /** X25519, base64url: what is carried by hand is sealed for it. */
  sealingKey: z.string().max(60),
  /** Where its people sign in; not there where they get codes. */
  signIn: signInOffer.optional(),
  epoch,
  now: isoInstant,
});
export type RegistryAbout = z.infer<typeof registryAbout>;

/** A code as it is typed: blocks of four, no letter that looks like another. */
export const enrolmentCode = z
  .string()
  .transform((text) => text.toUpperCase().replace(/[^0-9A-Z]/g, ''))
  .pipe(z.string().regex(/^[0-9A-HJKMNP-TV-Y]{16}$/));

export const enrolRequest = z.strictObject({
  device: deviceDid,
  code: enrolmentCode,
  /** Over the registry, the device and the code: see `enrolProof`. */
  signature,
});
export const enrolReply = z.strictObject({
  device: deviceDid,
  person: z.strictObject({ id: z.string().max(60), name: z.string().max(200) }),
  registry: registryAbout,
});
export const enrolProof = (registry: string, { device, code }: { device: string; code: string }): string =>
  `fieldpass enrol 1\n${canonicalJson({ registry, device, code })}`;

/** Something to sign that nobody else has signed before. */
export const challengeReply = z.strictObject({ challenge: z.string().max(200), epoch, now: isoInstant });

/** What a device signs when it says hello. */
export const helloSaid = z.strictObject({
  device: deviceDid,
  challenge: z.string().max(200),
  head: eventHead,
  /** What the device has from this registry; null before it had any. */
  epoch: epoch.nullable(),
  cursor: feedCursor,
  sentAt: isoInstant,
});
export type HelloSaid = z.infer<typeof helloSaid>;
export const helloRequest = z.strictObject({ ...helloSaid.shape, signature });
export type HelloRequest = z.infer<typeof helloRequest>;
/**
 * [Note: to whom] A hello names the registry that it is for. Otherwise one registry could hand a device the challenge of
 * another, and be let in there in its name.
 */
export const helloProof = (registry: string, said: HelloSaid): string =>
  `fieldpass hello 2\n${canonicalJson({ registry, ...said })}`;
/** As programs signed it that did not know of [Note: to whom]. It proves nothing to anybody but who gave the challenge. */
export const unnamedHelloProof = (said: HelloSaid): string => `fieldpass hello 1\n${canonicalJson(said)}`;
export const helloReply = z.strictObject({
  epoch,
  now: isoInstant,
  /** Where this device's events end here. */
  head: eventHead,
  /** For the feed; an hour. */
  token: z.string().max(1000),
  /** How the registry came from key to key, each said by the one before (`keysAfter`): what follows is signed by the last. */
  keys: z.array(feedItemSchema).max(1000).optional(),
});
export type HelloReply = z.infer<typeof helloReply>;

/** It will never be taken as it is; `gap`: those before it are missing, and it is wanted after them. */
export const rejections = [...lineProblems, 'unknown-device', 'gap'] as const;
/** It is kept, and waits for a person. */
export const quarantines = ['fork', 'device-revoked'] as const;

export const eventResult = z.discriminatedUnion('result', [
  z.strictObject({ result: z.literal('stored'), id: eventId }),
  z.strictObject({ result: z.literal('known'), id: eventId }),
  z.strictObject({ result: z.literal('quarantined'), id: eventId, code: z.enum(quarantines) }),
  z.strictObject({ result: z.literal('rejected'), id: eventId.nullable(), code: z.enum(rejections) }),
]);
export type EventResult = z.infer<typeof eventResult>;
export const eventsReply = z.strictObject({
  epoch,
  now: isoInstant,
  /** One a line, in their order. */
  results: z.array(eventResult).max(mostEvents),
  /** Of the device of the last line that could be read. */
  head: eventHead.nullable(),
});
export type EventsReply = z.infer<typeof eventsReply>;

export const feedReply = z.strictObject({
  epoch,
  items: z.array(feedItemSchema).max(mostFeedItems),
  next: feedCursor,
  more: z.boolean(),
});
export type FeedReply = z.infer<typeof feedReply>;

/** Texts of signed lists, as `fieldpass trust` and `fieldpass issuer status` write them. */
export const trustReply = z.strictObject({
  trust: z.array(z.string().max(5_000_000)).max(1000),
  status: z.array(z.string().max(500_000)).max(1000),
});
export type TrustReply = z.infer<typeof trustReply>;

export const recoverRequest = z.strictObject({ items: z.array(feedItemSchema).min(1).max(mostRecovered) });
export const recoverReply = z.strictObject({
  epoch,
  results: z.array(z.enum(['taken', 'known', 'not-ours'])).max(mostRecovered),
});

/** With it a person says on the page of a wallet who they are. */
export const walletCodeReply = z.strictObject({ code: z.string().max(40), expiresAt: isoInstant });
/** Which wallets a person let in, and what they may do there. */
export const grantsReply = z.strictObject({
  grants: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[0-9a-f]{32}$/),
        wallet: z.string().max(120),
        scopes: z.array(z.enum(walletScopes)),
        /** Also later, without the person. */
        isLasting: z.boolean(),
        grantedAt: isoInstant,
      }),
    )
    .max(200),
});
export const grantRevokedReply = z.strictObject({ id: z.string(), status: z.literal('revoked') });

/** Every answer that is no success. */
export const errorReply = z.looseObject({ error: z.string().max(60), detail: z.string().max(2000).optional() });
