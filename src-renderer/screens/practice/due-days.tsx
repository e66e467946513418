/**
 * How many questions come back on each of the next days, as bars with their numbers.
 */
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../locale/formats.ts';

const dayMs = 86_400_000;

export function DueDays({ days }: { days: readonly number[] }) {
  const { t } = useTranslation('practice');
  const formats = useFormats();
  const most = Math.max(1, ...days);
  if (days.every((count) => count === 0)) return null;
  const today = Date.now();
  return (
    <section aria-labelledby="due-days-title">
      <h2 id="due-days-title">{t('daysTitle')}</h2>
      <p className="quiet-line">{t('daysLead')}</p>
      <ol className="due-days">
        {days.map((count, day) => {
          const instant = new Date(today + day * dayMs).toISOString();
          return (
            <li key={instant} className={day === 0 ? 'due-day is-today' : 'due-day'}>
              <span className="visually-hidden">{t('dayCount', { day: formats.dayOfMonth(instant), count })}</span>
              <span className="due-day-count" aria-hidden="true">
                {count > 0 ? formats.number(count) : ''}
              </span>
              <span className="due-day-bar" aria-hidden="true" style={{ blockSize: `${(6 * count) / most}rem` }} />
              <span className="due-day-name" aria-hidden="true">
                {formats.weekday(instant)}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
