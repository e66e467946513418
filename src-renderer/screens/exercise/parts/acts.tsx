/**
 * What one could do, each a button as wide as the page; what was tried in vain stays to be read.
 */
import { CircleX } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../../parts/button.tsx';
import './acts.css';

type Props = {
  readonly acts: readonly { readonly id: string; readonly text: ReactNode }[];
  readonly tried: readonly string[];
  readonly onChoose: (id: string) => void;
};

export function Acts({ acts, tried, onChoose }: Props) {
  return (
    <ul className="acts">
      {acts.map(({ id, text }) => (
        <li key={id}>
          <Button className="act" isDisabled={tried.includes(id)} onPress={() => onChoose(id)}>
            {tried.includes(id) && <CircleX aria-hidden="true" />}
            <span>{text}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
