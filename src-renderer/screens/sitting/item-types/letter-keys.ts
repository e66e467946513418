/**
 * Letter keys A to F as a second way to reach an option. On a keyboard of another script the key in the same place
 * counts, so that it works without changing the layout.
 */
import { useEffect, useEffectEvent } from 'react';

const letters = 'ABCDEF';

export const letterAt = (index: number): string => letters[index] ?? String(index + 1);

/** The index of the letter that was pressed, or -1. */
export function letterIndexOf(event: Pick<KeyboardEvent, 'key' | 'code'>): number {
  if (/^[a-z]$/i.test(event.key)) return letters.indexOf(event.key.toUpperCase());
  const foreign = /^\p{L}$/u.test(event.key) && /^Key([A-F])$/.exec(event.code);
  return foreign ? letters.indexOf(foreign[1] as string) : -1;
}

/** True when the press belongs to something else: a shortcut, a dialog, a field to write in. */
export function isElsewhere(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return true;
  if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return true;
  return event.target instanceof Element && event.target.closest('textarea, [contenteditable], [role="menu"]') !== null;
}

export function useLetterKeys(count: number, onLetter: (index: number) => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (isElsewhere(event) || event.repeat) return;
    const index = letterIndexOf(event);
    if (index < 0 || index >= count) return;
    event.preventDefault();
    onLetter(index);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
