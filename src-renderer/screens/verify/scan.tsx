/**
 * The camera looks for the code of a paper; as soon as one is seen, it is judged and the camera goes off.
 */
import { Camera, CameraOff } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckView } from '#core/contract/verify-calls.ts';
import { call } from '../../api/call.ts';
import { ActionButton } from '../../parts/action-button.tsx';

type Trouble = 'cameraNone' | 'cameraDenied' | 'cameraBusy';

const troubleOf = (error: unknown): Trouble => {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'cameraNone';
  return name === 'NotAllowedError' ? 'cameraDenied' : 'cameraBusy';
};

/** One picture of the video as JPEG; null before the first. */
async function pictureOf(video: HTMLVideoElement, canvas: HTMLCanvasElement): Promise<Uint8Array | null> {
  if (video.videoWidth === 0) return null;
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.9));
  return blob && new Uint8Array(await blob.arrayBuffer());
}

/** Pictures a second are few enough for an old machine, and many enough that nobody waits. */
const pauseMs = 150;

type Props = {
  readonly isBusy: boolean;
  readonly onBegin: () => void;
  readonly onSeen: (check: CheckView) => void;
};

export function Scan({ isBusy, onBegin, onSeen }: Props) {
  const { t } = useTranslation('verify');
  const [on, setOn] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const video = useRef<HTMLVideoElement>(null);
  const seen = useRef(onSeen);
  seen.current = onSeen;

  useEffect(() => {
    if (!on) return;
    let goesOn = true;
    let stream: MediaStream | null = null;
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    const film = async () => {
      const wanted = await call('verify.camera', { on: true });
      if (!wanted.ok || !wanted.value.allowed) throw new DOMException('', 'NotAllowedError');
      stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 960 } },
      });
      const screen = video.current;
      // Turned off while the person was asked: it must not stay on behind the button.
      if (!screen || !goesOn) return stop();
      screen.srcObject = stream;
      await screen.play();
      const canvas = document.createElement('canvas');
      while (goesOn) {
        const bytes = await pictureOf(screen, canvas);
        const reply = bytes && (await call('verify.frame', { bytes }));
        if (!goesOn) return;
        if (reply?.ok && reply.value) {
          setOn(false);
          seen.current(reply.value);
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
    <div className="scan">
      {on && (
        <>
          <video ref={video} className="scan-picture" muted playsInline aria-label={t('cameraPicture')} />
          <p role="status">{t('cameraLooking')}</p>
        </>
      )}
      <ActionButton isBusy={isBusy} onPress={on ? () => setOn(false) : begin}>
        {on ? <CameraOff aria-hidden="true" /> : <Camera aria-hidden="true" />}
        {t(on ? 'cameraStop' : 'cameraStart')}
      </ActionButton>
      {trouble && <p role="alert">{t(trouble)}</p>}
    </div>
  );
}
