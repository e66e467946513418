/**
 * The items with something to be looked at, the gravest first, in words.
 */
import { useTranslation } from 'react-i18next';
import type { ItemFigures } from '#core/contract/statistics-calls.ts';
import { findingsOf, flagWords } from '#core/statistics/report/flag-words.ts';
import type { ItemFlag, ItemReport } from '#core/statistics/report/report.ts';

/** Flags as main sends them are those of the report, without the ones about options. */
const flagsOf = ({ flags }: ItemFigures) => flags as unknown as ItemFlag[];

export const isFlagged = (item: ItemFigures): boolean =>
  item.optionsFlagged || flagsOf(item).some(({ code }) => code !== 'few-answers');

export function Findings({ items }: { items: readonly ItemFigures[] }) {
  const { t } = useTranslation('statistics');
  const found = findingsOf(
    items.map((item) => ({ itemId: item.itemId, flags: flagsOf(item) }) as unknown as ItemReport),
  );
  const byId = new Map(found.map((one) => [one.itemId, one.flags]));
  const onlyOptions = items.filter(({ itemId, optionsFlagged }) => optionsFlagged && !byId.has(itemId));
  const all = [...found, ...onlyOptions.map(({ itemId }) => ({ itemId, flags: [] }))];
  const options = new Set(items.filter(({ optionsFlagged }) => optionsFlagged).map(({ itemId }) => itemId));
  return (
    <section className="statistics-part" aria-labelledby="findings-title">
      <h2 id="findings-title">{t('toLookAt')}</h2>
      {all.length === 0 && <p>{t('nothingToLookAt')}</p>}
      <ul className="statistics-findings">
        {all.map(({ itemId, flags }) => (
          <li key={itemId}>
            <h3>
              <code dir="ltr">{itemId}</code>
            </h3>
            <p className="quiet-line">{items.find((item) => item.itemId === itemId)?.competency}</p>
            {flags.map((flag) => (
              <p key={flag.code}>{flagWords(flag, t)}</p>
            ))}
            {options.has(itemId) && <p>{t('optionsFlagged')}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
