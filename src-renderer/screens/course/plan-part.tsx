/**
 * A plan of study: when one leaves, on which days of the week one has time, and what is to be read when.
 */
import { CalendarDays } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanView, PlanWish } from '#core/contract/study-calls.ts';
import type { Failure } from '#core/result/failure.ts';
import { call } from '../../api/call.ts';
import { useCall } from '../../api/use-call.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Button } from '../../parts/button.tsx';
import { FailureState } from '../../parts/failure-state.tsx';

/** Monday first; 0 is Sunday. */
const week = [1, 2, 3, 4, 5, 6, 0];
/** A day of that weekday: 4 January 1970 was a Sunday. */
const sample = (weekday: number) => new Date(Date.UTC(1970, 0, 4 + weekday, 12)).toISOString();

type FormProps = { readonly before: PlanWish | null; readonly onWish: (wish: PlanWish) => void };

function PlanForm({ before, onWish }: FormProps) {
  const { t } = useTranslation('reading');
  const formats = useFormats();
  const [until, setUntil] = useState(before?.until ?? '');
  const [weekdays, setWeekdays] = useState<readonly number[]>(before?.weekdays ?? [1, 2, 3, 4, 5]);
  const isWhole = until !== '' && weekdays.length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isWhole) onWish({ until, weekdays: [...weekdays] });
  };
  return (
    <form className="plan-form" onSubmit={submit}>
      <label className="plan-date">
        {t('plan.until')}
        <input type="date" required value={until} onChange={(event) => setUntil(event.target.value)} />
      </label>
      <fieldset className="plan-days">
        <legend>{t('plan.weekdays')}</legend>
        {week.map((weekday) => (
          <label key={weekday}>
            <input
              type="checkbox"
              checked={weekdays.includes(weekday)}
              onChange={(event) =>
                setWeekdays(event.target.checked ? [...weekdays, weekday] : weekdays.filter((one) => one !== weekday))
              }
            />
            {formats.weekday(sample(weekday))}
          </label>
        ))}
      </fieldset>
      <ActionButton type="submit" kind="main" isDisabled={!isWhole}>
        {t('plan.make')}
      </ActionButton>
    </form>
  );
}

function Days({ courseId, plan }: { readonly courseId: string; readonly plan: PlanView }) {
  const { t } = useTranslation('reading');
  const formats = useFormats();
  const navigate = useNavigate();
  if (!plan.isRead && plan.examDay === null) return <p className="plan-tight">{t('plan.noDay')}</p>;
  const longest = Math.max(1, ...plan.days.map(({ minutes }) => minutes));
  return (
    <>
      <p>{plan.isRead ? t('plan.allRead') : t('plan.perDay', { time: formats.duration(longest) })}</p>
      <ol className="plan-list">
        {plan.days.map(({ day, minutes, lessons }) => (
          <li key={day}>
            <span className="plan-day">{formats.dayOfMonth(`${day}T12:00:00Z`)}</span>
            <span className="plan-bar" aria-hidden="true">
              <span style={{ inlineSize: `${(minutes / longest) * 100}%` }} />
            </span>
            <span className="quiet-line">{formats.duration(minutes)}</span>
            <ul>
              {lessons.map(({ id, title }) => (
                <li key={id}>
                  <Button
                    className="plan-lesson"
                    onPress={() => navigate({ screen: 'lesson', courseId, lessonId: id })}
                  >
                    {title}
                  </Button>
                </li>
              ))}
            </ul>
          </li>
        ))}
        {plan.examDay && (
          <li>
            <span className="plan-day">{formats.dayOfMonth(`${plan.examDay}T12:00:00Z`)}</span>
            <strong className="plan-exam">{t('plan.exam')}</strong>
          </li>
        )}
      </ol>
    </>
  );
}

export function PlanPart({ courseId }: { readonly courseId: string }) {
  const { t } = useTranslation('reading');
  const read = useCall('study.plan', { courseId });
  const [changed, setChanged] = useState<PlanView | null | undefined>();
  const [isOpen, setOpen] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const plan = changed === undefined ? read.data : changed;
  const set = async (wish: PlanWish | null) => {
    const reply = await call('study.set-plan', { courseId, wish });
    setFailure(reply.ok ? null : reply.failure);
    if (!reply.ok) return;
    setChanged(reply.value);
    setOpen(false);
  };
  return (
    <section className="course-practice" aria-labelledby="plan-title">
      <h2 id="plan-title">{t('plan.title')}</h2>
      {!plan && <p>{t('plan.lead')}</p>}
      {plan && !isOpen && <Days courseId={courseId} plan={plan} />}
      {isOpen && <PlanForm before={plan} onWish={(wish) => void set(wish)} />}
      {(failure ?? read.failure) && (
        <FailureState failure={(failure ?? read.failure) as Failure} onRetry={read.again} />
      )}
      <div className="course-ways">
        <ActionButton onPress={() => setOpen(!isOpen)} aria-expanded={isOpen}>
          <CalendarDays aria-hidden="true" />
          {t(plan ? 'plan.change' : 'plan.begin')}
        </ActionButton>
        {plan && <ActionButton onPress={() => void set(null)}>{t('plan.drop')}</ActionButton>}
      </div>
    </section>
  );
}
