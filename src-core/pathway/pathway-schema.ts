/**
 * The shape of `content/pathways/<id>/pathway.yaml`.
 */
import { localText, version } from '../content/pack-schema.ts';
import { competencyId, contentId, language } from '../contract/values.ts';
import type { LanguageCode } from '../locale/languages.ts';
import { z } from '../zod.ts';

export function pathwaySchema(languages: readonly LanguageCode[]) {
  const text = localText(languages);
  const competencies = z.array(competencyId).max(60).default([]);
  const role = z.strictObject({
    id: contentId,
    title: text,
    summary: text,
    after: z.array(contentId).max(10).default([]),
    knows: competencies,
    shows: competencies,
    notTaughtHere: z
      .array(z.strictObject({ id: contentId, title: text, text }))
      .max(20)
      .default([]),
  });
  return z.strictObject({
    id: contentId,
    version,
    languages: z.array(language).min(1),
    title: text,
    summary: text,
    about: text,
    roles: z.array(role).min(1).max(20),
    notSeenHere: competencies,
  });
}
