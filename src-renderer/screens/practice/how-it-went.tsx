/**
 * The end of a session of practice: what was right at once, what to read about, and whether there is more today.
 */
import { BookOpen } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PracticeCheck } from '#core/contract/practice-calls.ts';
import { useCall } from '../../api/use-call.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import type { PracticeRun } from './practice-run.ts';

type Props = { courseId: string; run: PracticeRun; checks: readonly PracticeCheck[] };

export function HowItWent({ courseId, run, checks }: Props) {
  const { t } = useTranslation('practice');
  const formats = useFormats();
  const navigate = useNavigate();
  const title = useRef<HTMLHeadingElement>(null);
  const outlook = useCall('practice.read', { courseId });
  useEffect(() => title.current?.focus(), []);
  const more = outlook.data?.today ?? 0;
  const right = run.asked - run.missed.length;
  const lessons = new Map(
    run.missed.flatMap((id) => {
      const lesson = checks.find((check) => check.id === id)?.lesson;
      return lesson ? [[lesson.id, lesson.title] as const] : [];
    }),
  );
  return (
    <article className="practice">
      <header className="practice-head">
        <h1 tabIndex={-1} ref={title}>
          {run.missed.length === 0 ? t('allRight') : t('someRight', { right: formats.number(right), count: run.asked })}
        </h1>
        <p className="practice-lead">
          {run.missed.length === 0 ? t('allRightLead') : t('someRightLead', { count: run.missed.length })}
        </p>
      </header>
      <div className="practice-ways">
        {more > 0 && (
          <ActionButton
            kind="main"
            onPress={() => navigate({ screen: 'practising', courseId, focus: { kind: 'due' } })}
          >
            {t('more', { count: more })}
          </ActionButton>
        )}
        <ActionButton kind={more > 0 ? 'plain' : 'main'} onPress={() => navigate({ screen: 'practice', courseId })}>
          {t('toPractice')}
        </ActionButton>
        <ActionButton onPress={() => navigate({ screen: 'home' })}>{t('home')}</ActionButton>
      </div>
      {lessons.size > 0 && (
        <section aria-labelledby="another-look-title">
          <h2 id="another-look-title">{t('anotherLook')}</h2>
          <ul className="practice-areas">
            {[...lessons].map(([lessonId, lessonTitle]) => (
              <li key={lessonId} className="practice-area">
                <p className="practice-area-words">{lessonTitle}</p>
                <ActionButton
                  aria-label={t('readAbout', { title: lessonTitle })}
                  onPress={() => navigate({ screen: 'lesson', courseId, lessonId })}
                >
                  <BookOpen aria-hidden="true" />
                  {t('read')}
                </ActionButton>
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  );
}
