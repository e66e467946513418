/**
 * Small values that several calls share: ids, texts, the person's settings.
 */

import { languageCodes } from '../locale/languages.ts';
import { z } from '../zod.ts';

export const nothing = z.strictObject({});
export const contentId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);
export const competencyId = z
  .string()
  .regex(/^[a-z0-9-]+\.[a-z0-9-]+$/)
  .max(160);
export const learnerId = z.string().regex(/^[a-z0-9]{16}$/);
export const attemptId = z.string().regex(/^[0-9]{8}T[0-9]{6}Z-[a-z0-9]{8}$/);
export const credentialNumber = z.string().regex(/^FP(-[0-9A-HJKMNP-TV-Y]{4}){4}-[0-9A-HJKMNP-TV-Y]$/);
export const isoInstant = z.iso.datetime();
export const language = z.enum(languageCodes);
export const themes = ['system', 'light', 'dark'] as const;
export const theme = z.enum(themes);
/** Size of text on every screen, in per cent. */
export const textSizes = [100, 125, 150, 175, 200] as const;
export const textSize = z.union([z.literal(100), z.literal(125), z.literal(150), z.literal(175), z.literal(200)]);

export const settingsView = z.strictObject({ language, theme, textSize });
export type SettingsView = z.infer<typeof settingsView>;

/**
 * Text that every database, file and program can hold: no NUL, and no half of a character (U+D800 to U+DFFF alone). Such text
 * is no mistake in typing; PostgreSQL refuses the one, and the other becomes something else on the way.
 */
export const isHoldable = (text: string): boolean => /^[^\0\p{Cs}]*$/u.test(text);
/** Words as somebody types them, in one line. */
export const oneLine = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u);
/** Words in as many lines as somebody likes. */
export const someLines = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .regex(/^[^\0\p{Cs}]*$/u);
/** Why something was done. */
export const reasonGiven = someLines(500).min(3);

/** A person's name as it will stand on the certificate: any script, one line, no control characters. */
export const personName = z
  .string()
  .transform((name) => name.normalize('NFC').replace(/\s+/gu, ' ').trim())
  .pipe(
    z
      .string()
      .min(1)
      .max(80)
      .regex(/^[^\p{Cc}\p{Cn}\p{Cs}]*$/u),
  );
