/**
 * A part of the page that fills the whole window for a while, without being moved in the page: what plays there goes on.
 * The platform's own popover, above everything; the Tab key stays in it, and Escape leaves it.
 */
import { type KeyboardEvent, type RefObject, useState } from 'react';

export type FullWindow = {
  readonly isFull: boolean;
  toggle(): void;
  /** Whether the key was for us. */
  key(event: KeyboardEvent): boolean;
};

export function useFullWindow(part: RefObject<HTMLElement | null>): FullWindow {
  const [isFull, setFull] = useState(false);
  const toggle = () => {
    const element = part.current;
    if (!element) return;
    const focused = document.activeElement as HTMLElement | null;
    if (isFull) {
      element.hidePopover();
      element.removeAttribute('popover');
    } else {
      element.setAttribute('popover', 'manual');
      element.showPopover();
    }
    focused?.focus();
    setFull(!isFull);
  };
  const key = (event: KeyboardEvent): boolean => {
    if (!isFull) return false;
    if (event.key === 'Escape') {
      toggle();
      return true;
    }
    if (event.key !== 'Tab') return false;
    const stops = [...(part.current?.querySelectorAll<HTMLElement>('button, input, select') ?? [])];
    const edge = event.shiftKey ? stops[0] : stops.at(-1);
    if (document.activeElement !== edge) return false;
    (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
    return true;
  };
  return { isFull, toggle, key };
}
