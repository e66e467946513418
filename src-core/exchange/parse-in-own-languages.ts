/**
 * Who has the last word on an imported item: the schema of `items.yaml`, as in a course that declares the languages in
 * which this item asks its question. Every other text of it must be there in these too.
 */
import { itemSchema } from '../content/pack-schema.ts';
import { languageCodes } from '../locale/languages.ts';
import type { ParseItem } from './import-result.ts';

const schemas = new Map<string, ReturnType<typeof itemSchema>>();

function schemaFor(stem: object) {
  const languages = languageCodes.filter((code) => code in stem);
  const key = languages.join();
  const schema = schemas.get(key) ?? itemSchema(languages);
  schemas.set(key, schema);
  return schema;
}

export const parseInOwnLanguages: ParseItem = (raw) => {
  const { stem } = raw as { readonly stem: object };
  const parsed = schemaFor(stem).safeParse(raw);
  if (parsed.success) return { ok: true, item: parsed.data };
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  return { ok: false, reason: wrong.join('; ') };
};
