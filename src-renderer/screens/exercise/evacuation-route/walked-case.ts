/**
 * A case of the exercise, and the way that somebody goes through it.
 */
import type { Walk } from '#core/exercises/evacuation-route/walk.ts';
import type { ViewOf } from '#core/exercises/kinds.ts';

export type Case = ViewOf<'evacuation-route'>['cases'][number];
export type CaseWalk = Walk<Case>;
