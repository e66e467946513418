/**
 * Calls about certificates. The PDF itself is read by the screen from `app://fieldpass/credentials/<number>.pdf`.
 */
import { z } from '../zod.ts';
import { declareCalls } from './call.ts';
import { contentId, credentialNumber, isoInstant, nothing } from './values.ts';

/** What can be printed of one credential. */
export const paperKinds = ['certificate', 'transcript', 'card'] as const;
export type PaperKind = (typeof paperKinds)[number];

const credentialRef = z.strictObject({ number: credentialNumber });

export const credentialCard = z.strictObject({
  number: credentialNumber,
  courseId: contentId,
  title: z.string(),
  holder: z.string(),
  state: z.enum(['provisional', 'registered', 'expired', 'revoked', 'superseded']),
  issuedAt: isoInstant,
  expiresAt: isoInstant,
  issuer: z.string(),
  /** What the QR code on its papers holds. */
  code: z.string(),
  competencies: z.array(z.string()),
});
export type CredentialCard = z.infer<typeof credentialCard>;

export const credentialCalls = declareCalls({
  'credential.list': { input: nothing, output: z.array(credentialCard) },
  'credential.read': { input: credentialRef, output: credentialCard },
  /**
   * Asks where with the system's dialog; `file` is null when the person cancelled. `credential` is the signed document
   * itself, as wallets for Open Badges take it.
   */
  'credential.save': {
    input: z.strictObject({ ...credentialRef.shape, document: z.enum([...paperKinds, 'credential']) }),
    output: z.strictObject({ file: z.string().nullable() }),
  },
  /** Opens the PDF in the system's viewer. */
  'credential.open': { input: credentialRef, output: nothing },
  /** Shows the system's print dialog; `printed` is false when the person cancelled. */
  'credential.print': { input: credentialRef, output: z.strictObject({ printed: z.boolean() }) },
});
