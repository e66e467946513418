/**
 * What all entries of each activity come to.
 */
import { useTranslation } from 'react-i18next';
import type { LogbookView, LogEntryView } from '#core/contract/programme-calls.ts';
import { useFormats } from '../../locale/formats.ts';

const minutesOf = (entries: readonly LogEntryView[]) => entries.reduce((sum, { minutes }) => sum + minutes, 0);

export function LogTotals({ view }: { view: LogbookView }) {
  const { t } = useTranslation('logbook');
  const formats = useFormats();
  const kinds = view.programmes.flatMap(({ id, activities }) =>
    activities.map((activity) => ({ ...activity, of: id })),
  );
  const groups = kinds.flatMap(({ id, of, title }) => {
    const entries = view.entries.filter(({ programmeId, activity }) => programmeId === of && activity === id);
    return entries.length > 0 ? [{ key: `${of} ${id}`, title, entries }] : [];
  });
  return (
    <section className="log-part" aria-labelledby="totals-title">
      <h2 id="totals-title">{t('totals')}</h2>
      <ul className="log-totals">
        {groups.map(({ key, entries, title }) => (
          <li key={key}>
            <h3 dir="auto">{title}</h3>
            <dl>
              <div>
                <dt>{t('total.entries')}</dt>
                <dd>{formats.number(entries.length)}</dd>
              </div>
              <div>
                <dt>{t('total.people')}</dt>
                <dd>{formats.number(entries.reduce((sum, { people }) => sum + people, 0))}</dd>
              </div>
              <div>
                <dt>{t('total.time')}</dt>
                <dd>{formats.duration(minutesOf(entries))}</dd>
              </div>
              <div>
                <dt>{t('total.confirmed')}</dt>
                <dd>{formats.duration(minutesOf(entries.filter(({ confirmedBy }) => confirmedBy !== null)))}</dd>
              </div>
            </dl>
          </li>
        ))}
      </ul>
    </section>
  );
}
