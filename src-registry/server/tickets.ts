/**
 * What the registry hands out and believes when it comes back: something to sign (a challenge), the right to read one
 * person's feed (a token), and what another system may do (an access token). Nothing of it is stored; any process with the
 * same secret can check it, and none is taken for another: each says what it is for.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { deviceDid } from '#core/sync/device-event.ts';
import { scopes } from '../records/scopes.ts';

const challengeMs = 5 * 60_000;
const tokenMs = 60 * 60_000;
export const accessMs = 15 * 60_000;

const challenge = z.strictObject({ use: z.literal('challenge'), until: z.number(), once: z.string() });
const token = z.strictObject({
  use: z.literal('feed'),
  until: z.number(),
  device: deviceDid,
  person: z.string().min(1).max(60),
});
export type TokenOf = Pick<z.infer<typeof token>, 'device' | 'person'>;
const access = z.strictObject({
  use: z.literal('client'),
  until: z.number(),
  client: z.string().min(1).max(60),
  scopes: z.array(z.enum(scopes)).min(1).max(scopes.length),
});
export type Access = Pick<z.infer<typeof access>, 'client' | 'scopes' | 'until'>;

const macOf = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest();

export function seal(secret: string, said: object): string {
  const text = Buffer.from(JSON.stringify(said)).toString('base64url');
  return `${text}.${macOf(secret, text).toString('base64url')}`;
}

export function open<T extends { until: number }>(
  secret: string,
  sealed: string,
  shape: z.ZodType<T>,
  now: Date,
): T | null {
  const [text = '', mac = ''] = sealed.split('.');
  const given = Buffer.from(mac, 'base64url');
  const ours = macOf(secret, text);
  if (given.length !== ours.length || !timingSafeEqual(given, ours)) return null;
  try {
    const said = shape.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return said.until > now.getTime() ? said : null;
  } catch {
    return null;
  }
}

export const newChallenge = (secret: string, now: Date, random: (bytes: number) => Uint8Array): string =>
  seal(secret, {
    use: 'challenge',
    until: now.getTime() + challengeMs,
    once: Buffer.from(random(12)).toString('base64url'),
  });

/** Ours, and not too old. */
export const isChallenge = (secret: string, sealed: string, now: Date): boolean =>
  open(secret, sealed, challenge, now) !== null;

export const newToken = (secret: string, { device, person }: TokenOf, now: Date): string =>
  seal(secret, { use: 'feed', until: now.getTime() + tokenMs, device, person });

/** Null when it is none of ours, or too old. */
export const readToken = (secret: string, sealed: string, now: Date): TokenOf | null =>
  open(secret, sealed, token, now);

export const newAccess = (secret: string, { client, scopes: granted }: Omit<Access, 'until'>, now: Date): string =>
  seal(secret, { use: 'client', until: now.getTime() + accessMs, client, scopes: granted });

/** Null when it is none of ours, or too old. Whether the client is still one is another question. */
export const readAccess = (secret: string, sealed: string, now: Date): Access | null =>
  open(secret, sealed, access, now);
