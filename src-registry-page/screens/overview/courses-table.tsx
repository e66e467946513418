/**
 * For each course, how many hold it, and how many do not.
 */
import { useTranslation } from 'react-i18next';
import { holdings, type Overview } from '#core/staff/shapes.ts';
import { PlaceLink } from '../../app/place-link.tsx';
import { useFormats } from '../../locale/use-formats.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import type { Narrowing } from './overview-screen.tsx';

type Row = Overview['courses'][number];
type Props = { readonly data: Overview; readonly narrowed: Narrowing };

export function CoursesTable({ data, narrowed }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const columns: Column<Row>[] = [
    { name: t('by.course'), cell: ({ titles, course }) => formats.title(titles) || course },
    ...holdings.map(
      (holding): Column<Row> => ({
        name: t(`holding.${holding}`),
        isFigure: true,
        cell: (row) =>
          row[holding] === 0 ? (
            formats.number(0)
          ) : (
            <PlaceLink
              to={{ screen: 'people', ...narrowed, course: row.course, holding }}
              aria-label={t('overview.figureOf', {
                count: row[holding],
                holding: t(`holding.${holding}`),
                course: formats.title(row.titles),
              })}
            >
              {formats.number(row[holding])}
            </PlaceLink>
          ),
      }),
    ),
  ];
  return (
    <section className="screen-part" aria-labelledby="courses">
      <h2 id="courses">{t('overview.courses')}</h2>
      <div className="data-frame">
        <DataTable label={t('overview.courses')} columns={columns} rows={data.courses} keyOf={({ course }) => course} />
      </div>
    </section>
  );
}
