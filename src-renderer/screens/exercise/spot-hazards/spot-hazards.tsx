/**
 * Looking for hazards, one picture after the other: first one marks, then each place says what it is.
 */
import { useState } from 'react';
import { shareOf } from '#core/exercises/spot-hazards/marks.ts';
import type { DoneProps } from '../kinds.tsx';
import { Looked } from './looked.tsx';
import { Marking } from './marking.tsx';
import './spot-hazards.css';

const none: ReadonlySet<string> = new Set();

export default function SpotHazards({ exercise, onDone }: DoneProps<'spot-hazards'>) {
  const { scenes } = exercise;
  const [number, setNumber] = useState(0);
  /** What was marked in each picture. */
  const [marks, setMarks] = useState<readonly ReadonlySet<string>[]>(() => scenes.map(() => none));
  const [isShown, setIsShown] = useState(false);
  const [isDone, setIsDone] = useState(false);
  const scene = scenes[number];
  const marked = marks[number] ?? none;
  if (!scene) return null;
  const change = (id: string) => {
    const changed = new Set(marked);
    if (!changed.delete(id)) changed.add(id);
    setMarks(marks.map((before, index) => (index === number ? changed : before)));
  };
  const goOn = () => {
    if (number + 1 === scenes.length) {
      setIsDone(true);
      onDone(shareOf(scenes, marks));
      return;
    }
    setNumber(number + 1);
    setIsShown(false);
  };
  const shown = { exercise, scene, number, marks: marked };
  return isShown ? (
    <Looked key={`${scene.id} looked`} {...shown} onNext={isDone ? null : goOn} />
  ) : (
    <Marking key={scene.id} {...shown} onChange={change} onShow={() => setIsShown(true)} />
  );
}
