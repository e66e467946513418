/**
 * Something that goes to another computer: its code, where it is short enough for one, and always a file.
 */
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandedOver } from '#core/contract/programme-calls.ts';
import type { Failure } from '#core/result/failure.ts';
import type { Result } from '#core/result/result.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { FailureState } from '../../parts/failure-state.tsx';
import { QrPicture } from '../../parts/qr-picture.tsx';

type Props = {
  readonly handed: HandedOver;
  /** What the code holds. */
  readonly label: string;
  /** What to do with it. */
  readonly hint: string;
  readonly save: () => Promise<Result<{ file: string | null }>>;
};

export function HandOver({ handed, label, hint, save }: Props) {
  const { t } = useTranslation('assess');
  const [saved, setSaved] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const keep = async () => {
    const reply = await save();
    setFailure(reply.ok ? null : reply.failure);
    setSaved(reply.ok ? reply.value.file : null);
  };
  return (
    <div className="hand-over">
      {handed.code && (
        <div className="hand-over-code">
          <QrPicture text={handed.code} label={label} />
        </div>
      )}
      <div className="hand-over-words">
        <p>{handed.code ? hint : t('tooLong')}</p>
        <ActionButton kind={handed.code ? 'plain' : 'main'} onPress={() => void keep()}>
          <Download aria-hidden="true" />
          {t('saveFile')}
        </ActionButton>
        <p role="status" dir="auto">
          {saved && t('saved', { file: saved })}
        </p>
        {failure && <FailureState failure={failure} onRetry={() => void keep()} />}
      </div>
    </div>
  );
}
