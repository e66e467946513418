/**
 * The plain button under every other: the platform's own, so that the first screen needs nothing else to have one.
 */
import type { ButtonHTMLAttributes, Ref } from 'react';

export type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'onClick' | 'disabled'> & {
  readonly onPress?: (() => void) | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly ref?: Ref<HTMLButtonElement>;
};

export function Button({ onPress, isDisabled, type = 'button', ...rest }: ButtonProps) {
  return <button {...rest} type={type} disabled={isDisabled} onClick={() => onPress?.()} />;
}
