/**
 * The code with which a member of staff comes in for the first time.
 */
import { Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../../src-renderer/parts/action-button.tsx';
import { Fact } from '../../../src-renderer/parts/fact.tsx';
import { PlainDialog } from '../../../src-renderer/parts/plain-dialog.tsx';
import { useFormats } from '../../locale/use-formats.ts';
import '../people/people.css';

export type GivenCode = {
  readonly name: string;
  readonly login: string;
  readonly code: string;
  readonly expiresAt: string;
};

type Props = { readonly given: GivenCode; readonly onClose: () => void };

export function MemberCode({ given: { name, login, code, expiresAt }, onClose }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <PlainDialog
      isOpen
      onOpenChange={onClose}
      title={t('members.given')}
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
        <p>{t('members.givenHow')}</p>
        <dl className="facts">
          <Fact label={t('handout.page')}>
            <bdi dir="ltr">{`${window.location.origin}${window.location.pathname}`}</bdi>
          </Fact>
          <Fact label={t('door.login')}>
            <bdi dir="ltr">{login}</bdi>
          </Fact>
        </dl>
      </section>
    </PlainDialog>
  );
}
