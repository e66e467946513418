/**
 * A button that does something. `main`: the one thing to do next on this screen.
 */
import type { ReactNode } from 'react';
import { Button, type ButtonProps } from './button.tsx';
import './action-button.css';

type Props = Omit<ButtonProps, 'className' | 'children'> & {
  readonly kind?: 'main' | 'plain' | 'quiet';
  readonly children: ReactNode;
};

export function ActionButton({ kind = 'plain', ...rest }: Props) {
  return <Button {...rest} className={`action-button is-${kind}`} />;
}
