/**
 * Calming down, from one screen to the next: how it is, slow breathing, the senses, how it is now, hard moments, where to
 * turn. Nothing that somebody says or writes here leaves it.
 */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Feeling } from '#core/exercises/breathing/breath.ts';
import type { DoneProps } from '../kinds.tsx';
import { Afterwards } from './afterwards.tsx';
import { Breaths } from './breaths.tsx';
import { FeelingQuestion } from './feeling.tsx';
import { MomentQuestion } from './moments.tsx';
import { SenseStep } from './senses.tsx';
import './breathing.css';

type Part = 'before' | 'breath' | 'senses' | 'after' | 'moments' | 'end';

export default function Breathing({ exercise, onDone }: DoneProps<'breathing'>) {
  const { t } = useTranslation('exercise');
  const [part, setPart] = useState<Part>('before');
  /** Which step of the part it is, where it has several. */
  const [step, setStep] = useState(0);
  const [before, setBefore] = useState<Feeling>(null);
  const [after, setAfter] = useState<Feeling>(null);
  const [isDone, setIsDone] = useState(false);
  const to = (next: Part) => {
    setPart(next);
    setStep(0);
  };
  const stepOr = (count: number, next: Part) => (step + 1 < count ? setStep(step + 1) : to(next));
  const { senses, moments, feelings } = exercise;
  switch (part) {
    case 'before':
      return (
        <FeelingQuestion
          key={part}
          question={t('breathing.howBefore')}
          text={exercise.scene}
          feelings={feelings}
          isFollowing={false}
          onSaid={(feeling) => {
            setBefore(feeling);
            to('breath');
          }}
        />
      );
    case 'breath':
      return <Breaths exercise={exercise} onNext={() => to('senses')} />;
    case 'senses':
      return <SenseStep key={step} senses={senses} number={step} onNext={() => stepOr(senses.length, 'after')} />;
    case 'after':
      return (
        <FeelingQuestion
          key={part}
          question={t('breathing.howAfter')}
          text={t('breathing.anyAnswer')}
          feelings={feelings}
          isFollowing
          onSaid={(feeling) => {
            setAfter(feeling);
            to('moments');
          }}
        />
      );
    case 'moments':
      return (
        <MomentQuestion key={step} exercise={exercise} number={step} onNext={() => stepOr(moments.length, 'end')} />
      );
    case 'end':
      return (
        <Afterwards
          exercise={exercise}
          before={before}
          after={after}
          onFinish={
            isDone
              ? null
              : () => {
                  setIsDone(true);
                  onDone(null);
                }
          }
        />
      );
  }
}
