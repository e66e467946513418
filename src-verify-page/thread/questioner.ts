/**
 * The page's side of the thread. A file that was made never to end takes only the thread with it: after a while the
 * thread is ended, the file is not readable, and another one goes on.
 */
import { type Lists, noLists } from '#core/trust/page-lists.ts';
import type { Answered, Question, Questions, Relied } from './asked.ts';

/** No paper takes as long; one that does was made to. */
const patienceMs = 30_000;

export class TookTooLong extends Error {}

export type Questioner = {
  /** Rejects with `TookTooLong` when there is no answer in time. */
  ask<Q extends Question>(question: Q, what: Questions[Q]['ask']): Promise<Questions[Q]['answer']>;
  /** What every thread from now on relies on. */
  relyOn(relied: Relied): void;
};

type Waiting = { readonly resolve: (answer: never) => void; readonly reject: (why: Error) => void };

/** `program`: the text of the script that the thread runs. */
export function openQuestioner(program: string): Questioner {
  const address = URL.createObjectURL(new Blob([program], { type: 'text/javascript' }));
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let lists: Lists = noLists;
  let count = 0;

  const end = () => {
    worker?.terminate();
    worker = null;
    const left = [...waiting.values()];
    waiting.clear();
    for (const { reject } of left) reject(new TookTooLong());
  };
  const open = (): Worker => {
    const opened = new Worker(address);
    opened.onmessage = ({ data: { id, answer } }: MessageEvent<Answered>) => {
      waiting.get(id)?.resolve(answer as never);
      waiting.delete(id);
    };
    opened.onerror = end;
    worker = opened;
    if (lists !== noLists) void send('rely', { lists }).catch(() => undefined);
    return opened;
  };
  const send = <Q extends Question>(question: Q, what: Questions[Q]['ask']) =>
    new Promise<Questions[Q]['answer']>((resolve, reject) => {
      const to = worker ?? open();
      count += 1;
      const id = count;
      const tooLong = setTimeout(end, patienceMs);
      waiting.set(id, {
        resolve: (answer) => {
          clearTimeout(tooLong);
          resolve(answer);
        },
        reject: (why) => {
          clearTimeout(tooLong);
          reject(why);
        },
      });
      to.postMessage({ id, question, ...what });
    });
  return {
    ask: send,
    relyOn: (relied) => {
      lists = relied.lists;
    },
  };
}
