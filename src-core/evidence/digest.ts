/**
 * SHA-256 over the one canonical form of a value (RFC 8785, JSON Canonicalization Scheme).
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';

/**
 * The same value with its names in order, so that it can be written at one go: several times as quick as piece by piece. Null
 * where that is no way: an object keeps names that are numbers in an order of its own, and some values have no canonical form.
 */
function inOrder(value: unknown): { readonly value: unknown } | null {
  if (typeof value === 'number') return Number.isFinite(value) ? { value } : null;
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return { value };
  if (typeof value !== 'object' || 'toJSON' in value) return null;
  if (Array.isArray(value)) {
    const items: unknown[] = [];
    for (const item of value) {
      const found = inOrder(item);
      if (!found) return null;
      items.push(found.value);
    }
    return { value: items };
  }
  const ordered: Record<string, unknown> = {};
  for (const name of Object.keys(value).sort()) {
    const one = (value as Record<string, unknown>)[name];
    if (one === undefined) continue;
    const found = inOrder(one);
    if (!found || name === '__proto__' || (name >= '0' && name < ':')) return null;
    ordered[name] = found.value;
  }
  return { value: ordered };
}

/** Canonical JSON of a plain value. */
export function canonicalJson(value: unknown): string {
  const ordered = inOrder(value);
  const text = ordered ? JSON.stringify(ordered.value) : canonicalize(value);
  if (text === undefined) throw new Error('value has no canonical form');
  return text;
}

/** SHA-256 of UTF-8 text in 64 lower-case hexadecimal digits, from a machine that has a quicker one. */
export type QuickHash = (text: string) => string;

export const hashOfText: QuickHash = (text) => bytesToHex(sha256(utf8ToBytes(text)));

/** The same of bytes that lie in several pieces. */
export type QuickHashOfParts = (parts: readonly Uint8Array[]) => string;

export const hashOfParts: QuickHashOfParts = (parts) => {
  const all = sha256.create();
  for (const part of parts) all.update(part);
  return bytesToHex(all.digest());
};

/** 64 lower-case hexadecimal digits. */
export const digestOf = (value: unknown, hash = hashOfText): string => hash(canonicalJson(value));

/** SHA-256 of UTF-8 text, as bytes. */
export const sha256OfText = (text: string): Uint8Array => sha256(utf8ToBytes(text));

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);
