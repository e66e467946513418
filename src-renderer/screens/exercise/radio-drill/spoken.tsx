/**
 * Words said into the radio. Where none of them is written from right to left, as with procedure words, they keep their own
 * direction, and the sign at their end stays at their end.
 */
import type { ReactNode } from 'react';

type Props = {
  readonly text: string;
  /** How the text is drawn, where that is not plain. */
  readonly children?: ReactNode;
};

export const Spoken = ({ text, children }: Props) => (
  <span dir={/\p{Script=Arabic}/u.test(text) ? undefined : 'ltr'}>{children ?? text}</span>
);
