/**
 * Another station speaks: its words come one by one, or all at once where one asks for it or wants no motion.
 */
import { Volume2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { aloud, wordsHeard } from '#core/exercises/radio-drill/heard.ts';
import type { LanguageCode } from '#core/locale/languages.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { useLocalVoice } from '../../../parts/local-voice.ts';
import { WordsThrough } from './words-through.tsx';

const beat = 190;

type Props = {
  readonly who: string;
  readonly text: string;
  readonly language: LanguageCode;
  /** All of it is there; said once. */
  readonly onHeard: () => void;
};

export function Heard({ who, text, language, onHeard }: Props) {
  const { t } = useTranslation('exercise');
  const voice = useLocalVoice(language);
  const all = wordsHeard(text, language).length;
  const [count, setCount] = useState(() => (window.matchMedia('(prefers-reduced-motion: reduce)').matches ? all : 0));
  const heard = useRef(onHeard);
  useEffect(() => {
    heard.current = onHeard;
  });
  const isWhole = count >= all;
  useEffect(() => {
    if (isWhole) return heard.current();
    const timer = setInterval(() => setCount((before) => before + 1), beat);
    return () => clearInterval(timer);
  }, [isWhole]);
  useEffect(() => () => window.speechSynthesis.cancel(), []);
  const speak = () => {
    const spoken = new SpeechSynthesisUtterance(aloud(text));
    spoken.voice = voice ?? null;
    spoken.lang = voice?.lang ?? language;
    window.speechSynthesis.cancel();
    window.speechSynthesis.speak(spoken);
  };
  return (
    <figure className="radio-heard">
      <figcaption>{who}</figcaption>
      <p>
        <WordsThrough text={text} language={language} count={count} />
      </p>
      {!isWhole && (
        <ActionButton kind="quiet" onPress={() => setCount(all)}>
          {t('radio.atOnce')}
        </ActionButton>
      )}
      {isWhole && voice && (
        <ActionButton kind="quiet" onPress={speak}>
          <Volume2 aria-hidden="true" />
          {t('radio.listen')}
        </ActionButton>
      )}
    </figure>
  );
}
