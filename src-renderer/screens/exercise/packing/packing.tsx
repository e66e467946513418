/**
 * Packing a bag: first it is filled, then night after night shows what it is good for.
 */
import { useState } from 'react';
import { vainIn, weightOf, worthOf } from '#core/exercises/packing/bag.ts';
import type { DoneProps } from '../kinds.tsx';
import { LookedThrough } from './looked-through.tsx';
import { Night } from './night.tsx';
import { Packed } from './packed.tsx';
import './packing.css';

export default function Packing({ exercise, onDone }: DoneProps<'packing'>) {
  const [bag, setBag] = useState<ReadonlySet<string>>(new Set());
  /** The night it is; null while the bag is packed. */
  const [night, setNight] = useState<number | null>(null);
  const [isDone, setIsDone] = useState(false);
  const change = (id: string) => {
    const changed = new Set(bag);
    if (!changed.delete(id)) changed.add(id);
    setBag(changed);
  };
  const finish = () => {
    setIsDone(true);
    onDone(worthOf(exercise, bag));
  };
  if (night === null) return <Packed exercise={exercise} bag={bag} onChange={change} onClose={() => setNight(0)} />;
  if (night < exercise.nights.length)
    return <Night key={night} exercise={exercise} number={night} bag={bag} onNext={() => setNight(night + 1)} />;
  return (
    <LookedThrough
      exercise={exercise}
      bag={bag}
      vain={vainIn(exercise, bag)}
      weight={weightOf(exercise, bag)}
      onAgain={isDone ? null : () => setNight(null)}
      onFinish={isDone ? null : finish}
    />
  );
}
