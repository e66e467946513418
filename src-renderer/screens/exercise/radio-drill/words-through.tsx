/**
 * What came through of a transmission: what was lost is a hiss, and a word for whoever cannot see it.
 */
import { useTranslation } from 'react-i18next';
import { wordsHeard } from '#core/exercises/radio-drill/heard.ts';
import type { LanguageCode } from '#core/locale/languages.ts';
import { Spoken } from './spoken.tsx';

type Props = {
  readonly text: string;
  readonly language: LanguageCode;
  /** How many words came by now; all where it is not said. */
  readonly count?: number;
};

export function WordsThrough({ text, language, count }: Props) {
  const { t } = useTranslation('exercise');
  const words = wordsHeard(text, language).map((word, index) => {
    const isHere = count === undefined || index < count;
    return (
      <span key={word.at} className={isHere ? 'radio-word' : 'radio-word is-to-come'}>
        {word.isLost ? (
          <>
            <span className="radio-hiss" aria-hidden="true" />
            <span className="visually-hidden">{t('radio.lost')}</span>
          </>
        ) : (
          word.text
        )}
      </span>
    );
  });
  return <Spoken text={text}>{words}</Spoken>;
}
