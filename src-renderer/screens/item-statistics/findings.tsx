/**
 * The items with something to be looked at, the gravest first, in words.
 */
import { useTranslation } from 'react-i18next';
import type { ItemFigures } from '#core/contract/statistics-calls.ts';
import { findingsOf, flagWords } from '#core/statistics/report/flag-words.ts';
import { useFormats } from '../../locale/formats.ts';

export function Findings({ items }: { items: readonly ItemFigures[] }) {
  const { t } = useTranslation('statistics');
  const { language } = useFormats();
  const found = findingsOf(items);
  return (
    <section className="statistics-part" aria-labelledby="findings-title">
      <h2 id="findings-title">{t('toLookAt')}</h2>
      {found.length === 0 && <p>{t('nothingToLookAt')}</p>}
      <ul className="statistics-findings">
        {found.map(({ itemId, competency, flags }) => (
          <li key={itemId}>
            <h3>
              <code dir="ltr">{itemId}</code>
            </h3>
            <p className="quiet-line">{competency}</p>
            {flags.map((flag) => (
              <p key={flag.code}>{flagWords(flag, t, language)}</p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
