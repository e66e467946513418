/**
 * Before anybody signed in: whose records these are, and the ways in.
 */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { door, Me } from '#core/staff/shapes.ts';
import type { z } from '#core/zod.ts';
import { ActionButton } from '../../../src-renderer/parts/action-button.tsx';
import mark from '../../../src-renderer/pictures/mark.svg';
import { LanguagePick } from '../../app/language-pick.tsx';
import { useFormats } from '../../locale/use-formats.ts';
import { TroubleBox } from '../../parts/trouble-box.tsx';
import { OrganisationWay } from './organisation-way.tsx';
import { SignInForm } from './sign-in-form.tsx';
import './door.css';

type Props = {
  readonly door: z.output<typeof door>;
  /** Why the organisation's sign-in led back here. */
  readonly fault: string | null;
  readonly onSignedIn: (me: Me) => void;
};

export function DoorScreen({ door: { registry, signIn }, fault, onSignedIn }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [way, setWay] = useState<'password' | 'code'>('password');
  const title = t(way === 'code' ? 'door.firstTitle' : 'door.title');
  useEffect(() => {
    document.title = `${title} · Fieldpass`;
    document.documentElement.dataset.ready = 'door';
  }, [title]);
  return (
    <main className="door">
      <div className="door-top">
        <p className="shell-mark">
          <img src={mark} alt="" />
          Fieldpass
        </p>
        <LanguagePick />
      </div>
      <h1>{title}</h1>
      <p className="quiet-line">
        {t(way === 'code' ? 'door.firstLead' : 'door.lead', { registry: formats.title(registry.name) })}
      </p>
      {fault && <TroubleBox trouble={{ code: fault }} />}
      <SignInForm way={way} onSignedIn={onSignedIn} />
      <div className="door-ways">
        {signIn && <OrganisationWay name={signIn} />}
        <ActionButton kind="quiet" onPress={() => setWay(way === 'code' ? 'password' : 'code')}>
          {t(way === 'code' ? 'door.toPassword' : 'door.toCode')}
        </ActionButton>
      </div>
    </main>
  );
}
