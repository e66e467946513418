/**
 * What checking comes to: one word, why in one sentence (a code and what belongs into it), and what it was checked against.
 */
import type { Claims } from '../credential/claims.ts';
import type { PaperCode } from '../credential/code/paper-code.ts';
import type { LocalText } from '../locale/languages.ts';

export const verdicts = [
  'good',
  'expired',
  'revoked',
  'superseded',
  'provisional',
  'changed',
  'unknown-issuer',
  'cannot-tell',
] as const;
export type Verdict = (typeof verdicts)[number];

/** What somebody must look at comes first. */
export const byUrgency: readonly Verdict[] = [
  'changed',
  'unknown-issuer',
  'revoked',
  'cannot-tell',
  'superseded',
  'expired',
  'provisional',
  'good',
];

/** What it says was said by whoever signed it; what others say is not to be relied on. */
export const believable: readonly Verdict[] = ['good', 'provisional', 'expired', 'superseded', 'revoked'];

/** Each has a sentence in the words of the check, and belongs to one verdict. */
export const reasons = {
  'signed-by-issuer': 'good',
  'expired-on': 'expired',
  withdrawn: 'revoked',
  'key-compromised': 'revoked',
  replaced: 'superseded',
  'device-only': 'provisional',
  'signature-broken': 'changed',
  'file-changed': 'changed',
  'signer-differs': 'changed',
  'issuer-not-listed': 'unknown-issuer',
  'issuer-looks-like': 'unknown-issuer',
  'key-not-listed': 'unknown-issuer',
  'key-not-valid-then': 'unknown-issuer',
  'no-credential': 'cannot-tell',
  'list-not-paper': 'cannot-tell',
  'printer-test': 'cannot-tell',
  'not-readable': 'cannot-tell',
  'too-large': 'cannot-tell',
  encrypted: 'cannot-tell',
  'not-yet-valid': 'cannot-tell',
  'status-missing': 'cannot-tell',
  'status-old': 'cannot-tell',
  'certificate-expired': 'cannot-tell',
} as const satisfies Record<string, Verdict>;
export type Reason = keyof typeof reasons;

/** What was known when it was checked. */
export type CheckedAgainst = {
  readonly at: string;
  readonly trustList: { readonly sequence: number; readonly issuedAt: string } | null;
  /** When the issuer last said which credentials it withdrew; null where nothing is known, or nothing is said. */
  readonly statusOf: string | null;
};

export type Checked = {
  readonly verdict: Verdict;
  readonly reason: Reason;
  readonly params: Readonly<Record<string, string>>;
  /** What the credential claims, where one was found; believe it only with the verdict. */
  readonly claims: Claims | null;
  /** What a paper's code says, where only the code was there. */
  readonly code: PaperCode | null;
  readonly issuer: { readonly id: string; readonly name: LocalText; readonly isListed: boolean } | null;
  readonly against: CheckedAgainst;
};
