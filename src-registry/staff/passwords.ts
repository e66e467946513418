/**
 * Passwords as they are kept: scrypt (RFC 7914) with a salt each, and the cost beside them, so that it can be raised.
 *
 * [Note: one time for all] Whether a login is known must not show in how long an answer takes: who is not there is checked
 * against a password that nobody has.
 */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

type Cost = { readonly N: number; readonly r: number; readonly p: number };

/** 32 MiB and about a quarter of a second; as OWASP advises (Password Storage Cheat Sheet, scrypt). */
const cost: Cost = { N: 2 ** 15, r: 8, p: 3 };
const mostMemory = 64 * 1024 * 1024;
const bytesOfHash = 32;

/** Off the event loop: Node does it in a thread. */
const derive = (password: string, salt: Buffer, { N, r, p }: Cost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, bytesOfHash, { N, r, p, maxmem: mostMemory }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });

const written = ({ N, r, p }: Cost, salt: Buffer, hash: Buffer) =>
  ['scrypt', N, r, p, salt.toString('base64url'), hash.toString('base64url')].join('$');

export async function keepPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return written(cost, salt, await derive(password, salt, cost));
}

const nobodys = written(cost, randomBytes(16), randomBytes(bytesOfHash));

/** `kept`: null where there is none; see [Note: one time for all]. */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const [, N, r, p, salt = '', hash = ''] = (kept ?? nobodys).split('$');
  const ours = Buffer.from(hash, 'base64url');
  const given = await derive(password, Buffer.from(salt, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) });
  return given.length === ours.length && timingSafeEqual(given, ours) && kept !== null;
}
