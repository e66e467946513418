/**
 * An attempt, counted anew with the content it was sat with: the release that it names where we have it, else whichever of
 * ours asks what was asked.
 */
import { z } from 'zod';
import { sha256Hex } from '#core/content-update/release.ts';
import { type Replay, type ReplayRefusal, replayAttempt } from '#core/replay/replay-attempt.ts';
import type { Taught, TaughtContent } from '../content/taught.ts';

const named = z.object({ event: z.object({ kind: z.literal('started'), content: sha256Hex }) });

function releaseIn([first = '']: readonly string[]): string | null {
  try {
    return named.safeParse(JSON.parse(first)).data?.event.content ?? null;
  } catch {
    return null;
  }
}

/** What another content may know better; the further down, the further an attempt came. */
const ofOtherContent: readonly ReplayRefusal[] = ['course-unknown', 'other-version', 'items-changed', 'form-unfit'];

export async function replayAmong(
  lines: readonly string[],
  taught: Pick<TaughtContent, 'look' | 'among'>,
): Promise<{ readonly replay: Replay; readonly by: Taught }> {
  await taught.look();
  let furthest: { replay: Replay; by: Taught; step: number } | null = null;
  for await (const by of taught.among(releaseIn(lines))) {
    const replay = replayAttempt(lines, by.courses);
    const step = replay.kind === 'confirmed' ? -1 : ofOtherContent.indexOf(replay.reason);
    if (step < 0) return { replay, by };
    if (!furthest || step > furthest.step) furthest = { replay, by, step };
  }
  if (!furthest) throw new Error('no content to count attempts with');
  return furthest;
}
