/**
 * One file, or one scanned code, in; what it comes to, out. Nothing is fetched, and nothing that is in the file is run.
 */

import { bakedInPng, bakedInSvg } from '../credential/bake.ts';
import { statusListLength } from '../credential/claims.ts';
import { isCodeSignedBy, keyIdOf, type ReadCode, readCode } from '../credential/code/paper-code.ts';
import { type Credential, credentialIn } from '../credential/credential.ts';
import { attachedText } from '../credential/paper/attached.ts';
import { type PublicKeyCrypto, signerOf } from '../credential/paper/paper-signature.ts';
import { textOf } from '../credential/paper/signed-pdf.ts';
import { isProvenBy } from '../credential/proof/data-integrity.ts';
import { keyOfDid, publicKeyOf } from '../credential/proof/did-key.ts';
import type { QuickCheck } from '../credential/proof/signing-key.ts';
import { sameBytes } from '../evidence/digest.ts';
import { readBytes } from '../exchange/text/read-bytes.ts';
import { testCodeSize } from '../printer/test-code.ts';
import { listKindOf } from '../trust/list-kind.ts';
import { judge } from './judge.ts';
import type { Known } from './known.ts';
import { type Checked, type Reason, reasons } from './verdict.ts';
import { isWholePng } from './whole-png.ts';

/** Of a file. What is larger is no paper of ours. */
export const largestFile = 25 * 1024 * 1024;

export type Tools = {
  readonly web: PublicKeyCrypto;
  /** The text of the QR code in a picture; null when there is none, or the picture cannot be read. */
  readonly codeInPicture: (file: Uint8Array) => Promise<string | null>;
  /** Bytes as characters of one byte each, where the surroundings do it faster. */
  readonly latin1?: (bytes: Uint8Array) => string;
  readonly quick?: QuickCheck;
};

export const undecided = (reason: Reason, known: Known): Checked => ({
  verdict: reasons[reason],
  reason,
  params: {},
  claims: null,
  code: null,
  issuer: null,
  against: {
    at: known.now,
    trustList: known.trustList && { sequence: known.trustList.sequence, issuedAt: known.trustList.issuedAt },
    statusOf: null,
  },
});

export function checkCredential(credential: Credential, known: Known, quick?: QuickCheck): Promise<Checked> {
  const { claims, document, proof } = credential;
  const { status } = claims;
  return judge(
    {
      issuer: { id: claims.issuer.id, name: claims.issuer.name },
      deviceKey: keyOfDid(claims.issuer.id),
      isKey: (publicKey) => proof.verificationMethod === `${claims.issuer.id}#${publicKey}`,
      isSignedBy: (publicKey) => isProvenBy(publicKey, document, proof, quick),
      issuedAt: claims.issuedAt,
      expiresAt: claims.expiresAt,
      status: status && { list: /\d+$/.exec(status.lists)?.[0] ?? '', index: status.index },
      claims,
      code: null,
    },
    known,
  );
}

const instantOf = (seconds: number) => new Date(seconds * 1000).toISOString();

export function checkCode(read: ReadCode, known: Known, quick?: QuickCheck): Promise<Checked> {
  const { code, message } = read;
  return judge(
    {
      issuer: null,
      deviceKey: message.keyId.length === 32 ? message.keyId : null,
      isKey: (publicKey) => {
        const bytes = publicKeyOf(publicKey);
        return bytes !== null && sameBytes(keyIdOf(bytes, true), message.keyId);
      },
      isSignedBy: async (publicKey) => isCodeSignedBy(publicKey, read, quick),
      issuedAt: instantOf(code.issued),
      expiresAt: instantOf(code.expires),
      status:
        code.status === undefined
          ? null
          : { list: String(Math.floor(code.status / statusListLength)), index: code.status % statusListLength },
      claims: null,
      code,
    },
    known,
  );
}

/** A text: a credential as JSON, or what a QR code held. */
export async function checkText(text: string, known: Known, quick?: QuickCheck): Promise<Checked> {
  const code = readCode(text.trim());
  if (code) return checkCode(code, known, quick);
  if (text.trim().startsWith('FP1:')) return undecided('signature-broken', known);
  const size = testCodeSize(text);
  if (size !== null) return { ...undecided('printer-test', known), params: { size: String(size) } };
  const credential = credentialIn(text);
  if (credential) return checkCredential(credential, known, quick);
  if (listKindOf(text)) return undecided('list-not-paper', known);
  return undecided(looksLikeOurs(text) ? 'signature-broken' : 'no-credential', known);
}

/** It says of itself that it is a credential with a proof, and is not as any of ours is. */
function looksLikeOurs(text: string): boolean {
  try {
    const value = JSON.parse(text) as { type?: unknown; proof?: unknown };
    return JSON.stringify(value?.type ?? '').includes('Credential') && value.proof !== undefined;
  } catch {
    return /AchievementCredential/.test(text);
  }
}

async function checkPdf(file: Uint8Array, known: Known, { web, latin1 = textOf, quick }: Tools): Promise<Checked> {
  const text = latin1(file);
  if (/\/Encrypt\b/.test(text)) return undecided('encrypted', known);
  const attached = attachedText(file, text);
  const credential = attached === null ? null : credentialIn(attached);
  const signer = await signerOf(file, web, text);
  if (!credential) {
    // A roster, or one file of many papers: whole and signed, and no credential itself.
    const isWhole = signer !== null && !text.includes('/EmbeddedFile');
    const wasOurs = !isWhole && (text.includes('/EmbeddedFile') || text.includes('/ByteRange'));
    return undecided(wasOurs ? 'file-changed' : 'no-credential', known);
  }
  const checked = await checkCredential(credential, known, quick);
  const instead = (reason: Reason, params: Record<string, string> = {}): Checked => ({
    ...checked,
    verdict: reasons[reason],
    reason,
    params,
  });
  // What is already known to be wrong with the credential inside weighs more than how the file around it is signed.
  if (checked.verdict === 'changed' || checked.verdict === 'unknown-issuer') return checked;
  if (!signer) return instead('file-changed');
  const { issuer } = credential.claims;
  const listed = known.trustList?.issuers.find(({ id }) => id === issuer.id);
  const own = keyOfDid(issuer.id) ? [issuer.paperCertificate] : (listed?.certificates ?? []);
  if (!own.includes(signer.fingerprint)) return instead('signer-differs');
  const isIn = (instant: string) => signer.notBefore <= new Date(instant) && new Date(instant) <= signer.notAfter;
  if (checked.verdict === 'good' && !isIn(known.now)) {
    return instead('certificate-expired', { date: signer.notAfter.toISOString() });
  }
  return checked;
}

const starts = (file: Uint8Array, ...bytes: number[]) => bytes.every((byte, index) => file[index] === byte);
const isPng = (file: Uint8Array) => starts(file, 0x89, 0x50, 0x4e, 0x47);
const isPicture = (file: Uint8Array) =>
  isPng(file) || starts(file, 0xff, 0xd8, 0xff) || (starts(file, 0x52, 0x49, 0x46, 0x46) && file[8] === 0x57);

/** A PDF, a credential as JSON, or a picture that shows a code. Never throws. */
export async function checkFile(file: Uint8Array, known: Known, tools: Tools): Promise<Checked> {
  try {
    if (file.length > largestFile) return undecided('too-large', known);
    if (starts(file, 0x25, 0x50, 0x44, 0x46)) return await checkPdf(file, known, tools);
    if (isPng(file) && !isWholePng(file)) return undecided('file-changed', known);
    const baked = isPng(file) ? bakedInPng(file) : null;
    if (baked !== null) return await checkText(baked, known, tools.quick);
    if (isPicture(file)) {
      const text = await tools.codeInPicture(file);
      return text === null ? undecided('no-credential', known) : await checkText(text, known, tools.quick);
    }
    const text = readBytes(file);
    if (text === null) return undecided('not-readable', known);
    return await checkText(/^\s*</.test(text) ? (bakedInSvg(text) ?? text) : text, known, tools.quick);
  } catch {
    return undecided('not-readable', known);
  }
}
