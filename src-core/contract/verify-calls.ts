/**
 * Calls that check papers, credentials and codes. What is checked never leaves the machine.
 */
import { type Reason, reasons, verdicts } from '../verify/verdict.ts';
import { z } from '../zod.ts';
import { declareCalls } from './call.ts';

/** Of a file; the check refuses larger ones with a reason of its own. */
const largest = 26 * 1024 * 1024;
const largestFrame = 4 * 1024 * 1024;

export const checkView = z.strictObject({
  /** Its name, without the folder. */
  file: z.string(),
  verdict: z.enum(verdicts),
  reason: z.enum(Object.keys(reasons) as [Reason, ...Reason[]]),
  params: z.record(z.string(), z.string()),
  credential: z
    .strictObject({
      number: z.string(),
      holder: z.string(),
      course: z.strictObject({ id: z.string(), version: z.string(), title: z.string() }),
      assurance: z.string(),
      issuedAt: z.string(),
      expiresAt: z.string(),
    })
    .nullable(),
  issuer: z.strictObject({ name: z.string(), isListed: z.boolean() }).nullable(),
  statusOf: z.string().nullable(),
  trustList: z.strictObject({ sequence: z.number().int(), issuedAt: z.string() }).nullable(),
});
export type CheckView = z.infer<typeof checkView>;

export const verifyCalls = declareCalls({
  /** Asks which files with the system's dialog; says how far it is by `work.progress`. Null when none was chosen. */
  'verify.choose': { input: z.strictObject({}), output: z.array(checkView).nullable() },
  /** Lets the page film, or no longer; `allowed` is false where the system says no. */
  'verify.camera': {
    input: z.strictObject({ on: z.boolean() }),
    output: z.strictObject({ allowed: z.boolean() }),
  },
  /** One picture of the camera; null while no code is to be seen in it. */
  'verify.frame': {
    input: z.strictObject({
      bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length <= largestFrame),
    }),
    output: checkView.nullable(),
  },
  /** Files that were dropped. */
  'verify.files': {
    input: z.strictObject({
      files: z
        .array(
          z.strictObject({
            name: z.string().max(400),
            bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length <= largest),
          }),
        )
        .min(1)
        .max(50),
    }),
    output: z.array(checkView),
  },
});
