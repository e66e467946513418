/**
 * The people whose records one sees: found by what is known of them, taken out as a table, given courses to do.
 */
import { ClipboardPlus, FileSpreadsheet, FileText, UserPlus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { holdings, type PeopleFilter, type PersonRow, peopleFilter, peopleReply } from '#core/staff/shapes.ts';
import { ActionButton } from '../../../src-renderer/parts/action-button.tsx';
import { useAnnounce } from '../../../src-renderer/parts/announcer.tsx';
import { PickField } from '../../../src-renderer/parts/pick-field.tsx';
import { queryOf } from '../../api/query.ts';
import { saveFile } from '../../api/save-file.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useDeed } from '../../api/use-deed.ts';
import type { PlaceOf } from '../../app/place.ts';
import { useGoing } from '../../app/place-provider.tsx';
import { useScreenReady } from '../../app/screen-ready.ts';
import { useSession } from '../../app/session.tsx';
import { useFormats } from '../../locale/use-formats.ts';
import { Answered } from '../../parts/answered.tsx';
import { FilterPicks } from '../../parts/filter-picks.tsx';
import { Pages } from '../../parts/pages.tsx';
import { TroubleBox } from '../../parts/trouble-box.tsx';
import { AddPerson } from './add-person.tsx';
import { type Addressed, AssignDialog } from './assign-dialog.tsx';
import { PeopleTable } from './people-table.tsx';
import { SearchField } from './search-field.tsx';

const perPage = '50';
const mostChosen = 500;

const filterOf = ({ screen: _, after: __, ...filter }: PlaceOf<'people'>): PeopleFilter => filter;

export function PeopleScreen({ place }: { place: PlaceOf<'people'> }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const announce = useAnnounce();
  const { may } = useSession();
  const { restate } = useGoing();
  const filter = filterOf(place);
  const answer = useAnswer(
    `/v1/staff/people${queryOf({ ...filter, after: place.after, limit: perPage })}`,
    peopleReply,
  );
  const { data, trouble, isWaiting } = answer;
  const [chosen, setChosen] = useState<ReadonlyMap<string, PersonRow>>(new Map());
  const [assigning, setAssigning] = useState<Addressed | null>(null);
  const [isAdding, setAdding] = useState(false);
  const [said, setSaid] = useState('');
  useScreenReady(data || trouble ? t('people.title') : null);

  const total = data?.total ?? 0;
  const count = data ? t('people.count', { count: total }) : '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: said once for each list that came
  useEffect(() => {
    if (count && !isWaiting) announce(count);
  }, [data, isWaiting]);

  const narrow = (to: PeopleFilter) => {
    setSaid('');
    restate({ screen: 'people', ...peopleFilter.parse(withoutNothing(to)) });
  };
  const choose = (rows: readonly PersonRow[], isChosen: boolean) =>
    setChosen((before) => {
      const after = new Map(before);
      for (const row of rows) {
        if (!isChosen) after.delete(row.id);
        else if (after.size < mostChosen) after.set(row.id, row);
      }
      return after;
    });
  const taking = useDeed(
    (kind: 'csv' | 'xlsx') =>
      saveFile(
        `/v1/staff/people.${kind}${queryOf({ ...filter, language: formats.language })}`,
        `${t('people.file')}-${new Date().toISOString().slice(0, 10)}.${kind}`,
      ),
    () => setSaid(t('people.saved')),
  );
  const isNarrowed = Object.values(filter).some(Boolean);
  return (
    <article className="screen">
      <header className="screen-head">
        <h1 tabIndex={-1}>{t('people.title')}</h1>
        <p className="quiet-line">{t('people.lead')}</p>
      </header>
      <search className="filters people-filters" aria-label={t('people.search.name')}>
        <SearchField
          label={t('people.search.label')}
          value={filter.search ?? ''}
          onChange={(search) => narrow({ ...filter, search })}
        />
        <FilterPicks filter={filter} by={['office', 'country', 'role', 'course']} onChange={narrow} />
        <PickField
          label={t('by.holding')}
          value={filter.holding ?? ''}
          onChange={(picked) => narrow({ ...filter, holding: holdings.find((one) => one === picked) })}
        >
          <option value="">{t('any.holding')}</option>
          {holdings.map((one) => (
            <option key={one} value={one}>
              {t(`holding.${one}`)}
            </option>
          ))}
        </PickField>
        {isNarrowed && (
          <ActionButton kind="quiet" onPress={() => narrow({})}>
            {t('people.all')}
          </ActionButton>
        )}
      </search>
      <div className="screen-ways">
        {may('assign') && chosen.size > 0 && (
          <>
            <ActionButton kind="main" onPress={() => setAssigning({ people: [...chosen.values()] })}>
              <ClipboardPlus aria-hidden="true" />
              {t('people.assignChosen', { count: chosen.size })}
            </ActionButton>
            <ActionButton kind="quiet" onPress={() => setChosen(new Map())}>
              {t('people.chooseNone')}
            </ActionButton>
          </>
        )}
        {may('assign') && chosen.size === 0 && total > 0 && (
          <ActionButton onPress={() => setAssigning({ filter, total })}>
            <ClipboardPlus aria-hidden="true" />
            {t('people.assignAll', { count: total })}
          </ActionButton>
        )}
        {may('export') && total > 0 && (
          <>
            <ActionButton isBusy={taking.isBusy} onPress={() => void taking.run('csv')}>
              <FileText aria-hidden="true" />
              {t('people.csv')}
            </ActionButton>
            <ActionButton isBusy={taking.isBusy} onPress={() => void taking.run('xlsx')}>
              <FileSpreadsheet aria-hidden="true" />
              {t('people.xlsx')}
            </ActionButton>
          </>
        )}
        {may('add-people') && (
          <ActionButton onPress={() => setAdding(true)}>
            <UserPlus aria-hidden="true" />
            {t('people.add')}
          </ActionButton>
        )}
      </div>
      <p role="status" className="said">
        {said}
      </p>
      {taking.trouble && <TroubleBox trouble={taking.trouble} />}
      <Answered answer={answer}>
        {({ people, next }) =>
          people.length === 0 ? (
            <div className="empty">
              <h2>{t(isNarrowed ? 'people.noneFound' : 'people.noneYet')}</h2>
              <p>{t(isNarrowed ? 'people.noneFoundHow' : 'people.noneYetHow')}</p>
            </div>
          ) : (
            <>
              <p className="quiet-line is-tabular">{count}</p>
              <PeopleTable
                people={people}
                course={filter.course}
                chosen={may('assign') ? chosen : null}
                onChoose={choose}
              />
              <Pages
                first={place.after ? { screen: 'people', ...filter } : null}
                next={next ? { screen: 'people', ...filter, after: next } : null}
              />
            </>
          )
        }
      </Answered>
      {assigning && (
        <AssignDialog
          to={assigning}
          course={filter.course}
          onClose={() => setAssigning(null)}
          onDone={(words) => {
            setAssigning(null);
            setChosen(new Map());
            setSaid(words);
            answer.again();
          }}
        />
      )}
      {isAdding && (
        <AddPerson
          onClose={(isAdded) => {
            setAdding(false);
            if (isAdded) answer.again();
          }}
        />
      )}
    </article>
  );
}

const withoutNothing = (filter: PeopleFilter): PeopleFilter =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value));
