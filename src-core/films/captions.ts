/**
 * Captions: as WebVTT, and whether somebody can read them in the time that they stand.
 */
import type { LanguageCode } from '../locale/languages.ts';
import type { FilmView } from './film.ts';

/** `1:02:03.400`, as WebVTT wants it. */
function timestamp(seconds: number): string {
  const thousandths = Math.round(seconds * 1000);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const rest = String(thousandths % 1000).padStart(3, '0');
  return `${two(thousandths / 3_600_000)}:${two((thousandths / 60_000) % 60)}:${two((thousandths / 1000) % 60)}.${rest}`;
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** A line of its own could end a cue, and a sign begin a tag. */
const cueText = (text: string): string =>
  text
    .trim()
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .replace(/[&<>]/g, (sign) => signs[sign] ?? sign);

/** Each cue is named by its scene. */
export const webVtt = ({ scenes }: Pick<FilmView, 'scenes'>): string =>
  [
    'WEBVTT',
    ...scenes.map(({ id, from, to, caption }) => `${id}\n${timestamp(from)} --> ${timestamp(to)}\n${cueText(caption)}`),
  ]
    .join('\n\n')
    .concat('\n');

/** In characters a second, spaces too: what most adults follow while they also look at the picture. */
export const fastestReading = (language: LanguageCode): number => (language === 'zh' ? 9 : 17);

/** In characters a second. */
export const readingSpeed = (caption: string, seconds: number): number => [...caption.trim()].length / seconds;
