/**
 * Panels that were held on this machine, one file a course in the folder of the learner who leads it.
 */
import { join } from 'node:path';
import { type Panel, panelSchema } from '#core/exam/panel.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { diskFailure } from '../disk/disk-failure.ts';
import { ensureFolder } from '../disk/durable-file.ts';
import { createJsonStore, type JsonStore, type JsonStoreShape, openJsonStore } from '../disk/json-store.ts';

const folderIn = (learnerFolder: string) => join(learnerFolder, 'panels');

export const panelShape = (learnerFolder: string, courseId: string): JsonStoreShape<Panel> => ({
  folder: folderIn(learnerFolder),
  name: courseId,
  version: 1,
  schema: panelSchema,
  migrations: [],
});

/** The panel, or null where none was begun. What is damaged beyond its good copy is left where it was set aside. */
export async function openPanel(
  learnerFolder: string,
  courseId: string,
  now: () => Date,
): Promise<Result<JsonStore<Panel> | null>> {
  const load = await openJsonStore(panelShape(learnerFolder, courseId), now);
  switch (load.state) {
    case 'read':
    case 'migrated':
    case 'restored':
      return ok(load.store);
    case 'absent':
      return ok(null);
    case 'damaged':
      return failed(failure('panel-damaged', { folder: folderIn(learnerFolder) }));
    case 'too-new':
      return failed(failure('profile-too-new', { version: load.version, folder: folderIn(learnerFolder) }));
    case 'unreadable':
      return failed(load.failure);
  }
}

export async function createPanel(learnerFolder: string, panel: Panel): Promise<Result<JsonStore<Panel>>> {
  try {
    await ensureFolder(folderIn(learnerFolder));
  } catch (error) {
    return failed(diskFailure(error));
  }
  return createJsonStore(panelShape(learnerFolder, panel.courseId), panel);
}
