/**
 * A convoy: the row of vehicles, the briefing, the drive stage by stage, and what it was worth.
 */
import { useState } from 'react';
import { type Orders, worthOf } from '#core/exercises/convoy/order.ts';
import type { DoneProps } from '../kinds.tsx';
import { Arrived } from './arrived.tsx';
import { Stage } from './stage.tsx';
import { Briefing, VehicleRow } from './yard.tsx';
import './convoy.css';

type Where = 'row' | 'briefing' | number;

export default function ConvoyExercise({ exercise, onDone }: DoneProps<'convoy'>) {
  const [orders, setOrders] = useState<Orders>({
    vehicles: exercise.vehicles.map(({ id }) => id),
    parts: exercise.parts.map(({ id }) => id),
  });
  const [where, setWhere] = useState<Where>('row');
  const [hasDriven, setHasDriven] = useState(false);
  const [isDone, setIsDone] = useState(false);
  const finish = () => {
    setIsDone(true);
    onDone(worthOf(exercise, orders));
  };
  if (where === 'row')
    return (
      <VehicleRow
        exercise={exercise}
        order={orders.vehicles}
        isFollowing={hasDriven}
        onOrder={(vehicles) => setOrders({ ...orders, vehicles })}
        onDone={() => setWhere('briefing')}
      />
    );
  if (where === 'briefing')
    return (
      <Briefing
        exercise={exercise}
        order={orders.parts}
        onOrder={(parts) => setOrders({ ...orders, parts })}
        onDone={() => setWhere(0)}
      />
    );
  if (where < exercise.stages.length)
    return <Stage key={where} exercise={exercise} number={where} orders={orders} onNext={() => setWhere(where + 1)} />;
  const again = () => {
    setHasDriven(true);
    setWhere('row');
  };
  return (
    <Arrived exercise={exercise} orders={orders} onAgain={isDone ? null : again} onFinish={isDone ? null : finish} />
  );
}
