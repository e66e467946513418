/**
 * How sure one can be who sat an exam and how. It goes from the attempt to the result and onto the certificate.
 *
 * `self-study`: nobody watched. `supervised`: somebody who answers for it saw who sat and how. `supervised-locked`: and
 * the machine was locked down from outside. The last two are given by whoever releases a supervised sitting, never by the
 * person who sits.
 */
import { z } from '../zod.ts';

export const assuranceLevels = ['self-study', 'supervised', 'supervised-locked'] as const;
export const assurance = z.enum(assuranceLevels);
export type Assurance = z.infer<typeof assurance>;

/** Of an attempt, by how it was started. */
export const assuranceOf = (started: { readonly assurance?: Assurance | undefined }): Assurance =>
  started.assurance ?? 'self-study';
