/**
 * Calls about the registry that this computer sends its records to, and what came of them.
 */

import { failureSchema } from '../result/failure.ts';
import { grantsReply, walletCodeReply } from '../sync/calls.ts';
import { refusalReasons, reviewReasons, teamId } from '../sync/feed-item.ts';
import { z } from '../zod.ts';
import { declareCalls } from './call.ts';
import { attemptId, contentId, isoInstant, nothing } from './values.ts';

const count = z.number().int().nonnegative();

/** As it is typed: `registry.example.org`, with or without `https://`. */
const address = z.string().min(1).max(300);

const becameOf = {
  outcome: z.enum(['waiting', 'sent', 'registered', 'recorded', 'refused', 'review']),
  /** Of a refusal, one; of a review, all. */
  reasons: z.array(z.enum([...refusalReasons, ...reviewReasons])),
  /** What the person who decided wrote about it. */
  says: z.string().nullable(),
};
/** What became of something that was sent. */
const sentOutcome = z.strictObject(becameOf);
export type SentOutcome = z.infer<typeof sentOutcome>;

const sentAttempt = z.strictObject({
  attempt: attemptId,
  course: z.string(),
  decidedAt: isoInstant,
  ...becameOf,
});
export type SentAttempt = z.infer<typeof sentAttempt>;

/** A programme that was reached, as it was said last. */
const sentProgramme = z.strictObject({ programme: contentId, title: z.string(), ...becameOf });
export type SentProgramme = z.infer<typeof sentProgramme>;

/** Of the roster: whether the registry has what the person said last, and the crisis teams that it says they are in. */
const onRoster = z.strictObject({
  /** Null: nothing was said. */
  isSent: z.boolean().nullable(),
  teams: z
    .array(
      z.strictObject({
        id: teamId,
        name: z.string(),
        country: z.string(),
        place: z.string(),
        /** When it was said last. */
        at: isoInstant,
      }),
    )
    .max(200),
});

export const syncView = z.strictObject({
  /** Null: this computer sends its records to nobody. */
  registry: z
    .strictObject({
      name: z.string(),
      address: z.string(),
      person: z.string(),
      enrolledAt: isoInstant,
    })
    .nullable(),
  state: z.enum(['not-enrolled', 'up-to-date', 'waiting', 'syncing', 'trying-again']),
  /** Records that the registry does not have yet, and since when the oldest of them waits. */
  waiting: z.strictObject({ count, bytes: count, since: isoInstant.nullable() }),
  /** Records that it set apart for a person to look at. */
  setApart: count,
  lastSyncedAt: isoInstant.nullable(),
  nextTryAt: isoInstant.nullable(),
  /** Why the last try did not work; null when it did. */
  problem: failureSchema.nullable(),
  progress: z.strictObject({ done: count, total: count }).nullable(),
  /** The newest first. */
  attempts: z.array(sentAttempt).max(200),
  programmes: z.array(sentProgramme).max(100),
  roster: onRoster,
});
export type SyncView = z.infer<typeof syncView>;

/** What a registry says it is, to be compared with what the person was told. */
const registryOffer = z.strictObject({
  address: z.string(),
  name: z.string(),
  id: z.string(),
  /** Of its key, in groups. */
  fingerprint: z.string(),
  /** The host where its people sign in; null where they get codes only. */
  signIn: z.string().nullable(),
});
export type RegistryOffer = z.infer<typeof registryOffer>;

/** A file that was written, as two people can compare it. */
const writtenFile = z.strictObject({ file: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) });
export type WrittenFile = z.infer<typeof writtenFile>;

/** What waited, on its way to the registry. */
const handedOver = writtenFile.extend({
  /** Records that go with it for the first time, and those that the next file holds. */
  waiting: count,
  left: count,
});
export type HandedOver = z.infer<typeof handedOver>;

/** A file that somebody brought to be carried on; what is in it only its registry can read. */
const broughtFile = z.strictObject({
  name: z.string(),
  bytes: count,
  sha256: writtenFile.shape.sha256,
  registry: z.string(),
  /** Where that registry is, as far as that is known here. */
  address: z.string().nullable(),
});
export type BroughtFile = z.infer<typeof broughtFile>;

const takenAnswers = z.strictObject({
  /** Records that the registry has, and was not known to have. */
  stored: count,
  waiting: count,
  certificates: count,
  /** Exams that it had not looked through yet. */
  uncounted: count,
  /** There was more than one file holds. */
  more: z.boolean(),
});
export type TakenAnswers = z.infer<typeof takenAnswers>;

export type LetIn = z.infer<typeof grantsReply>['grants'][number];

export const syncCalls = declareCalls({
  'sync.read': { input: nothing, output: syncView },
  /** Asks an address what registry is there. Nothing is kept. */
  'sync.look': { input: z.strictObject({ address }), output: registryOffer },
  /** Binds this computer and the open learner to the registry that was looked at last. */
  'sync.enrol': { input: z.strictObject({ code: z.string().max(40) }), output: syncView },
  /** The same, by signing in there in the system's browser. Answers when that is done, or was given up. */
  'sync.sign-in': { input: nothing, output: syncView },
  /** Gives up signing in. */
  'sync.sign-in-stop': { input: nothing, output: nothing },
  /** Tries at once, without waiting for the next turn. */
  'sync.now': { input: nothing, output: syncView },
  /** Sends nothing more from here. What was sent stays there; what came stays here. */
  'sync.leave': { input: nothing, output: syncView },
  /** What the person types into the page of a wallet; once, for ten minutes. */
  'sync.wallet-code': { input: nothing, output: walletCodeReply },
  /** The wallets that this person let in at the registry. */
  'sync.wallets': { input: nothing, output: grantsReply },
  /** Lets one in no longer. */
  'sync.end-wallet': { input: z.strictObject({ id: z.string().regex(/^[0-9a-f]{32}$/) }), output: grantsReply },
  /** Asks where, and writes what waits into a file there. Null when the person chose no place; so below. */
  'sync.hand-over': { input: nothing, output: handedOver.nullable() },
  /** Asks for the file of answers that was brought back, and takes it in. */
  'sync.take-answers': { input: nothing, output: takenAnswers.nullable() },
  /** Asks for a file of records, of whichever computer, to be carried on from here. */
  'sync.bring': { input: nothing, output: broughtFile.nullable() },
  /** Carries the file that was brought last to the registry at this address, and keeps its answers until they are saved. */
  'sync.carry': { input: z.strictObject({ address }), output: nothing },
  /** Asks where, and writes the answers that were fetched last. */
  'sync.save-answers': { input: nothing, output: writtenFile.nullable() },
});
