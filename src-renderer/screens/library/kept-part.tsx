/**
 * What the person marked or wrote something to, the newest first.
 */
import { Bookmark, NotebookPen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { directionOf } from '#core/locale/languages.ts';
import { useCall } from '../../api/use-call.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { Button } from '../../parts/button.tsx';
import { FailureState } from '../../parts/failure-state.tsx';
import '../reading/reading.css';

export function KeptPart() {
  const { t } = useTranslation('reading');
  const navigate = useNavigate();
  const kept = useCall('study.kept', {});
  if (kept.failure) return <FailureState failure={kept.failure} onRetry={kept.again} />;
  if (!kept.data) return null;
  return (
    <section className="library-topic" aria-labelledby="kept-title">
      <h2 id="kept-title">{t('keptTitle')}</h2>
      {kept.data.length === 0 && <p className="quiet-line">{t('keptNone')}</p>}
      <ul>
        {kept.data.map(({ source, title, language, note, isBookmarked, at }) => (
          <li key={`${at} ${title}`}>
            <Button
              className="found-row"
              onPress={() =>
                navigate(
                  source.kind === 'article'
                    ? { screen: 'article', articleId: source.articleId }
                    : { screen: 'lesson', courseId: source.courseId, lessonId: source.lessonId },
                )
              }
            >
              {isBookmarked ? <Bookmark aria-hidden="true" /> : <NotebookPen aria-hidden="true" />}
              <span className="found-words">
                <span className="article-row-title" lang={language} dir={directionOf(language)}>
                  {title}
                </span>
                {note && (
                  <span className="quiet-line kept-note" dir="auto">
                    {note}
                  </span>
                )}
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
