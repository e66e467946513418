/**
 * A film on paper: one picture of it, and its transcript.
 */
import { useTranslation } from 'react-i18next';
import { type FilmView, posterFile } from '#core/films/film.ts';
import { useFormats } from '../../../locale/formats.ts';
import './film.css';

export function PrintedFilm({ film }: { readonly film: FilmView }) {
  const { t } = useTranslation('film');
  const formats = useFormats();
  return (
    <section className="paper-film">
      <p className="eyebrow">{t('eyebrow', { time: formats.timeSpan(film.seconds * 1000) })}</p>
      <p className="film-title">{film.title}</p>
      <img src={`app://fieldpass/films/${film.id}/${posterFile}`} alt="" />
      <ol className="film-transcript">
        {film.scenes.map(({ id, from, caption, seen }) => (
          <li key={id}>
            <span className="film-line-time">{formats.playTime(from)}</span>
            <span className="film-line-words">
              <span className="film-line-caption">{caption}</span>
              <span className="film-line-seen">{t('seen', { what: seen })}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
