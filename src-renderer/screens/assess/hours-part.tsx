/**
 * The entries of a logbook that somebody is asked to confirm, and what cannot be true of them.
 */
import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AskedHours } from '#core/assessment/asked-hours.ts';
import type { RequestView } from '#core/contract/assess-calls.ts';
import { useFormats } from '../../locale/formats.ts';

type Props = { readonly view: RequestView; readonly about: AskedHours };

export function HoursPart({ view, about }: Props) {
  const { t } = useTranslation('assess');
  const formats = useFormats();
  const problem = view.hoursProblem;
  const minutesOf = ({ from, to }: AskedHours['entries'][number]) =>
    Math.round((Date.parse(to) - Date.parse(from)) / 60_000);
  return (
    <section className="assess-part" aria-labelledby="hours-title">
      <h2 id="hours-title">{t('hours')}</h2>
      {!view.signedAt && <p className="assess-lead">{t('hoursLead')}</p>}
      {problem && (
        <section className="hindrance" role="alert">
          <CircleAlert aria-hidden="true" />
          <div>
            <p className="hindrance-what">{t(`hoursFault.${problem.fault}`)}</p>
            <p>{t('hoursNext')}</p>
          </div>
        </section>
      )}
      <ul className="assess-list hours-list">
        {about.entries.map((entry, index) => (
          <li key={entry.id} className={problem?.entry === index ? 'hours-entry is-wrong' : 'hours-entry'}>
            <span className="hours-day">{formats.date(entry.from)}</span>
            <span className="is-tabular">
              {t('fromTo', { from: formats.clock(entry.from), to: formats.clock(entry.to) })}
            </span>
            <span>{formats.duration(Math.max(0, minutesOf(entry)))}</span>
            <span>{t('people', { number: formats.number(entry.people) })}</span>
            {problem?.entry === index && (
              <span className="hours-wrong">
                <CircleAlert aria-hidden="true" />
                {t('thisOne')}
              </span>
            )}
          </li>
        ))}
      </ul>
      {view.minutes !== null && <p className="hours-total">{t('total', { time: formats.duration(view.minutes) })}</p>}
    </section>
  );
}
