/**
 * An article of the library: which version it is, the text, and the lessons that teach it.
 */
import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleView } from '#core/contract/library-calls.ts';
import { directionOf } from '#core/locale/languages.ts';
import { useCall } from '../../api/use-call.ts';
import type { Found, FromLesson } from '../../app/route.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useScreenReady } from '../../app/screen-ready.ts';
import { useFormats } from '../../locale/formats.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Button } from '../../parts/button.tsx';
import { LoadingState } from '../../parts/loading-state.tsx';
import { Marking } from '../../parts/marked-text.tsx';
import { Terms } from '../../parts/term-word.tsx';
import { LessonBlocks } from '../lesson/lesson-blocks.tsx';
import { BackToFound } from '../library/back-to-found.tsx';
import { ProblemScreen } from '../problem/problem-screen.tsx';
import { ReadingTools } from '../reading/reading-tools.tsx';
import '../lesson/lesson.css';
import '../library/library.css';

type Ways = { readonly found: Found | undefined; readonly from: FromLesson | undefined };

const nothing: readonly string[] = [];
const none = () => null;

function Page({ article, found, from }: Ways & { readonly article: ArticleView }) {
  const { t } = useTranslation('library');
  const formats = useFormats();
  const navigate = useNavigate();
  const text = useRef<HTMLDivElement>(null);
  const written = { lang: article.language, dir: directionOf(article.language) };
  useEffect(() => {
    if (found && found.block > 0)
      text.current?.children[found.block]?.scrollIntoView({ block: 'start', behavior: 'instant' });
  }, [found]);
  return (
    <article className="lesson">
      <div className="lesson-page">
        <header className="lesson-head">
          <BackToFound found={found} />
          <p className="eyebrow">
            {t('articleEyebrow', {
              topic: t(`topic.${article.topic}`),
              version: article.version,
              date: formats.day(article.date),
            })}
          </p>
          <h1 tabIndex={-1} {...written}>
            {article.title}
          </h1>
          <p className="lesson-lead" {...written}>
            {article.summary}
          </p>
          <ReadingTools source={{ kind: 'article', articleId: article.id }} language={article.language} text={text} />
        </header>
        <div className="lesson-text" ref={text} {...written}>
          <Terms value={article}>
            <Marking terms={found?.terms ?? nothing} language={article.language}>
              <LessonBlocks courseId="" blocks={article.blocks} check={none} exercise={none} film={none} />
            </Marking>
          </Terms>
        </div>
        {article.lessons.length > 0 && (
          <section className="library-topic" aria-labelledby="article-lessons">
            <h2 id="article-lessons">{t('lessons')}</h2>
            <ul>
              {article.lessons.map(({ courseId, courseTitle, id, title }) => (
                <li key={id}>
                  <Button
                    className="article-row"
                    onPress={() => navigate({ screen: 'lesson', courseId, lessonId: id })}
                  >
                    <span className="article-row-title" dir="auto">
                      {title}
                    </span>
                    <span className="quiet-line" dir="auto">
                      {courseTitle}
                    </span>
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )}
        <footer className="lesson-ways">
          <ActionButton onPress={() => navigate(from ? { screen: 'lesson', ...from } : { screen: 'library' })}>
            <ArrowLeft className="is-mirrored" aria-hidden="true" />
            {t(from ? 'exercise:toLesson' : 'back')}
          </ActionButton>
        </footer>
      </div>
    </article>
  );
}

type Props = Ways & { readonly articleId: string };

export function ArticleScreen({ articleId, found, from }: Props) {
  const { t } = useTranslation('library');
  const article = useCall('library.article', { articleId });
  useScreenReady('article', article.data?.title ?? null);
  if (article.failure) return <ProblemScreen failure={article.failure} onRetry={article.again} />;
  if (!article.data) return <LoadingState>{t('loading')}</LoadingState>;
  return <Page article={article.data} found={found} from={from} />;
}
