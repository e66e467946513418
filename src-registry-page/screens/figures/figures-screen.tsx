/**
 * A report in figures: who is certified and where, which teams there are, and what was done, for a span of months.
 */
import { Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { readinessStates } from '#core/crisis/readiness.ts';
import { type FiguresReply, figuresReply } from '#core/staff/crisis-shapes.ts';
import { ActionButton } from '../../../src-renderer/parts/action-button.tsx';
import { queryOf } from '../../api/query.ts';
import { useAnswer } from '../../api/use-answer.ts';
import type { PlaceOf } from '../../app/place.ts';
import { PlaceLink } from '../../app/place-link.tsx';
import { useGoing } from '../../app/place-provider.tsx';
import { useScreenReady } from '../../app/screen-ready.ts';
import { useSession } from '../../app/session.tsx';
import { useFormats } from '../../locale/use-formats.ts';
import { Answered } from '../../parts/answered.tsx';
import { ColumnsChart } from '../../parts/columns-chart.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { FilterPicks } from '../../parts/filter-picks.tsx';
import { ShareRows } from '../../parts/share-rows.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { monthOf, monthsBefore } from './months.ts';
import '../overview/overview.css';

type Of = { readonly data: FiguresReply };

function Certified({ data }: Of) {
  const { t } = useTranslation();
  const formats = useFormats();
  type Row = FiguresReply['programmes'][number];
  const figure = (name: string, of: (row: Row) => number): Column<Row> => ({
    name: t(`figures.${name}`),
    isFigure: true,
    cell: (row) => formats.number(of(row)),
  });
  const columns: Column<Row>[] = [
    { name: t('figures.programme'), cell: ({ titles, programme }) => formats.title(titles) || programme },
    figure('certified', ({ certified }) => certified),
    figure('countries', ({ countries }) => countries),
    figure('expiring', ({ expiring }) => expiring),
    figure('made', ({ made }) => made),
    figure('listed', ({ listed }) => listed),
    figure('inTeams', ({ inTeams }) => inTeams),
  ];
  return (
    <section className="screen-part" aria-labelledby="certified">
      <h2 id="certified">{t('figures.certifiedTitle')}</h2>
      <div className="data-frame">
        <DataTable
          label={t('figures.certifiedTitle')}
          columns={columns}
          rows={data.programmes}
          keyOf={({ programme }) => programme}
        />
      </div>
    </section>
  );
}

function Teams({ data: { teams } }: Of) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <section className="screen-part" aria-labelledby="team-figures">
      <h2 id="team-figures">{t('teams.title')}</h2>
      <dl className="figures">
        {(['all', 'members', 'countries'] as const).map((name) => (
          <div key={name}>
            <dt>{t(`figures.teams.${name}`)}</dt>
            <dd>{formats.number(teams[name])}</dd>
          </div>
        ))}
        {readinessStates.map((state) => (
          <div key={state}>
            <dt>
              <StateMark state={state} />
            </dt>
            <dd>{formats.number(teams.states[state])}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Countries({ data: { byCountry } }: Of) {
  const { t } = useTranslation();
  const formats = useFormats();
  const most = Math.max(1, ...byCountry.map(({ certified }) => certified));
  const rows = byCountry.toSorted((a, b) => b.certified - a.certified || b.teams - a.teams);
  if (rows.length === 0) return null;
  return (
    <section className="screen-part" aria-labelledby="by-country">
      <h2 id="by-country">{t('figures.byCountry')}</h2>
      <ShareRows
        label={t('figures.byCountry')}
        rows={rows.map(({ country, certified, listed, teams }) => ({
          key: country,
          name: <PlaceLink to={{ screen: 'roster', country }}>{formats.country(country)}</PlaceLink>,
          share: certified / most,
          figure: t('figures.ofCountry', {
            certified: formats.number(certified),
            listed: formats.number(listed),
            teams: formats.number(teams),
          }),
        }))}
      />
    </section>
  );
}

function Done({ data: { activity, months } }: Of) {
  const { t } = useTranslation();
  const formats = useFormats();
  type Row = FiguresReply['activity'][number];
  const columns: Column<Row>[] = [
    {
      name: t('figures.activity'),
      cell: ({ titles, programme, activityTitles, activity: id }) => (
        <>
          {formats.title(activityTitles) || id}
          <span className="person-reference">{formats.title(titles) || programme}</span>
        </>
      ),
    },
    { name: t('figures.count'), isFigure: true, cell: ({ count }) => formats.number(count) },
    { name: t('figures.confirmed'), isFigure: true, cell: ({ confirmed }) => formats.number(confirmed) },
    { name: t('figures.time'), isFigure: true, cell: ({ minutes }) => formats.duration(minutes) },
    { name: t('figures.people'), isFigure: true, cell: ({ people }) => formats.number(people) },
    { name: t('figures.told'), isFigure: true, cell: ({ told }) => formats.number(told) },
  ];
  return (
    <section className="screen-part" aria-labelledby="done">
      <h2 id="done">{t('figures.doneTitle')}</h2>
      <p className="quiet-line">{t('figures.doneNote')}</p>
      {activity.length === 0 ? (
        <p>{t('figures.nothingTold')}</p>
      ) : (
        <>
          <div className="data-frame">
            <DataTable
              label={t('figures.doneTitle')}
              columns={columns}
              rows={activity}
              keyOf={({ programme, activity: id }) => `${programme} ${id}`}
            />
          </div>
          <h3>{t('figures.byMonth')}</h3>
          <ColumnsChart
            label={t('figures.byMonth')}
            parts={months.map(({ month, count }) => ({
              key: month,
              name: formats.month(month),
              full: formats.month(month),
              value: count,
            }))}
            figure={({ value }) => formats.number(value)}
          />
        </>
      )}
    </section>
  );
}

export function FiguresScreen({ place }: { place: PlaceOf<'figures'> }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { me } = useSession();
  const { restate } = useGoing();
  const today = new Date();
  const { screen: _, from = monthsBefore(today, 11), to = monthOf(today), country } = place;
  const answer = useAnswer(`/v1/staff/figures${queryOf({ from, to, country })}`, figuresReply);
  useScreenReady(answer.data || answer.trouble ? t('figures.title') : null);
  const ask = (change: Partial<Omit<PlaceOf<'figures'>, 'screen'>>) =>
    restate({ screen: 'figures', from, to, country, ...change });
  const isMonth = (text: string) => /^\d{4}-\d{2}$/.test(text);
  return (
    <article className="screen">
      <header className="screen-head">
        <h1 tabIndex={-1}>{t('figures.title')}</h1>
        <p className="quiet-line">{t('figures.lead')}</p>
      </header>
      <search className="filters is-on-screen-only" aria-label={t('figures.narrow')}>
        <TextField
          label={t('figures.from')}
          type="month"
          dir="ltr"
          value={from}
          onChange={(month) => isMonth(month) && ask({ from: month })}
        />
        <TextField
          label={t('figures.to')}
          type="month"
          dir="ltr"
          value={to}
          onChange={(month) => isMonth(month) && ask({ to: month })}
        />
        <FilterPicks filter={{ country }} by={['country']} onChange={(picked) => ask({ country: picked.country })} />
      </search>
      <div className="screen-ways is-on-screen-only">
        <ActionButton onPress={() => window.print()}>
          <Printer aria-hidden="true" />
          {t('handout.print')}
        </ActionButton>
      </div>
      <Answered answer={answer}>
        {(data) => (
          <>
            <Certified data={data} />
            <Teams data={data} />
            <Countries data={data} />
            <Done data={data} />
            <p className="quiet-line">
              {t('figures.source', {
                registry: formats.title(me.registry.name),
                from: formats.month(data.from),
                to: formats.month(data.to),
                moment: formats.moment(today.toISOString()),
              })}
            </p>
          </>
        )}
      </Answered>
    </article>
  );
}
