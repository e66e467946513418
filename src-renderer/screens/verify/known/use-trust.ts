/**
 * What this computer knows of issuers, and what becomes of lists that are brought in.
 */
import { useState } from 'react';
import type { BroughtList, BroughtView, OfferView, TrustView } from '#core/contract/trust-calls.ts';
import type { Failure } from '#core/result/failure.ts';
import type { Result } from '#core/result/result.ts';
import { call } from '../../../api/call.ts';
import { useCall } from '../../../api/use-call.ts';

export type DroppedFile = { readonly name: string; readonly bytes: Uint8Array };

export type Trust = {
  readonly view: TrustView | null;
  readonly failure: Failure | null;
  /** Asks again what is known, where that could not be told. */
  readonly again: (() => void) | undefined;
  readonly isBusy: boolean;
  /** Of the files that were brought in last. */
  readonly brought: readonly BroughtList[];
  readonly offer: OfferView | null;
  readonly said: 'notBrought' | 'forgotten' | null;
  bring(): Promise<void>;
  bringFiles(files: DroppedFile[]): Promise<void>;
  confirm(): Promise<void>;
  decline(): void;
  forget(): Promise<void>;
};

/** `onChanged`: papers may be judged otherwise from now on. */
export function useTrust(onChanged: () => void): Trust {
  const read = useCall('trust.read', {});
  const [latest, setLatest] = useState<TrustView | null>(null);
  const [brought, setBrought] = useState<readonly BroughtList[]>([]);
  const [offer, setOffer] = useState<OfferView | null>(null);
  const [said, setSaid] = useState<Trust['said']>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function run<T>(ask: () => Promise<Result<T>>, done: (value: T) => void): Promise<void> {
    setBusy(true);
    setBrought([]);
    setOffer(null);
    setSaid(null);
    setFailure(null);
    const reply = await ask();
    setBusy(false);
    if (reply.ok) return done(reply.value);
    setFailure(reply.failure);
    // Some of it may have been kept before it failed.
    setLatest(null);
    read.again();
    onChanged();
  }
  const show = (reply: BroughtView | null) => {
    if (!reply) return;
    setLatest(reply.view);
    setOffer(reply.offer);
    if (!reply.offer) setBrought(reply.brought);
    if (reply.hasChanged) onChanged();
  };
  return {
    view: latest ?? read.data,
    failure: failure ?? read.failure,
    again: failure ? undefined : read.again,
    isBusy,
    brought,
    offer,
    said,
    bring: () => run(() => call('trust.bring', {}), show),
    bringFiles: (files) => run(() => call('trust.bring-files', { files }), show),
    confirm: async () => {
      if (offer) await run(() => call('trust.confirm', { id: offer.id }), show);
    },
    decline: () => {
      setOffer(null);
      setSaid('notBrought');
    },
    forget: async () => {
      const pin = (latest ?? read.data)?.list?.pin;
      if (!pin) return;
      await run(
        () => call('trust.forget', { pin }),
        (view) => {
          setLatest(view);
          setSaid('forgotten');
          onChanged();
        },
      );
    },
  };
}
