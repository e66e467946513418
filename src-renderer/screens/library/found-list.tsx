/**
 * What was found: where it stands, and the words around it.
 */
import { BookOpen, FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FoundPassage } from '#core/contract/library-calls.ts';
import { directionOf } from '#core/locale/languages.ts';
import type { Failure } from '#core/result/failure.ts';
import type { Route } from '../../app/route.ts';
import { useNavigate } from '../../app/route-provider.tsx';
import { Button } from '../../parts/button.tsx';
import { FailureState } from '../../parts/failure-state.tsx';
import { Pieces } from '../../parts/marked-text.tsx';

const wayTo = ({ source, block, terms }: FoundPassage, question: string): Route => {
  const found = { block, terms, question };
  return source.kind === 'article'
    ? { screen: 'article', articleId: source.articleId, found }
    : { screen: 'lesson', courseId: source.courseId, lessonId: source.lessonId, found };
};

type Props = {
  readonly question: string;
  /** Null until the first answer. */
  readonly found: readonly FoundPassage[] | null;
  readonly failure: Failure | null;
  readonly onRetry: () => void;
};

export function FoundList({ question, found, failure, onRetry }: Props) {
  const { t } = useTranslation('library');
  const navigate = useNavigate();
  if (failure) return <FailureState failure={failure} onRetry={onRetry} />;
  if (!found) return <p className="quiet-line">{t('searching')}</p>;
  return (
    <section className="library-found" aria-labelledby="found-title">
      <h2 id="found-title">
        <span role="status">{found.length === 0 ? t('nothingFound') : t('found', { count: found.length })}</span>
      </h2>
      {found.length === 0 && <p className="quiet-line">{t('nothingFoundHint')}</p>}
      <ul>
        {found.map((passage) => {
          const { source, language, title, heading, block, excerpt } = passage;
          const Icon = source.kind === 'article' ? FileText : BookOpen;
          const id = source.kind === 'article' ? source.articleId : source.lessonId;
          return (
            <li key={`${id}-${block}`}>
              <Button className="found-row" onPress={() => navigate(wayTo(passage, question))}>
                <Icon aria-hidden="true" />
                <span className="found-words" lang={language} dir={directionOf(language)}>
                  <span className="eyebrow">{t(`kind.${source.kind}`)}</span>
                  <span className="article-row-title">
                    {title}
                    {heading && ` · ${heading}`}
                  </span>
                  <span className="found-excerpt">
                    <Pieces pieces={excerpt} />
                  </span>
                </span>
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
