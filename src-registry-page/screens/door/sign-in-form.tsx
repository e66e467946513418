/**
 * A name and a password; or, at the first time, a code and the password that will be theirs.
 */
import { KeyRound, LogIn } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { acceptRequest, type Me, me, signInRequest } from '#core/staff/shapes.ts';
import { ActionButton } from '../../../src-renderer/parts/action-button.tsx';
import { ask } from '../../api/ask.ts';
import { useDeed } from '../../api/use-deed.ts';
import { TextField } from '../../parts/text-field.tsx';
import { TroubleBox } from '../../parts/trouble-box.tsx';
import { PasswordField } from './password-field.tsx';

type Props = { readonly way: 'password' | 'code'; readonly onSignedIn: (me: Me) => void };
type Problem = { readonly field: 'first' | 'password'; readonly says: string };

export function SignInForm({ way, onSignedIn }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const fields = {
    first: useRef<HTMLInputElement & HTMLTextAreaElement>(null),
    password: useRef<HTMLInputElement & HTMLTextAreaElement>(null),
  };
  const isFirst = way === 'code';
  const deed = useDeed(
    () =>
      isFirst
        ? ask('/v1/staff/accept', me, { body: { code: typed.trim(), password } })
        : ask('/v1/staff/sign-in', me, { body: { login: typed, password } }),
    onSignedIn,
  );
  const problemOf = (): Problem | null => {
    const parsed = isFirst
      ? acceptRequest.shape.code.safeParse(typed.trim())
      : signInRequest.shape.login.safeParse(typed);
    if (!parsed.success) return { field: 'first', says: t(isFirst ? 'door.codeMissing' : 'door.loginMissing') };
    if (isFirst && !acceptRequest.shape.password.safeParse(password).success) {
      return { field: 'password', says: t('password.short') };
    }
    return password ? null : { field: 'password', says: t('door.passwordMissing') };
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = problemOf();
    setProblem(found);
    if (found) fields[found.field].current?.focus();
    else void deed.run();
  };
  const says = (field: Problem['field']) => (problem?.field === field ? problem.says : null);
  return (
    <form className="form-rows" noValidate onSubmit={submit}>
      <TextField
        key={way}
        ref={fields.first}
        label={t(isFirst ? 'door.code' : 'door.login')}
        note={isFirst ? t('door.codeNote') : undefined}
        autoComplete={isFirst ? 'one-time-code' : 'username'}
        dir="ltr"
        value={typed}
        problem={says('first')}
        onChange={setTyped}
      />
      <PasswordField
        ref={fields.password}
        label={t(isFirst ? 'password.new' : 'door.password')}
        note={isFirst ? t('password.note') : undefined}
        isNew={isFirst}
        value={password}
        problem={says('password')}
        onChange={setPassword}
      />
      <div className="door-row">
        <ActionButton kind="main" type="submit" isBusy={deed.isBusy}>
          {isFirst ? <KeyRound aria-hidden="true" /> : <LogIn aria-hidden="true" className="is-mirrored" />}
          {deed.isBusy ? t('working') : t(isFirst ? 'door.accept' : 'door.signIn')}
        </ActionButton>
      </div>
      {deed.trouble && <TroubleBox trouble={deed.trouble} />}
    </form>
  );
}
