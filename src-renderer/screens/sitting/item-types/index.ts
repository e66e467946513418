/**
 * The screens of item types, by the type's name. A new type is one more file here and one more line below.
 */
import { choice } from './choice.tsx';
import type { ItemScreen } from './item-screen.ts';
import { multiple } from './multiple.tsx';

const screens: Readonly<Record<string, ItemScreen>> = { choice, multiple };

/** Null for a type that this version does not know. */
export const itemScreenOf = (type: string): ItemScreen | null =>
  Object.hasOwn(screens, type) ? (screens[type] ?? null) : null;
