/**
 * A call is put together: its parts are pressed in the order in which they are said, and pressed again to take them out.
 */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CallFault, faultOf } from '#core/exercises/radio-drill/call-order.ts';
import { useFormats } from '../../../locale/formats.ts';
import { Button } from '../../../parts/button.tsx';
import { PressToTalk, usePressToTalk } from './press-to-talk.tsx';
import { Spoken } from './spoken.tsx';
import type { AtTask, TaskOf } from './task.tsx';

type Part = TaskOf<'call'>['parts'][number];

/** In the middle of a sentence a part stands without the sign at its end. */
const named = (text: string) => text.replace(/[\s\p{P}]+$/u, '');

function useSentence() {
  const { t } = useTranslation('exercise');
  return (fault: CallFault<Part> | null) => {
    if (!fault) return t('radio.call.right');
    if (fault.fault === 'outside')
      return t('radio.call.outside', { part: named(fault.part.text), why: fault.part.why });
    const here = t(`radio.roles.${fault.wanted.role ?? 'message'}`, { part: named(fault.wanted.text) });
    return fault.fault === 'early'
      ? t('radio.call.early', { part: named(fault.part.text), here })
      : t('radio.call.missing', { here });
  };
}

export function Called({ task, language, told, isSolved, onRadio, onTried }: AtTask<'call'>) {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  const sentence = useSentence();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const textOf = (id: string) => task.parts.find((part) => part.id === id)?.text ?? '';
  const says = chosen.map(textOf).join(language === 'zh' ? '' : ' ');
  const judge = () => {
    const fault = faultOf(task.parts, chosen);
    onTried({ right: !fault, said: says, told: sentence(fault) });
  };
  const talk = usePressToTalk({ says, language, onRadio, onSpoken: judge });
  const change = (id: string) => setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <>
      {!isSolved && (
        <fieldset className="radio-parts">
          <legend className="exercise-label">{t('radio.call.parts')}</legend>
          {task.parts.map(({ id, text }) => {
            const place = chosen.indexOf(id) + 1;
            return (
              <Button
                key={id}
                className="radio-part-button"
                data-part={id}
                aria-pressed={place > 0}
                isDisabled={talk.isHeld}
                onPress={() => change(id)}
              >
                <span className="radio-place">
                  {place > 0 && (
                    <>
                      <span aria-hidden="true">{formats.number(place)}</span>
                      <span className="visually-hidden">{t('radio.call.place', { place: formats.number(place) })}</span>
                    </>
                  )}
                </span>
                <Spoken text={text} />
              </Button>
            );
          })}
        </fieldset>
      )}
      <div className="radio-line">
        <p className="exercise-label">{t('radio.yourCall')}</p>
        <p className="radio-own">
          {says ? <Spoken text={says} /> : <span className="quiet-line">{t('radio.call.empty')}</span>}
        </p>
      </div>
      {!isSolved && <PressToTalk talk={talk} isDisabled={chosen.length === 0} />}
      {told}
    </>
  );
}
