/**
 * Every film there is.
 */
import type { FilmScene } from './scene.ts';
import { speed } from './scenes/speed.ts';

export const scenes: readonly FilmScene[] = [speed];
