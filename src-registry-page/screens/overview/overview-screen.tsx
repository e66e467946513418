/**
 * How it stands: who holds what, what runs out, what waits. Each figure leads to the list behind it.
 */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { noneOf, type Overview, overview } from '#core/staff/shapes.ts';
import { queryOf } from '../../api/query.ts';
import { useAnswer } from '../../api/use-answer.ts';
import type { Place, PlaceOf } from '../../app/place.ts';
import { PlaceLink } from '../../app/place-link.tsx';
import { useGoing } from '../../app/place-provider.tsx';
import { useScreenReady } from '../../app/screen-ready.ts';
import { useSession } from '../../app/session.tsx';
import { useFormats } from '../../locale/use-formats.ts';
import { Answered } from '../../parts/answered.tsx';
import { ColumnsChart } from '../../parts/columns-chart.tsx';
import { FilterPicks } from '../../parts/filter-picks.tsx';
import { ShareRows } from '../../parts/share-rows.tsx';
import { CoursesTable } from './courses-table.tsx';
import './overview.css';

export type Narrowing = Omit<PlaceOf<'overview'>, 'screen'>;
type Props = { readonly data: Overview; readonly narrowed: Narrowing };

function Figures({ data, narrowed }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { may } = useSession();
  const { course: _, ...who } = narrowed;
  const office = who.office;
  const figures: readonly (readonly [name: string, count: number, to: Place | null])[] = [
    ['people', data.people, { screen: 'people', ...who }],
    ['open', data.assignments.open, { screen: 'assignments', state: 'open', office }],
    ['overdue', data.assignments.overdue, { screen: 'assignments', state: 'overdue', office }],
    ['reviews', data.waitingReviews, may('review') ? { screen: 'reviews' } : null],
  ];
  return (
    <dl className="figures">
      {figures.map(([name, count, to]) => (
        <div key={name}>
          <dt>{t(`overview.figure.${name}`)}</dt>
          <dd>{to ? <PlaceLink to={to}>{formats.number(count)}</PlaceLink> : formats.number(count)}</dd>
        </div>
      ))}
    </dl>
  );
}

function RunsOut({ data, narrowed }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const total = data.runsOut.reduce((sum, { certificates }) => sum + certificates, 0);
  return (
    <section className="screen-part" aria-labelledby="runs-out">
      <h2 id="runs-out">{t('overview.runsOut')}</h2>
      <p>
        {total === 0 ? (
          t('overview.runsOutNone')
        ) : (
          <PlaceLink to={{ screen: 'people', ...narrowed, holding: 'expiring' }}>
            {t('overview.runsOutCount', { count: total })}
          </PlaceLink>
        )}
      </p>
      {total > 0 && (
        <ColumnsChart
          label={t('overview.runsOut')}
          parts={data.runsOut.map(({ from, certificates }) => ({
            key: from,
            name: formats.shortDay(from),
            full: t('overview.weekFrom', { date: formats.day(from) }),
            value: certificates,
          }))}
          figure={({ value }) => formats.number(value)}
        />
      )}
    </section>
  );
}

function Registered({ data }: Pick<Props, 'data'>) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <section className="screen-part" aria-labelledby="registered">
      <h2 id="registered">{t('overview.registered')}</h2>
      <ColumnsChart
        label={t('overview.registered')}
        parts={data.registered.map(({ month, certificates }) => ({
          key: month,
          name: formats.month(month),
          full: formats.month(month),
          value: certificates,
        }))}
        figure={({ value }) => formats.number(value)}
      />
    </section>
  );
}

type Kind = 'office' | 'country' | 'role';

function Shares({ data, narrowed, by }: Props & { readonly by: Kind }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const shares = { office: data.offices, country: data.countries, role: data.roles }[by];
  const known = (name: string) => <bdi>{by === 'country' ? formats.country(name) : name}</bdi>;
  const said = (name: string): ReactNode => (
    <PlaceLink to={{ screen: 'people', ...narrowed, [by]: name || noneOf }}>
      {name === '' ? t('none') : known(name)}
    </PlaceLink>
  );
  return (
    <section className="screen-part" aria-labelledby={`by-${by}`}>
      <h3 id={`by-${by}`}>{t(`overview.by.${by}`)}</h3>
      {shares.length === 0 ? (
        <p className="quiet-line">{t('overview.nobody')}</p>
      ) : (
        <ShareRows
          label={t(`overview.by.${by}`)}
          rows={shares.map(({ name, people, holding }) => ({
            key: name,
            name: said(name),
            share: people === 0 ? 0 : holding / people,
            figure: t('overview.ofThem', { holding: formats.number(holding), people: formats.number(people) }),
          }))}
        />
      )}
    </section>
  );
}

export function OverviewScreen({ place }: { place: PlaceOf<'overview'> }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { restate } = useGoing();
  const { screen: _, ...narrowed } = place;
  const answer = useAnswer(`/v1/staff/overview${queryOf(narrowed)}`, overview);
  useScreenReady(answer.data || answer.trouble ? t('overview.title') : null);
  return (
    <article className="screen">
      <header className="screen-head">
        <h1 tabIndex={-1}>{t('overview.title')}</h1>
      </header>
      <search className="filters" aria-label={t('overview.narrow')}>
        <FilterPicks
          filter={narrowed}
          by={['office', 'country', 'role', 'course']}
          onChange={(to) => restate({ screen: 'overview', ...to })}
        />
      </search>
      <Answered answer={answer}>
        {(data) => {
          const about = data.courses.find(({ course }) => course === data.course);
          return (
            <>
              <Figures data={data} narrowed={narrowed} />
              <RunsOut data={data} narrowed={narrowed} />
              <CoursesTable data={data} narrowed={narrowed} />
              <section className="screen-part" aria-labelledby="who-holds">
                <h2 id="who-holds">
                  {t('overview.whoHolds', { course: about ? formats.title(about.titles) : data.course })}
                </h2>
                <div className="overview-shares">
                  <Shares data={data} narrowed={narrowed} by="office" />
                  <Shares data={data} narrowed={narrowed} by="country" />
                  <Shares data={data} narrowed={narrowed} by="role" />
                </div>
              </section>
              <Registered data={data} />
            </>
          );
        }}
      </Answered>
    </article>
  );
}
