/**
 * ID tokens of the organisation's sign-in, checked with the keys that it publishes (OpenID Connect Core 1.0, section 3.1.3.7).
 */
import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import { personName } from '#core/contract/values.ts';
import type { SignInOffer } from '#core/sync/sign-in.ts';

/** Who signed in. */
export type SignedIn = {
  /** The sign-in and its name for the person: the same for ever, and no other's. */
  readonly subject: string;
  /** As the organisation writes it; null where it does not say. */
  readonly name: string | null;
  /** In small letters; null where the sign-in does not say that it is theirs. */
  readonly email: string | null;
};

export type IdTokenChecker = {
  readonly offer: SignInOffer;
  /** Null when the token is not good, or was made for another device. Throws when the sign-in cannot be reached. */
  check(idToken: string, nonce: string, now: Date): Promise<SignedIn | null>;
};

/** OpenID Connect Discovery 1.0, section 4.3: the issuer must be the very one that was asked. */
const discovered = z.looseObject({ issuer: z.string(), jwks_uri: z.url({ protocol: /^https?$/ }) });

/** Signatures with a public key only: with a shared secret whoever checks could sign. */
const algorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

const patienceMs = 10_000;
/** Seconds by which two clocks may differ. */
const tolerance = 60;

const claimed = z.looseObject({
  sub: z.string().min(1).max(255),
  nonce: z.string(),
  name: z.string().optional(),
  email: z.unknown().optional(),
  email_verified: z.unknown().optional(),
});

const ownEmail = ({ email, email_verified: isVerified }: z.infer<typeof claimed>): string | null =>
  isVerified === true ? (z.email().max(120).safeParse(email).data?.toLowerCase() ?? null) : null;

/** The sign-in did not answer, or not with its keys: that is no word about the token. */
const saysNothing = (error: unknown): boolean =>
  error instanceof errors.JOSEError
    ? ['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC'].includes(error.code)
    : !(error instanceof z.ZodError);

async function keysOf(issuer: string): Promise<JWTVerifyGetKey> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const answer = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(patienceMs) });
  if (!answer.ok) throw new Error(`${address} answers ${answer.status}`);
  const about = discovered.parse(await answer.json());
  if (about.issuer !== issuer) throw new Error(`${address} speaks for ${about.issuer}`);
  return createRemoteJWKSet(new URL(about.jwks_uri), { timeoutDuration: patienceMs });
}

export function idTokenChecker(offer: SignInOffer): IdTokenChecker {
  let keys: Promise<JWTVerifyGetKey> | null = null;
  const found = () => {
    keys ??= keysOf(offer.issuer).catch((error: unknown) => {
      // Asked again with the next token.
      keys = null;
      throw error;
    });
    return keys;
  };
  return {
    offer,
    check: async (idToken, nonce, now) => {
      const key = await found();
      try {
        const { payload } = await jwtVerify(idToken, key, {
          issuer: offer.issuer,
          audience: offer.clientId,
          algorithms,
          requiredClaims: ['exp', 'iat', 'sub', 'nonce'],
          clockTolerance: tolerance,
          currentDate: now,
        });
        const said = claimed.parse(payload);
        if (said.nonce !== nonce) return null;
        const name = personName.safeParse(said.name).data ?? null;
        return { subject: `${offer.issuer} ${said.sub}`, name, email: ownEmail(said) };
      } catch (error) {
        if (saysNothing(error)) throw error;
        return null;
      }
    },
  };
}
