/**
 * Ways out of buildings, one case after the other: first what one knows, then the way room by room, then the look back.
 */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { beginning, shareOf } from '#core/exercises/evacuation-route/walk.ts';
import { useFormats } from '../../../locale/formats.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import type { DoneProps } from '../kinds.tsx';
import { Arrived } from './arrived.tsx';
import { PlanDrawing } from './plan-drawing.tsx';
import { PlanNames } from './plan-names.tsx';
import type { Case, CaseWalk } from './walked-case.ts';
import { Way } from './way.tsx';
import './evacuation-route.css';

type BeginningProps = {
  readonly building: Case;
  readonly number: number;
  readonly count: number;
  readonly onBegin: () => void;
};

function Beginning({ building, number, count, onBegin }: BeginningProps) {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  const title = useRef<HTMLHeadingElement>(null);
  const isFirst = number === 0;
  useEffect(() => {
    if (!isFirst) title.current?.focus();
  }, [isFirst]);
  return (
    <section className="exercise-panel" aria-labelledby="way-title">
      <p className="exercise-step">{t('step', { number: formats.number(number + 1), count: formats.number(count) })}</p>
      <h2 id="way-title" tabIndex={-1} ref={title}>
        {building.title}
      </h2>
      <p className="way-text">{building.story}</p>
      <div className="over-drawing" dir="ltr">
        <PlanDrawing building={building} alternative={building.alternative} walk={beginning(building)} />
        <PlanNames rooms={building.rooms} />
      </div>
      <ActionButton kind="main" onPress={onBegin}>
        {t('evacuation.begin')}
      </ActionButton>
    </section>
  );
}

export default function EvacuationRoute({ exercise, onDone }: DoneProps<'evacuation-route'>) {
  const { cases } = exercise;
  const [number, setNumber] = useState(0);
  const [stage, setStage] = useState<'beginning' | 'way' | 'arrived'>('beginning');
  const [walk, setWalk] = useState<CaseWalk | null>(null);
  const [share, setShare] = useState(0);
  const [isDone, setIsDone] = useState(false);
  const building = cases[number];
  if (!building) return null;
  const begin = () => {
    setWalk(beginning(building));
    setStage('way');
  };
  const goOn = () => {
    const reached = share + (walk ? shareOf(walk) : 0);
    setShare(reached);
    if (number + 1 === cases.length) {
      setIsDone(true);
      onDone(reached / cases.length);
      return;
    }
    setNumber(number + 1);
    setStage('beginning');
  };
  if (stage === 'beginning' || !walk)
    return <Beginning key={building.id} building={building} number={number} count={cases.length} onBegin={begin} />;
  if (stage === 'way')
    return <Way building={building} walk={walk} onWalk={setWalk} onArrived={() => setStage('arrived')} />;
  return (
    <Arrived
      building={building}
      walk={walk}
      isLast={number + 1 === cases.length}
      onAgain={isDone ? null : begin}
      onNext={isDone ? null : goOn}
    />
  );
}
