/**
 * Who is signed in, and what they may do. Where the registry no longer knows them, they sign in above the page as it stands:
 * nothing that was typed is lost. Somebody else begins with a page of their own.
 */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { StaffTask } from '#core/staff/roles.ts';
import { type Choices, choices, type Me } from '#core/staff/shapes.ts';
import { z } from '#core/zod.ts';
import { ask, whenSignedOut } from '../api/ask.ts';
import { SignIns } from '../api/sign-ins.ts';
import { useAnswer } from '../api/use-answer.ts';
import { SignInAgain } from '../screens/door/sign-in-again.tsx';

type Session = {
  readonly me: Me;
  readonly may: (task: StaffTask) => boolean;
  readonly signOut: () => Promise<void>;
  /** What lists can be narrowed by; nothing until it is known. */
  readonly choices: Choices;
  readonly choicesAgain: () => void;
};

const SessionContext = createContext<Session | null>(null);
const none: Choices = { offices: [], countries: [], roles: [], courses: [], programmes: [] };

type Props = { readonly me: Me; readonly children: ReactNode };

export function SessionProvider({ me: first, children }: Props) {
  const [me, setMe] = useState(first);
  const [signIns, setSignIns] = useState(0);
  const [isEnded, setEnded] = useState(false);
  useEffect(() => {
    whenSignedOut(() => setEnded(true));
    return () => whenSignedOut(() => undefined);
  }, []);
  const signedIn = useCallback(
    (again: Me) => {
      if (again.id !== first.id) {
        window.location.reload();
        return;
      }
      setMe(again);
      setEnded(false);
      setSignIns((count) => count + 1);
    },
    [first.id],
  );
  return (
    <SignIns value={signIns}>
      <Known me={me}>{children}</Known>
      {isEnded && <SignInAgain onSignedIn={signedIn} />}
    </SignIns>
  );
}

function Known({ me, children }: Props) {
  const { data, again } = useAnswer('/v1/staff/choices', choices);
  const session = useMemo<Session>(
    () => ({
      me,
      may: (task) => me.tasks.includes(task),
      signOut: async () => {
        await ask('/v1/staff/sign-out', z.unknown(), { body: {} });
        // A page that is loaded anew remembers nobody.
        window.location.assign(window.location.pathname);
      },
      choices: data ?? none,
      choicesAgain: again,
    }),
    [me, data, again],
  );
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('no SessionProvider above');
  return session;
}
