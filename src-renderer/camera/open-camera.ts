/**
 * The camera, where main lets the page have it: how it is opened, one picture of it, and what can be wrong with it.
 */
import { call } from '../api/call.ts';

export type CameraTrouble = 'none' | 'denied' | 'busy';

export const troubleOf = (error: unknown): CameraTrouble => {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'none';
  return name === 'NotAllowedError' ? 'denied' : 'busy';
};

/** One picture of the video as JPEG; null before the first. */
export async function pictureOf(video: HTMLVideoElement, canvas: HTMLCanvasElement): Promise<Uint8Array | null> {
  if (video.videoWidth === 0) return null;
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.9));
  return blob && new Uint8Array(await blob.arrayBuffer());
}

/** Throws what `troubleOf` understands. Whoever is done says so to main, and stops the tracks. */
export async function openCamera(): Promise<MediaStream> {
  const wanted = await call('verify.camera', { on: true });
  if (!wanted.ok || !wanted.value.allowed) throw new DOMException('', 'NotAllowedError');
  return navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 960 } },
  });
}
