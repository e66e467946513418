/**
 * What wallets are handed on their way to a person's credentials, sealed like everything else that comes back (`tickets.ts`):
 * what a page was asked, a code, a token to ask with, a token to renew it.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { languageCodes } from '#core/locale/languages.ts';
import { codeMs, type Grant, lastingMs } from '../records/grants.ts';
import { walletScopes } from '../records/scopes.ts';
import { accessMs, open, seal } from './tickets.ts';

/** How long somebody may take over the page. */
const pageMs = 15 * 60_000;

const grantId = z.string().regex(/^[0-9a-f]{32}$/);
const until = z.number();

/** What a wallet asked for, as it was found good. */
const wanted = z.strictObject({
  wallet: z.string().max(60),
  redirect: z.string().max(500),
  scopes: z.array(z.enum(walletScopes)).min(1),
  isLasting: z.boolean(),
  state: z.string().max(1000).nullable(),
  challenge: z.string().length(43),
  language: z.enum(languageCodes),
});
export type Wanted = z.infer<typeof wanted>;

/** `visit`: of the browser to which the page was given, so that no other page sends it. */
const pageTicket = z.strictObject({
  use: z.literal('wallet-page'),
  until,
  visit: z.string(),
  wanted,
  /** Who signed in before. */
  person: z.strictObject({ id: z.string().max(60), name: z.string().max(200) }).nullable(),
});
const signInTicket = z.strictObject({
  use: z.literal('wallet-sign-in'),
  until,
  visit: z.string(),
  wanted,
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
});
const codeTicket = z.strictObject({ use: z.literal('wallet-code'), until, grant: grantId });
const accessTicket = z.strictObject({ use: z.literal('wallet'), until, grant: grantId });
const renewalTicket = z.strictObject({
  use: z.literal('wallet-renewal'),
  until,
  grant: grantId,
  renewal: z.number().int().nonnegative(),
});

export type PageTicket = Omit<z.infer<typeof pageTicket>, 'use' | 'until' | 'visit'>;
export type SignInTicket = Omit<z.infer<typeof signInTicket>, 'use' | 'until' | 'visit'>;

const visitOf = (cookie: string) => createHash('sha256').update(`fieldpass visit ${cookie}`).digest('base64url');
const isVisit = (said: string, cookie: string) => {
  const [a, b] = [Buffer.from(said), Buffer.from(visitOf(cookie))];
  return a.length === b.length && timingSafeEqual(a, b);
};

export const newPageTicket = (secret: string, said: PageTicket, cookie: string, now: Date): string =>
  seal(secret, { use: 'wallet-page', until: now.getTime() + pageMs, visit: visitOf(cookie), ...said });

/** Null when it is none of ours, too old, or was given to another browser. */
export function readPageTicket(secret: string, sealed: string, cookie: string, now: Date): PageTicket | null {
  const said = open(secret, sealed, pageTicket, now);
  return said && isVisit(said.visit, cookie) ? said : null;
}

export const newSignInTicket = (secret: string, said: SignInTicket, cookie: string, now: Date): string =>
  seal(secret, { use: 'wallet-sign-in', until: now.getTime() + pageMs, visit: visitOf(cookie), ...said });

export function readSignInTicket(secret: string, sealed: string, cookie: string, now: Date): SignInTicket | null {
  const said = open(secret, sealed, signInTicket, now);
  return said && isVisit(said.visit, cookie) ? said : null;
}

export const newCodeTicket = (secret: string, grant: string, now: Date): string =>
  seal(secret, { use: 'wallet-code', until: now.getTime() + codeMs, grant });

/** The grant of a code, in time or not: one that comes late or twice says something, too. */
export const readCodeTicket = (
  secret: string,
  sealed: string,
  now: Date,
): { grant: string; isLate: boolean } | null => {
  const said = open(secret, sealed, codeTicket, new Date(0));
  return said && { grant: said.grant, isLate: said.until <= now.getTime() };
};

export const newWalletAccess = (secret: string, grant: string, now: Date): string =>
  seal(secret, { use: 'wallet', until: now.getTime() + accessMs, grant });

export const readWalletAccess = (secret: string, sealed: string, now: Date): string | null =>
  open(secret, sealed, accessTicket, now)?.grant ?? null;

/** Always the same for the same renewal: see [Note: a token that comes twice]. */
export const renewalTicketOf = (secret: string, { id, renewals, renewedAt }: Grant, now: Date): string =>
  seal(secret, {
    use: 'wallet-renewal',
    until: (renewedAt ?? now).getTime() + lastingMs,
    grant: id,
    renewal: renewals,
  });

export const readRenewal = (secret: string, sealed: string, now: Date): { grant: string; renewal: number } | null =>
  open(secret, sealed, renewalTicket, now);
