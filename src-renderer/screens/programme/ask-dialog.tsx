/**
 * Asking somebody to look, to confirm or to recommend: a code for their camera or a file, and what happens then.
 */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AskedAbout } from '#core/assessment/carried.ts';
import type { HandedOver } from '#core/contract/programme-calls.ts';
import type { Failure } from '#core/result/failure.ts';
import { call } from '../../api/call.ts';
import { FailureState } from '../../parts/failure-state.tsx';
import { HandOver } from '../../parts/hand-over.tsx';
import { PlainDialog } from '../../parts/plain-dialog.tsx';
import './ask-dialog.css';

/** `title`: of what it is about, as the person knows it. */
export type Asking = { readonly title: string; readonly about: AskedAbout };

type Props = { readonly programmeId: string; readonly asking: Asking; readonly onClose: () => void };

export function AskDialog({ programmeId, asking: { title, about }, onClose }: Props) {
  const { t } = useTranslation('programme');
  const [handed, setHanded] = useState<HandedOver | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    let isWanted = true;
    void call('programme.ask', { programmeId, about }).then((reply) => {
      if (!isWanted) return;
      if (reply.ok) setHanded(reply.value);
      else setFailure(reply.failure);
    });
    return () => {
      isWanted = false;
    };
  }, [programmeId, about]);
  return (
    <PlainDialog isOpen onOpenChange={onClose} title={t(`ask.${about.kind}`)} close={t('ask.close')}>
      <p>
        <bdi>{t('ask.about', { title })}</bdi>
      </p>
      {failure && <FailureState failure={failure} />}
      {!handed && !failure && <p role="status">{t('ask.making')}</p>}
      {handed && (
        <>
          <ol className="ask-steps">
            <li>{t('ask.how1')}</li>
            <li>{t('ask.how2')}</li>
            <li>{t('ask.how3', { part: t('bring.title') })}</li>
          </ol>
          <HandOver
            code={handed.code}
            words={{
              picture: t('ask.picture', { title }),
              tooLong: t('ask.tooLong'),
              save: t('ask.save'),
              saved: (file) => t('ask.saved', { file }),
              notSaved: t('ask.notSaved'),
            }}
            save={() => call('programme.save-ask', { programmeId, about })}
          />
        </>
      )}
    </PlainDialog>
  );
}
