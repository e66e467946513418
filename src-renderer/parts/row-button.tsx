/**
 * A whole row that one presses: a course, a programme, a role, a person, another place of the application.
 */
import { Button, type ButtonProps } from './button.tsx';
import './row-button.css';

type Props = ButtonProps & {
  /** How a row of this kind differs from others. */
  readonly className: string;
};

export const RowButton = ({ className, ...rest }: Props) => <Button {...rest} className={`row-button ${className}`} />;
