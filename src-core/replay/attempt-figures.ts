/**
 * What somebody sees of an attempt who has to decide whether it counts: how it went and how long it took, and no answer.
 */
import { type Course, domainIn, type Framework } from '../content/pack.ts';
import type { ChainReading } from '../evidence/chain.ts';
import type { AttemptEvent } from '../exam/attempt-event.ts';
import { percentOf } from '../exam/decision.ts';
import { interruptionsIn } from '../exam/interruptions.ts';
import { isAnswered } from '../exam/response.ts';
import type { LocalText } from '../locale/languages.ts';
import { timeByPosition } from '../statistics/from-journal.ts';
import { replayJournal } from './replay-attempt.ts';

export type AttemptFigures = {
  readonly passed: boolean;
  readonly percent: number;
  readonly areas: readonly { readonly area: string; readonly titles: LocalText; readonly percent: number }[];
  readonly items: number;
  readonly seconds: number;
  /** Of each answered question, how long it was on the screen; the shortest first. */
  readonly answerSeconds: readonly number[];
  readonly interruptions: number;
  /** By the clock of the device. */
  readonly startedAt: string;
  readonly decidedAt: string;
};

const tenths = (ms: number) => Math.round(ms / 100) / 10;

/** Null when it comes to nothing: it would be refused. */
export function attemptFigures(
  journal: ChainReading<AttemptEvent>,
  courses: readonly Course[],
  framework: Framework,
): AttemptFigures | null {
  const replay = replayJournal(journal, courses);
  if (replay.kind === 'refused') return null;
  const { state, decision } = replay;
  const { entries } = journal;
  const spent = timeByPosition(entries);
  return {
    passed: decision.passed,
    percent: percentOf(decision.overall),
    areas: decision.areas
      .filter(({ max }) => max > 0)
      .map((area) => ({
        area: area.domain,
        titles: domainIn(framework, area.domain)?.title ?? {},
        percent: percentOf(area),
      })),
    items: state.responses.length,
    seconds: Math.round(state.elapsedMs / 1000),
    answerSeconds: state.responses
      .flatMap((response, position) => (isAnswered(response) ? [tenths(spent.get(position) ?? 0)] : []))
      .sort((a, b) => a - b),
    interruptions: interruptionsIn(entries).length,
    startedAt: state.startedAt,
    decidedAt: state.decidedAt ?? state.startedAt,
  };
}
