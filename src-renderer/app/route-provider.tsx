/**
 * Holds where the person is. Going somewhere moves the focus to that screen's title and tells its name.
 */
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import type { Route } from './route.ts';

type Routing = { readonly route: Route; readonly visit: number; readonly navigate: (route: Route) => void };

const RouteContext = createContext<Routing | null>(null);

export function RouteProvider({ children }: { children: ReactNode }) {
  const [place, setPlace] = useState<{ route: Route; visit: number }>({ route: { screen: 'home' }, visit: 0 });
  const navigate = useCallback((route: Route) => {
    delete document.documentElement.dataset.ready;
    setPlace(({ visit }) => ({ route, visit: visit + 1 }));
  }, []);
  const routing = useMemo(() => ({ ...place, navigate }), [place, navigate]);
  return <RouteContext value={routing}>{children}</RouteContext>;
}

export function useRouting(): Routing {
  const routing = useContext(RouteContext);
  if (!routing) throw new Error('no RouteProvider above');
  return routing;
}

export const useNavigate = () => useRouting().navigate;
