/**
 * What waits for somebody to look at it, the oldest first as the registry gives it.
 */
import { useTranslation } from 'react-i18next';
import { reviewsReply } from '#core/staff/shapes.ts';
import type { z } from '#core/zod.ts';
import { queryOf } from '../../api/query.ts';
import { useAnswer } from '../../api/use-answer.ts';
import type { PlaceOf } from '../../app/place.ts';
import { PlaceLink } from '../../app/place-link.tsx';
import { useScreenReady } from '../../app/screen-ready.ts';
import { useFormats } from '../../locale/use-formats.ts';
import { Answered } from '../../parts/answered.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Pages } from '../../parts/pages.tsx';
import { useCourseTitle } from '../../parts/use-course-title.ts';
import '../people/people.css';

type Row = z.output<typeof reviewsReply>['reviews'][number];

export function ReviewsScreen({ place: { after } }: { place: PlaceOf<'reviews'> }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const title = useCourseTitle();
  const answer = useAnswer(`/v1/staff/reviews${queryOf({ after })}`, reviewsReply);
  useScreenReady(answer.data || answer.trouble ? t('reviews.title') : null);
  const columns: Column<Row>[] = [
    {
      name: t('column.name'),
      cell: ({ event, person }) => (
        <>
          <PlaceLink to={{ screen: 'review', id: event }}>
            <bdi>{person.name}</bdi>
          </PlaceLink>
          <span className="person-reference">
            <bdi>{person.office}</bdi>
          </span>
        </>
      ),
    },
    { name: t('by.course'), cell: ({ course }) => (course ? title(course) : t('person.courseUnread')) },
    { name: t('column.received'), cell: ({ receivedAt }) => formats.moment(receivedAt) },
    {
      name: t('column.why'),
      cell: ({ reasons }) => reasons.map((one) => <p key={one}>{t(`reviewReason.${one}`)}</p>),
    },
  ];
  return (
    <article className="screen">
      <header className="screen-head">
        <h1 tabIndex={-1}>{t('reviews.title')}</h1>
        <p className="quiet-line">{t('reviews.lead')}</p>
      </header>
      <Answered answer={answer}>
        {({ reviews, total, next }) =>
          reviews.length === 0 ? (
            <div className="empty">
              <h2>{t('reviews.none')}</h2>
              <p>{t('reviews.noneHow')}</p>
            </div>
          ) : (
            <>
              <p className="quiet-line is-tabular">{t('reviews.count', { count: total })}</p>
              <DataTable label={t('reviews.title')} columns={columns} rows={reviews} keyOf={({ event }) => event} />
              <Pages
                first={after ? { screen: 'reviews' } : null}
                next={next ? { screen: 'reviews', after: next } : null}
              />
            </>
          )
        }
      </Answered>
    </article>
  );
}
