/**
 * What the camera sees, until the assessor takes a picture of it or turns it off.
 */
import { Camera, CameraOff } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { type CameraTrouble, openCamera, pictureOf, troubleOf } from '../../camera/open-camera.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import '../../camera/code-camera.css';

type Props = { readonly onTaken: (bytes: Uint8Array | null) => void; readonly onEnd: () => void };

export function TakePicture({ onTaken, onEnd }: Props) {
  const { t } = useTranslation(['assess', 'camera']);
  const [trouble, setTrouble] = useState<CameraTrouble | null>(null);
  const video = useRef<HTMLVideoElement>(null);
  const shutter = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    let goesOn = true;
    let stream: MediaStream | null = null;
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    const film = async () => {
      stream = await openCamera();
      const screen = video.current;
      // Turned off while the person was asked: it must not stay on.
      if (!screen || !goesOn) return stop();
      screen.srcObject = stream;
      await screen.play();
    };
    shutter.current?.focus();
    film().catch((error) => goesOn && setTrouble(troubleOf(error)));
    return () => {
      goesOn = false;
      stop();
      void call('verify.camera', { on: false });
    };
  }, []);
  const take = async () => {
    if (video.current) onTaken(await pictureOf(video.current, document.createElement('canvas')));
  };
  return (
    <div className="code-camera">
      {!trouble && (
        <video ref={video} className="code-camera-picture" muted playsInline aria-label={t('camera:picture')} />
      )}
      {trouble && <p role="alert">{t(`camera:${trouble}`)}</p>}
      <div className="assess-ways">
        <ActionButton ref={shutter} kind="main" isBusy={trouble !== null} onPress={() => void take()}>
          <Camera aria-hidden="true" />
          {t('takeNow')}
        </ActionButton>
        <ActionButton onPress={onEnd}>
          <CameraOff aria-hidden="true" />
          {t('camera:stop')}
        </ActionButton>
      </div>
    </div>
  );
}
