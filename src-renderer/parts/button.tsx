/**
 * The plain button under every other: the platform's own, so that the first screen needs nothing else to have one.
 */
import type { ButtonHTMLAttributes, Ref } from 'react';

export type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'onClick' | 'disabled'> & {
  readonly onPress?: (() => void) | undefined;
  readonly isDisabled?: boolean | undefined;
  /** Does nothing for now, but keeps the focus: whoever pressed it by keyboard stays where they are. */
  readonly isBusy?: boolean | undefined;
  readonly ref?: Ref<HTMLButtonElement>;
};

export function Button({ onPress, isDisabled, isBusy = false, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      disabled={isDisabled}
      aria-disabled={isBusy || undefined}
      onClick={() => {
        if (!isBusy) onPress?.();
      }}
    />
  );
}
