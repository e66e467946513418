/**
 * What became of the answer on the screen: saving, saved, or not saved and what to do. "Saved" is shown only after the
 * answer is on disk.
 */
import { Check, CircleAlert, Loader } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#core/result/failure.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import type { SaveMark } from './sitting-session.ts';

/** Small, beside the question: it must be seen without being looked for. */
export function SaveWord({ mark }: { mark: SaveMark }) {
  const { t } = useTranslation('exam');
  return (
    <span className={`save-word is-${mark}`} role="status">
      {mark === 'saving' && (
        <>
          <Loader aria-hidden="true" /> {t('sitting.saving')}
        </>
      )}
      {mark === 'saved' && (
        <>
          <Check aria-hidden="true" /> {t('sitting.saved')}
        </>
      )}
      {mark === 'failed' && (
        <>
          <CircleAlert aria-hidden="true" /> {t('sitting.notSaved')}
        </>
      )}
    </span>
  );
}

type UnsavedProps = {
  readonly failure: Failure;
  /** True when the answer on the screen is one of them. */
  readonly here: boolean;
  readonly count: number;
  readonly onRetry: () => void;
};

export function UnsavedNote({ failure, here, count, onRetry }: UnsavedProps) {
  const { t } = useTranslation(['exam', 'failure']);
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => {
    void note.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div className="unsaved-note" role="alert" ref={note}>
      <CircleAlert aria-hidden="true" />
      <div>
        <p className="unsaved-note-title">{here ? t('sitting.unsavedTitle') : t('sitting.otherUnsaved', { count })}</p>
        <p>
          {t(`failure:${failure.code}.what`, failure.params)} {t(`failure:${failure.code}.kept`, failure.params)}{' '}
          {t(`failure:${failure.code}.next`, failure.params)}
        </p>
        <p className="unsaved-note-code">{t('sitting.code', { code: failure.code })}</p>
      </div>
      <ActionButton onPress={onRetry}>{t('sitting.retry')}</ActionButton>
    </div>
  );
}
