/**
 * The thread: knows the lists, and says of each file what it comes to. The rules are those of the application.
 */

import { readBytes } from '#core/exchange/text/read-bytes.ts';
import { aboutLists } from '#core/trust/about-lists.ts';
import { readCarried } from '#core/trust/carried.ts';
import { bringToPage, type Lists, noLists } from '#core/trust/page-lists.ts';
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

  const rely = async (on: Lists) => {
    lists = on;
    const trustList = on.trustList?.list ?? null;
    known = { trustList, statusLists: await provenLists(trustList, on.statusLists) };
  };
  const relyAndTell = async (on: Lists, now: string): Promise<Relied> => {
    await rely(on);
    return { lists, about: await aboutLists(lists, now) };
  };
  const answer = async (asked: Asked): Promise<Questions[Question]['answer']> => {
    switch (asked.question) {
      case 'carried': {
        const carried = readCarried(asked.text);
        return { relied: carried && (await relyAndTell(carried, asked.now)) };
      }
      case 'rely':
        await rely(asked.lists);
        return null;
      case 'bring': {
        const files = asked.files.map(({ name, bytes }) => ({ name, text: readBytes(bytes) }));
        const { lists: after, brought } = await bringToPage(lists, files, asked.now);
        return { relied: await relyAndTell(after, asked.now), brought };
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
