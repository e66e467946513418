/**
 * What is on the desk while the program runs: settings, content, the open learner, notices. Services share it.
 */
import { randomBytes } from 'node:crypto';
import type { LanguageCode } from '#core/locale/languages.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import type { Library } from '#store/content/library.ts';
import { type LibraryCache, readLibraryCached } from '#store/content/library-cache.ts';
import type { ContentStore } from '#store/content-update/content-store.ts';
import type { JsonStore } from '#store/disk/json-store.ts';
import type { DeviceKeys, Vault } from '#store/keys/device-keys.ts';
import type { LearnerFolder } from '#store/learner/learner-folder.ts';
import { now } from './exam/system-clock.ts';
import { createNoticeBoard, type NoticeBoard } from './notices/notice-board.ts';
import type { Settings } from './settings/settings.ts';

export type Desk = {
  readonly dataFolder: string;
  /** Of the content that is shown; of another version where an exam goes on with it: see `libraryOf`. */
  readonly contentFolder: string;
  readonly content: ContentStore;
  readonly settings: JsonStore<Settings>;
  readonly firstRun: boolean;
  readonly notices: NoticeBoard;
  /** The content, read once, when first asked for. */
  library(): Promise<Library>;
  /** The content of a release, or what came with the program; null where it is not here any more. */
  libraryOf(release: string | null): Promise<Library | null>;
  /** The keys of this machine, made when something is first signed. */
  keys(): Promise<Result<DeviceKeys>>;
  /** Other keys in place of those, which are kept beside them. */
  renewKeys(): Promise<Result<DeviceKeys>>;
  learner: LearnerFolder | null;
  /** How far the clock of this computer was behind its registry's when they last spoke; 0 where nobody knows. */
  skewMs: number;
  /** The open learner, or why nothing can be done without one. */
  openLearner(): Result<LearnerFolder>;
  language(): LanguageCode;
};

export type DeskInput = {
  dataFolder: string;
  content: ContentStore;
  cache: LibraryCache;
  settings: JsonStore<Settings>;
  firstRun: boolean;
  noticesChanged: () => void;
  vault: () => Vault;
};

export function setDesk(input: DeskInput): Desk {
  const { dataFolder, content, cache, settings, firstRun, noticesChanged, vault } = input;
  const notices = createNoticeBoard(noticesChanged);
  const inUse = content.inUse?.id ?? null;
  let reading: Promise<Library> | null = null;
  const earlier = new Map<string | null, Promise<Library | null>>();
  let opening: Promise<Result<DeviceKeys>> | null = null;
  /** Each content beside the one that is shown has a file of its own. */
  const cacheOf = (release: string | null, prepared: string | null): LibraryCache => ({
    version: cache.version,
    file: release === inUse ? cache.file : `${cache.file}.${release ?? 'shipped'}`,
    ...(release === null ? cache.prepared && { prepared: cache.prepared } : prepared && { prepared }),
  });
  const readOther = async (release: string | null): Promise<Library | null> => {
    const place = await content.placeOf(release);
    return place && readLibraryCached(place.folder, cacheOf(release, place.prepared));
  };
  const read = async () => {
    const place = await content.placeOf(inUse);
    const library = await readLibraryCached(content.folderInUse, cacheOf(inUse, place?.prepared ?? null));
    notices.post(
      library.refused.map(({ pack, problems }) => ({
        ...failure('content-refused', { pack, count: problems.length }),
        problems: problems.slice(0, 50),
      })),
    );
    return library;
  };
  const openKeys = async (): Promise<Result<DeviceKeys>> => {
    // Loaded when something is signed: the cryptography is no part of the start.
    const { openDeviceKeys } = await import('#store/keys/device-keys.ts');
    const opened = await openDeviceKeys(dataFolder, vault(), now, randomBytes);
    if (!opened.ok) return opened;
    notices.post([...opened.value.notices]);
    return ok(opened.value.keys);
  };
  return {
    dataFolder,
    contentFolder: content.folderInUse,
    content,
    settings,
    firstRun,
    notices,
    library: () => {
      if (!reading) {
        reading = read();
        // A folder that could not be read now (a stick pulled out in the middle) is tried again when next asked for.
        reading.catch(() => {
          reading = null;
        });
      }
      return reading;
    },
    libraryOf(release) {
      if (release === inUse) return this.library();
      const known = earlier.get(release) ?? readOther(release);
      earlier.set(release, known);
      known.catch(() => earlier.delete(release));
      return known;
    },
    keys: async () => {
      opening ??= openKeys();
      const opened = await opening;
      // What failed once (a full disk) is tried again when next asked for.
      if (!opened.ok) opening = null;
      return opened;
    },
    renewKeys: async () => {
      const { renewDeviceKeys } = await import('#store/keys/device-keys.ts');
      const renewed = await renewDeviceKeys(dataFolder, vault(), now, randomBytes);
      if (renewed.ok) opening = Promise.resolve(renewed);
      return renewed;
    },
    learner: null,
    skewMs: 0,
    openLearner() {
      return this.learner ? ok(this.learner) : failed(failure('learner-not-open'));
    },
    language() {
      return this.learner?.profile.data.language ?? settings.data.language;
    },
  };
}
