/**
 * The library: one field to look for something, and the articles by subject.
 */
import { BookA } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { longestQuestion } from '#core/contract/library-calls.ts';
import { useCall } from '../../api/use-call.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { useScreenReady } from '../../app/screen-ready.ts';
import { Button } from '../../parts/button.tsx';
import { LoadingState } from '../../parts/loading-state.tsx';
import { ProblemScreen } from '../problem/problem-screen.tsx';
import { ArticleRow } from './article-row.tsx';
import { FoundList } from './found-list.tsx';
import { KeptPart } from './kept-part.tsx';
import { LookUpField } from './look-up-field.tsx';
import { useSearch } from './use-search.ts';
import './library.css';

export function LibraryScreen({ question: asked }: { readonly question: string }) {
  const { t } = useTranslation('library');
  const navigate = useNavigate();
  const library = useCall('library.read', {});
  const { question, setQuestion, found, failure, again } = useSearch(asked);
  useScreenReady('library', library.data ? t('title') : null);
  if (library.failure) return <ProblemScreen failure={library.failure} onRetry={library.again} />;
  if (!library.data) return <LoadingState>{t('loading')}</LoadingState>;
  return (
    <>
      <h1 tabIndex={-1}>{t('title')}</h1>
      <LookUpField
        id="library-question"
        label={t('searchLabel')}
        most={longestQuestion}
        value={question}
        onChange={setQuestion}
      >
        <p className="quiet-line">{t('searchNote')}</p>
      </LookUpField>
      {question.trim() === '' && (
        <Button className="found-row" onPress={() => navigate({ screen: 'glossary' })}>
          <BookA aria-hidden="true" />
          <span className="found-words">
            <span className="article-row-title">{t('glossary.title')}</span>
            <span className="quiet-line">{t('glossary.row')}</span>
          </span>
        </Button>
      )}
      {question.trim() !== '' ? (
        <FoundList question={question} found={found} failure={failure} onRetry={again} />
      ) : (
        library.data.map(({ topic, articles }) => (
          <section key={topic} className="library-topic" aria-labelledby={`topic-${topic}`}>
            <h2 id={`topic-${topic}`}>{t(`topic.${topic}`)}</h2>
            <ul>
              {articles.map((article) => (
                <ArticleRow
                  key={article.id}
                  article={article}
                  onOpen={() => navigate({ screen: 'article', articleId: article.id })}
                />
              ))}
            </ul>
          </section>
        ))
      )}
      {question.trim() === '' && <KeptPart />}
      {library.data.length === 0 && question.trim() === '' && (
        <div className="empty-state">
          <p>{t('none')}</p>
        </div>
      )}
    </>
  );
}
