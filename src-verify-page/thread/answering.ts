/**
 * The thread: knows the lists, and says of each file what it comes to. The rules are those of the application.
 */

import { readBytes } from '#core/exchange/text/read-bytes.ts';
import { aboutLists } from '#core/trust/about-lists.ts';
import { readCarried } from '#core/trust/carried.ts';
import { bringLists, type Lists, noLists } from '#core/trust/lists.ts';
import { checkFile, type Tools, undecided } from '#core/verify/check-file.ts';
import { type Known, provenLists } from '#core/verify/known.ts';
import type { Answered, Asked, Question, Questions, Relied } from './asked.ts';
import { codeInPicture } from './code-reader.ts';

type Port = {
  postMessage(message: Answered): void;
  onmessage: ((event: { readonly data: Asked }) => void) | null;
};

const tools: Tools = { web: globalThis.crypto.subtle as never, codeInPicture };

export function answerQuestions(port: Port): void {
  let lists: Lists = noLists;
  let known: Omit<Known, 'now'> = { trustList: null, statusLists: new Map() };

  const rely = async (on: Lists): Promise<Relied> => {
    lists = on;
    const trustList = on.trustList?.list ?? null;
    known = { trustList, statusLists: await provenLists(trustList, on.statusLists) };
    return { lists, about: await aboutLists(lists) };
  };
  const answer = async (asked: Asked): Promise<Questions[Question]['answer']> => {
    switch (asked.question) {
      case 'carried': {
        const carried = readCarried(asked.text);
        return { relied: carried && (await rely(carried)) };
      }
      case 'rely':
        await rely(asked.lists);
        return null;
      case 'bring': {
        const brought = await bringLists(
          lists,
          asked.files.map((file) => readBytes(file) ?? ''),
        );
        return { relied: await rely(brought.lists), told: brought.told };
      }
      case 'check': {
        const { what, now } = asked;
        const world = { ...known, now };
        return what instanceof Uint8Array ? checkFile(what, world, tools) : undecided(what.reason, world);
      }
    }
  };
  // One after the other: a paper is checked against the lists that were brought before it.
  let last: Promise<unknown> = Promise.resolve();
  port.onmessage = ({ data }) => {
    last = last
      .then(async () => port.postMessage({ id: data.id, answer: await answer(data) }))
      // A fault of ours ends the thread, and the page hears of it.
      .catch((fault) => setTimeout(() => Promise.reject(fault)));
  };
}
