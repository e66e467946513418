/**
 * Shapes as text.
 */
type Value = string | number;
export type Style = Readonly<Record<string, Value | undefined>>;

const short = (value: Value): Value => (typeof value === 'number' ? Math.round(value * 100) / 100 : value);

export function shape(name: string, style: Style, inside = ''): string {
  const said = Object.entries(style).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key.replace(/[A-Z]/g, (big) => `-${big.toLowerCase()}`)}="${short(value)}"`],
  );
  return inside === '' ? `<${name}${said.join('')}/>` : `<${name}${said.join('')}>${inside}</${name}>`;
}

export const path = (d: string, style: Style): string =>
  shape('path', { d: d.replace(/-?\d+\.\d{3,}/g, (number) => String(short(Number(number)))), ...style });
export const circle = (cx: number, cy: number, r: number, style: Style): string =>
  shape('circle', { cx, cy, r, ...style });
/** `rx`: of its corners, in the style. */
export const box = (x: number, y: number, width: number, height: number, style: Style): string =>
  width <= 0 || height <= 0 ? '' : shape('rect', { x, y, width, height, ...style });
export const line = (x1: number, y1: number, x2: number, y2: number, style: Style): string =>
  shape('path', {
    d: `M${short(x1)} ${short(y1)}L${short(x2)} ${short(y2)}`,
    fill: 'none',
    strokeLinecap: 'round',
    ...style,
  });

type Place = { readonly x?: number; readonly y?: number; readonly scale?: number; readonly turn?: number };

/** Everything `inside`, moved, turned (in degrees) and then made larger or smaller. */
export const at = ({ x = 0, y = 0, scale = 1, turn = 0 }: Place, ...inside: readonly string[]): string =>
  shape(
    'g',
    {
      transform: `translate(${short(x)} ${short(y)})${turn === 0 ? '' : ` rotate(${short(turn)})`}${scale === 1 ? '' : ` scale(${short(scale)})`}`,
    },
    inside.join(''),
  );

/** Everything `inside`, so far visible; nothing where it is not at all. */
export const faded = (opacity: number, ...inside: readonly string[]): string =>
  opacity <= 0 ? '' : opacity >= 1 ? inside.join('') : shape('g', { opacity }, inside.join(''));

/** What of `inside` lies in a window with round corners. `name`: another for each window of a picture. */
export function within(
  name: string,
  [x, y, width, height]: readonly [number, number, number, number],
  ...inside: readonly string[]
): string {
  const window = shape('clipPath', { id: name }, box(x, y, width, height, { rx: 18 }));
  return `<defs>${window}</defs>${shape('g', { 'clip-path': `url(#${name})` }, inside.join(''))}`;
}
