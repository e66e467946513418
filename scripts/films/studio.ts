/**
 * Inside the hidden window: draws a film frame after frame and encodes it.
 */
import { BufferTarget, CanvasSource, Output, WebMOutputFormat } from 'mediabunny';
import { type FilmScene, framesPerSecond, pictureAt, size } from './scene.ts';
import { scenes } from './scenes.ts';

/** Flat drawings need little; a key frame every four seconds lets one seek. */
const encoding = { codec: 'vp9', keyFrameInterval: 4, latencyMode: 'quality' } as const;

async function drawn(picture: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(picture)}`;
  await image.decode();
  return image;
}

async function encoded(scene: FilmScene): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(size.width, size.height);
  const brush = canvas.getContext('2d', { alpha: false });
  if (!brush) throw new Error('no canvas');
  const target = new BufferTarget();
  const output = new Output({ format: new WebMOutputFormat(), target });
  const frames = new CanvasSource(canvas, { ...encoding, bitrate: scene.bitrate });
  output.addVideoTrack(frames, { frameRate: framesPerSecond });
  await output.start();
  for (let frame = 0; frame < scene.seconds * framesPerSecond; frame += 1) {
    const second = frame / framesPerSecond;
    brush.drawImage(await drawn(pictureAt(scene, second)), 0, 0);
    await frames.add(second, 1 / framesPerSecond);
  }
  await output.finalize();
  if (!target.buffer) throw new Error('nothing was written');
  return new Uint8Array(target.buffer);
}

const asBase64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

Object.assign(globalThis, {
  studio: {
    ids: scenes.map(({ id }) => id),
    render: async (id: string) => {
      const scene = scenes.find((one) => one.id === id);
      if (!scene) throw new Error(id);
      return { webm: asBase64(await encoded(scene)), poster: pictureAt(scene, scene.poster) };
    },
  },
});
