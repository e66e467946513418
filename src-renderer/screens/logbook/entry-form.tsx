/**
 * Writing down an activity: when, what, with how many people. What cannot be true is refused with the reason, and stays as it was typed.
 */
import { CircleX, PencilLine } from 'lucide-react';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type EntryProblem, type LogbookView, longestStretchHours } from '#core/contract/programme-calls.ts';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { PickField } from '../../parts/pick-field.tsx';
import { NoteField } from './note-field.tsx';
import { dayOf, spanOf } from './span-of.ts';
import { useEntryWords } from './use-entry-words.ts';
import type { NewEntry } from './use-logbook.ts';
import '../../parts/field.css';

const mostPeople = 500;

/** Why an entry was not kept, and what to do. */
function Refused({ problem, view }: { problem: EntryProblem; view: LogbookView }) {
  const { t } = useTranslation('logbook');
  const formats = useFormats();
  const { spanOf: wordsOf } = useEntryWords(view);
  return (
    <div className="entry-refused" role="alert">
      <CircleX aria-hidden="true" />
      <div>
        <p className="entry-refused-title">{t('refusedTitle')}</p>
        <p>
          {t(`fault.${problem.fault}`, {
            hours: formats.duration(longestStretchHours * 60),
            span: problem.with ? wordsOf(problem.with) : '',
            day: problem.day ? formats.day(problem.day) : '',
          })}
        </p>
        <p>{t('refusedKept')}</p>
      </div>
    </div>
  );
}

type Props = {
  readonly view: LogbookView;
  /** The programme from which the person came. */
  readonly from: string | undefined;
  readonly isBusy: boolean;
  readonly onAdd: (entry: NewEntry) => Promise<'kept' | EntryProblem | null>;
  readonly onClose: () => void;
};

export function EntryForm({ view, from, isBusy, onAdd, onClose }: Props) {
  const { t } = useTranslation('logbook');
  const formats = useFormats();
  const { programmes } = view;
  const first = programmes.find(({ id }) => id === from) ?? programmes[0];
  const [programmeId, setProgrammeId] = useState(first?.id ?? '');
  const [activity, setActivity] = useState(first?.activities[0]?.id ?? '');
  const [typed, setTyped] = useState({ day: dayOf(new Date()), from: '', to: '' });
  const [people, setPeople] = useState('1');
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState<'times' | 'people' | null>(null);
  const [problem, setProblem] = useState<EntryProblem | null>(null);
  const day = useRef<HTMLInputElement>(null);
  const peopleField = useRef<HTMLInputElement>(null);
  const id = useId();
  // The person pressed the button to write.
  useEffect(() => day.current?.focus(), []);
  const programme = programmes.find((one) => one.id === programmeId);
  const span = spanOf(typed);
  const type = (change: Partial<typeof typed>) => {
    setTyped((was) => ({ ...was, ...change }));
    setMissing(null);
    setProblem(null);
  };
  const keep = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setProblem(null);
    const count = Number(people);
    const isCount = Number.isInteger(count) && count >= 1 && count <= mostPeople;
    setMissing(span ? (isCount ? null : 'people') : 'times');
    if (!span) return day.current?.focus();
    if (!isCount) return peopleField.current?.focus();
    const came = await onAdd({ programmeId, activity, from: span.from, to: span.to, people: count, note: note.trim() });
    if (came !== null && came !== 'kept') setProblem(came);
  };
  const time = span && span.minutes > 0 ? formats.duration(span.minutes) : '';
  return (
    <form className="entry-form" aria-labelledby={`${id}-title`} noValidate onSubmit={(event) => void keep(event)}>
      <h2 id={`${id}-title`}>{t('form.title')}</h2>
      {programmes.length > 1 && (
        <PickField
          label={t('form.programme')}
          value={programmeId}
          onChange={(chosen) => {
            setProgrammeId(chosen);
            setActivity(programmes.find((one) => one.id === chosen)?.activities[0]?.id ?? '');
          }}
        >
          {programmes.map((one) => (
            <option key={one.id} value={one.id}>
              {one.title}
            </option>
          ))}
        </PickField>
      )}
      <PickField label={t('form.activity')} value={activity} onChange={setActivity}>
        {programme?.activities.map((one) => (
          <option key={one.id} value={one.id}>
            {one.title}
          </option>
        ))}
      </PickField>
      <div className="entry-times">
        <label className="field">
          <span>{t('form.day')}</span>
          <input
            ref={day}
            type="date"
            max={dayOf(new Date())}
            value={typed.day}
            onChange={(event) => type({ day: event.target.value })}
          />
        </label>
        <label className="field">
          <span>{t('form.from')}</span>
          <input type="time" value={typed.from} onChange={(event) => type({ from: event.target.value })} />
        </label>
        <label className="field">
          <span>{t('form.to')}</span>
          <input type="time" value={typed.to} onChange={(event) => type({ to: event.target.value })} />
        </label>
      </div>
      <p role="status" className="said-line">
        {time && t(span?.isNextDay ? 'form.lengthNextDay' : 'form.length', { time })}
      </p>
      {missing === 'times' && (
        <p className="field-problem" role="alert">
          {t('form.missing')}
        </p>
      )}
      <div className="field entry-people">
        <label htmlFor={`${id}-people`}>{t('form.people')}</label>
        <input
          ref={peopleField}
          id={`${id}-people`}
          type="number"
          inputMode="numeric"
          min={1}
          max={mostPeople}
          value={people}
          aria-describedby={`${id}-people-note`}
          onChange={(event) => {
            setPeople(event.target.value);
            setMissing(null);
          }}
        />
        <p id={`${id}-people-note`} className="quiet-line">
          {t('form.peopleNote')}
        </p>
        {missing === 'people' && (
          <p className="field-problem" role="alert">
            {t('form.peopleMissing')}
          </p>
        )}
      </div>
      <NoteField value={note} onChange={setNote} />
      {problem && <Refused problem={problem} view={view} />}
      <div className="entry-ways">
        <ActionButton kind="main" type="submit" isBusy={isBusy}>
          <PencilLine aria-hidden="true" />
          {t('form.keep')}
        </ActionButton>
        <ActionButton onPress={onClose}>{t('form.cancel')}</ActionButton>
      </div>
    </form>
  );
}
