/**
 * Why this cannot be signed, before anybody has filled it in, and what can be done about it.
 */
import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RequestView } from '#core/contract/assess-calls.ts';
import { call } from '../../api/call.ts';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import type { Enter } from './assessment-screen.tsx';

type Props = { view: RequestView; hindrance: NonNullable<RequestView['hindrance']>; enter: Enter };

export function Hindrance({ view, hindrance, enter }: Props) {
  const { t } = useTranslation('assess');
  const formats = useFormats();
  return (
    <section className="hindrance" role="alert">
      <CircleAlert aria-hidden="true" />
      <div>
        <p className="hindrance-what">{t(`hindrance.${hindrance}.what`)}</p>
        {view.withdrawn && (
          <>
            <p>
              {t('withdrawnBy', {
                issuer: view.withdrawn.issuer,
                date: formats.date(view.withdrawn.from),
                time: formats.clock(view.withdrawn.from),
              })}
            </p>
            <p>{t(`passReason.${view.withdrawn.reason}`)}</p>
          </>
        )}
        <p>{t(`hindrance.${hindrance}.next`)}</p>
        {hindrance === 'rubric-changed' && (
          <ActionButton onPress={() => void enter(call('assess.anew', { id: view.id }))}>{t('anew')}</ActionButton>
        )}
      </div>
    </section>
  );
}
