/**
 * Asking main, typed by the contract. The reply is parsed here too: a screen never works with a shape it does not know.
 */
import {
  type CallInput,
  type CallName,
  type CallOutput,
  declarationOf,
  type EventName,
  type EventPayload,
  events,
  replySchema,
} from '#core/contract/contract.ts';
import { failure } from '#core/result/failure.ts';
import { failed, ok, type Result } from '#core/result/result.ts';
import { replyTo } from './first-replies.ts';

const waiting = new Set<() => void>();
let savedListeners: (() => void)[] = [];

/** Calls that change what is on disk; their end is what "saved" means on the screen. */
const keeping: readonly RegExp[] = [
  /^(lesson\.(keep|answer|finish)|exam\.(answer|flag|visit|submit)|settings\.|learner\.)/,
  /^(programme\.(take-up|declare)|logbook\.(add|remove))/,
  /^assess\.(rate|note|seen|add|remove|anew|sign)/,
];

export type SaveState = 'saved' | 'saving';
export const saveState = (): SaveState => (waiting.size > 0 ? 'saving' : 'saved');
export function onSaveState(listener: () => void): () => void {
  savedListeners = [...savedListeners, listener];
  return () => {
    savedListeners = savedListeners.filter((other) => other !== listener);
  };
}
const tellSaved = () => {
  for (const listener of savedListeners) listener();
};

export async function call<N extends CallName>(name: N, input: CallInput<N>): Promise<Result<CallOutput<N>>> {
  const mark = () => undefined;
  if (keeping.some((pattern) => pattern.test(name))) {
    waiting.add(mark);
    tellSaved();
  }
  try {
    const reply = replySchema.parse(await replyTo(name, input));
    if (!reply.ok) return failed(reply.failure);
    return ok((await declarationOf(name))?.output.parse(reply.value) as CallOutput<N>);
  } catch (error) {
    return failed(failure('internal', { reference: error instanceof Error ? error.name : 'call' }));
  } finally {
    if (waiting.delete(mark)) tellSaved();
  }
}

/** Hears what main says unasked; returns a function that stops listening. */
export function onEvent<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void {
  return window.fieldpass.on(name, (payload) => {
    const parsed = events[name].safeParse(payload);
    if (parsed.success) listener(parsed.data as EventPayload<N>);
  });
}
