/**
 * Every film there is.
 */
import type { FilmScene } from './scene.ts';
import { belt } from './scenes/belt.ts';
import { distraction } from './scenes/distraction.ts';
import { drink } from './scenes/drink.ts';
import { speed } from './scenes/speed.ts';

export const scenes: readonly FilmScene[] = [speed, distraction, drink, belt];
