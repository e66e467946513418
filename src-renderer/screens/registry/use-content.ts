/**
 * How the content stands, read again whenever main says that something changed.
 */
import { useEffect, useState } from 'react';
import type { ContentView } from '#core/contract/content-calls.ts';
import { call, onEvent } from '../../api/call.ts';

export function useContent(): ContentView | null {
  const [view, setView] = useState<ContentView | null>(null);
  useEffect(() => {
    let isGone = false;
    const again = async () => {
      const reply = await call('content.read', {});
      if (reply.ok && !isGone) setView(reply.value);
    };
    void again();
    const stop = onEvent('content.changed', () => void again());
    return () => {
      isGone = true;
      stop();
    };
  }, []);
  return view;
}
