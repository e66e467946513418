/**
 * The camera looks for the code of a paper; as soon as one is seen, it is judged and the camera goes off.
 */
import type { Words } from '../words.ts';
import { element, shows } from './element.ts';
import { icon } from './icon.ts';

type Trouble = 'cameraNone' | 'page:cameraDenied' | 'cameraBusy' | 'page:cameraAbsent';

const troubleOf = (error: unknown): Trouble => {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'cameraNone';
  return name === 'NotAllowedError' || name === 'SecurityError' ? 'page:cameraDenied' : 'cameraBusy';
};

/** Some browsers give no camera to a page that was opened from the disk. */
const hasCamera = (): boolean => typeof navigator.mediaDevices?.getUserMedia === 'function';

/** Pictures a second are few enough for an old machine, and many enough that nobody waits. */
const pauseMs = 150;

async function pictureOf(video: HTMLVideoElement, canvas: HTMLCanvasElement): Promise<Uint8Array | null> {
  if (video.videoWidth === 0) return null;
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.9));
  return blob && new Uint8Array(await blob.arrayBuffer());
}

export type Scan = {
  readonly root: HTMLElement;
  say(words: Words): void;
  enable(isEnabled: boolean): void;
  stop(): void;
};

type Options = {
  readonly onBegin: () => void;
  /** Judges a picture; true when a code was seen, and looking can end. */
  readonly onPicture: (picture: Uint8Array) => Promise<boolean>;
};

export function openScan({ onBegin, onPicture }: Options): Scan {
  const root = element('div', { class: 'scan' });
  const video = element('video', { class: 'scan-picture', muted: true, playsinline: true });
  video.muted = true;
  let words: Words | null = null;
  let trouble: Trouble | null = null;
  let isEnabled = true;
  let stream: MediaStream | null = null;
  /** The run that may go on; each start begins another. */
  let run = 0;
  let isOn = false;

  const draw = () => {
    if (!words) return;
    const { t } = words;
    video.setAttribute('aria-label', t('cameraPicture'));
    // The picture has the whole place to itself.
    root.parentElement?.classList.toggle('is-filming', isOn);
    shows(
      root,
      isOn && [video, element('p', { role: 'status' }, t('cameraLooking'))],
      element(
        'button',
        {
          type: 'button',
          class: 'action-button',
          id: 'camera',
          disabled: !isEnabled && !isOn,
          onclick: isOn ? stop : start,
        },
        icon(isOn ? 'camera-off' : 'camera'),
        t(isOn ? 'cameraStop' : 'cameraStart'),
      ),
      trouble && element('p', { role: 'alert' }, t(trouble)),
    );
  };
  const stop = () => {
    run += 1;
    isOn = false;
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = null;
    video.srcObject = null;
    draw();
  };
  const film = async (mine: number) => {
    const opened = await navigator.mediaDevices.getUserMedia({
      video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 960 } },
    });
    if (mine !== run) {
      for (const track of opened.getTracks()) track.stop();
      return;
    }
    stream = opened;
    video.srcObject = opened;
    await video.play();
    const canvas = document.createElement('canvas');
    while (mine === run) {
      const picture = await pictureOf(video, canvas);
      if (mine === run && picture && (await onPicture(picture))) {
        if (mine === run) stop();
        return;
      }
      await new Promise((done) => setTimeout(done, pauseMs));
    }
  };
  const start = () => {
    trouble = hasCamera() ? null : 'page:cameraAbsent';
    if (trouble) return draw();
    onBegin();
    run += 1;
    isOn = true;
    draw();
    const mine = run;
    film(mine).catch((error) => {
      if (mine !== run) return;
      trouble = troubleOf(error);
      stop();
    });
  };
  return {
    root,
    say: (to) => {
      words = to;
      draw();
    },
    enable: (to) => {
      if (isEnabled === to) return;
      isEnabled = to;
      draw();
    },
    stop: () => {
      trouble = null;
      if (isOn) stop();
    },
  };
}
