/**
 * A drawing with places in it that can be pressed. By keyboard it is one stop: arrow keys go from place to place as they lie.
 */
import { type CSSProperties, type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { type Box, type Direction, nextIn, type Size } from '#core/exercises/places.ts';
import { Button } from '../../../parts/button.tsx';
import './over-drawing.css';

type Place = {
  readonly id: string;
  readonly box: Box;
  /** What it is called after what its mark says, for somebody who does not see the drawing. */
  readonly name: string;
  readonly className: string;
  readonly isPressed?: boolean;
  readonly children: ReactNode;
};

type Props = {
  readonly label: string;
  readonly size: Size;
  readonly places: readonly Place[];
  readonly onPress: (id: string) => void;
  /** The place that is looked at just now, by pointer or by keyboard. */
  readonly onLook?: (id: string | null) => void;
  /** The drawing. */
  readonly children: ReactNode;
};

const arrows: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/** Where a box lies over a drawing of this size. Places in a drawing stay where they are in every script. */
export const placedAt = ([left, top, width, height]: Box, [wide, high]: Size): CSSProperties => ({
  left: `${(left / wide) * 100}%`,
  top: `${(top / high) * 100}%`,
  width: `${(width / wide) * 100}%`,
  height: `${(height / high) * 100}%`,
});

export function OverDrawing({ label, size, places, onPress, onLook, children }: Props) {
  const [last, setLast] = useState<string | null>(null);
  const here = places.find(({ id }) => id === last) ?? places[0];
  const buttons = useRef(new Map<string, HTMLButtonElement | null>());
  const move = (event: KeyboardEvent) => {
    const direction = arrows[event.key];
    if (!direction || !here) return;
    event.preventDefault();
    const next = nextIn(direction, here.box, places);
    if (next) buttons.current.get(next)?.focus();
  };
  return (
    <div className="over-drawing" dir="ltr">
      {children}
      <fieldset className="over-drawing-places" aria-label={label}>
        {places.map(({ id, box, name, className, isPressed, children: mark }) => (
          <Button
            key={id}
            ref={(button) => void buttons.current.set(id, button)}
            className={`over-drawing-place ${className}`}
            style={placedAt(box, size)}
            aria-pressed={isPressed}
            tabIndex={id === here?.id ? 0 : -1}
            onKeyDown={move}
            onFocus={() => {
              setLast(id);
              onLook?.(id);
            }}
            onBlur={() => onLook?.(null)}
            onPointerEnter={() => onLook?.(id)}
            onPointerLeave={() => onLook?.(null)}
            onPress={() => onPress(id)}
          >
            {mark} <span className="visually-hidden">{name}</span>
          </Button>
        ))}
      </fieldset>
    </div>
  );
}
