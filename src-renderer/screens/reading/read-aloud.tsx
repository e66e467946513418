/**
 * A text read aloud by a voice of the system, block after block; the block that is read is marked and in sight.
 */
import { CirclePause, CirclePlay, Volume2 } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LanguageCode } from '#core/locale/languages.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { useAnnounce } from '../../parts/announcer.tsx';
import { voiceFor } from '../../parts/local-voice.ts';

type State = 'silent' | 'reading' | 'paused';

/** What is read of a block: its words and what its pictures teach, not what is folded away or only drawn. */
function spokenOf(block: Element): string {
  const copy = block.cloneNode(true) as Element;
  for (const silent of copy.querySelectorAll(
    '.term-meaning, .film-stage, [aria-hidden="true"], button:not(.term-word)',
  ))
    silent.remove();
  return [copy.textContent, ...[...copy.querySelectorAll('img')].map(({ alt }) => alt)].join(' ').trim();
}

type Props = { readonly language: LanguageCode; readonly text: RefObject<HTMLElement | null> };

export function ReadAloud({ language, text }: Props) {
  const { t } = useTranslation('reading');
  const announce = useAnnounce();
  const [state, setState] = useState<State>('silent');
  const [isMissing, setMissing] = useState(false);
  /** Which reading is going on: one that was stopped says nothing any more. */
  const turn = useRef(0);

  const stop = useRef(() => {
    turn.current += 1;
    window.speechSynthesis.cancel();
    // What was paused stays so for whatever is said next (Web Speech API, section 4.2.2).
    window.speechSynthesis.resume();
    for (const block of text.current?.querySelectorAll('.is-read-aloud') ?? []) block.classList.remove('is-read-aloud');
  });
  useEffect(() => {
    const ending = stop.current;
    // Voices come late on some systems: asked for now, they are there when somebody presses.
    window.speechSynthesis.getVoices();
    return () => ending();
  }, []);

  const begin = () => {
    const voice = voiceFor(language);
    if (!voice) {
      setMissing(true);
      announce(t('noVoice'));
      return;
    }
    setMissing(false);
    stop.current();
    const own = turn.current;
    const blocks = [...(text.current?.children ?? [])];
    // From what is in sight.
    const first = Math.max(
      0,
      blocks.findIndex((block) => block.getBoundingClientRect().bottom > 80),
    );
    const read = (index: number) => {
      const block = blocks[index];
      for (const one of blocks) one.classList.toggle('is-read-aloud', one === block);
      if (own !== turn.current || !block) {
        if (own === turn.current) setState('silent');
        return;
      }
      block.scrollIntoView({ block: 'nearest' });
      const spoken = new SpeechSynthesisUtterance(spokenOf(block));
      spoken.voice = voice;
      spoken.lang = voice.lang;
      spoken.onend = () => read(index + 1);
      spoken.onerror = () => own === turn.current && setState('silent');
      window.speechSynthesis.speak(spoken);
    };
    setState('reading');
    read(first);
  };
  const press = () => {
    if (state === 'silent') return begin();
    if (state === 'reading') window.speechSynthesis.pause();
    else window.speechSynthesis.resume();
    setState(state === 'reading' ? 'paused' : 'reading');
  };
  const Icon = { silent: Volume2, reading: CirclePause, paused: CirclePlay }[state];
  return (
    <>
      <ActionButton kind="quiet" onPress={press}>
        <Icon aria-hidden="true" />
        {t(`aloud.${state}`)}
      </ActionButton>
      {state !== 'silent' && (
        <ActionButton
          kind="quiet"
          onPress={() => {
            stop.current();
            setState('silent');
          }}
        >
          {t('aloud.stop')}
        </ActionButton>
      )}
      {isMissing && <p className="reading-missing">{t('noVoice')}</p>}
    </>
  );
}
