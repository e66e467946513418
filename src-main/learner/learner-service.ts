/**
 * The people of this machine: who they are, who sits here now.
 */
import { randomBytes } from 'node:crypto';
import type { LearnerSummary } from '#core/contract/app-calls.ts';
import { ok, type Result } from '#core/result/result.ts';
import { inTurns, takingTurns } from '#core/result/turns.ts';
import { createLearner, type LearnerFolder, listLearners, openLearner } from '#store/learner/learner-folder.ts';
import type { Desk } from '../desk.ts';
import { now } from '../exam/system-clock.ts';

export type LearnerService = {
  list(): Promise<LearnerSummary[]>;
  current(): Promise<LearnerSummary | null>;
  create(name: string): Promise<Result<LearnerSummary>>;
  open(id: string): Promise<Result<LearnerSummary>>;
  /** Where only one person learns on this machine: straight on. Null where there are more, or none. */
  openOnly(): Promise<Result<LearnerSummary> | null>;
  beginAnew(id: string, name: string): Promise<Result<LearnerSummary>>;
  rename(name: string): Promise<Result<LearnerSummary>>;
  close(): Promise<void>;
};

/** Sixteen characters that cannot be mistaken for a path. */
const newId = () => [...randomBytes(16)].map((byte) => (byte % 36).toString(36)).join('');

const summaryOf = (folder: LearnerFolder): LearnerSummary => {
  const { name, language, createdAt } = folder.profile.data;
  return { id: folder.id, name, language, createdAt };
};

/** `whenOpened` brings the learner's attempts and certificates up to date before any screen asks for them. */
export function learnerService(
  desk: Desk,
  whenOpened: () => Promise<void>,
  whenClosed: () => Promise<void>,
): LearnerService {
  const close = async () => {
    const leaving = desk.learner;
    if (!leaving) return;
    await whenClosed();
    desk.learner = null;
    await leaving.close();
  };
  const sitDown = async (opening: Promise<Result<LearnerFolder>>): Promise<Result<LearnerSummary>> => {
    const opened = await opening;
    if (!opened.ok) return opened;
    desk.learner = opened.value;
    desk.notices.post(opened.value.notices);
    await desk.settings.update((settings) => {
      settings.lastLearner = opened.value.id;
    });
    await whenOpened();
    return ok(summaryOf(opened.value));
  };
  const make = (id: string, name: string) => {
    const createdAt = now().toISOString();
    return sitDown(createLearner(desk.dataFolder, { id, name, language: desk.settings.data.language, createdAt }));
  };
  const open = async (id: string): Promise<Result<LearnerSummary>> => {
    if (desk.learner?.id === id) return ok(summaryOf(desk.learner));
    await close();
    const opened = await sitDown(openLearner(desk.dataFolder, id, now));
    if (opened.ok) {
      const { language } = opened.value;
      await desk.settings.update((settings) => {
        settings.language = language;
      });
    }
    return opened;
  };
  const service: LearnerService = {
    list: () => listLearners(desk.dataFolder),
    current: async () => (desk.learner ? summaryOf(desk.learner) : null),
    create: async (name) => {
      await close();
      return make(newId(), name);
    },
    open,
    openOnly: async () => {
      const [only, ...others] = await listLearners(desk.dataFolder);
      return only && others.length === 0 ? open(only.id) : null;
    },
    beginAnew: async (id, name) => {
      await close();
      // Only where the profile truly cannot be opened: a good one is opened, not replaced.
      const reopened = await openLearner(desk.dataFolder, id, now);
      if (reopened.ok) return sitDown(Promise.resolve(reopened));
      if (reopened.failure.code !== 'profile-damaged') return reopened;
      return make(id, name);
    },
    rename: async (name) => {
      const learner = desk.openLearner();
      if (!learner.ok) return learner;
      const renamed = await learner.value.profile.update((profile) => {
        profile.name = name;
      });
      return renamed.ok ? ok(summaryOf(learner.value)) : renamed;
    },
    close,
  };
  // One sits down when the other has left, whoever asks twice.
  return inTurns(service, takingTurns());
}
