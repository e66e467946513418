/**
 * What is on the desk while the program runs: settings, content, the open learner, notices. Services share it.
 */
import { join } from 'node:path';
import type { LanguageCode } from '#core/locale/languages.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import type { Library } from '#store/content/library.ts';
import { readLibraryCached } from '#store/content/library-cache.ts';
import type { JsonStore } from '#store/disk/json-store.ts';
import type { LearnerFolder } from '#store/learner/learner-folder.ts';
import { createNoticeBoard, type NoticeBoard } from './notices/notice-board.ts';
import type { Settings } from './settings/settings.ts';

export type Desk = {
  readonly dataFolder: string;
  readonly contentFolder: string;
  readonly settings: JsonStore<Settings>;
  readonly firstRun: boolean;
  readonly notices: NoticeBoard;
  /** The content, read once, when first asked for. */
  library(): Promise<Library>;
  learner: LearnerFolder | null;
  /** The open learner, or why nothing can be done without one. */
  openLearner(): Result<LearnerFolder>;
  language(): LanguageCode;
};

export type DeskInput = {
  dataFolder: string;
  contentFolder: string;
  /** Of the program. */
  version: string;
  settings: JsonStore<Settings>;
  firstRun: boolean;
  noticesChanged: () => void;
};

export function setDesk({ dataFolder, contentFolder, version, settings, firstRun, noticesChanged }: DeskInput): Desk {
  const notices = createNoticeBoard(noticesChanged);
  let reading: Promise<Library> | null = null;
  const read = async () => {
    const library = await readLibraryCached(contentFolder, join(dataFolder, 'cache', 'library.json'), version);
    notices.post(
      library.refused.map(({ pack, problems }) => ({
        ...failure('content-refused', { pack, count: problems.length }),
        problems: problems.slice(0, 50),
      })),
    );
    return library;
  };
  return {
    dataFolder,
    contentFolder,
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
    learner: null,
    openLearner() {
      return this.learner ? ok(this.learner) : failed(failure('learner-not-open'));
    },
    language() {
      return this.learner?.profile.data.language ?? settings.data.language;
    },
  };
}
