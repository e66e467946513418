/**
 * The whole bank as a QTI 3.0 package, with its keys: asked twice, because this profile does not sit the exam then.
 */
import { FileOutput } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuthoringView } from '#core/contract/authoring-calls.ts';
import type { CallOutput } from '#core/contract/contract.ts';
import type { Failure } from '#core/result/failure.ts';
import { call } from '../../api/call.ts';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { FailureState } from '../../parts/failure-state.tsx';
import { WhatDidNotFit } from './what-did-not-fit.tsx';

export function TakeOut({ course }: { course: AuthoringView['courses'][number] }) {
  const { t } = useTranslation('authoring');
  const formats = useFormats();
  const [asked, setAsked] = useState(false);
  const [taken, setTaken] = useState<CallOutput<'authoring.take-out'> | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const take = async () => {
    const reply = await call('authoring.take-out', { courseId: course.id });
    setFailure(reply.ok ? null : reply.failure);
    setTaken(reply.ok ? reply.value : null);
  };
  return (
    <section className="authoring-part" aria-labelledby="take-title">
      <h2 id="take-title">{t('takeTitle')}</h2>
      <p className="quiet-line">
        {t('takeLead', { items: formats.number(course.items), sets: formats.number(course.sets) })}
      </p>
      <ActionButton onPress={() => setAsked(true)}>
        <FileOutput aria-hidden="true" />
        {t('take')}
      </ActionButton>
      <ConfirmDialog
        isOpen={asked}
        onOpenChange={setAsked}
        title={t('takeConfirmTitle')}
        confirm={t('takeConfirmYes')}
        cancel={t('takeConfirmNo')}
        onConfirm={() => void take()}
      >
        <p>{t('takeConfirmBody')}</p>
      </ConfirmDialog>
      {failure && <FailureState failure={failure} />}
      {taken?.file && (
        <div className="authoring-told" role="status">
          <p>
            {t('taken', { file: taken.file, items: formats.number(taken.items), sets: formats.number(taken.sets) })}
          </p>
          <WhatDidNotFit problems={taken.problems} />
        </div>
      )}
    </section>
  );
}
