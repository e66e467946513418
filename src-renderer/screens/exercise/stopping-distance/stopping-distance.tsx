/**
 * Stopping distance: first everything can be tried, then the speed is chosen for some roads.
 */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Conditions,
  fastestSafe,
  speedOnImpact,
  stoppingDistanceAt,
  worthOf,
} from '#core/exercises/stopping-distance/distance.ts';
import { useFormats } from '../../../locale/formats.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import type { DoneProps } from '../kinds.tsx';
import { Choice } from '../parts/choice.tsx';
import { Told } from '../parts/told.tsx';
import { DistanceDrawing } from './distance-drawing.tsx';
import { SpeedField } from './speed-field.tsx';
import './stopping-distance.css';

type Props = DoneProps<'stopping-distance'>;
type Exercise = Props['exercise'];
type Chosen = { readonly surface: string; readonly driver: string; readonly load: string };

function conditionsOf({ surfaces, drivers, loads }: Exercise, { surface, driver, load }: Chosen): Conditions {
  return {
    grip: surfaces.find(({ id }) => id === surface)?.grip ?? 1,
    seconds: drivers.find(({ id }) => id === driver)?.seconds ?? 1,
    braking: loads.find(({ id }) => id === load)?.braking ?? 1,
  };
}

function Trying({ exercise, onEnough }: { readonly exercise: Exercise; readonly onEnough: (() => void) | null }) {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  const [speed, setSpeed] = useState(50);
  const [chosen, setChosen] = useState<Chosen>({
    surface: exercise.surfaces[0]?.id ?? '',
    driver: exercise.drivers[0]?.id ?? '',
    load: exercise.loads[0]?.id ?? '',
  });
  const distance = stoppingDistanceAt(speed, conditionsOf(exercise, chosen));
  const choice = (part: keyof Chosen, options: Exercise['surfaces'] | Exercise['drivers'] | Exercise['loads']) => (
    <Choice
      label={t(`stopping.${part}`)}
      options={options}
      value={chosen[part]}
      onChange={(id) => setChosen({ ...chosen, [part]: id })}
    />
  );
  return (
    <section className="exercise-panel" aria-labelledby="stopping-try">
      <h2 id="stopping-try">{t('stopping.tryTitle')}</h2>
      <DistanceDrawing {...distance} />
      <p role="status">{t('stopping.stands', { metres: formats.number(Math.round(distance.whole)) })}</p>
      <SpeedField speed={speed} onChange={setSpeed} />
      {choice('surface', exercise.surfaces)}
      {choice('driver', exercise.drivers)}
      {choice('load', exercise.loads)}
      {onEnough && (
        <ActionButton kind="main" onPress={onEnough}>
          {t('stopping.toRoads')}
        </ActionButton>
      )}
    </section>
  );
}

type RoadProps = {
  readonly exercise: Exercise;
  readonly number: number;
  readonly onDriven: (worth: number) => void;
  readonly onNext: () => void;
};

function Road({ exercise, number, onDriven, onNext }: RoadProps) {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  const [speed, setSpeed] = useState(50);
  const [driven, setDriven] = useState<number | null>(null);
  const road = exercise.roads[number];
  if (!road) return null;
  const conditions = conditionsOf(exercise, road);
  const drive = () => {
    setDriven(speed);
    onDriven(worthOf(speed, road.metres, conditions));
  };
  const told = (at: number) => {
    const impact = speedOnImpact(at, road.metres, conditions);
    const safe = fastestSafe(road.metres, conditions);
    const left = Math.floor(road.metres - stoppingDistanceAt(at, conditions).whole);
    const facts = {
      metres: formats.number(impact > 0 ? road.metres : left),
      speed: formats.number(impact > 0 ? Math.max(1, Math.round(impact)) : (safe ?? at)),
      safe: formats.number(safe ?? 0),
    };
    if (impact > 0) return t(safe === null ? 'stopping.hitNever' : 'stopping.hit', facts);
    return t(worthOf(at, road.metres, conditions) === 1 ? 'stopping.stopped' : 'stopping.stoppedSlow', facts);
  };
  return (
    <section className="exercise-panel" aria-labelledby="stopping-road">
      <p className="exercise-step">
        {t('step', { number: formats.number(number + 1), count: formats.number(exercise.roads.length) })}
      </p>
      <h2 id="stopping-road">{t('stopping.roadsTitle')}</h2>
      <p>{road.text}</p>
      {driven === null && <SpeedField speed={speed} onChange={setSpeed} />}
      {driven === null ? (
        <ActionButton kind="main" onPress={drive}>
          {t('stopping.drive')}
        </ActionButton>
      ) : (
        <>
          <DistanceDrawing {...stoppingDistanceAt(driven, conditions)} obstacle={road.metres} />
          <Told worth={worthOf(driven, road.metres, conditions)}>{told(driven)}</Told>
          <ActionButton kind="main" autoFocus onPress={onNext}>
            {t(number + 1 < exercise.roads.length ? 'next' : 'finish')}
          </ActionButton>
        </>
      )}
    </section>
  );
}

export default function StoppingDistance({ exercise, onDone }: Props) {
  const [road, setRoad] = useState<number | null>(null);
  const [worth, setWorth] = useState(0);
  const count = exercise.roads.length;
  const next = () => {
    const following = (road ?? -1) + 1;
    setRoad(following);
    if (following === count) onDone(worth / count);
  };
  return (
    <>
      {road === null && <Trying exercise={exercise} onEnough={next} />}
      {road !== null && road < count && (
        <Road key={road} exercise={exercise} number={road} onDriven={(more) => setWorth(worth + more)} onNext={next} />
      )}
    </>
  );
}
