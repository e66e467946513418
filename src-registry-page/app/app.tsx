/**
 * The page as a whole: the door while nobody is signed in, else the shell with the screen that the address asks for.
 */
import { useEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { door, type Me, me } from '#core/staff/shapes.ts';
import type { z } from '#core/zod.ts';
import { Announcer } from '../../src-renderer/parts/announcer.tsx';
import { ask, type Trouble } from '../api/ask.ts';
import { loadFonts } from '../locale/words.ts';
import { TroubleBox } from '../parts/trouble-box.tsx';
import { DoorScreen } from '../screens/door/door-screen.tsx';
import { faultOfWay, goBackToPlace } from '../screens/door/organisation-way.tsx';
import { PlaceProvider } from './place-provider.tsx';
import { ScreenOutlet } from './screen-outlet.tsx';
import { SessionProvider } from './session.tsx';
import { TroubleBoundary } from './trouble-boundary.tsx';

type Start =
  | { readonly kind: 'looking' }
  | { readonly kind: 'door'; readonly door: z.output<typeof door>; readonly fault: string | null }
  | { readonly kind: 'in'; readonly me: Me; readonly isFromDoor: boolean }
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

async function look(): Promise<Start> {
  const known = await ask('/v1/staff/me', me);
  const fault = faultOfWay();
  if (known.ok) {
    goBackToPlace();
    return { kind: 'in', me: known.value, isFromDoor: false };
  }
  if (known.failure.code !== 'signed-out') return { kind: 'trouble', trouble: known.failure };
  const reply = await ask('/v1/staff/door', door);
  return reply.ok ? { kind: 'door', door: reply.value, fault } : { kind: 'trouble', trouble: reply.failure };
}

export function App() {
  const { i18n } = useTranslation();
  const [start, setStart] = useState<Start>({ kind: 'looking' });
  const again = () => void look().then(setStart);
  useEffect(() => {
    void look().then(setStart);
    void loadFonts();
  }, []);
  return (
    <I18nProvider locale={i18n.language}>
      <Announcer>
        <TroubleBoundary>
          {start.kind === 'trouble' && (
            <main className="door">
              <h1>Fieldpass</h1>
              <TroubleBox trouble={start.trouble} onRetry={again} />
            </main>
          )}
          {start.kind === 'door' && (
            <DoorScreen
              door={start.door}
              fault={start.fault}
              onSignedIn={(known) => {
                goBackToPlace();
                setStart({ kind: 'in', me: known, isFromDoor: true });
              }}
            />
          )}
          {start.kind === 'in' && (
            <SessionProvider me={start.me}>
              <PlaceProvider isFromDoor={start.isFromDoor}>
                <ScreenOutlet />
              </PlaceProvider>
            </SessionProvider>
          )}
        </TroubleBoundary>
      </Announcer>
    </I18nProvider>
  );
}
