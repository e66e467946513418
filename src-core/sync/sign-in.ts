/**
 * Signing up with the organisation's own sign-in (OpenID Connect) instead of a code: the ID token is bound to the device by
 * its nonce, so that whoever gets hold of it can sign up no other device.
 */
import { bytesToHex } from '@noble/hashes/utils.js';
import { base64urlnopad } from '@scure/base';
import { canonicalJson, sha256OfText } from '../evidence/digest.ts';
import { z } from '../zod.ts';
import { deviceDid } from './device-event.ts';

/** Where people of an organisation sign in, and as which client an app does. */
export const signInOffer = z.strictObject({
  issuer: z.url({ protocol: /^https?$/ }).max(300),
  clientId: z.string().min(1).max(200),
});
export type SignInOffer = z.infer<typeof signInOffer>;

const salt = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

export const signInRequest = z.strictObject({
  device: deviceDid,
  idToken: z.string().max(20_000),
  /** By chance, 16 bytes, base64url. */
  salt,
  signature: z.string().max(100),
});
export type SignInRequest = z.infer<typeof signInRequest>;

/** What the app asks to be written into the ID token (OpenID Connect Core 1.0, section 3.1.2.1). */
export const signInNonce = (registry: string, { device, salt: once }: { device: string; salt: string }): string =>
  base64urlnopad.encode(sha256OfText(`fieldpass sign-in 1\n${canonicalJson({ registry, device, salt: once })}`));

export const digestOfToken = (idToken: string): string => bytesToHex(sha256OfText(idToken));

/** What the device signs. It names the token by its digest: whoever keeps the proof keeps nothing of what the token says. */
export const signInProof = (registry: string, { device, token }: { device: string; token: string }): string =>
  `fieldpass sign-in 2\n${canonicalJson({ registry, device, token })}`;
