/**
 * Options for tests of imports, with the schema that a course's `items.yaml` has.
 */
import { itemSchema } from '../../content/pack-schema.ts';
import type { LanguageCode } from '../../locale/languages.ts';
import type { ImportOptions } from '../import-result.ts';

/** Asks for texts in all of `languages`. */
export const importOptions = (languages: readonly LanguageCode[]): ImportOptions => ({
  ...said,
  language: languages[0] ?? 'en',
  parseItem: parseWith(itemSchema(languages)),
});

const said = {
  competency: 'travel.plan',
  source: 'Imported',
  difficulty: 2,
  rationale: 'No reason was given.',
} as const;

const parseWith =
  (schema: ReturnType<typeof itemSchema>): ImportOptions['parseItem'] =>
  (raw) => {
    const parsed = schema.safeParse(raw);
    if (parsed.success) return { ok: true, item: parsed.data };
    const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    return { ok: false, reason: wrong.join('; ') };
  };
