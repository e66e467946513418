/**
 * A voice of this computer for a language, never one that sends the text elsewhere.
 */
import { useEffect, useState } from 'react';
import type { LanguageCode } from '#core/locale/languages.ts';

export const voiceFor = (language: LanguageCode): SpeechSynthesisVoice | undefined =>
  window.speechSynthesis
    .getVoices()
    .find(({ lang, localService }) => localService && lang.toLowerCase().split(/[-_]/)[0] === language);

/** The voice, also where voices come late; undefined where there is none. */
export function useLocalVoice(language: LanguageCode): SpeechSynthesisVoice | undefined {
  const [voice, setVoice] = useState(() => voiceFor(language));
  useEffect(() => {
    const look = () => setVoice(voiceFor(language));
    look();
    window.speechSynthesis.addEventListener('voiceschanged', look);
    return () => window.speechSynthesis.removeEventListener('voiceschanged', look);
  }, [language]);
  return voice;
}
