/**
 * An exercise: what one does, the doing, and what to take along. Each kind has a folder of its own beside this file.
 */
import { ArrowLeft, RotateCw } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { directionOf } from '#core/locale/languages.ts';
import type { Failure } from '#core/result/failure.ts';
import { call } from '../../api/call.ts';
import { useCall } from '../../api/use-call.ts';
import type { FromLesson } from '../../app/route.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useScreenReady } from '../../app/screen-ready.ts';
import { useFormats } from '../../locale/formats.ts';
import { InLanguage } from '../../locale/in-language.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import { FailureState } from '../../parts/failure-state.tsx';
import { LoadingState } from '../../parts/loading-state.tsx';
import { ProblemScreen } from '../problem/problem-screen.tsx';
import { ExerciseOfKind } from './kinds.tsx';
import './exercise.css';

type Props = { readonly exerciseId: string; readonly from: FromLesson | undefined };

export function ExerciseScreen({ exerciseId, from }: Props) {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  const navigate = useNavigate();
  const read = useCall('exercise.read', { exerciseId });
  const [round, setRound] = useState(0);
  /** Undefined until it was gone through to its end. */
  const [share, setShare] = useState<number | null | undefined>();
  const [failure, setFailure] = useState<Failure | null>(null);
  const end = useRef<HTMLElement>(null);
  useScreenReady('exercise', read.data?.exercise.title ?? null);
  useEffect(() => {
    if (share !== undefined) end.current?.focus();
  }, [share]);
  if (read.failure) return <ProblemScreen failure={read.failure} onRetry={read.again} />;
  if (!read.data) return <LoadingState>{t('loading')}</LoadingState>;
  const { exercise } = read.data;
  const written = { lang: exercise.language, dir: directionOf(exercise.language) };

  const finish = async (reached: number | null) => {
    setShare(reached);
    const reply = await call('exercise.finish', { exerciseId, share: reached });
    setFailure(reply.ok ? null : reply.failure);
  };
  const again = () => {
    setShare(undefined);
    setFailure(null);
    setRound(round + 1);
    document.querySelector<HTMLElement>('main h1')?.focus();
  };

  return (
    <article className="exercise">
      <header className="exercise-head">
        <p className="eyebrow">{t('eyebrow', { time: formats.minutes(exercise.minutes) })}</p>
        <h1 tabIndex={-1} {...written}>
          {exercise.title}
        </h1>
        <p className="exercise-lead" {...written}>
          {exercise.lead}
        </p>
      </header>
      <div className="exercise-work" key={round} {...written}>
        <InLanguage language={exercise.language}>
          <ExerciseOfKind exercise={exercise} onDone={(reached) => void finish(reached)} />
        </InLanguage>
      </div>
      {share !== undefined && (
        <section className="exercise-end" tabIndex={-1} ref={end} aria-labelledby="exercise-end-title">
          <h2 id="exercise-end-title">{t('takeAlong')}</h2>
          {share !== null && (
            <p className="exercise-share">{t('result', { share: formats.percent(Math.round(share * 100)) })}</p>
          )}
          <p {...written}>{exercise.closing}</p>
        </section>
      )}
      {failure && <FailureState failure={failure} onRetry={() => void finish(share ?? null)} />}
      <footer className="exercise-ways">
        <ActionButton
          kind={share === undefined ? 'plain' : 'main'}
          onPress={() => navigate(from ? { screen: 'lesson', ...from } : { screen: 'courses' })}
        >
          <ArrowLeft className="is-mirrored" aria-hidden="true" />
          {t(from ? 'toLesson' : 'toCourses')}
        </ActionButton>
        {share !== undefined && (
          <ActionButton onPress={again}>
            <RotateCw aria-hidden="true" />
            {t('again')}
          </ActionButton>
        )}
      </footer>
    </article>
  );
}
