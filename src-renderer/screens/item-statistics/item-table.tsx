/**
 * Every item with its figures, in the order the person asks for.
 */
import { ArrowDown, ArrowUp, Flag } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemFigures } from '#core/contract/statistics-calls.ts';
import { isFinding } from '#core/statistics/report/flag-words.ts';
import { useFormats } from '../../locale/formats.ts';
import { Button } from '../../parts/button.tsx';

const columns = {
  item: (item: ItemFigures) => item.itemId,
  answers: (item: ItemFigures) => item.answers,
  facility: (item: ItemFigures) => item.facility,
  discrimination: (item: ItemFigures) => item.itemRest ?? Number.NEGATIVE_INFINITY,
  seconds: (item: ItemFigures) => item.medianMs ?? Number.NEGATIVE_INFINITY,
  exposure: (item: ItemFigures) => item.exposure,
} as const;
type Column = keyof typeof columns;

function sorted(items: readonly ItemFigures[], by: Column, down: boolean): ItemFigures[] {
  const value = columns[by];
  const turn = down ? -1 : 1;
  return [...items].sort((a, b) => (value(a) < value(b) ? -turn : value(a) > value(b) ? turn : 0));
}

export function ItemTable({ items }: { items: readonly ItemFigures[] }) {
  const { t } = useTranslation('statistics');
  const formats = useFormats();
  const [order, setOrder] = useState<{ by: Column; down: boolean }>({ by: 'item', down: false });
  const two = (value: number) => formats.decimal(value);
  return (
    <div className="statistics-part">
      <h2 id="items-title">{t('itemsTitle')}</h2>
      <div className="statistics-scroll">
        <table className="statistics-table" aria-labelledby="items-title">
          <thead>
            <tr>
              {(Object.keys(columns) as Column[]).map((column) => {
                const here = order.by === column;
                const Icon = order.down ? ArrowDown : ArrowUp;
                return (
                  <th key={column} scope="col" aria-sort={here ? (order.down ? 'descending' : 'ascending') : 'none'}>
                    <Button
                      className="statistics-sort"
                      onPress={() => setOrder({ by: column, down: here ? !order.down : column !== 'item' })}
                    >
                      {t(`column.${column}`)}
                      {here && <Icon aria-hidden="true" />}
                    </Button>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {sorted(items, order.by, order.down).map((item) => (
              <tr key={item.itemId}>
                <th scope="row">
                  <code dir="ltr">{item.itemId}</code>
                  {item.flags.some(isFinding) && <Flag className="statistics-flagged" aria-label={t('toLookAt')} />}
                </th>
                <td>{formats.number(item.answers)}</td>
                <td>{formats.percent(100 * item.facility)}</td>
                <td dir="ltr">
                  {item.itemRest === null ? '–' : two(item.itemRest)}
                  {item.interval && ` (${two(item.interval[0])} … ${two(item.interval[1])})`}
                </td>
                <td>{item.medianMs === null ? '–' : formats.number(Math.round(item.medianMs / 1000))}</td>
                <td>{formats.percent(100 * item.exposure)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
