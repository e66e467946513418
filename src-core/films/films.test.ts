/**
 * Films: what a file says of itself, captions, and what is refused.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type TinyWebm, tinyWebm } from '../../test/fixtures/tiny-webm.ts';
import type { Framework } from '../content/pack.ts';
import { fastestReading, readingSpeed, webVtt } from './captions.ts';
import { filmViewOf } from './film.ts';
import { readFilm } from './read-film.ts';
import { readWebm } from './webm.ts';

test('how long a film is, what is in it, and whether one can wind it', () => {
  const video = { kind: 'video', codec: 'V_VP9' };
  expect(readWebm(tinyWebm())).toEqual({ seconds: 12, tracks: [video], isSeekable: true });
  expect(readWebm(tinyWebm({ isLive: true }))).toEqual({ seconds: 12, tracks: [video], isSeekable: true });
  expect(readWebm(tinyWebm({ isSeekable: false }))?.isSeekable).toBe(false);
  expect(readWebm(tinyWebm({ scale: 500_000 }))?.seconds).toBeCloseTo(12);
  const both = { kind: 1, codec: 'V_VP8' } as const;
  expect(readWebm(tinyWebm({ tracks: [both, { kind: 2, codec: 'A_OPUS' }] }))?.tracks).toEqual([
    { kind: 'video', codec: 'V_VP8' },
    { kind: 'audio', codec: 'A_OPUS' },
  ]);
});

test('what is no WebM, or only the beginning of one, is none; nothing throws', () => {
  expect(readWebm(tinyWebm({ docType: 'matroska' }))).toBeNull();
  expect(readWebm(tinyWebm({ seconds: 0 }))).toBeNull();
  const whole = tinyWebm();
  for (let length = 0; length < whole.length; length += 1) expect(readWebm(whole.subarray(0, length))).toBeNull();
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => readWebm(bytes) === null));
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
      const spoilt = whole.slice();
      spoilt[at] = byte;
      expect(() => readWebm(spoilt)).not.toThrow();
    }),
  );
});

const yaml = `id: roll
version: 1.0.0
languages: [en, zh]
seconds: 12
competencies: [road.speed]
title: { en: A film, zh: 短片 }
lead: { en: About it, zh: 简介 }
scenes:
  - { id: one, from: 0, to: 3.5, caption: { en: "Stop < here & wait.", zh: 停在这里等着。 }, seen: { en: A car., zh: 一辆车。 } }
  - { id: two, from: 3.5, to: 12, caption: { en: "Go on.", zh: 继续走。 }, seen: { en: A road., zh: 一条路。 } }
`;
const poster = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0L9 9"/></svg>\n';
const framework = {
  domains: [{ id: 'road', competencies: [{ id: 'road.speed' }] }],
} as unknown as Framework;

type Changes = { readonly yaml?: string; readonly poster?: string | null; readonly webm?: TinyWebm | null };
const read = (changes: Changes = {}) => {
  const files = new Map([['film.yaml', changes.yaml ?? yaml]]);
  if (changes.poster !== null) files.set('poster.svg', changes.poster ?? poster);
  const media = new Map(changes.webm === null ? [] : [['film.webm', tinyWebm(changes.webm)] as const]);
  return readFilm(files, media, 'roll', framework);
};
const codes = (changes: Changes) => read(changes).problems.map(({ code }) => code);

test('a film that is whole is read, and shown in the language of whoever watches', () => {
  const { value, problems } = read();
  expect(problems).toEqual([]);
  if (!value) throw new Error('not read');
  expect(filmViewOf(value, 'zh')).toMatchObject({
    language: 'zh',
    title: '短片',
    scenes: [{}, { caption: '继续走。' }],
  });
  expect(filmViewOf(value, 'fr')).toMatchObject({ language: 'en', title: 'A film' });
});

test('a moving picture that is missing, of another kind, with sound, of another length, or that cannot be wound', () => {
  expect(codes({ webm: null })).toEqual(['file-missing']);
  expect(codes({ webm: { docType: 'matroska' } })).toEqual(['film-broken']);
  expect(codes({ webm: { isSeekable: false } })).toEqual(['film-broken']);
  expect(codes({ webm: { tracks: [{ kind: 1, codec: 'V_MPEG4/ISO/AVC' }] } })).toEqual(['film-broken']);
  expect(codes({ webm: { tracks: [{ kind: 2, codec: 'A_OPUS' }] } })).toEqual(['film-broken']);
  const sound = { kind: 2, codec: 'A_OPUS' } as const;
  expect(codes({ webm: { tracks: [{ kind: 1, codec: 'V_VP9' }, sound] } })).toEqual(['film-sound']);
  expect(codes({ webm: { seconds: 12.4 } })).toEqual([]);
  expect(codes({ webm: { seconds: 12.6 } })).toEqual(['film-seconds']);
  expect(codes({ webm: { seconds: 11.4 } })).toEqual(['film-seconds']);
});

test('captions that overlap, run backwards, outlast the film, or share a name', () => {
  expect(codes({ yaml: yaml.replace('from: 3.5, to: 12', 'from: 3.4, to: 12') })).toEqual(['caption-order']);
  expect(codes({ yaml: yaml.replace('from: 3.5, to: 12', 'from: 9, to: 9') })).toEqual(['caption-order']);
  expect(codes({ yaml: yaml.replace('to: 12,', 'to: 12.1,') })).toEqual(['caption-order']);
  expect(codes({ yaml: yaml.replace('id: two', 'id: one') })).toEqual(['duplicate-id']);
});

test('captions that nobody can read in time, in each language by its own measure', () => {
  expect(readingSpeed(' 一二三四 ', 2)).toBe(2);
  expect([fastestReading('en'), fastestReading('zh')]).toEqual([17, 9]);
  const long = (caption: string) => yaml.replace('"Go on."', JSON.stringify(caption));
  expect(codes({ yaml: long('x'.repeat(144)) })).toEqual([]);
  expect(codes({ yaml: long('x'.repeat(145)) })).toEqual(['caption-fast']);
  const chinese = (count: number) => yaml.replace('继续走。', '走'.repeat(count));
  expect(codes({ yaml: chinese(76) })).toEqual([]);
  expect(read({ yaml: chinese(77) }).problems).toMatchObject([{ code: 'caption-fast', params: { language: 'zh' } }]);
});

test('a language that is missing, an unknown competency, another name, a poster that is not there or does more than draw', () => {
  expect(codes({ yaml: yaml.replace(', zh: 继续走。', '') })).toEqual(['translation-missing']);
  expect(codes({ yaml: yaml.replace('road.speed', 'road.other') })).toEqual(['unknown-competency']);
  expect(codes({ yaml: yaml.replace('id: roll', 'id: other') })).toEqual(['schema']);
  expect(codes({ poster: null })).toEqual(['picture-missing']);
  expect(codes({ poster: poster.replace('<path', '<script') })).toEqual(['picture-unsafe']);
});

test('captions as WebVTT: each named by its scene, and nothing in a text becomes a sign of the format', () => {
  const scene = (id: string, from: number, to: number, caption: string) => ({ id, from, to, caption, seen: '' });
  expect(
    webVtt({ scenes: [scene('one', 0.2, 4, 'Stop <b> & go'), scene('two', 3725.5, 3726.25, 'a\n\nb --> c')] }),
  ).toBe(
    'WEBVTT\n\none\n00:00:00.200 --> 00:00:04.000\nStop &lt;b&gt; &amp; go\n\ntwo\n01:02:05.500 --> 01:02:06.250\na b --&gt; c\n',
  );
});
