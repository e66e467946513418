/**
 * A film that somebody watches: where it is, what it says there, and what can be done with it.
 */
import { type RefObject, useEffect, useState } from 'react';
import type { FilmView } from '#core/films/film.ts';

export const speeds = [0.5, 0.75, 1, 1.25, 1.5] as const;

export type Film = {
  /** In seconds. */
  readonly at: number;
  readonly isPlaying: boolean;
  readonly isEnded: boolean;
  readonly hasFailed: boolean;
  /** What stands below the picture now; '' between two captions. */
  readonly caption: string;
  /** The scene that is shown; null before anybody has begun. */
  readonly sceneId: string | null;
  readonly speed: number;
  toggle(): void;
  goTo(second: number): void;
  setSpeed(speed: number): void;
};

/** Never two at once. */
function pauseOthers(own: HTMLVideoElement): void {
  for (const other of document.querySelectorAll<HTMLVideoElement>('.film video')) if (other !== own) other.pause();
}

export function useFilm(
  { scenes, seconds }: FilmView,
  video: RefObject<HTMLVideoElement | null>,
  track: RefObject<HTMLTrackElement | null>,
): Film {
  const [at, setAt] = useState(0);
  const [isPlaying, setPlaying] = useState(false);
  const [isEnded, setEnded] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const [caption, setCaption] = useState('');
  const [speed, setSpeed] = useState(1);

  useEffect(() => {
    const element = video.current;
    const text = track.current?.track;
    if (!element || !text) return;
    // Read, and drawn by us: below the picture, as large as the person wants it.
    text.mode = 'hidden';
    const noteTime = () => setAt(element.currentTime);
    const notePlay = () => {
      pauseOthers(element);
      setPlaying(true);
      setEnded(false);
    };
    const notePause = () => {
      setPlaying(false);
      setEnded(element.ended);
      noteTime();
    };
    const noteFailure = () => setFailed(true);
    const noteCue = () => {
      const [cue] = text.activeCues ?? [];
      setCaption(cue ? (cue as VTTCue).text : '');
    };
    const listens = [
      ['timeupdate', noteTime],
      ['seeked', noteTime],
      ['play', notePlay],
      ['pause', notePause],
      ['ended', notePause],
      ['error', noteFailure],
    ] as const;
    for (const [name, note] of listens) element.addEventListener(name, note);
    text.addEventListener('cuechange', noteCue);
    return () => {
      for (const [name, note] of listens) element.removeEventListener(name, note);
      text.removeEventListener('cuechange', noteCue);
    };
  }, [video, track]);

  return {
    at,
    isPlaying,
    isEnded,
    hasFailed,
    caption,
    sceneId: at === 0 && !isPlaying ? null : ((scenes.findLast(({ from }) => from <= at) ?? scenes[0])?.id ?? null),
    speed,
    toggle: () => {
      const element = video.current;
      if (!element) return;
      // What stops it from playing is said by its `error`; what merely comes between is no failure.
      if (element.paused) element.play().catch(() => undefined);
      else element.pause();
    },
    goTo: (second) => {
      const element = video.current;
      if (!element) return;
      element.currentTime = Math.min(seconds, Math.max(0, second));
      setAt(element.currentTime);
      setEnded(false);
    },
    setSpeed: (wanted) => {
      setSpeed(wanted);
      if (video.current) video.current.playbackRate = wanted;
    },
  };
}
