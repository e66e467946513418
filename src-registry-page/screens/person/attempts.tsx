/**
 * What a person sent to be counted, and what became of it. Whoever saw something reports it: then a person looks first.
 */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { decideReply, type PersonReply } from '#core/staff/shapes.ts';
import { ActionButton } from '../../../src-renderer/parts/action-button.tsx';
import { ask } from '../../api/ask.ts';
import { PlaceLink } from '../../app/place-link.tsx';
import { useSession } from '../../app/session.tsx';
import { useFormats } from '../../locale/use-formats.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { useCourseTitle } from '../../parts/use-course-title.ts';
import type { OfPerson } from './person-screen.tsx';

type Attempt = PersonReply['attempts'][number];

export function Attempts({ reply: { attempts }, onDone }: OfPerson) {
  const { t } = useTranslation();
  const formats = useFormats();
  const title = useCourseTitle();
  const { may } = useSession();
  const [reported, setReported] = useState<Attempt | null>(null);
  const columns: Column<Attempt>[] = [
    { name: t('by.course'), cell: ({ course }) => (course ? title(course) : t('person.courseUnread')) },
    { name: t('column.received'), cell: ({ receivedAt }) => formats.moment(receivedAt) },
    {
      name: t('column.state'),
      cell: ({ state, reason, reviewReasons, number }) => (
        <>
          <StateMark state={state} />
          {reason && <p>{t(`refused.${reason}`)}</p>}
          {reviewReasons.map((one) => (
            <p key={one}>{t(`reviewReason.${one}`)}</p>
          ))}
          {number && (
            <span className="attempt-number">
              <bdi className="number" dir="ltr">
                {number}
              </bdi>
            </span>
          )}
        </>
      ),
    },
    {
      name: t('column.ways'),
      isQuiet: true,
      cell: (attempt) => (
        <div className="data-buttons">
          {attempt.state === 'review' && may('review') && (
            <PlaceLink className="action-button is-plain" to={{ screen: 'review', id: attempt.event }}>
              {t('reviews.open')}
            </PlaceLink>
          )}
          {attempt.state !== 'refused' && may('report') && (
            <ActionButton onPress={() => setReported(attempt)}>{t('report.button')}</ActionButton>
          )}
        </div>
      ),
    },
  ];
  return (
    <section className="screen-part" aria-labelledby="attempts">
      <h2 id="attempts">{t('person.attempts')}</h2>
      {attempts.length === 0 ? (
        <p className="quiet-line">{t('person.noAttempts')}</p>
      ) : (
        <DataTable label={t('person.attempts')} columns={columns} rows={attempts} keyOf={({ event }) => event} />
      )}
      {reported && (
        <ReasonDialog
          title={t('report.title')}
          does={t('report.does')}
          lead={t('report.lead')}
          work={(why) => ask(`/v1/staff/attempts/${reported.event}/report`, decideReply, { body: { why } })}
          onDone={() => {
            setReported(null);
            onDone(t('report.done'));
          }}
          onClose={() => setReported(null)}
        />
      )}
    </section>
  );
}
