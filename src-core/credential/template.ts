/**
 * What makes the paper an organisation's own: `template.yaml`, with pictures beside it.
 */
import { type LocalText, languageCodes } from '../locale/languages.ts';
import { z } from '../zod.ts';

export type Signatory = { readonly name: string; readonly role: LocalText; readonly signature: Uint8Array | null };

/** Pictures are PNG or JPEG. */
export type Template = {
  readonly logo: Uint8Array | null;
  readonly seal: Uint8Array | null;
  readonly signatories: readonly Signatory[];
};

export const plainTemplate: Template = { logo: null, seal: null, signatories: [] };

const text = z.string().trim().min(1).max(120);
/** A file beside the template; nothing above it. */
const picture = z.string().regex(/^[\p{L}\p{N}_-][\p{L}\p{N} ._-]{0,80}\.(png|jpe?g)$/iu);

export const templateSchema = z.strictObject({
  logo: picture.optional(),
  seal: picture.optional(),
  signatories: z
    .array(
      z.strictObject({
        name: text,
        role: z.partialRecord(z.enum(languageCodes), text) as z.ZodType<LocalText>,
        signature: picture.optional(),
      }),
    )
    .max(3)
    .default([]),
});

/** Of one picture, in bytes. */
export const largestPicture = 2 * 1024 * 1024;

/** Width and height in pixels of a PNG or baseline JPEG (by its first marker with a size); null for anything else. */
export function pictureSize(bytes: Uint8Array): { width: number; height: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length > 33 && view.getUint32(0) === 0x89504e47 && view.getUint32(12) === 0x49484452)
    return { width: view.getUint32(16), height: view.getUint32(20) };
  if (bytes.length < 12 || view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at + 9 < bytes.length; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    if (marker === 0xffc0 || marker === 0xffc1 || marker === 0xffc2)
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    if (marker < 0xff01) return null;
  }
  return null;
}
