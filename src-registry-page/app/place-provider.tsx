/**
 * Holds where the person is: the address says it, so that back, forward and bookmarks do what they do everywhere.
 */
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState, useSyncExternalStore } from 'react';
import { addressOf, isOpenTo, type Place, placeAt, screenNames } from './place.ts';
import { useSession } from './session.tsx';

type Going = {
  readonly place: Place;
  /** Counts how often another screen was gone to; a list that is narrowed is the same screen. */
  readonly visit: number;
  readonly go: (place: Place) => void;
  /** The same place, said otherwise: back does not lead to how it was before. */
  readonly restate: (place: Place) => void;
};

const PlaceContext = createContext<Going | null>(null);

/** Nobody tells when the address is replaced: we do. */
const replaced = 'fieldpass-replaced';
function onAddress(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  window.addEventListener(replaced, listener);
  return () => {
    window.removeEventListener('hashchange', listener);
    window.removeEventListener(replaced, listener);
  };
}

const screenAndId = (place: Place) => `${place.screen} ${'id' in place ? place.id : ''}`;

/** `isFromDoor`: somebody just signed in, and the focus is nowhere. */
type Props = { readonly isFromDoor: boolean; readonly children: ReactNode };

export function PlaceProvider({ isFromDoor, children }: Props) {
  const { tasks } = useSession().me;
  const hash = useSyncExternalStore(onAddress, () => window.location.hash);
  const place = useMemo(() => {
    const asked = placeAt(hash);
    if (asked && isOpenTo(asked.screen, tasks)) return asked;
    const first = screenNames.find((screen) => isOpenTo(screen, tasks)) ?? 'account';
    return { screen: first } as Place;
  }, [hash, tasks]);
  const [shown, setShown] = useState({ key: screenAndId(place), visit: isFromDoor ? 1 : 0 });
  if (shown.key !== screenAndId(place)) setShown({ key: screenAndId(place), visit: shown.visit + 1 });
  const go = useCallback((to: Place) => {
    if (window.location.hash !== addressOf(to)) window.location.hash = addressOf(to);
    window.scrollTo(0, 0);
  }, []);
  const restate = useCallback((to: Place) => {
    window.history.replaceState(null, '', addressOf(to));
    window.dispatchEvent(new Event(replaced));
  }, []);
  const going = useMemo(() => ({ place, visit: shown.visit, go, restate }), [place, shown.visit, go, restate]);
  return <PlaceContext value={going}>{children}</PlaceContext>;
}

export function useGoing(): Going {
  const going = useContext(PlaceContext);
  if (!going) throw new Error('no PlaceProvider above');
  return going;
}
