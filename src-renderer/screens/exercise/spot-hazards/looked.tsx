/**
 * The picture once more, with what each place is: hazards that were found and passed by, and what was well as it was.
 */
import { Check, Eye, type LucideIcon, Search, ShieldCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ViewOf } from '#core/exercises/kinds.ts';
import { placesThatAre, sheet, type Verdict, verdictOn } from '#core/exercises/spot-hazards/marks.ts';
import { useFormats } from '../../../locale/formats.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { placedAt } from '../parts/over-drawing.tsx';
import { Picture } from './picture.tsx';

type Exercise = ViewOf<'spot-hazards'>;
type Place = Exercise['scenes'][number]['places'][number];
type Props = {
  readonly exercise: Exercise;
  readonly scene: Exercise['scenes'][number];
  readonly number: number;
  readonly marks: ReadonlySet<string>;
  /** Null when it is over. */
  readonly onNext: (() => void) | null;
};

const signs: Readonly<Record<Verdict, LucideIcon>> = { found: Check, missed: Eye, alarm: Search, left: ShieldCheck };
/** What was passed by is read first. */
const order = ['missed', 'found', 'alarm', 'left'] as const satisfies readonly Verdict[];

function Badge({ verdict, number }: { readonly verdict: Verdict; readonly number: number }) {
  const formats = useFormats();
  const Sign = signs[verdict];
  return (
    <span className={`spot-badge is-${verdict}`} aria-hidden="true">
      <Sign />
      {formats.number(number)}
    </span>
  );
}

function Explained({ place, number, verdict }: { readonly place: Place; number: number; verdict: Verdict }) {
  const { t } = useTranslation('exercise');
  const { seen, hazard, sound } = place;
  return (
    <li className={`spot-told is-${verdict}`}>
      <Badge verdict={verdict} number={number} />
      <div>
        <h4>{seen}</h4>
        {sound !== undefined && <p>{sound}</p>}
        {hazard && (
          <dl className="spot-facts">
            <dt>{t('spot.happens')}</dt>
            <dd>{hazard.happens}</dd>
            <dt>{t('spot.today')}</dt>
            <dd>{hazard.today}</dd>
          </dl>
        )}
      </div>
    </li>
  );
}

export function Looked({ exercise, scene, number, marks, onNext }: Props) {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const { places } = scene;
  const having = (verdict: Verdict) => placesThatAre(verdict, scene, marks);
  const [found, missed] = [having('found').length, having('missed').length];
  return (
    <section className="exercise-panel" aria-labelledby="spot-title">
      <p className="exercise-step">
        {t('spot.picture', { number: formats.number(number + 1), count: formats.number(exercise.scenes.length) })}
      </p>
      <h2 id="spot-title" tabIndex={-1} ref={title}>
        {t('spot.looked', { title: scene.title })}
      </h2>
      <p className="spot-sum">
        {t('spot.sum', {
          found: formats.number(found),
          hazards: formats.number(found + missed),
          alarms: formats.number(having('alarm').length),
        })}
      </p>
      <div className="over-drawing" dir="ltr">
        <Picture exerciseId={exercise.id} scene={scene} />
        {places.map((place, index) => {
          const verdict = verdictOn(place, marks);
          return (
            <span key={place.id} className={`spot-place is-${verdict}`} style={placedAt(place.box, sheet)}>
              <Badge verdict={verdict} number={index + 1} />
            </span>
          );
        })}
      </div>
      {order.map((verdict) => {
        const those = having(verdict);
        return those.length === 0 ? null : (
          <section key={verdict} className="spot-those" aria-labelledby={`spot-${verdict}`}>
            <h3 id={`spot-${verdict}`}>{t(`spot.${verdict}`)}</h3>
            {verdict === 'alarm' && <p>{t('spot.alarmNote')}</p>}
            <ul>
              {those.map((place) => (
                <Explained key={place.id} place={place} number={places.indexOf(place) + 1} verdict={verdict} />
              ))}
            </ul>
          </section>
        );
      })}
      {onNext && (
        <ActionButton kind="main" onPress={onNext}>
          {t(number + 1 < exercise.scenes.length ? 'spot.next' : 'finish')}
        </ActionButton>
      )}
    </section>
  );
}
