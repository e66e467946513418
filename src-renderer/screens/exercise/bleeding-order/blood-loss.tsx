/**
 * How much blood is lost, as a bar and in a word.
 */
import { Droplet } from 'lucide-react';
import { Label, Meter } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { amountOf } from '#core/exercises/bleeding-order/loss.ts';

type Props = { readonly label: string; readonly lost: number };

export function BloodLoss({ label, lost }: Props) {
  const { t } = useTranslation('exercise');
  const word = t(`bleeding.amounts.${amountOf(lost)}`);
  const reached = Math.min(100, Math.round(lost * 100));
  return (
    <Meter className="blood-loss" value={reached} valueLabel={word}>
      <Label className="blood-loss-label">
        <Droplet aria-hidden="true" />
        {label}
      </Label>
      <span>{word}</span>
      <span className="blood-loss-bar">
        <span className="blood-loss-fill" style={{ inlineSize: `${reached}%` }} />
      </span>
    </Meter>
  );
}
