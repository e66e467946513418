/**
 * What one does with a film: play, go to a place, choose the speed, captions, the whole window.
 */
import { Captions, CaptionsOff, Maximize2, Minimize2, Pause, Play, RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../locale/formats.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { PickField } from '../../../parts/pick-field.tsx';
import { type Film, speeds } from './use-film.ts';
import type { FullWindow } from './use-full-window.ts';

type Props = {
  readonly film: Film;
  readonly seconds: number;
  readonly hasCaptions: boolean;
  readonly onCaptions: () => void;
  readonly full: FullWindow;
};

const play = { icon: Play, word: 'play' } as const;
const pause = { icon: Pause, word: 'pause' } as const;
const again = { icon: RotateCcw, word: 'again' } as const;

export function FilmControls({ film, seconds, hasCaptions, onCaptions, full }: Props) {
  const { t } = useTranslation('film');
  const formats = useFormats();
  const { at, isPlaying, isEnded, speed } = film;
  const act = isPlaying ? pause : isEnded ? again : play;
  const CaptionsIcon = hasCaptions ? Captions : CaptionsOff;
  const FullIcon = full.isFull ? Minimize2 : Maximize2;
  const spoken = (second: number) => formats.timeSpan(second * 1000);
  return (
    <div className="film-controls" role="toolbar" aria-label={t('controls')}>
      {/* Time goes from left to right here in every script, as it does on every such bar. */}
      <div className="film-line" dir="ltr">
        <input
          type="range"
          min={0}
          max={seconds}
          step={0.1}
          value={at}
          aria-label={t('position')}
          aria-valuetext={t('positionIs', { at: spoken(at), whole: spoken(seconds) })}
          onChange={({ target }) => film.goTo(Number(target.value))}
        />
        <span className="film-time" aria-hidden="true">
          <bdi>{formats.playTime(at)}</bdi> / <bdi>{formats.playTime(seconds)}</bdi>
        </span>
      </div>
      <div className="film-buttons">
        <ActionButton onPress={film.toggle}>
          <act.icon aria-hidden="true" />
          {t(act.word)}
        </ActionButton>
        <ActionButton kind="quiet" aria-pressed={hasCaptions} onPress={onCaptions}>
          <CaptionsIcon aria-hidden="true" />
          {t('captions')}
        </ActionButton>
        <ActionButton kind="quiet" onPress={full.toggle}>
          <FullIcon aria-hidden="true" />
          {t(full.isFull ? 'leaveFull' : 'full')}
        </ActionButton>
        <PickField label={t('speed')} value={String(speed)} onChange={(value) => film.setSpeed(Number(value))}>
          {speeds.map((one) => (
            <option key={one} value={one}>
              {t('speedIs', { speed: formats.factor(one) })}
            </option>
          ))}
        </PickField>
      </div>
    </div>
  );
}
