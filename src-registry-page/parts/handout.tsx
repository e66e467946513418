/**
 * The code with which somebody signs up in the app, with all that they compare there.
 */
import { useTranslation } from 'react-i18next';
import { registryAbout } from '#core/sync/calls.ts';
import { rootFingerprint } from '#core/trust/root-fingerprint.ts';
import { Fact } from '../../src-renderer/parts/fact.tsx';
import { useAnswer } from '../api/use-answer.ts';
import { useSession } from '../app/session.tsx';
import { useFormats } from '../locale/use-formats.ts';
import { CodeSheet, type CodeSheetProps } from './code-sheet.tsx';

export function Handout(given: Pick<CodeSheetProps, 'name' | 'code' | 'expiresAt' | 'onClose'>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { me } = useSession();
  const about = useAnswer('/v1/registry', registryAbout).data;
  return (
    <CodeSheet
      {...given}
      title={t('handout.title')}
      steps={
        <ol>
          <li>{t('handout.stepOpen')}</li>
          <li>{t('handout.stepCompare')}</li>
          <li>{t('handout.stepCode')}</li>
        </ol>
      }
      facts={
        <>
          <Fact label={t('handout.address')}>
            <bdi dir="ltr">{window.location.origin}</bdi>
          </Fact>
          <Fact label={t('handout.registry')}>
            <bdi>{formats.title(me.registry.name)}</bdi>
          </Fact>
          <Fact label={t('handout.identifier')}>
            <bdi dir="ltr">{me.registry.id}</bdi>
          </Fact>
          {about && (
            <Fact label={t('handout.fingerprint')}>
              <bdi dir="ltr" className="number">
                {rootFingerprint(about.keys.slice(0, 1))}
              </bdi>
            </Fact>
          )}
        </>
      }
    />
  );
}
