/**
 * The exam while it is sat: takes up the open attempt or begins one, then hands over to the room.
 */
import { useTranslation } from 'react-i18next';
import { useCall } from '../../api/use-call.ts';
import { FailureState } from '../../parts/failure-state.tsx';
import { LoadingState } from '../../parts/loading-state.tsx';
import { SittingRoom } from './sitting-room.tsx';
import './sitting.css';

export function SittingScreen({ courseId }: { courseId: string }) {
  const { t } = useTranslation('exam');
  const sitting = useCall('exam.sit', { courseId });
  if (sitting.data) return <SittingRoom view={sitting.data} />;
  return (
    <main className="sitting-wait" id="main">
      {sitting.failure ? (
        <FailureState failure={sitting.failure} onRetry={sitting.again} />
      ) : (
        <LoadingState>{t('sitting.loading')}</LoadingState>
      )}
    </main>
  );
}
