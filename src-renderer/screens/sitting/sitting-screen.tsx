/**
 * The exam while it is sat: takes up the open attempt or begins one, then hands over to the room.
 */
import { useTranslation } from 'react-i18next';
import type { WantedAccommodations } from '#core/exam/accommodations.ts';
import { useCall } from '../../api/use-call.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useScreenReady } from '../../app/screen-ready.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { FailureState } from '../../parts/failure-state.tsx';
import { LoadingState } from '../../parts/loading-state.tsx';
import { SittingRoom } from './sitting-room.tsx';
import './sitting.css';

type Props = { readonly courseId: string; readonly accommodations: WantedAccommodations | undefined };

export function SittingScreen({ courseId, accommodations }: Props) {
  const { t } = useTranslation('exam');
  const navigate = useNavigate();
  const sitting = useCall('exam.sit', { courseId, ...(accommodations && { accommodations }) });
  const waiting = sitting.failure ? t('intro.eyebrow') : null;
  useScreenReady('sitting', sitting.data ? sitting.data.courseTitle : waiting);
  if (sitting.data) return <SittingRoom view={sitting.data} />;
  return (
    <main className="sitting-wait" id="main">
      {sitting.failure ? (
        <>
          <h1 tabIndex={-1}>{t('intro.eyebrow')}</h1>
          <FailureState failure={sitting.failure} onRetry={sitting.again}>
            <ActionButton onPress={() => navigate({ screen: 'exam-intro', courseId })}>
              {t('sitting.backToIntro')}
            </ActionButton>
          </FailureState>
        </>
      ) : (
        <LoadingState>{t('sitting.loading')}</LoadingState>
      )}
    </main>
  );
}
