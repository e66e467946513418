/**
 * One question of a bank or of a lesson, with its key. Never sent to a screen as it is: see `present` of its type.
 */
import type { LocalText } from '../locale/languages.ts';

/** What every question has. What its type adds (options, steps, regions…) lies beside it; only the type reads that. */
export type Question = {
  readonly id: string;
  readonly type: string;
  readonly competency: string;
  readonly stem: LocalText;
  readonly rationale: LocalText;
};

/** A question that the exam may ask. */
export type Item = Question & {
  /** 1 recall, 2 apply, 3 judge. */
  readonly difficulty: 1 | 2 | 3;
  /** Missing it fails the exam. */
  readonly critical: boolean;
  readonly source: string;
  /** Items that must not be on one form with this one: they ask the same, or one gives the other away. */
  readonly enemies: readonly string[];
  /** The scenario set it belongs to, or null. */
  readonly set: string | null;
};

/** A situation with several linked items, asked one after the other; the story moves on between them. */
export type ScenarioSet = {
  readonly id: string;
  readonly title: LocalText;
  readonly stimulus: LocalText;
  /** In the order in which they are asked. `story`: what has happened since the item before. */
  readonly steps: readonly { readonly itemId: string; readonly story: LocalText | null }[];
};
