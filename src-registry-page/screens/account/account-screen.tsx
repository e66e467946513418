/**
 * Oneself: what one may do, and another password.
 */
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { password as passwordShape } from '#core/staff/shapes.ts';
import { z } from '#core/zod.ts';
import { ActionButton } from '../../../src-renderer/parts/action-button.tsx';
import { Fact } from '../../../src-renderer/parts/fact.tsx';
import { ask } from '../../api/ask.ts';
import { useDeed } from '../../api/use-deed.ts';
import { useScreenReady } from '../../app/screen-ready.ts';
import { useSession } from '../../app/session.tsx';
import { useFormats } from '../../locale/use-formats.ts';
import { TroubleBox } from '../../parts/trouble-box.tsx';
import { PasswordField } from '../door/password-field.tsx';

export function AccountScreen() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { me } = useSession();
  const [password, setPassword] = useState('');
  const [newPassword, setNewPassword] = useState('');
  const [isShort, setShort] = useState(false);
  const [said, setSaid] = useState('');
  useScreenReady(t('account.title'));
  const deed = useDeed(
    () => ask('/v1/staff/password', z.unknown(), { body: { password, newPassword } }),
    () => {
      setPassword('');
      setNewPassword('');
      setSaid(t('account.done'));
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSaid('');
    const isFit = passwordShape.safeParse(newPassword).success;
    setShort(!isFit);
    if (isFit) void deed.run();
  };
  return (
    <article className="screen account">
      <header className="screen-head">
        <h1 tabIndex={-1}>{t('account.title')}</h1>
      </header>
      <dl className="facts">
        <Fact label={t('column.name')}>
          <bdi>{me.name}</bdi>
        </Fact>
        <Fact label={t('members.roles')}>{formats.list(me.roles.map((role) => t(`role.${role}`)))}</Fact>
        <Fact label={t('members.offices')}>
          {me.offices === null ? t('members.allOffices') : <bdi>{formats.list(me.offices)}</bdi>}
        </Fact>
      </dl>
      <section className="screen-part" aria-labelledby="other-password">
        <h2 id="other-password">{t('account.password')}</h2>
        <p className="quiet-line">{t('account.lead')}</p>
        <form className="form-rows account-form" noValidate onSubmit={submit}>
          <PasswordField label={t('account.present')} value={password} onChange={setPassword} />
          <PasswordField
            label={t('password.new')}
            note={t('password.note')}
            isNew
            value={newPassword}
            problem={isShort ? t('password.short') : null}
            onChange={setNewPassword}
          />
          <div>
            <ActionButton kind="main" type="submit" isBusy={deed.isBusy}>
              {deed.isBusy ? t('working') : t('account.change')}
            </ActionButton>
          </div>
          <p role="status" className="said">
            {said}
          </p>
          {deed.trouble && <TroubleBox trouble={deed.trouble} />}
        </form>
      </section>
    </article>
  );
}
