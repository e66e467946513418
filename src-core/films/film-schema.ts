/**
 * The shape of `film.yaml`; see docs/authoring.md.
 */
import { localText, version } from '../content/pack-schema.ts';
import { competencyId, contentId, language } from '../contract/values.ts';
import type { LanguageCode } from '../locale/languages.ts';
import { z } from '../zod.ts';

const longest = 180;
const seconds = z.number().nonnegative().max(longest);

export const filmSchema = (languages: readonly LanguageCode[]) =>
  z.strictObject({
    id: contentId,
    version,
    languages: z.array(language).min(1),
    seconds: seconds.min(5),
    competencies: z.array(competencyId).min(1).max(8),
    title: localText(languages),
    lead: localText(languages),
    scenes: z
      .array(
        z.strictObject({
          id: contentId,
          from: seconds,
          to: seconds,
          caption: localText(languages),
          seen: localText(languages),
        }),
      )
      .min(2)
      .max(60),
  });
