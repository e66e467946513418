/**
 * Calls about hosts of Open Badges, such as a wallet, to which a learner hands certificates over.
 */
import { z } from '../zod.ts';
import { declareCalls } from './call.ts';
import { credentialNumber, isoInstant, nothing } from './values.ts';

/** As it is typed, with or without `https://`. */
const address = z.string().min(1).max(300);
const hostId = z.string().regex(/^[0-9a-f]{16}$/);

/** No token and no secret is in it. */
const badgeHost = z.strictObject({
  id: hostId,
  name: z.string(),
  address: z.string(),
  connectedAt: isoInstant,
  /** What opens it is sealed by the system of this computer. */
  isProtected: z.boolean(),
  /** Of the certificate that was asked about; null: it was never handed over there. */
  sent: z.strictObject({ at: isoInstant, outcome: z.enum(['added', 'replaced', 'known']) }).nullable(),
});
export type BadgeHost = z.infer<typeof badgeHost>;

const hostList = z.strictObject({ hosts: z.array(badgeHost) });

const hostOffer = z.strictObject({
  address: z.string(),
  name: z.string(),
  terms: z.string().nullable(),
  privacy: z.string().nullable(),
});
export type BadgeHostOffer = z.infer<typeof hostOffer>;

const number = credentialNumber;

export const hostCalls = declareCalls({
  'host.list': { input: z.strictObject({ number }), output: hostList },
  /** Asks an address what host is there. Nothing is sent and nothing kept. */
  'host.look': { input: z.strictObject({ address }), output: hostOffer },
  /** With the host that was looked at last, in the system's browser. Answers when that is done, or was given up. */
  'host.connect': { input: z.strictObject({ number }), output: hostList },
  'host.connect-stop': { input: nothing, output: nothing },
  /** Only what a registry has confirmed. */
  'host.send': { input: z.strictObject({ id: hostId, number }), output: hostList },
  /** What opens it is thrown away here; what was handed over stays there. */
  'host.forget': { input: z.strictObject({ id: hostId, number }), output: hostList },
});
