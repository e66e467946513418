/**
 * Money as coins: what is spent is filled.
 */
import { useTranslation } from 'react-i18next';

type Props = { readonly spent: number; readonly of?: number };

export function Coins({ spent, of = spent }: Props) {
  const count = Math.max(spent, of);
  return (
    <span className="coins" aria-hidden="true">
      {Array.from({ length: count }, (_, index) => index).map((coin) => (
        <span key={coin} className={`coin${coin < spent ? ' is-spent' : ''}${coin >= of ? ' is-over' : ''}`} />
      ))}
    </span>
  );
}

/** What a measure costs, drawn and said. */
export function Cost({ cost }: { readonly cost: number }) {
  const { t } = useTranslation('exercise');
  return (
    <span className="measure-cost">
      <Coins spent={cost} />
      <span className="visually-hidden">{t('matrix.cost', { count: cost })}</span>
    </span>
  );
}
