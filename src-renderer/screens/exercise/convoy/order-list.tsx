/**
 * Things in an order: moved by two buttons, by the arrow keys on them, or pulled to their place with a pointer. Each move says
 * the new place, and whoever moved something stays with it.
 */
import { ChevronDown, ChevronUp, GripVertical } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moved } from '#core/exercises/convoy/order.ts';
import { useFormats } from '../../../locale/formats.ts';
import { useAnnounce } from '../../../parts/announcer.tsx';
import { Button } from '../../../parts/button.tsx';

type Thing = { readonly id: string; readonly text: string; readonly before?: ReactNode; readonly after?: ReactNode };
type Props = {
  readonly label: string;
  /** In their order. */
  readonly things: readonly Thing[];
  readonly onOrder: (ids: string[]) => void;
  /** So many are above a line; what stands below it is left out. */
  readonly cut?: { readonly after: number; readonly text: string };
};

type Side = 'up' | 'down';

export function OrderList({ label, things, onOrder, cut }: Props) {
  const { t } = useTranslation('exercise');
  const formats = useFormats();
  const announce = useAnnounce();
  const buttons = useRef(new Map<string, HTMLButtonElement | null>());
  /** What was just moved, and by which button: it takes the focus along. */
  const following = useRef<string | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  /** The same at once: a quick hand moves before the screen has been drawn again. */
  const held = useRef<string | null>(null);
  const hold = (id: string | null) => {
    held.current = id;
    setDragged(id);
  };
  const ids = things.map(({ id }) => id);
  useEffect(() => {
    if (following.current) buttons.current.get(following.current)?.focus();
    following.current = null;
  });
  const move = (id: string, to: number, side?: Side) => {
    if (to < 0 || to >= ids.length || ids[to] === id) return;
    if (side) following.current = `${id} ${side}`;
    onOrder(moved(ids, id, to));
    announce(t('convoy.placed', { place: formats.number(to + 1), count: formats.number(ids.length) }));
  };
  const onKey = (event: KeyboardEvent, id: string, place: number, side: Side) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    move(id, place + (event.key === 'ArrowUp' ? -1 : 1), side);
  };
  const take = (event: PointerEvent) => {
    const row = event.target instanceof Element && !event.target.closest('button') ? event.target.closest('li') : null;
    const id = row?.dataset.thing;
    if (event.button !== 0 || id === undefined) return;
    // The list stays where it is while its rows change places: only it keeps the pointer.
    event.currentTarget.setPointerCapture(event.pointerId);
    hold(id);
  };
  const follow = (event: PointerEvent) => {
    const pulled = held.current;
    if (pulled === null) return;
    const others = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-thing]')].filter(
      (row) => row.dataset.thing !== pulled,
    );
    const above = others.filter((row) => {
      const { top, height } = row.getBoundingClientRect();
      return top + height / 2 < event.clientY;
    });
    move(pulled, above.length);
  };
  const rows = things.map(({ id, text, before, after }, place) => (
    <li
      key={id}
      className={`order-thing${dragged === id ? ' is-dragged' : ''}${cut && place >= cut.after ? ' is-cut' : ''}`}
      data-thing={id}
    >
      <GripVertical className="order-grip" aria-hidden="true" />
      <span className="order-place">{formats.number(place + 1)}</span>
      {before}
      <span className="order-text">{text}</span>
      {after}
      <span className="order-buttons">
        {(['up', 'down'] as const).map((side) => (
          <Button
            key={side}
            ref={(button) => {
              buttons.current.set(`${id} ${side}`, button);
            }}
            className="order-move"
            aria-label={t(`convoy.${side}`, { what: text })}
            isBusy={side === 'up' ? place === 0 : place === ids.length - 1}
            onPress={() => move(id, place + (side === 'up' ? -1 : 1), side)}
            onKeyDown={(event) => onKey(event, id, place, side)}
          >
            {side === 'up' ? <ChevronUp aria-hidden="true" /> : <ChevronDown aria-hidden="true" />}
          </Button>
        ))}
      </span>
    </li>
  ));
  if (cut && cut.after < rows.length)
    rows.splice(
      cut.after,
      0,
      <li key="cut" className="order-cut">
        {cut.text}
      </li>,
    );
  return (
    <ol
      className="order-list"
      aria-label={label}
      onPointerDown={take}
      onPointerMove={follow}
      onLostPointerCapture={() => hold(null)}
    >
      {rows}
    </ol>
  );
}
