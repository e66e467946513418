/**
 * People who sit an exam: a device each, whose attempts are real journals, made and signed before the load begins.
 */

import { credentialNumberOf } from '#core/credential/number.ts';
import type { Entry } from '#core/evidence/chain.ts';
import type { AttemptEvent } from '#core/exam/attempt-event.ts';
import type { SignedEvent } from '#core/sync/device-event.ts';
import { thinned } from '#core/sync/thin-journal.ts';
import { attemptLines } from '../fixtures/many-attempts.ts';
import { lessonRead, type TestDevice, type TestRegistry } from '../fixtures/registry.ts';

export type Sitter = {
  readonly device: TestDevice;
  readonly learner: string;
  /** Numbers of the certificates that its passes must come to. */
  readonly passes: string[];
};

const letters = 'abcdefghijklmnopqrstuvwxyz012345';
const learnerOf = (number: number) =>
  `${Array.from({ length: 8 }, (_, at) => letters[Math.floor(number / 32 ** at) % 32]).join('')}abcdefgh`;

/** Every one is somebody else, also in the load that follows. */
let known = 0;

/** So many at once: each takes four requests. */
const together = 25;

export async function sitters(registry: TestRegistry, count: number): Promise<Sitter[]> {
  const all: Sitter[] = [];
  while (all.length < count) {
    const some = Array.from({ length: Math.min(together, count - all.length) }, () => {
      known += 1;
      return known;
    });
    all.push(
      ...(await Promise.all(
        some.map(async (number) => ({
          device: await registry.device(`Sitter ${number}`),
          learner: learnerOf(number),
          passes: [],
        })),
      )),
    );
  }
  return all;
}

/** One more attempt of this person, as its device says it. `number`: the how manyeth, from 0. */
export function complete({ course }: Pick<TestRegistry, 'course'>, sitter: Sitter, number: number): SignedEvent {
  const { learner, device, passes } = sitter;
  // Begun some days ago, all of them over by now.
  const begunAt = new Date(Math.floor(Date.now() / 1000) * 1000 - 20 * 86_400_000);
  const entries = attemptLines(course, { count: 1, seed: learner, learner, begunAt }, number).map(
    (line) => JSON.parse(line) as Entry<AttemptEvent>,
  );
  const [first, last] = [entries[0]?.event, entries.at(-1)?.event];
  if (first?.kind !== 'started' || last?.kind !== 'decided') throw new Error('no attempt');
  const journal = thinned(entries);
  if (last.decision.passed) passes.push(credentialNumberOf(journal.hash));
  return device.say({
    kind: 'attempt.decided',
    learner: { id: learner, name: 'As typed' },
    attempt: first.attemptId,
    journal,
  });
}

export const readLesson = ({ device, learner }: Sitter, number: number): SignedEvent =>
  device.say(lessonRead(`lesson-${number}`, learner));
