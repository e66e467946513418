/**
 * What stays the same around the screens: whose records these are, where one can go, who is here, the language.
 */
import {
  BookUser,
  ChartColumn,
  ClipboardList,
  History,
  KeyRound,
  LayoutDashboard,
  LogOut,
  type LucideIcon,
  SearchCheck,
  Siren,
  UserCog,
  Users,
} from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../src-renderer/parts/button.tsx';
import mark from '../../src-renderer/pictures/mark.svg';
import { useFormats } from '../locale/use-formats.ts';
import { LanguagePick } from './language-pick.tsx';
import { isOpenTo, type Place, type ScreenName } from './place.ts';
import { PlaceLink } from './place-link.tsx';
import { useGoing } from './place-provider.tsx';
import { useSession } from './session.tsx';
import '../../src-renderer/style/shell.css';
import './shell.css';

type Way = { readonly to: Place; readonly icon: LucideIcon; readonly holds: readonly ScreenName[] };

const ways: readonly Way[] = [
  { to: { screen: 'overview' }, icon: LayoutDashboard, holds: ['overview'] },
  { to: { screen: 'people' }, icon: Users, holds: ['people', 'person'] },
  { to: { screen: 'assignments' }, icon: ClipboardList, holds: ['assignments'] },
  { to: { screen: 'reviews' }, icon: SearchCheck, holds: ['reviews', 'review'] },
  { to: { screen: 'roster' }, icon: BookUser, holds: ['roster'] },
  { to: { screen: 'teams' }, icon: Siren, holds: ['teams', 'team'] },
  { to: { screen: 'figures' }, icon: ChartColumn, holds: ['figures'] },
  { to: { screen: 'audit' }, icon: History, holds: ['audit'] },
  { to: { screen: 'members' }, icon: UserCog, holds: ['members'] },
  { to: { screen: 'account' }, icon: KeyRound, holds: ['account'] },
];

export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { me, signOut } = useSession();
  const { place } = useGoing();
  const main = useRef<HTMLElement>(null);
  return (
    <div className="shell">
      <Button className="skip-link" onPress={() => main.current?.focus()}>
        {t('skip')}
      </Button>
      <header className="shell-top">
        <p className="shell-mark">
          <img src={mark} alt="" />
          <span>
            Fieldpass <bdi className="shell-registry">{formats.title(me.registry.name)}</bdi>
          </span>
        </p>
        <LanguagePick />
        <p className="shell-me">
          <bdi>{me.name}</bdi>
          <span className="quiet-line">{formats.list(me.roles.map((role) => t(`role.${role}`)))}</span>
        </p>
        <Button className="shell-button shell-out" onPress={() => void signOut()}>
          <LogOut aria-hidden="true" className="is-mirrored" />
          <span>{t('signOut')}</span>
        </Button>
      </header>
      <nav className="shell-rail" aria-label={t('places')}>
        {ways
          .filter(({ to }) => isOpenTo(to.screen, me.tasks))
          .map(({ to, icon: Icon, holds }) => (
            <PlaceLink
              key={to.screen}
              to={to}
              className={holds.includes(place.screen) ? 'shell-place is-here' : 'shell-place'}
              aria-current={holds.includes(place.screen) ? 'page' : undefined}
            >
              <Icon aria-hidden="true" />
              <span>{t(`place.${to.screen}`)}</span>
            </PlaceLink>
          ))}
      </nav>
      <main className="shell-main" id="main" ref={main} tabIndex={-1}>
        <div className="shell-column">{children}</div>
      </main>
    </div>
  );
}
