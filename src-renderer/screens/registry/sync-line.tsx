/**
 * One quiet line at the top of every screen: whether something waits to be sent. Whoever signed up with no registry sees
 * nothing.
 */
import { CircleAlert, CloudCheck, CloudOff, type LucideIcon, Send } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SyncView } from '#core/contract/sync-calls.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { Button } from '../../parts/button.tsx';
import { passesByItself } from './passes-by-itself.ts';
import { useSync } from './use-sync.ts';
import './sync-line.css';

type Standing = 'sent' | 'waiting' | 'syncing' | 'care';

const marks: Readonly<Record<Standing, LucideIcon>> = {
  sent: CloudCheck,
  waiting: CloudOff,
  syncing: Send,
  care: CircleAlert,
};

function standingOf({ state, problem, waiting }: SyncView): Standing {
  if (state === 'syncing') return 'syncing';
  if (problem && !passesByItself(problem)) return 'care';
  return waiting.count > 0 ? 'waiting' : 'sent';
}

export function SyncLine() {
  const { t } = useTranslation('registry');
  const navigate = useNavigate();
  const { view } = useSync();
  // A problem without a registry: it wants a new code.
  if (!view || !(view.registry || view.problem)) return null;
  const standing = standingOf(view);
  const Mark = marks[standing];
  return (
    <Button
      className={`shell-saved shell-sync${standing === 'care' ? ' is-care' : ''}`}
      onPress={() => navigate({ screen: 'registry' })}
    >
      <Mark className={standing === 'syncing' ? 'is-mirrored' : ''} aria-hidden="true" />
      <span>{t(`line.${standing}`, { count: view.waiting.count })}</span>
    </Button>
  );
}
