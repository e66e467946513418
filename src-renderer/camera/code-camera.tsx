/**
 * The camera looks for a code; as soon as one is seen, whoever asked gets what came of it and the camera goes off.
 */
import { Camera, CameraOff } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.ts';
import { ActionButton } from '../parts/action-button.tsx';
import { type CameraTrouble, openCamera, pictureOf, troubleOf } from './open-camera.ts';
import './code-camera.css';

/** Pictures a second are few enough for an old machine, and many enough that nobody waits. */
const pauseMs = 150;

type Props<Seen> = {
  readonly isBusy: boolean;
  /** What to hold before it. */
  readonly hint: string;
  /** Null while no code is to be seen in the picture. */
  readonly look: (picture: Uint8Array) => Promise<Seen | null>;
  readonly onBegin: () => void;
  readonly onSeen: (seen: Seen) => void;
};

export function CodeCamera<Seen>({ isBusy, hint, look, onBegin, onSeen }: Props<Seen>) {
  const { t } = useTranslation('camera');
  const [on, setOn] = useState(false);
  const [trouble, setTrouble] = useState<CameraTrouble | null>(null);
  const video = useRef<HTMLVideoElement>(null);
  const asked = useRef({ look, onSeen });
  asked.current = { look, onSeen };

  useEffect(() => {
    if (!on) return;
    let goesOn = true;
    let stream: MediaStream | null = null;
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    const film = async () => {
      stream = await openCamera();
      const screen = video.current;
      // Turned off while the person was asked: it must not stay on behind the button.
      if (!screen || !goesOn) return stop();
      screen.srcObject = stream;
      await screen.play();
      const canvas = document.createElement('canvas');
      while (goesOn) {
        const bytes = await pictureOf(screen, canvas);
        const seen = bytes && (await asked.current.look(bytes));
        if (!goesOn) return;
        if (seen) {
          setOn(false);
          asked.current.onSeen(seen);
          return;
        }
        await new Promise((done) => setTimeout(done, pauseMs));
      }
    };
    film().catch((error) => {
      if (!goesOn) return;
      setTrouble(troubleOf(error));
      setOn(false);
    });
    return () => {
      goesOn = false;
      stop();
      void call('verify.camera', { on: false });
    };
  }, [on]);

  // What is checked now, or brought in, is asked of something else: the camera would answer into it.
  useEffect(() => {
    if (isBusy) setOn(false);
  }, [isBusy]);

  const begin = () => {
    setTrouble(null);
    onBegin();
    setOn(true);
  };
  return (
    <div className="code-camera">
      {on && (
        <>
          <video ref={video} className="code-camera-picture" muted playsInline aria-label={t('picture')} />
          <p role="status">{hint}</p>
        </>
      )}
      <ActionButton isBusy={isBusy} onPress={on ? () => setOn(false) : begin}>
        {on ? <CameraOff aria-hidden="true" /> : <Camera aria-hidden="true" />}
        {t(on ? 'stop' : 'start')}
      </ActionButton>
      {trouble && <p role="alert">{t(trouble)}</p>}
    </div>
  );
}
