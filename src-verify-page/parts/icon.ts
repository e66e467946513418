/**
 * The application's icons (Lucide, ISC), as many of them as this page needs.
 */
import icons from 'built-in:icons';
import type { Verdict } from '#core/verify/verdict.ts';

export const iconNames = [
  'ban',
  'camera',
  'camera-off',
  'circle-check',
  'circle-dashed',
  'circle-question-mark',
  'file-search',
  'file-x-corner',
  'rotate-ccw',
  'rotate-ccw-clock',
  'shield',
  'shield-check',
  'shield-question-mark',
  'square',
  'timer-off',
  'user-x',
] as const;
export type IconName = (typeof iconNames)[number];

export const markOf: Readonly<Record<Verdict, IconName>> = {
  good: 'circle-check',
  provisional: 'circle-dashed',
  expired: 'timer-off',
  superseded: 'rotate-ccw-clock',
  revoked: 'ban',
  changed: 'file-x-corner',
  'unknown-issuer': 'user-x',
  'cannot-tell': 'circle-question-mark',
};

const svg = 'http://www.w3.org/2000/svg';

export function icon(name: IconName): SVGElement {
  const drawn = document.createElementNS(svg, 'svg');
  drawn.setAttribute('viewBox', '0 0 24 24');
  drawn.setAttribute('class', 'icon');
  drawn.setAttribute('aria-hidden', 'true');
  for (const [tag, attributes] of icons[name]) {
    const shape = document.createElementNS(svg, tag);
    for (const [key, value] of Object.entries(attributes)) shape.setAttribute(key, value);
    drawn.append(shape);
  }
  return drawn;
}
