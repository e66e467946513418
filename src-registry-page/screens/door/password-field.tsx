/**
 * A password, which may be looked at while it is typed: it is long, and typed once.
 */
import { type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../parts/text-field.tsx';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isNew?: boolean;
  readonly note?: string | undefined;
  readonly problem?: string | null;
  readonly ref?: Ref<HTMLInputElement & HTMLTextAreaElement>;
};

export function PasswordField({ isNew = false, problem = null, ...rest }: Props) {
  const { t } = useTranslation();
  const [isShown, setShown] = useState(false);
  return (
    <div className="password-field">
      <TextField
        {...rest}
        problem={problem}
        type={isShown ? 'text' : 'password'}
        autoComplete={isNew ? 'new-password' : 'current-password'}
        dir="ltr"
        maxLength={200}
      />
      <label className="check">
        <input type="checkbox" checked={isShown} onChange={(event) => setShown(event.target.checked)} />
        {t('password.show')}
      </label>
    </div>
  );
}
