/**
 * The films that are there, and the scenes that draw them: the same moment is the same picture, no picture has letters, and
 * what lies in the content was drawn by these scenes and is what it says it is.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ALL_FORMATS, BufferSource, Input } from 'mediabunny';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkPicture } from '#core/content/check-picture.ts';
import { stoppingDistanceAt } from '#core/exercises/stopping-distance/distance.ts';
import { readWebm } from '#core/films/webm.ts';
import { stoppingAt } from '../../scripts/films/draw/stopping.ts';
import { framesPerSecond, pictureAt, size } from '../../scripts/films/scene.ts';
import { scenes } from '../../scripts/films/scenes.ts';

const films = fileURLToPath(new URL('../../content/films', import.meta.url));
const read = (id: string, file: string) => readFileSync(join(films, id, file));

test('each film has its scene, and each scene its film', () => {
  expect(scenes.map(({ id }) => id).sort()).toEqual(readdirSync(films).sort());
});

test.each(scenes)('$id: the same moment is the same picture, which only draws', (scene) => {
  for (let second = 0; second < scene.seconds; second += 0.4) {
    const picture = pictureAt(scene, second);
    expect(pictureAt(scene, second)).toBe(picture);
    expect([second, picture.includes('NaN') || picture.includes('undefined')]).toEqual([second, false]);
    // No `text` is among what a picture may hold.
    expect([second, checkPicture('frame.svg', picture)]).toEqual([second, []]);
  }
});

test.each(scenes)('$id: the poster and the length in the content are those of the scene', (scene) => {
  expect(read(scene.id, 'poster.svg').toString()).toBe(pictureAt(scene, scene.poster));
  expect(parse(read(scene.id, 'film.yaml').toString())).toMatchObject({ id: scene.id, seconds: scene.seconds });
});

test.each(scenes)(
  '$id: one silent picture that can be wound, small enough to carry, as another reader sees it too',
  async ({ id, seconds }) => {
    const bytes = read(id, 'film.webm');
    expect(bytes.length).toBeLessThan(700 * 1024);
    const webm = readWebm(bytes);
    expect(webm).toMatchObject({ isSeekable: true, tracks: [{ kind: 'video' }] });
    const other = new Input({ source: new BufferSource(bytes), formats: ALL_FORMATS });
    expect((await other.getTracks()).length).toBe(1);
    const video = await other.getPrimaryVideoTrack();
    expect([video?.displayWidth, video?.displayHeight]).toEqual([size.width, size.height]);
    expect((await video?.computePacketStats())?.packetCount).toBe(seconds * framesPerSecond);
    expect(webm?.seconds).toBeCloseTo(await other.computeDuration(), 2);
  },
);

test('a drawn car goes as far as the lesson says, and never back', () => {
  const dry = { grip: 0.7, seconds: 1.5, braking: 1 };
  for (const speed of [50, 80, 100]) {
    const { thinking, whole } = stoppingDistanceAt(speed, dry);
    expect(stoppingAt(speed, dry, 1.5)).toMatchObject({ speed, isBraking: false });
    expect(stoppingAt(speed, dry, 1.5).metres).toBeCloseTo(thinking);
    expect(stoppingAt(speed, dry, 60)).toEqual({ metres: whole, speed: 0, isBraking: true });
    let before = 0;
    for (let second = 0; second < 8; second += 0.05) {
      const { metres } = stoppingAt(speed, dry, second);
      expect(metres).toBeGreaterThanOrEqual(before);
      // No jump where the formula and the moment meet.
      expect(metres - before).toBeLessThan((speed / 3.6) * 0.05 + 0.1);
      before = metres;
    }
  }
});
