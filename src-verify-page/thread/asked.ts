/**
 * What the page asks of its thread, and what comes back. Everything that somebody brought is opened there and only there.
 */
import type { AboutLists } from '#core/trust/about-lists.ts';
import type { Brought } from '#core/trust/bringing.ts';
import type { Lists } from '#core/trust/page-lists.ts';
import type { Checked, Reason } from '#core/verify/verdict.ts';

export type Relied = { readonly lists: Lists; readonly about: AboutLists | null };

/** `now`: ISO instant. */
export type Questions = {
  /** The lists that the page carries, from its own text; `lists` is null when that text is damaged. */
  carried: { ask: { readonly text: string; readonly now: string }; answer: { readonly relied: Relied | null } };
  /** To a new thread: what the one before relied on. */
  rely: { ask: { readonly lists: Lists }; answer: null };
  /** Files that may be lists. */
  bring: {
    ask: { readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[]; readonly now: string };
    answer: { readonly relied: Relied; readonly brought: readonly Brought[] };
  };
  check: {
    ask: {
      /** A file, what a picture of the camera shows, or why there is nothing to open. */
      readonly what: Uint8Array | { readonly reason: Reason };
      readonly now: string;
    };
    answer: Checked;
  };
};

export type Question = keyof Questions;
export type Asked = { [Q in Question]: { readonly id: number; readonly question: Q } & Questions[Q]['ask'] }[Question];
export type Answered = { readonly id: number; readonly answer: Questions[Question]['answer'] };
