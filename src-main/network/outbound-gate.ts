/**
 * The way to a service that sends something by itself. Nothing of it is loaded before a screen asks, or the first screen is
 * there and there is something to send to.
 */
import { randomInt } from 'node:crypto';
import { access } from 'node:fs/promises';
import { logError } from '../log.ts';

/** What the gate asks of the service behind it. */
export type Outbound = {
  /** Something may be there to be said. */
  noted(): Promise<void>;
  woke(): Promise<void>;
  /** Takes up what was left when the program was ended. */
  begin(): Promise<void>;
  close(): Promise<void>;
};

export type OutboundGate<S extends Outbound> = {
  service(): Promise<S>;
  /** Something may be there to be said: an attempt was decided, a lesson read, a learner sat down. */
  noted(): void;
  /** The machine slept: it may be on another network. */
  woke(): void;
  /** The first screen is there. */
  begin(): void;
  close(): Promise<void>;
};

export type GateInput<S extends Outbound> = {
  /** For the log. */
  readonly name: string;
  /** A file that lies there once somebody named where to send. */
  readonly mark: string;
  readonly load: () => Promise<S>;
};

/** Whoever has just begun has something else to do, and many computers begin at the same hour. */
const firstMs = { least: 5_000, most: 60_000 };

export function outboundGate<S extends Outbound>({ name, mark, load }: GateInput<S>): OutboundGate<S> {
  let loading: Promise<S> | null = null;
  let first: NodeJS.Timeout | undefined;
  let hasBegun = false;
  const service = () => {
    loading ??= load();
    return loading;
  };
  const quietly = (work: Promise<unknown>) => void work.catch((error) => logError(name, error));
  const isThere = () =>
    access(mark).then(
      () => true,
      () => false,
    );
  return {
    service,
    noted: () => {
      if (!hasBegun) return;
      const note = async () => {
        if (loading || (await isThere())) await (await service()).noted();
      };
      quietly(note());
    },
    woke: () => {
      if (loading) quietly(loading.then((open) => open.woke()));
    },
    begin: () => {
      if (hasBegun) return;
      hasBegun = true;
      const begin = async () => {
        if (await isThere()) await (await service()).begin();
      };
      first = setTimeout(() => quietly(begin()), randomInt(firstMs.least, firstMs.most));
    },
    close: async () => {
      clearTimeout(first);
      hasBegun = false;
      // Whatever is wrong here keeps nobody's profile from being closed.
      await loading?.then((open) => open.close()).catch((error) => logError(name, error));
    },
  };
}
