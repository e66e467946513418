/**
 * A lesson or an article on paper, with the person's own notes at the end.
 */
import { useTranslation } from 'react-i18next';
import type { ReadingPaper } from '#core/contract/study-calls.ts';
import { directionOf } from '#core/locale/languages.ts';
import mark from '../../pictures/mark.svg';
import { PrintedFilm } from '../lesson/film/printed-film.tsx';
import { LessonBlocks } from '../lesson/lesson-blocks.tsx';
import '../lesson/lesson.css';
import './reading.css';

const none = () => null;

export function PrintedReading({ paper }: { readonly paper: ReadingPaper }) {
  const { t } = useTranslation('reading');
  const { language, title, summary, about, courseId, blocks, films, note } = paper;
  return (
    <main className="paper-reading" lang={language} dir={directionOf(language)}>
      <p className="paper-mark">
        <img src={mark} alt="" />
        Fieldpass
      </p>
      <p className="eyebrow">{about}</p>
      <h1>{title}</h1>
      <p className="lesson-lead">{summary}</p>
      <div className="lesson-text">
        <LessonBlocks
          courseId={courseId}
          blocks={blocks}
          check={none}
          exercise={none}
          film={(filmId) => {
            const film = films.find(({ id }) => id === filmId);
            return film ? <PrintedFilm film={film} /> : null;
          }}
        />
      </div>
      {note !== '' && (
        <section className="paper-note" aria-labelledby="paper-note-title">
          <h2 id="paper-note-title">{t('notes')}</h2>
          <p dir="auto">{note}</p>
        </section>
      )}
    </main>
  );
}
