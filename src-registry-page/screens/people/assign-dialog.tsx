/**
 * A course for some people, or for all who were found, by a day: it then stands in their app.
 */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assignReply, assignRequest, type PeopleFilter } from '#core/staff/shapes.ts';
import { PickField } from '../../../src-renderer/parts/pick-field.tsx';
import { ask } from '../../api/ask.ts';
import { useDeed } from '../../api/use-deed.ts';
import { useSession } from '../../app/session.tsx';
import { useFormats } from '../../locale/use-formats.ts';
import { FieldProblem } from '../../parts/field-problem.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { TextField } from '../../parts/text-field.tsx';

export type Addressed =
  | { readonly people: readonly { readonly id: string; readonly name: string }[] }
  | { readonly filter: PeopleFilter; readonly total: number };

type Props = {
  readonly to: Addressed;
  readonly course: string | undefined;
  readonly onClose: () => void;
  /** Told what came of it, as a sentence. */
  readonly onDone: (words: string) => void;
};

/** A day of this machine's calendar, as it is written in a date field. */
const dayIn = (days: number): string => {
  const date = new Date(Date.now() + days * 86_400_000);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
};

export function AssignDialog({ to, course: wanted, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { choices } = useSession();
  const [course, setCourse] = useState(wanted ?? (choices.courses.length === 1 ? choices.courses[0]?.id : '') ?? '');
  const [dueOn, setDueOn] = useState(dayIn(30));
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<'course' | 'day' | null>(null);
  const deed = useDeed(
    () =>
      ask('/v1/staff/assignments', assignReply, {
        body: {
          to: 'people' in to ? { people: to.people.map(({ id }) => id) } : { filter: to.filter },
          course,
          dueOn,
          note,
        },
      }),
    ({ assigned, already }) =>
      onDone(
        [t('assign.done', { count: assigned }), already > 0 && t('assign.already', { count: already })]
          .filter(Boolean)
          .join(' '),
      ),
  );
  const submit = () => {
    const isDay = assignRequest.shape.dueOn.safeParse(dueOn).success && dueOn >= dayIn(0);
    const found = course === '' ? 'course' : isDay ? null : 'day';
    setProblem(found);
    if (!found) void deed.run();
  };
  const whom =
    'people' in to
      ? to.people.length <= 3
        ? t('assign.named', { names: formats.list(to.people.map(({ name }) => name)) })
        : t('assign.chosen', { count: to.people.length })
      : t('assign.found', { count: to.total });
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={t('assign.title')}
      does={t('assign.does')}
      isBusy={deed.isBusy}
      trouble={deed.trouble}
      onSubmit={submit}
    >
      <p>{whom}</p>
      <PickField label={t('by.course')} value={course} onChange={setCourse}>
        <option value="">{t('assign.pick')}</option>
        {choices.courses.map(({ id, titles }) => (
          <option key={id} value={id}>
            {formats.title(titles)}
          </option>
        ))}
      </PickField>
      {problem === 'course' && <FieldProblem>{t('assign.courseMissing')}</FieldProblem>}
      <TextField
        label={t('assign.dueOn')}
        type="date"
        min={dayIn(0)}
        value={dueOn}
        problem={problem === 'day' ? t('assign.dayMissing') : null}
        onChange={setDueOn}
      />
      <TextField
        label={t('assign.note')}
        note={t('assign.noteNote')}
        isLong
        isOptional
        maxLength={300}
        value={note}
        onChange={setNote}
      />
    </FormDialog>
  );
}
