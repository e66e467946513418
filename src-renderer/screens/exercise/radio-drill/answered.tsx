/**
 * Something is to be answered: one of a few things to say, or to be silent.
 */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../../parts/action-button.tsx';
import { Acts } from '../parts/acts.tsx';
import { PressToTalk, usePressToTalk } from './press-to-talk.tsx';
import { Spoken } from './spoken.tsx';
import type { AtTask } from './task.tsx';

export function Answered({ task, language, told, isSolved, onRadio, onTried }: AtTask<'answer'>) {
  const { t } = useTranslation('exercise');
  const [chosen, setChosen] = useState<string | null>(null);
  const [tried, setTried] = useState<readonly string[]>([]);
  const question = useRef<HTMLHeadingElement>(null);
  /** How often the question came back: each time it takes the focus. */
  const [asked, setAsked] = useState(0);
  const option = task.options.find(({ id }) => id === chosen);
  useEffect(() => {
    if (asked > 0) question.current?.focus();
  }, [asked]);

  const judge = (id: string) => {
    const one = task.options.find((other) => other.id === id);
    if (!one) return;
    onTried({ right: one.right === true, said: one.silent ? '' : one.text, told: one.why });
    if (one.right) return;
    setTried([...tried, id]);
    setChosen(null);
    setAsked(asked + 1);
  };
  const talk = usePressToTalk({
    says: option?.text ?? '',
    language,
    onRadio,
    onSpoken: () => judge(option?.id ?? ''),
  });
  const choose = (id: string) => {
    setChosen(id);
    if (task.options.find((one) => one.id === id)?.silent) judge(id);
  };
  if (isSolved) {
    return (
      <>
        <p className="radio-own">
          <Spoken text={option?.text ?? ''} />
        </p>
        {told}
      </>
    );
  }
  if (option) {
    return (
      <>
        <div className="radio-line">
          <p className="exercise-label">{t('radio.yourCall')}</p>
          <p className="radio-own">
            <Spoken text={option.text} />
          </p>
        </div>
        <div className="exercise-ways is-together">
          <PressToTalk talk={talk} autoFocus />
          {!talk.isHeld && (
            <ActionButton
              kind="quiet"
              onPress={() => {
                setChosen(null);
                setAsked(asked + 1);
              }}
            >
              {t('radio.another')}
            </ActionButton>
          )}
        </div>
      </>
    );
  }
  return (
    <>
      {told}
      <h3 className="radio-question" tabIndex={-1} ref={question}>
        {t(tried.length > 0 ? 'radio.whatElse' : 'radio.whatNow')}
      </h3>
      <Acts
        acts={task.options.map(({ id, text }) => ({ id, text: <Spoken text={text} /> }))}
        tried={tried}
        onChoose={choose}
      />
    </>
  );
}
