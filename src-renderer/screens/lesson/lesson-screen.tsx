/**
 * A lesson: a page of a good book, with checks that talk back, that remembers where one stopped.
 */
import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LessonView } from '#core/contract/course-calls.ts';
import { directionOf } from '#core/locale/languages.ts';
import type { Failure } from '#core/result/failure.ts';
import { call } from '../../api/call.ts';
import { useCall } from '../../api/use-call.ts';
import type { Found } from '../../app/route.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useScreenReady } from '../../app/screen-ready.ts';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { CheckQuestion } from '../../parts/check/check-question.tsx';
import { FailureState } from '../../parts/failure-state.tsx';
import { LoadingState } from '../../parts/loading-state.tsx';
import { Marking } from '../../parts/marked-text.tsx';
import { ProgressLine } from '../../parts/progress-line.tsx';
import { Terms } from '../../parts/term-word.tsx';
import { ExerciseRow } from '../exercise/exercise-row.tsx';
import { ArticleRow } from '../library/article-row.tsx';
import { BackToFound } from '../library/back-to-found.tsx';
import { ProblemScreen } from '../problem/problem-screen.tsx';
import { ReadingTools } from '../reading/reading-tools.tsx';
import { FilmPlayer } from './film/film-player.tsx';
import { LessonBlocks } from './lesson-blocks.tsx';
import { useKeptPlace } from './use-kept-place.ts';
import '../library/library.css';
import './lesson.css';

const nothing: readonly string[] = [];

function Page({ lesson, found }: { readonly lesson: LessonView; readonly found: Found | undefined }) {
  const { t } = useTranslation('lesson');
  const formats = useFormats();
  const navigate = useNavigate();
  const text = useRef<HTMLDivElement>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { courseId, id: lessonId, previous } = lesson;
  const finished = useRef(false);
  const source = { kind: 'lesson', courseId, lessonId } as const;
  const part = useKeptPlace(lesson, text, finished, found?.block);
  const written = { lang: lesson.language, dir: directionOf(lesson.language) };

  const finish = async () => {
    finished.current = true;
    const reply = await call('lesson.finish', { courseId, lessonId });
    finished.current = reply.ok;
    if (!reply.ok) return setFailure(reply.failure);
    const { next } = reply.value;
    navigate(next ? { screen: 'lesson', courseId, lessonId: next } : { screen: 'exam-intro', courseId });
  };

  return (
    <article className="lesson">
      <div className="lesson-progress">
        <ProgressLine value={part} max={1} label={t('progressLabel')} />
      </div>
      <div className="lesson-page">
        <header className="lesson-head">
          <BackToFound found={found} />
          <p className="eyebrow">
            {lesson.moduleTitle} · {t('number', { number: lesson.number, count: lesson.count })} ·{' '}
            {formats.minutes(lesson.minutes)}
          </p>
          <h1 tabIndex={-1} {...written}>
            {lesson.title}
          </h1>
          <p className="lesson-lead" {...written}>
            {lesson.summary}
          </p>
          <ReadingTools source={source} language={lesson.language} text={text} />
        </header>
        <div className="lesson-text" ref={text} {...written}>
          <Terms value={lesson}>
            <Marking terms={found?.terms ?? nothing} language={lesson.language}>
              <LessonBlocks
                courseId={courseId}
                blocks={lesson.blocks}
                check={(checkId) => {
                  const check = lesson.checks.find((candidate) => candidate.id === checkId);
                  return check ? (
                    <CheckQuestion
                      check={check}
                      before={lesson.answered[checkId]?.chosen ?? []}
                      onAsk={(chosen) =>
                        call('lesson.answer-check', { courseId, lessonId, checkId, response: { chosen } })
                      }
                    />
                  ) : null;
                }}
                film={(filmId) => {
                  const film = lesson.films.find(({ id }) => id === filmId);
                  return film ? <FilmPlayer film={film} /> : null;
                }}
                exercise={(exerciseId) => {
                  const exercise = lesson.exercises.find(({ id }) => id === exerciseId);
                  return exercise ? <ExerciseRow exercise={exercise} from={{ courseId, lessonId }} /> : null;
                }}
              />
            </Marking>
          </Terms>
        </div>
        <section className="lesson-serves" aria-labelledby="serves-title">
          <h2 id="serves-title">{t('serves')}</h2>
          {lesson.competencies.map((competency) => (
            <div key={competency.id} {...written}>
              <h3>{competency.title}</h3>
              <ul>
                {competency.criteria.map((criterion) => (
                  <li key={criterion}>{criterion}</li>
                ))}
              </ul>
            </div>
          ))}
        </section>
        {lesson.articles.length > 0 && (
          <section className="library-topic lesson-articles" aria-labelledby="look-up-title">
            <h2 id="look-up-title">{t('lookUp')}</h2>
            <ul>
              {lesson.articles.map((article) => (
                <ArticleRow
                  key={article.id}
                  article={article}
                  onOpen={() => navigate({ screen: 'article', articleId: article.id, from: { courseId, lessonId } })}
                />
              ))}
            </ul>
          </section>
        )}
        {failure && <FailureState failure={failure} onRetry={() => void finish()} />}
        <footer className="lesson-ways">
          {previous ? (
            <ActionButton onPress={() => navigate({ screen: 'lesson', courseId, lessonId: previous })}>
              <ArrowLeft className="is-mirrored" aria-hidden="true" />
              {t('previous')}
            </ActionButton>
          ) : (
            <span />
          )}
          <ActionButton kind="main" onPress={() => void finish()}>
            {lesson.nextTitle ? t('next', { title: lesson.nextTitle }) : t('toExam')}
            <ArrowRight className="is-mirrored" aria-hidden="true" />
          </ActionButton>
        </footer>
      </div>
    </article>
  );
}

type Props = { readonly courseId: string; readonly lessonId: string; readonly found: Found | undefined };

export function LessonScreen({ courseId, lessonId, found }: Props) {
  const { t } = useTranslation('lesson');
  const lesson = useCall('lesson.read', { courseId, lessonId });
  useScreenReady('lesson', lesson.data?.title ?? null);
  if (lesson.failure) return <ProblemScreen failure={lesson.failure} onRetry={lesson.again} />;
  if (!lesson.data) return <LoadingState>{t('loading')}</LoadingState>;
  return <Page lesson={lesson.data} found={found} />;
}
