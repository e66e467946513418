/**
 * The code with which somebody signs up in the app, on a sheet with all that they compare there: to print, or to read out.
 */
import { Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { registryAbout } from '#core/sync/calls.ts';
import { rootFingerprint } from '#core/trust/root-fingerprint.ts';
import { ActionButton } from '../../src-renderer/parts/action-button.tsx';
import { Fact } from '../../src-renderer/parts/fact.tsx';
import { PlainDialog } from '../../src-renderer/parts/plain-dialog.tsx';
import { useAnswer } from '../api/use-answer.ts';
import { useSession } from '../app/session.tsx';
import { useFormats } from '../locale/use-formats.ts';

type Props = {
  readonly name: string;
  readonly code: string;
  readonly expiresAt: string;
  readonly onClose: () => void;
};

export function Handout({ name, code, expiresAt, onClose }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { me } = useSession();
  const about = useAnswer('/v1/registry', registryAbout).data;
  return (
    <PlainDialog
      isOpen
      onOpenChange={onClose}
      title={t('handout.title')}
      close={t('close')}
      action={
        <ActionButton kind="main" onPress={() => window.print()}>
          <Printer aria-hidden="true" />
          {t('handout.print')}
        </ActionButton>
      }
    >
      <p>{t('handout.lead')}</p>
      <section className="handout" aria-label={t('handout.sheet')}>
        <h3>
          <bdi>{name}</bdi>
        </h3>
        <p className="handout-code" dir="ltr">
          {code}
        </p>
        <p>{t('handout.until', { date: formats.day(expiresAt.slice(0, 10)) })}</p>
        <ol>
          <li>{t('handout.stepOpen')}</li>
          <li>{t('handout.stepCompare')}</li>
          <li>{t('handout.stepCode')}</li>
        </ol>
        <dl className="facts">
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
        </dl>
      </section>
    </PlainDialog>
  );
}
