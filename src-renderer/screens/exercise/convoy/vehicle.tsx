/**
 * A vehicle from the side, facing the way it drives; its wheels stand on the line y = 0.
 */
import type { ViewOf } from '#core/exercises/kinds.ts';

export type Shape = ViewOf<'convoy'>['vehicles'][number]['shape'];

const bodies: Readonly<
  Record<Shape, { readonly body: string; readonly glass: string; readonly wheels: [number, number] }>
> = {
  car: {
    body: 'M2 -10V-26L18 -30L32 -50H66L80 -32L98 -26V-10Z',
    glass: 'M26 -31L36 -44H48V-31ZM53 -44H63L73 -31H53Z',
    wheels: [24, 78],
  },
  pickup: {
    body: 'M2 -10V-34H48V-50H74L84 -32L98 -27V-10Z',
    glass: 'M54 -44H70L77 -31H54Z',
    wheels: [22, 78],
  },
  lorry: {
    body: 'M0 -12V-66H68V-12ZM70 -12V-54H90L100 -36V-12Z',
    glass: 'M76 -48H87L94 -36H76Z',
    wheels: [22, 82],
  },
  minibus: {
    body: 'M2 -10V-50Q2 -56 8 -56H78Q86 -56 90 -46L98 -28V-10Z',
    glass: 'M10 -48H30V-34H10ZM35 -48H55V-34H35ZM60 -48H79L86 -34H60Z',
    wheels: [22, 78],
  },
};

type Props = { readonly shape: Shape; readonly isLost?: boolean };

export function VehicleShape({ shape, isLost = false }: Props) {
  const { body, glass, wheels } = bodies[shape];
  return (
    <g className={`convoy-vehicle is-${shape}${isLost ? ' is-lost' : ''}`}>
      <path className="convoy-body" d={body} />
      <path className="convoy-glass" d={glass} />
      {shape === 'pickup' && <circle className="convoy-spare" cx="26" cy="-38" r="9" />}
      {wheels.map((x) => (
        <circle key={x} className="convoy-wheel" cx={x} cy="-10" r="10" />
      ))}
    </g>
  );
}

/** Beside its name in the list. */
export function VehicleSign({ shape }: { readonly shape: Shape }) {
  return (
    <svg className="vehicle-sign is-mirrored" viewBox="-4 -72 108 76" aria-hidden="true">
      <VehicleShape shape={shape} />
    </svg>
  );
}
