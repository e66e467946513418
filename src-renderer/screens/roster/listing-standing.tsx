/**
 * Whether somebody sees this person now, in one sentence, and what to do where nobody does.
 */
import { CircleCheck, Clock, EyeOff, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RosterView } from '#core/contract/roster-calls.ts';
import type { SyncView } from '#core/contract/sync-calls.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { StandingBox, type StandingKind } from '../../parts/standing-box.tsx';

type Props = { readonly view: RosterView; readonly sync: SyncView };

/** `held-back`: it was said here, and the registry does not have it yet. */
type State = 'hidden' | 'nobody-asked' | 'held-back' | 'held-back-leaving' | 'not-certified' | 'seen';

function stateOf({ listing, saidAt, certified }: RosterView, { registry, roster }: SyncView): State {
  const isWaiting = registry !== null && saidAt !== null && roster.isSent !== true;
  if (!listing) return isWaiting ? 'held-back-leaving' : 'hidden';
  if (!registry) return 'nobody-asked';
  if (isWaiting) return 'held-back';
  return certified.length > 0 ? 'seen' : 'not-certified';
}

const marks: Readonly<Record<State, readonly [LucideIcon, StandingKind]>> = {
  hidden: [EyeOff, 'quiet'],
  'nobody-asked': [EyeOff, 'care'],
  'held-back': [Clock, 'care'],
  'held-back-leaving': [Clock, 'care'],
  'not-certified': [EyeOff, 'care'],
  seen: [CircleCheck, 'done'],
};

export function ListingStanding({ view, sync }: Props) {
  const { t } = useTranslation('listing');
  const formats = useFormats();
  const navigate = useNavigate();
  const state = stateOf(view, sync);
  const [icon, kind] = marks[state];
  const leads = state === 'nobody-asked' || state === 'held-back' || state === 'held-back-leaving';
  return (
    <StandingBox kind={kind} icon={icon} labelledBy="listing-standing">
      <h2 id="listing-standing" tabIndex={-1}>
        {t(`standing.${state}.title`)}
      </h2>
      <p>
        {t(`standing.${state}.text`, {
          registry: sync.registry?.name ?? '',
          date: view.saidAt ? formats.date(view.saidAt) : '',
          audience: view.listing ? t(`seenBy.${view.listing.seenBy}.whom`) : '',
        })}
      </p>
      {leads && (
        <ActionButton onPress={() => navigate({ screen: 'registry' })}>
          {t(sync.registry ? 'toRegistry' : 'signUp')}
        </ActionButton>
      )}
    </StandingBox>
  );
}
