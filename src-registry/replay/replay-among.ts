/**
 * An attempt, counted anew with the content it was sat with: the release that it names where we have it, else whichever of
 * ours asks what was asked.
 */
import type { ChainReading } from '#core/evidence/chain.ts';
import type { AttemptEvent } from '#core/exam/attempt-event.ts';
import { type Replay, type ReplayRefusal, replayJournal } from '#core/replay/replay-attempt.ts';
import { quickSha256OfParts } from '#store/verify/quick-sha256.ts';
import type { Taught, TaughtContent } from '../content/taught.ts';
import { piece } from './in-pieces.ts';

function releaseIn({ entries }: ChainReading<AttemptEvent>): string | null {
  const first = entries[0]?.event;
  return first?.kind === 'started' ? (first.content ?? null) : null;
}

/** What another content may know better; the further down, the further an attempt came. */
const ofOtherContent: readonly ReplayRefusal[] = ['course-unknown', 'other-version', 'items-changed', 'form-unfit'];

export async function replayAmong(
  journal: ChainReading<AttemptEvent>,
  taught: Pick<TaughtContent, 'look' | 'among'>,
): Promise<{ readonly replay: Replay; readonly by: Taught }> {
  await taught.look();
  let furthest: { replay: Replay; by: Taught; step: number } | null = null;
  for await (const by of taught.among(releaseIn(journal))) {
    const replay = await piece(() => replayJournal(journal, by.courses, quickSha256OfParts));
    const step = replay.kind === 'confirmed' ? -1 : ofOtherContent.indexOf(replay.reason);
    if (step < 0) return { replay, by };
    if (!furthest || step > furthest.step) furthest = { replay, by, step };
  }
  if (!furthest) throw new Error('no content to count attempts with');
  return furthest;
}
