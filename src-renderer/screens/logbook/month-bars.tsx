/**
 * How much there was in each month, as a bar: full what a supervisor confirmed, hatched what nobody has yet.
 */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogbookView } from '#core/contract/programme-calls.ts';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';

/** Of these the newest are shown, until more are asked for. */
const shownFirst = 12;

export function MonthBars({ months }: Pick<LogbookView, 'months'>) {
  const { t } = useTranslation('logbook');
  const formats = useFormats();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? months : months.slice(-shownFirst);
  const most = Math.max(1, ...shown.map(({ minutes }) => minutes));
  const share = (minutes: number) => `${(100 * minutes) / most}%`;
  if (months.length === 0) return null;
  return (
    <section className="log-part" aria-labelledby="months-title">
      <h2 id="months-title">{t('months')}</h2>
      <p className="month-key" aria-hidden="true">
        <span>
          <span className="month-swatch is-confirmed" />
          {t('monthsConfirmed')}
        </span>
        <span>
          <span className="month-swatch is-waiting" />
          {t('monthsWaiting')}
        </span>
      </p>
      <ul className="months">
        {shown.toReversed().map(({ month, minutes, confirmed }) => {
          const facts = { time: formats.duration(minutes), confirmed: formats.duration(confirmed) };
          const says = confirmed === 0 ? 'monthSaysNone' : confirmed === minutes ? 'monthSaysAll' : 'monthSays';
          return (
            <li key={month}>
              <span className="month-name">{formats.month(month)}</span>
              <span className="month-track" aria-hidden="true">
                {confirmed > 0 && <span className="month-bar is-confirmed" style={{ inlineSize: share(confirmed) }} />}
                {minutes > confirmed && (
                  <span className="month-bar is-waiting" style={{ inlineSize: share(minutes - confirmed) }} />
                )}
              </span>
              <span className="month-says is-tabular">{t(says, facts)}</span>
            </li>
          );
        })}
      </ul>
      {shown.length < months.length && (
        <div>
          <ActionButton onPress={() => setWhole(true)}>{t('monthsAll')}</ActionButton>
        </div>
      )}
    </section>
  );
}
