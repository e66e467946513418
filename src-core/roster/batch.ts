/**
 * Printing for everybody on a roster: what is asked for, what is drawn, what came of it.
 */
import type { Course, Framework } from '../content/pack.ts';
import { isoInstant, language } from '../contract/values.ts';
import type { Claims } from '../credential/claims.ts';
import type { PaperSigner } from '../credential/paper/paper-signer.ts';
import type { Template } from '../credential/template.ts';
import { assurance } from '../exam/assurance.ts';
import type { LocalText } from '../locale/languages.ts';
import { z } from '../zod.ts';
import type { RosterProblem } from './roster-row.ts';

export const batchDocuments = ['certificate', 'transcript', 'card', 'booklet'] as const;
export type BatchDocument = (typeof batchDocuments)[number];

/** Of the folder that a batch is printed into. */
export const batchFiles = { merged: 'all-certificates.pdf', list: 'roster.pdf' } as const;

/** What every paper of a batch has alike. */
export const batchStyle = z.strictObject({
  documents: z.array(z.enum(batchDocuments)).min(1).max(4),
  /** One file with all certificates, for the printer. */
  merged: z.boolean(),
  /** Beside each person's own; null for papers in one language. */
  secondLanguage: language.nullable(),
  size: z.enum(['A4', 'Letter']),
});
export type BatchStyle = z.infer<typeof batchStyle>;

export const rosterDefaults = z.strictObject({
  course: z.string().max(80).nullable(),
  passed: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .nullable(),
  assurance,
  language,
});

/** Kept in the folder of a batch, so that going on makes the same. */
export const batchNote = z.strictObject({
  schemaVersion: z.literal(1),
  issuer: z.string().max(300),
  startedAt: isoInstant,
  style: batchStyle,
});
export type BatchNote = z.infer<typeof batchNote>;

/** One certificate, ready to be drawn. */
export type Issue = { readonly claims: Claims; readonly credential: string; readonly code: string };

/** A file that is there when it is kept, and not before. All throw when the disk does not take it. */
export type FileInParts = {
  append(bytes: Uint8Array): Promise<void>;
  keep(): Promise<void>;
  drop(): Promise<void>;
};

export type BatchJob = {
  readonly people: readonly {
    readonly row: number;
    readonly name: string;
    /** `number`: known before it is issued; what its files are called. */
    readonly number: string;
    /** Makes it, or says why not. */
    issue(): Promise<Issue | RosterProblem>;
  }[];
  readonly style: BatchStyle;
  readonly issuer: LocalText;
  readonly courses: readonly Course[];
  readonly framework: Framework;
  readonly template: Template;
  readonly signer: PaperSigner;
  readonly startedAt: string;
  readonly has: (file: string) => boolean;
  /** Throws when the disk does not take it. */
  readonly write: (file: string, bytes: string | Uint8Array) => Promise<void>;
  /** For a file that is too long to be held. */
  readonly open: (file: string) => Promise<FileInParts>;
  /** People done; false stops. */
  readonly onProgress: (done: number) => boolean;
};

export type BatchOutcome = {
  readonly printed: number;
  readonly isStopped: boolean;
  readonly problems: readonly RosterProblem[];
};
