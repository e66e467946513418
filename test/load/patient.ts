/**
 * Asks again when it is told to come again, as devices and travel systems do, and counts who had to. The wait is part of how
 * long the answer took.
 */
import { setTimeout as wait } from 'node:timers/promises';

export type Patient = {
  ask(send: () => Promise<Response>): Promise<Response>;
  /** How many had to come again, and how many came more often than once more. */
  readonly told: { once: number; more: number };
};

/** Whoever is sent away as often as this is not served. */
const mostTries = 10;
const isComeAgain = ({ status }: Response) => status === 503 || status === 429;

export function patient(): Patient {
  const told = { once: 0, more: 0 };
  return {
    told,
    ask: async (send) => {
      for (let tries = 1; ; tries += 1) {
        const answer = await send();
        const seconds = Number(answer.headers.get('retry-after'));
        if (!isComeAgain(answer) || !(seconds > 0) || tries === mostTries) return answer;
        await answer.arrayBuffer();
        if (tries === 1) told.once += 1;
        if (tries === 2) told.more += 1;
        await wait(seconds * 1000);
      }
    },
  };
}
