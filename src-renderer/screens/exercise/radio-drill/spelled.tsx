/**
 * A name is spelled: its letters in a row, and the words for them typed below.
 */
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lettersOf, wordFor } from '#core/exercises/radio-drill/alphabet.ts';
import { type Difference, differences, isUnderstood, spelled } from '#core/exercises/radio-drill/spelling.ts';
import { useFormats } from '../../../locale/formats.ts';
import '../../../parts/field.css';
import { PressToTalk, usePressToTalk } from './press-to-talk.tsx';
import type { AtTask } from './task.tsx';

function useSentences() {
  const { t } = useTranslation('exercise');
  return (found: readonly Difference[]) =>
    found
      .map((one) => {
        if (one.kind === 'extra') return t('radio.spell.extra', { wrote: one.wrote });
        const named = { letter: one.letter, word: wordFor(one.letter) };
        if (one.kind === 'missing') return t('radio.spell.missing', named);
        if (one.kind === 'slip') return t('radio.spell.slip', { ...named, wrote: one.wrote });
        const means = one.means ?? '';
        return t(means ? 'radio.spell.other' : 'radio.spell.unknown', { ...named, wrote: one.wrote, means });
      })
      .join(' ');
}

export function Spelled({ task, language, told, isSolved, onRadio, onTried }: AtTask<'spell'>) {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  const sentences = useSentences();
  const [typed, setTyped] = useState('');
  const name = lettersOf(task.name).map((letter, place) => ({ letter, place }));
  const judge = () => {
    const found = differences(task.name, typed);
    const right = isUnderstood(found);
    onTried({ right, said: spelled(task.name), told: found.length > 0 ? sentences(found) : t('radio.spell.right') });
  };
  const talk = usePressToTalk({ says: typed, language, onRadio, onSpoken: judge });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() !== '') talk.press();
  };
  return (
    <>
      <ol className="radio-letters" dir="ltr" lang="en">
        {name.map(({ letter, place }) => (
          <li key={place}>
            <span className="radio-letter">{letter}</span>
            {isSolved && <span className="radio-letter-word">{wordFor(letter)}</span>}
          </li>
        ))}
      </ol>
      {!isSolved && (
        <form className="radio-spell" onSubmit={submit}>
          <div className="field">
            <label className="exercise-label" htmlFor="radio-spelling">
              {t('radio.spell.label', { count: name.length, number: formats.number(name.length) })}
            </label>
            <input
              id="radio-spelling"
              dir="ltr"
              lang="en"
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
            />
          </div>
          <PressToTalk talk={talk} type="submit" isDisabled={typed.trim() === ''} />
        </form>
      )}
      {told}
    </>
  );
}
