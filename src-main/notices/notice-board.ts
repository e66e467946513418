/**
 * What the person should know and has not put away yet. Lives as long as the program runs; files keep the facts.
 */
import type { Notice } from '#core/contract/app-calls.ts';
import type { Failure } from '#core/result/failure.ts';

export type NoticeBoard = {
  list(): Notice[];
  post(failures: readonly Failure[]): void;
  dismiss(id: string): void;
};

export function createNoticeBoard(changed: () => void): NoticeBoard {
  let notices: Notice[] = [];
  let count = 0;
  return {
    list: () => [...notices],
    post: (failures) => {
      if (failures.length === 0) return;
      for (const failure of failures) {
        count += 1;
        notices.push({ id: `notice-${count}`, failure });
      }
      changed();
    },
    dismiss: (id) => {
      notices = notices.filter((notice) => notice.id !== id);
      changed();
    },
  };
}
