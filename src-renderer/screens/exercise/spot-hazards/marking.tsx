/**
 * The picture with its places, and the same places as a list: in either one marks what is a hazard.
 */
import { Check } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ViewOf } from '#core/exercises/kinds.ts';
import { sheet } from '#core/exercises/spot-hazards/marks.ts';
import { useFormats } from '../../../locale/formats.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { OverDrawing } from '../parts/over-drawing.tsx';
import { Picture } from './picture.tsx';
import '../parts/check-list.css';

type Exercise = ViewOf<'spot-hazards'>;
type Props = {
  readonly exercise: Exercise;
  readonly scene: Exercise['scenes'][number];
  readonly number: number;
  readonly marks: ReadonlySet<string>;
  readonly onChange: (id: string) => void;
  readonly onShow: () => void;
};

export function Marking({ exercise, scene, number, marks, onChange, onShow }: Props) {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  /** The place that is looked at, in the picture or in the list: it is raised in both. */
  const [looked, setLooked] = useState<string | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const isFirst = number === 0;
  useEffect(() => {
    if (!isFirst) title.current?.focus();
  }, [isFirst]);
  const { places } = scene;
  const lookedAt = (id: string) => (looked === id ? ' is-looked' : '');
  return (
    <section className="exercise-panel" aria-labelledby="spot-title">
      <p className="exercise-step">
        {t('spot.picture', { number: formats.number(number + 1), count: formats.number(exercise.scenes.length) })}
      </p>
      <h2 id="spot-title" tabIndex={-1} ref={title}>
        {scene.title}
      </h2>
      <p className="spot-story">{scene.story}</p>
      <OverDrawing
        label={t('spot.inPicture')}
        size={sheet}
        onPress={onChange}
        onLook={setLooked}
        places={places.map(({ id, box, seen }, index) => ({
          id,
          box,
          name: seen,
          className: `spot-place${lookedAt(id)}`,
          isPressed: marks.has(id),
          children: (
            <span className="spot-badge">
              {marks.has(id) && <Check aria-hidden="true" />}
              {formats.number(index + 1)}
            </span>
          ),
        }))}
      >
        <Picture exerciseId={exercise.id} scene={scene} />
      </OverDrawing>
      <p className="quiet-line">{t('spot.keys')}</p>
      <fieldset className="check-list">
        <legend className="exercise-label">{t('spot.question')}</legend>
        {places.map(({ id, seen }, index) => (
          <label
            key={id}
            className={`check-line spot-line${lookedAt(id)}`}
            htmlFor={`spot-${id}`}
            onPointerEnter={() => setLooked(id)}
            onPointerLeave={() => setLooked(null)}
          >
            <input
              id={`spot-${id}`}
              type="checkbox"
              checked={marks.has(id)}
              onChange={() => onChange(id)}
              onFocus={() => setLooked(id)}
              onBlur={() => setLooked(null)}
            />
            <span className="spot-badge" aria-hidden="true">
              {formats.number(index + 1)}
            </span>
            <span>{seen}</span>
          </label>
        ))}
      </fieldset>
      <div className="spot-on">
        <ActionButton kind="main" isDisabled={marks.size === 0} onPress={onShow}>
          {t('spot.show')}
        </ActionButton>
        <p role="status">
          {t('spot.marked', { marked: formats.number(marks.size), all: formats.number(places.length) })}
        </p>
      </div>
    </section>
  );
}
