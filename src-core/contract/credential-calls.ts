/**
 * Calls about certificates. The PDF itself is read by the screen from `app://fieldpass/credentials/<number>.pdf`.
 */
import { renewal } from '../credential/renewal.ts';
import { z } from '../zod.ts';
import { declareCalls } from './call.ts';
import { contentId, credentialNumber, isoInstant, language, nothing } from './values.ts';

/** What can be printed of one credential. */
export const paperKinds = ['certificate', 'transcript', 'card', 'booklet'] as const;
export type PaperKind = (typeof paperKinds)[number];

/** What can be saved besides: pictures with the credential inside, and the signed document, as wallets take it. */
export const otherKinds = ['badge-png', 'badge-svg', 'credential'] as const;
export const savedKinds = [...paperKinds, ...otherKinds] as const;
export type SavedKind = (typeof savedKinds)[number];

/** What it is written in, and how large the sheet is. */
export const paperStyle = z.strictObject({
  languages: z.tuple([language, language.nullable()]),
  size: z.enum(['A4', 'Letter']),
});
export type PaperStyle = z.infer<typeof paperStyle>;

const credentialRef = z.strictObject({ number: credentialNumber });

export const credentialCard = z.strictObject({
  number: credentialNumber,
  courseId: contentId,
  title: z.string(),
  holder: z.string(),
  /** In which the exam was sat and the certificate is written. */
  language,
  state: z.enum(['provisional', 'registered', 'expired', 'revoked', 'superseded']),
  issuedAt: isoInstant,
  expiresAt: isoInstant,
  /** Null where it cannot be renewed here: withdrawn, replaced, or its course is not here. */
  renewal: renewal.nullable(),
  issuer: z.string(),
  /** What the QR code on its papers holds. */
  code: z.string(),
  competencies: z.array(z.string()),
});
export type CredentialCard = z.infer<typeof credentialCard>;

export const credentialCalls = declareCalls({
  'credential.list': { input: nothing, output: z.array(credentialCard) },
  'credential.read': { input: credentialRef, output: credentialCard },
  /** Asks where with the system's dialog; `file` is null when the person cancelled. Without a style: as it is shown. */
  'credential.save': {
    input: z.strictObject({ ...credentialRef.shape, kind: z.enum(savedKinds), style: paperStyle.optional() }),
    output: z.strictObject({ file: z.string().nullable() }),
  },
  /** Opens the PDF in the system's viewer. */
  'credential.open': { input: credentialRef, output: nothing },
  /** Shows the system's print dialog; `printed` is false when the person cancelled. Without a style: as it is shown. */
  'credential.print': {
    input: z.strictObject({ ...credentialRef.shape, kind: z.enum(paperKinds), style: paperStyle.optional() }),
    output: z.strictObject({ printed: z.boolean() }),
  },
});
