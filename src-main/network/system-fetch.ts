/**
 * The network of this computer, as Chromium reaches it: with the proxy of the system.
 */
import { session } from 'electron';
import type { Fetch } from '#store/network/whole-answer.ts';

/**
 * A session of its own, kept in memory: the one of the window reaches no network. It keeps nothing of what it fetched.
 * `name`: who calls; no two see what the other was given.
 */
export const systemFetch =
  (name: string): Fetch =>
  (input, init) =>
    session.fromPartition(name, { cache: false }).fetch(input as string, init as never) as never;
