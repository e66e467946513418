/**
 * What the preload script puts into the page: two functions, nothing else.
 */
import type { EventName } from './contract.ts';

/** The one channel of requests, and the one of events. */
export const callChannel = 'fieldpass:call';
export const eventChannel = 'fieldpass:event';

export type Bridge = {
  readonly call: (name: string, input: unknown) => Promise<unknown>;
  /** Returns a function that ends the subscription. */
  readonly on: (name: EventName, listener: (payload: unknown) => void) => () => void;
};
