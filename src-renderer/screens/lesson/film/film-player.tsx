/**
 * A film in a lesson: the moving picture with what it says below it, what one does with it, and its transcript.
 */
import { ChevronDown, Play, RotateCcw } from 'lucide-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FilmView, filmFile, posterFile } from '#core/films/film.ts';
import { directionOf } from '#core/locale/languages.ts';
import { useFormats } from '../../../locale/formats.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { Button } from '../../../parts/button.tsx';
import { FilmControls } from './film-controls.tsx';
import { Transcript } from './transcript.tsx';
import { useFilm } from './use-film.ts';
import { useFullWindow } from './use-full-window.ts';
import './film.css';

/** In seconds: as far as an arrow key goes. */
const stride = 5;

export function FilmPlayer({ film }: { readonly film: FilmView }) {
  const { t } = useTranslation('film');
  const formats = useFormats();
  const id = useId();
  const stage = useRef<HTMLDivElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const track = useRef<HTMLTrackElement>(null);
  const watched = useFilm(film, video, track);
  const full = useFullWindow(stage);
  const [hasCaptions, setCaptions] = useState(true);
  const [isOpen, setOpen] = useState(false);
  const { title, lead, language, seconds } = film;
  const written = { lang: language, dir: directionOf(language) };
  const isBegun = watched.sceneId !== null;
  const files = `app://fieldpass/films/${film.id}`;

  // By their places on the keyboard, so that they are the same in every script.
  const actOf = (code: string): (() => void) | undefined => {
    if (code === 'Space') return watched.toggle;
    if (code === 'ArrowLeft') return () => watched.goTo(watched.at - stride);
    if (code === 'ArrowRight') return () => watched.goTo(watched.at + stride);
    if (code === 'KeyC') return () => setCaptions(!hasCaptions);
    return code === 'KeyF' ? full.toggle : undefined;
  };
  const onKey = (event: KeyboardEvent) => {
    if (full.key(event)) return event.preventDefault();
    const { tagName } = event.target as HTMLElement;
    if (event.ctrlKey || event.altKey || event.metaKey || tagName === 'SELECT') return;
    // A button takes the space for itself.
    const act = event.code === 'Space' && tagName === 'BUTTON' ? undefined : actOf(event.code);
    if (!act) return;
    event.preventDefault();
    act();
  };

  return (
    <section className="film" aria-labelledby={`${id}-title`} onKeyDownCapture={onKey}>
      <div className="film-head">
        <p className="eyebrow">{t('eyebrow', { time: formats.timeSpan(seconds * 1000) })}</p>
        <p className="film-title" id={`${id}-title`} {...written}>
          {title}
        </p>
      </div>
      <div className="film-stage" ref={stage}>
        <div className="film-picture">
          <video
            ref={video}
            src={`${files}/${filmFile}`}
            poster={`${files}/${posterFile}`}
            preload="metadata"
            width={960}
            height={540}
            aria-label={title}
            muted
            playsInline
            disablePictureInPicture
          >
            <track ref={track} kind="captions" src={`${files}/captions.${language}.vtt`} srcLang={language} default />
          </video>
          <Button
            className={`film-press${isBegun && !watched.isEnded ? ' is-begun' : ''}`}
            aria-label={t(watched.isPlaying ? 'pauseFilm' : 'playFilm', { title })}
            aria-describedby={`${id}-keys`}
            onPress={watched.toggle}
          >
            <span className="film-press-mark" aria-hidden="true">
              {watched.isEnded ? <RotateCcw /> : <Play />}
            </span>
          </Button>
        </div>
        {hasCaptions && (
          <p className="film-caption" {...written}>
            {isBegun ? watched.caption : lead}
          </p>
        )}
        <FilmControls
          film={watched}
          seconds={seconds}
          hasCaptions={hasCaptions}
          onCaptions={() => setCaptions(!hasCaptions)}
          full={full}
        />
      </div>
      {watched.hasFailed && (
        <p className="film-failed" role="alert">
          {t('failed')}
        </p>
      )}
      <p className="visually-hidden" id={`${id}-keys`}>
        {t('keys')}
      </p>
      <ActionButton
        kind="quiet"
        aria-expanded={isOpen}
        aria-controls={`${id}-transcript`}
        onPress={() => setOpen(!isOpen)}
      >
        <ChevronDown className={`film-fold${isOpen ? ' is-open' : ''}`} aria-hidden="true" />
        {t('transcript')}
      </ActionButton>
      <div id={`${id}-transcript`} hidden={!isOpen}>
        <Transcript film={film} sceneId={watched.sceneId} onGoTo={watched.goTo} />
      </div>
    </section>
  );
}
