/**
 * The own key, for the organisation that gives passes: a code to show, a file to send.
 */
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { useCall } from '../../api/use-call.ts';
import { HandOver } from '../../parts/hand-over.tsx';
import { useHandOverWords } from './use-hand-over-words.ts';

type Props = { readonly isProtected: boolean; readonly isOpen: boolean };

export function KeyPart({ isProtected, isOpen }: Props) {
  const { t } = useTranslation('assess');
  const key = useCall('assess.key', {});
  const words = useHandOverWords();
  return (
    <details className="assess-part assess-key" open={isOpen}>
      <summary>{t('key.title')}</summary>
      <div className="assess-key-inside">
        <p>{t('key.lead')}</p>
        {key.data && (
          <HandOver
            code={key.data.code}
            words={{ ...words, picture: t('key.picture'), hint: t('key.hint') }}
            save={() => call('assess.save-key', {})}
          />
        )}
        <p className="quiet-line">{t(isProtected ? 'key.sealed' : 'key.unsealed')}</p>
      </div>
    </details>
  );
}
