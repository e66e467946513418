/**
 * The shapes of the YAML files of a course and of the competency framework; see docs/authoring.md.
 * The shapes depend on the languages that the course declares: every text must be there in each of them.
 */

import { competencyId, contentId, language } from '../contract/values.ts';
import { blueprintSchema } from '../exam/blueprint.ts';
import { itemTypes } from '../exam/item-types/index.ts';
import type { ItemType } from '../exam/item-types/item-type.ts';
import { topics } from '../library/article.ts';
import { type LanguageCode, type LocalText, languageCodes } from '../locale/languages.ts';
import { z } from '../zod.ts';
import { courseLevels } from './pack.ts';

const text = z.string().trim().min(1).max(4000);

/** A text in each of the `required` languages, and maybe in others. Written as it is, it is in the first of them. */
export function localText(required: readonly LanguageCode[]): z.ZodType<LocalText> {
  const shape = Object.fromEntries(
    languageCodes.map((code) => [code, required.includes(code) ? text : text.optional()]),
  );
  const inLanguages = (value: unknown) => (typeof value === 'string' ? { [required[0] ?? 'en']: value } : value);
  return z.preprocess(inLanguages, z.strictObject(shape)) as unknown as z.ZodType<LocalText>;
}

export const version = z.string().regex(/^\d+\.\d+\.\d+$/);

/** Only what is needed to know the languages before the rest is read. */
export const courseLanguages = z.looseObject({ languages: z.array(language).min(1) });

export const courseSchema = (languages: readonly LanguageCode[]) =>
  z.strictObject({
    id: contentId,
    version,
    framework: contentId,
    languages: z.array(language).min(1),
    level: z.enum(courseLevels).default('basic'),
    title: localText(languages),
    summary: localText(languages),
    validityMonths: z.number().int().min(1).max(120),
    /** So many days before a certificate runs out, it may be renewed. */
    renewalDays: z.number().int().min(1).max(730).default(90),
    modules: z.array(contentId).min(1).max(50),
  });

export const moduleSchema = (languages: readonly LanguageCode[]) =>
  z.strictObject({
    id: contentId,
    title: localText(languages),
    summary: localText(languages),
    lessons: z
      .array(
        z.strictObject({
          id: contentId,
          minutes: z.number().int().min(1).max(120),
          competencies: z.array(competencyId).min(1).max(8),
        }),
      )
      .min(1)
      .max(50),
  });

/** `content/issuer.yaml`: the organisation in whose name certificates are made. */
export const issuerSchema = z.strictObject({ id: contentId, name: localText(['en']) });

const said = { title: text, summary: text };

/** Of a lesson, and of any text that may be a translation. `of`: the mark of the words that it translates. */
export const translatedFrontSchema = z.strictObject({ ...said, of: z.string().max(64).optional() });

/** Of an article of the library, in the language in which it was written. */
export const articleFrontSchema = z.strictObject({
  ...said,
  version,
  date: z.iso.date(),
  topic: z.enum(topics),
  lessons: z.array(contentId).max(20).default([]),
});

const words = z.string().trim().min(2).max(80);

/** `glossary.yaml`. `avoided`: what is not to be written for a term; `notTerms`: where a word of a term stands for something else. */
export const glossarySchema = z.strictObject({
  languages: z.array(language).min(1),
  avoided: z
    .array(
      z.strictObject({
        language,
        /** In all its forms, parted by `|`. */
        word: z.string().trim().min(2).max(300),
        instead: words,
        except: z.array(words).max(20).default([]),
      }),
    )
    .max(300)
    .default([]),
  notTerms: z.partialRecord(language, z.array(words).max(100)).default({}),
});

/** `terms.yaml`. */
export const termsSchema = (languages: readonly LanguageCode[]) =>
  z
    .array(
      z.strictObject({
        id: contentId,
        term: localText(languages),
        /** Other forms, parted by `|`; a language may have none. */
        forms: localText([]).optional(),
        text: localText(languages),
      }),
    )
    .max(500);

export const librarySchema = z.strictObject({ languages: z.array(language).min(1) });

export const frameworkSchema = z.strictObject({
  id: contentId,
  version,
  languages: z.array(language).min(1),
  title: localText(['en']),
  domains: z.array(contentId).min(1).max(50),
});

/** A domain that only courses in few languages teach may declare just these, by `languages`. */
export const domainSchema = (languages: readonly LanguageCode[]) =>
  z.strictObject({
    id: contentId,
    languages: z.array(language).min(1).optional(),
    title: localText(languages),
    summary: localText(languages),
    competencies: z
      .array(
        z.strictObject({
          id: competencyId,
          title: localText(languages),
          criteria: z.array(localText(languages)).min(3).max(12),
        }),
      )
      .min(1)
      .max(40),
  });

const questionBase = (languages: readonly LanguageCode[]) => ({
  id: contentId,
  competency: competencyId,
  stem: localText(languages),
  rationale: localText(languages),
});

/** One of the item types' shapes, told apart by `type`, with `base` beside what the type adds. */
const anyType = (types: readonly ItemType[], languages: readonly LanguageCode[], base: z.ZodRawShape) =>
  z.discriminatedUnion(
    'type',
    types.map((type) =>
      z.strictObject({
        ...questionBase(languages),
        ...base,
        type: z.literal(type.name),
        ...type.body(localText(languages)),
      }),
    ) as never,
  );

const itemBase = () => ({
  difficulty: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  critical: z.boolean().default(false),
  source: z.string().min(1).max(400),
  enemies: z.array(contentId).max(20).default([]),
});

/** One item as it stands in `items.yaml`. */
export const itemSchema = (languages: readonly LanguageCode[]) => anyType(itemTypes, languages, itemBase());

export const itemsSchema = (languages: readonly LanguageCode[]) => z.array(itemSchema(languages)).max(2000);

/** What a lesson can ask and give back in a line. */
const checkTypes = itemTypes.filter(({ name }) => name === 'choice' || name === 'multiple');

export const checksSchema = (languages: readonly LanguageCode[]) =>
  z.array(anyType(checkTypes, languages, { source: z.string().min(1).max(400).optional() })).max(500);

export const scenariosSchema = (languages: readonly LanguageCode[]) =>
  z
    .array(
      z.strictObject({
        id: contentId,
        title: localText(languages),
        stimulus: localText(languages),
        items: z
          .array(anyType(itemTypes, languages, { ...itemBase(), story: localText(languages).optional() }))
          .min(2)
          .max(6),
      }),
    )
    .max(200);

export const examSchema = (languages: readonly LanguageCode[]) => blueprintSchema(localText(languages), version);
