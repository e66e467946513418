/**
 * What shows how fast, how far, how long.
 */
import { colours, edge } from './colours.ts';
import { figures } from './figures.ts';
import { at, box, circle, faded, line, path } from './svg.ts';

/** The dial of a car, up to 120; its place is the middle of its lower edge. */
export function dial(x: number, y: number, speed: number, colour: string, scale = 1): string {
  const angle = (value: number) => Math.PI * (1 - value / 120);
  const on = (value: number, r: number) => [Math.cos(angle(value)) * r, -Math.sin(angle(value)) * r] as const;
  const ticks = [0, 20, 40, 60, 80, 100, 120].map((value) => {
    const [a, b] = [on(value, 40), on(value, 34)];
    return line(a[0], a[1], b[0], b[1], { stroke: colours.ink, strokeWidth: 2 });
  });
  const tip = on(Math.max(0, speed), 31);
  return at(
    { x, y, scale },
    path('M-48 8V0A48 48 0 0 1 48 0V8Q48 12 44 12H-44Q-48 12-48 8Z', { fill: colours.raised, ...edge }),
    ...ticks,
    line(0, 0, tip[0], tip[1], { stroke: colour, strokeWidth: 4 }),
    circle(0, 0, 5, { fill: colours.ink }),
  );
}

/** A speed as its figure, on a plate. */
export const plate = (x: number, y: number, text: string | number, colour: string, height = 26): string => {
  const wide = String(text).length * height * 0.84 + height;
  return (
    box(x - wide / 2, y - height, wide, height * 2, {
      fill: colours.raised,
      ...edge,
      stroke: colour,
      rx: height * 0.5,
    }) + figures(text, { x, y, height, colour, anchor: 'middle', weight: 2.4 })
  );
};

export type Bar = { readonly from: number; readonly to: number; readonly colour: string; readonly isHatched?: boolean };

/** Distances one behind the other, with a mark every ten metres. `metre`: in pixels. */
export function bars(y: number, metre: number, parts: readonly Bar[], high = 18): string {
  return parts
    .filter(({ from, to }) => to - from > 1)
    .map(({ from, to, colour, isHatched = false }) => {
      const step = metre * 10;
      const marks = Array.from({ length: Math.max(0, Math.ceil((to - from) / step) - 1) }, (_, index) => {
        const x = from + (index + 1) * step;
        return line(x, y + high * 0.55, x, y + high - 2, { stroke: colours.paper, strokeWidth: 2, strokeOpacity: 0.8 });
      });
      const hatches = isHatched
        ? Array.from({ length: Math.max(0, Math.floor((to - from - 8) / 14)) }, (_, index) =>
            line(from + 6 + index * 14, y + high - 4, from + 14 + index * 14, y + 4, {
              stroke: colours.paper,
              strokeWidth: 2,
              strokeOpacity: 0.6,
            }),
          )
        : marks;
      return box(from, y, to - from, high, { fill: colour, ...edge, strokeWidth: 2, rx: 5 }) + hatches.join('');
    })
    .join('');
}

/** A clock of seconds: a ring that fills. */
export function ring(x: number, y: number, filled: number, colour: string, r = 30): string {
  const angle = filled * 2 * Math.PI - Math.PI / 2;
  const [ex, ey] = [Math.cos(angle) * r, Math.sin(angle) * r];
  const arc = filled >= 1 ? circle(0, 0, r, { fill: 'none', stroke: colour, strokeWidth: 9 }) : '';
  return at(
    { x, y },
    circle(0, 0, r + 9, { fill: colours.raised, ...edge }),
    circle(0, 0, r, { fill: 'none', stroke: colours.shade, strokeWidth: 9 }),
    arc ||
      faded(
        filled > 0.005 ? 1 : 0,
        path(`M0 ${-r}A${r} ${r} 0 ${filled > 0.5 ? 1 : 0} 1 ${ex} ${ey}`, {
          fill: 'none',
          stroke: colour,
          strokeWidth: 9,
          strokeLinecap: 'round',
        }),
      ),
  );
}

/** An eye: open and looking, or shut. */
export const eye = (x: number, y: number, open: number, scale = 1): string =>
  at(
    { x, y, scale },
    open > 0.15
      ? path(`M-26 0Q0 ${-30 * open} 26 0 0 ${30 * open}-26 0Z`, { fill: colours.raised, ...edge }) +
          circle(0, 0, 8 * Math.min(1, open * 1.1), { fill: colours.accent, stroke: colours.ink, strokeWidth: 2 })
      : path('M-26 0Q0 16 26 0', { fill: 'none', ...edge }) +
          path('M-14 9L-18 17M0 12V21M14 9L18 17', { fill: 'none', ...edge }),
  );
