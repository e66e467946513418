/**
 * What a browser keeps for us while somebody of the staff is at the sign-in of the organisation; sealed like everything else
 * that comes back (`tickets.ts`).
 */
import { z } from 'zod';
import type { SigningIn } from '../identity/page-sign-in.ts';
import { open, seal } from './tickets.ts';

export const signingInMs = 10 * 60_000;

const ticket = z.strictObject({
  use: z.literal('staff-sign-in'),
  until: z.number(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
});

export const newStaffTicket = (secret: string, { state, nonce, verifier }: SigningIn, now: Date): string =>
  seal(secret, { use: 'staff-sign-in', until: now.getTime() + signingInMs, state, nonce, verifier });

/** Null when it is none of ours, or too old. */
export const readStaffTicket = (secret: string, sealed: string, now: Date): SigningIn | null =>
  open(secret, sealed, ticket, now);
