/**
 * Everything that a film says and shows, line by line; the line where it is, is marked, and a pressed one takes it there.
 */
import { Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FilmView } from '#core/films/film.ts';
import { directionOf } from '#core/locale/languages.ts';
import { useFormats } from '../../../locale/formats.ts';
import { Button } from '../../../parts/button.tsx';

type Props = {
  readonly film: FilmView;
  readonly sceneId: string | null;
  readonly onGoTo: (second: number) => void;
};

export function Transcript({ film, sceneId, onGoTo }: Props) {
  const { t } = useTranslation('film');
  const formats = useFormats();
  const written = { lang: film.language, dir: directionOf(film.language) };
  return (
    <>
      <p className="quiet-line" {...written}>
        {film.lead}
      </p>
      <p className="quiet-line">{t('transcriptLead')}</p>
      <ol className="film-transcript">
        {film.scenes.map(({ id, from, caption, seen }) => (
          <li key={id}>
            <Button
              className="film-line-said"
              aria-current={id === sceneId ? 'true' : undefined}
              onPress={() => onGoTo(from)}
            >
              <span className="film-line-time">
                {formats.playTime(from)}
                {id === sceneId && <Play aria-hidden="true" />}
              </span>
              <span className="film-line-words" {...written}>
                <span className="film-line-caption">{caption}</span>
                <span className="film-line-seen">{t('seen', { what: seen, lng: film.language })}</span>
              </span>
            </Button>
          </li>
        ))}
      </ol>
    </>
  );
}
