/**
 * What the first screen will want is asked for as soon as this file is loaded, before the screens are. Each reply is given
 * out once; whoever asks later asks main.
 */
import type { Bridge } from '#core/contract/bridge.ts';
import type { CallName } from '#core/contract/contract.ts';

declare global {
  interface Window {
    readonly fieldpass: Bridge;
  }
}

const replies = new Map<CallName, Promise<unknown>>();

/** Home is first where somebody is known; what the replies hold is checked by whoever takes them. */
function askAhead(): void {
  const start = window.fieldpass.call('app.start', {});
  replies.set('app.start', start);
  replies.set(
    'home.read',
    start.then((reply) => {
      const value = (reply as { value?: { learner?: unknown } } | null)?.value;
      return value?.learner ? window.fieldpass.call('home.read', {}) : undefined;
    }),
  );
  // Whoever takes a reply that failed hears of it; one that nobody takes is nobody's concern.
  for (const reply of replies.values()) reply.catch(() => undefined);
}

askAhead();

/** The reply that was asked for ahead, or else that of a call made now. */
export async function replyTo(name: CallName, input: unknown): Promise<unknown> {
  const ahead = replies.get(name);
  replies.delete(name);
  return (await ahead) ?? window.fieldpass.call(name, input);
}
