/**
 * What was done to the records, by whom, when and why: the newest first. Nothing of it can be changed.
 */
import { useTranslation } from 'react-i18next';
import { auditReply } from '#core/staff/shapes.ts';
import type { z } from '#core/zod.ts';
import { queryOf } from '../../api/query.ts';
import { useAnswer } from '../../api/use-answer.ts';
import type { PlaceOf } from '../../app/place.ts';
import { PlaceLink } from '../../app/place-link.tsx';
import { useScreenReady } from '../../app/screen-ready.ts';
import { useSession } from '../../app/session.tsx';
import { useFormats } from '../../locale/use-formats.ts';
import { Answered } from '../../parts/answered.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Pages } from '../../parts/pages.tsx';

type Entry = z.output<typeof auditReply>['entries'][number];

export function AuditScreen({ place: { person, after } }: { place: PlaceOf<'audit'> }) {
  const { t, i18n } = useTranslation();
  const formats = useFormats();
  const { may } = useSession();
  const answer = useAnswer(`/v1/staff/audit${queryOf({ person, after })}`, auditReply);
  useScreenReady(answer.data || answer.trouble ? t('audit.title') : null);
  const columns: Column<Entry>[] = [
    { name: t('column.when'), cell: ({ at }) => <time dateTime={at}>{formats.moment(at)}</time> },
    {
      name: t('column.who'),
      cell: ({ who }) => {
        if (who === null) return t('audit.registry');
        // Whoever has the token of the administrator has no name.
        return who === 'administrator' ? t('role.administrator') : <bdi>{who}</bdi>;
      },
    },
    {
      name: t('column.what'),
      cell: ({ what, about }) => (
        <>
          {i18n.exists(`deed.${what}`) ? t(`deed.${what}`) : what}
          {about && (
            <span className="person-reference">
              <bdi className="number">{about}</bdi>
            </span>
          )}
        </>
      ),
    },
    {
      name: t('column.whose'),
      cell: ({ person: whose }) =>
        whose &&
        (may('see-person') ? (
          <PlaceLink to={{ screen: 'person', id: whose.id }}>
            <bdi>{whose.name}</bdi>
          </PlaceLink>
        ) : (
          <bdi>{whose.name}</bdi>
        )),
    },
    { name: t('column.why'), cell: ({ why }) => why && <span dir="auto">{why}</span> },
  ];
  const of = answer.data?.entries.find((entry) => entry.person?.id === person)?.person?.name;
  return (
    <article className="screen">
      <header className="screen-head">
        <h1 tabIndex={-1}>{t('audit.title')}</h1>
        <p className="quiet-line">{t('audit.lead')}</p>
        {person && (
          <p>
            {t('audit.only')} <bdi>{of}</bdi> <PlaceLink to={{ screen: 'audit' }}>{t('audit.all')}</PlaceLink>
          </p>
        )}
      </header>
      <Answered answer={answer}>
        {({ entries, next }) =>
          entries.length === 0 ? (
            <div className="empty">
              <h2>{t('audit.none')}</h2>
              <p>{t('audit.noneHow')}</p>
            </div>
          ) : (
            <>
              <DataTable
                label={t('audit.title')}
                columns={columns}
                rows={entries}
                keyOf={({ at, what, about, who, person }) => `${at} ${what} ${about} ${who} ${person?.id}`}
              />
              <Pages
                first={after ? { screen: 'audit', person } : null}
                next={next ? { screen: 'audit', person, after: next } : null}
              />
            </>
          )
        }
      </Answered>
    </article>
  );
}
