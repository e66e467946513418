/**
 * A row that leads to another place of the application, with what is to be found there.
 */
import { ArrowRight, type LucideIcon } from 'lucide-react';
import { RowButton } from './row-button.tsx';
import './place-row.css';

type Props = {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly lead: string;
  readonly onPress: () => void;
};

export function PlaceRow({ icon: Icon, title, lead, onPress }: Props) {
  return (
    <RowButton className="place-row" onPress={onPress}>
      <Icon aria-hidden="true" />
      <span className="place-row-words">
        <span className="place-row-title">{title}</span>
        <span className="quiet-line">{lead}</span>
      </span>
      <ArrowRight className="is-mirrored" aria-hidden="true" />
    </RowButton>
  );
}
