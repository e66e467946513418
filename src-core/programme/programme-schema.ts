/**
 * The shape of `content/programmes/<id>/programme.yaml`: the requirements in one list, each with an id, and trees that name them.
 */
import { localText, version } from '../content/pack-schema.ts';
import { contentId, language } from '../contract/values.ts';
import type { LanguageCode } from '../locale/languages.ts';
import { z } from '../zod.ts';

const months = (most: number) => z.number().int().min(1).max(most);
const few = z.number().int().min(1).max(50);

/** As it is written: a requirement by its id, or several of which all, one or some are needed. */
export type WrittenTree =
  | string
  | { readonly all: readonly WrittenTree[] }
  | { readonly any: readonly WrittenTree[] }
  | { readonly atLeast: number; readonly of: readonly WrittenTree[] };

const writtenTree: z.ZodType<WrittenTree> = z.lazy(() => {
  const parts = z.array(writtenTree).min(1).max(30);
  return z.union([
    contentId,
    z.strictObject({ all: parts }),
    z.strictObject({ any: parts }),
    z.strictObject({ atLeast: few, of: parts }),
  ]);
});

export function programmeSchema(languages: readonly LanguageCode[]) {
  const text = localText(languages);
  const every = {
    id: contentId,
    title: text,
    after: z.array(contentId).max(20).default([]),
    dueWithinMonths: months(120).nullable().default(null),
    notOlderThanMonths: months(120).nullable().default(null),
  };
  const isSupervised = z.boolean().default(false);
  const requirement = z.discriminatedUnion('kind', [
    z.strictObject({ ...every, kind: z.literal('course'), course: contentId }),
    z.strictObject({ ...every, kind: z.literal('exam'), course: contentId }),
    z.strictObject({
      ...every,
      kind: z.literal('practical'),
      station: contentId,
      assessors: z.number().int().min(1).max(2).default(1),
    }),
    z.strictObject({
      ...every,
      kind: z.literal('hours'),
      activity: contentId,
      hours: z.number().int().min(1).max(5000),
      isSupervised,
    }),
    z.strictObject({
      ...every,
      kind: z.literal('count'),
      activity: contentId,
      count: z.number().int().min(1).max(1000),
      isSupervised,
    }),
    z.strictObject({ ...every, kind: z.literal('recommendation'), by: contentId, count: few.default(1) }),
    z.strictObject({ ...every, kind: z.literal('document'), document: contentId }),
    z.strictObject({ ...every, kind: z.literal('credential'), credential: contentId }),
  ]);
  const named = z.strictObject({ id: contentId, title: text });
  return z.strictObject({
    id: contentId,
    version,
    languages: z.array(language).min(1),
    title: text,
    summary: text,
    validityMonths: months(120),
    activities: z.array(named).max(30).default([]),
    documents: z
      .array(z.strictObject({ id: contentId, title: text, text: text.nullable().default(null) }))
      .max(30)
      .default([]),
    roles: z.array(named).max(30).default([]),
    /** Each in a file of its own: `stations/<id>.yaml`. */
    stations: z.array(contentId).max(30).default([]),
    requirements: z.array(requirement).min(1).max(100),
    certified: writtenTree,
    countsFrom: contentId,
    renewal: z.strictObject({
      opensMonths: months(60),
      graceMonths: z.number().int().min(0).max(24),
      requirement: writtenTree,
    }),
    reinstatement: z
      .strictObject({ withinMonths: months(60), requirement: writtenTree })
      .nullable()
      .default(null),
    transitions: z
      .array(
        z.strictObject({
          from: z.array(version).min(1).max(20),
          until: z.iso.date(),
          waived: z.array(contentId).min(1).max(50),
        }),
      )
      .max(20)
      .default([]),
  });
}
