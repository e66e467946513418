/**
 * A file of its own beside a learner's profile. What is damaged beyond its good copy is set aside, and it begins anew.
 */
import { join } from 'node:path';
import { type Failure, type FailureCode, failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { createJsonStore, type JsonStore, type JsonStoreShape, openJsonStore } from '../disk/json-store.ts';
import { setAside } from '../disk/quarantine.ts';

export type Beside<T extends object> = { readonly store: JsonStore<T>; readonly notices: readonly Failure[] };

export type BesideShape<T extends object> = JsonStoreShape<T> & {
  readonly empty: T;
  /** What the person is told. */
  readonly restored: FailureCode;
  readonly begunAnew: FailureCode;
};

/** The main file was set aside already; a new one would be written over its copy. */
async function keepCopyAside({ folder, name }: Pick<JsonStoreShape<unknown>, 'folder' | 'name'>, now: Date) {
  // Where it is not there, or not to be moved, nothing better can be done.
  await setAside(join(folder, `${name}.good.json`), 'damaged', now).catch(() => undefined);
}

export async function openBeside<T extends { schemaVersion: number }>(
  shape: BesideShape<T>,
  now: () => Date,
): Promise<Result<Beside<T>>> {
  const load = await openJsonStore(shape, now);
  switch (load.state) {
    case 'read':
    case 'migrated':
      return ok({ store: load.store, notices: [] });
    case 'restored':
      return ok({ store: load.store, notices: [failure(shape.restored)] });
    case 'too-new':
      return failed(failure('profile-too-new', { version: load.version, folder: shape.folder }));
    case 'unreadable':
      return failed(load.failure);
    case 'absent':
    case 'damaged': {
      if (load.state === 'damaged') await keepCopyAside(shape, now());
      const made = await createJsonStore(shape, shape.empty);
      if (!made.ok) return made;
      const notices = load.state === 'damaged' ? [failure(shape.begunAnew, { folder: shape.folder })] : [];
      return ok({ store: made.value, notices });
    }
  }
}
