/**
 * What this machine remembers for whoever uses it: language, theme, size of text, where the window stood, who was here.
 */
import { z } from 'zod';
import { language, learnerId, textSize, theme } from '#core/contract/values.ts';
import type { LanguageCode } from '#core/locale/languages.ts';
import { type Failure, failure } from '#core/result/failure.ts';
import { ensureFolder } from '#store/disk/durable-file.ts';
import { createJsonStore, type JsonStore, type JsonStoreShape, openJsonStore } from '#store/disk/json-store.ts';

const rectangle = z.strictObject({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});

const settingsSchema = z.strictObject({
  schemaVersion: z.literal(1),
  language,
  theme,
  textSize,
  bounds: rectangle.nullable(),
  maximized: z.boolean(),
  lastLearner: learnerId.nullable(),
});
export type Settings = z.infer<typeof settingsSchema>;

export type SettingsOpening = {
  store: JsonStore<Settings>;
  firstRun: boolean;
  notices: Failure[];
};

const shape = (folder: string): JsonStoreShape<Settings> => ({
  folder,
  name: 'settings',
  version: 1,
  schema: settingsSchema,
  migrations: [],
});

const initial = (first: LanguageCode): Settings => ({
  schemaVersion: 1,
  language: first,
  theme: 'system',
  textSize: 100,
  bounds: null,
  maximized: false,
  lastLearner: null,
});

/** A store that lives in memory only: for a disk that cannot be written, so that the window still opens and can say so. */
function inMemory(data: Settings): JsonStore<Settings> {
  let current = data;
  return {
    get data() {
      return current;
    },
    update: async (change) => {
      const copy = structuredClone(current);
      change(copy);
      current = settingsSchema.parse(copy);
      return { ok: true, value: current };
    },
  };
}

/** Settings never stop the application: what cannot be read is set aside, said, and begun anew. */
export async function openSettings(folder: string, first: LanguageCode, now: () => Date): Promise<SettingsOpening> {
  try {
    await ensureFolder(folder);
  } catch {
    // Writing will say it again, with the reason.
  }
  const load = await openJsonStore(shape(folder), now);
  switch (load.state) {
    case 'read':
    case 'migrated':
      return { store: load.store, firstRun: false, notices: [] };
    case 'restored':
      return { store: load.store, firstRun: false, notices: [failure('settings-damaged')] };
    case 'too-new':
      return { store: inMemory(initial(first)), firstRun: false, notices: [] };
    case 'unreadable':
      return { store: inMemory(initial(first)), firstRun: true, notices: [load.failure] };
    case 'absent':
    case 'damaged': {
      const created = await createJsonStore(shape(folder), initial(first));
      const notices = load.state === 'damaged' ? [failure('settings-damaged')] : [];
      if (created.ok) return { store: created.value, firstRun: load.state === 'absent', notices };
      return { store: inMemory(initial(first)), firstRun: true, notices: [...notices, created.failure] };
    }
  }
}
