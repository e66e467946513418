/**
 * The report on an exam as it is kept and shown: plain values that JSON carries. Shares, facilities and correlations are
 * from 0 (or −1) to 1, never percent; times are milliseconds. Null: cannot be computed from these answers.
 */
import type { DecisionAccuracy } from '../exam/decision-accuracy.ts';
import type { Reliability } from '../exam/reliability.ts';
import type { FacilityShift } from '../groups/facility-shift.ts';
import type { LanguageDif } from '../groups/language-dif.ts';
import type { DifClass } from '../groups/mantel-haenszel.ts';
import type { BetterThanKey, ChoiceCount } from '../item/choices.ts';
import type { Discrimination } from '../item/discrimination.ts';

/** What is to be looked at about an item; the sentence for each code is made where it is shown. */
export type ItemFlag =
  | { readonly code: 'few-answers'; readonly answers: number; readonly needed: number }
  | { readonly code: 'too-easy'; readonly facility: number; readonly limit: number }
  | { readonly code: 'too-hard'; readonly facility: number; readonly limit: number }
  | { readonly code: 'discrimination-negative'; readonly itemRest: number; readonly low: number; readonly high: number }
  | { readonly code: 'discrimination-weak'; readonly itemRest: number; readonly limit: number }
  | { readonly code: 'distractor-unused'; readonly choice: string; readonly answers: number }
  | {
      readonly code: 'key-doubtful';
      readonly choice: string;
      readonly meanRest: number;
      readonly keyMeanRest: number;
      readonly z: number;
    }
  | { readonly code: 'often-omitted'; readonly share: number; readonly limit: number }
  | { readonly code: 'slow'; readonly medianMs: number; readonly usualMs: number }
  | { readonly code: 'over-exposed'; readonly exposure: number; readonly limit: number }
  | {
      readonly code: 'drift';
      readonly from: string;
      readonly to: string;
      readonly before: number;
      readonly after: number;
      readonly beyondRest: number;
      readonly chance: number;
    }
  | {
      readonly code: 'dif';
      readonly reference: string;
      readonly focal: string;
      readonly class: Exclude<DifClass, 'A'>;
      readonly delta: number;
    }
  | {
      readonly code: 'leak';
      readonly sitting: string;
      readonly before: number;
      readonly after: number;
      readonly beyondRest: number;
      readonly chance: number;
    };
export type ItemFlagCode = ItemFlag['code'];

/** What is to be looked at about the exam as a whole. */
export type ExamFlag =
  | { readonly code: 'few-candidates'; readonly candidates: number; readonly needed: number }
  | { readonly code: 'reliability-low'; readonly reliability: number; readonly limit: number }
  | { readonly code: 'consistency-low'; readonly consistency: number; readonly limit: number };
export type ExamFlagCode = ExamFlag['code'];

/**
 * How one item moved between two versions. `chance`: that any item moves so far beyond the rest by chance, in all the
 * comparisons of the exam together; null when not known.
 */
export type VersionShift = FacilityShift & {
  readonly from: string;
  readonly to: string;
  readonly chance: number | null;
};
/** How one item moved from all sittings before to one sitting; `chance` as above, of a rise only. */
export type SittingShift = FacilityShift & { readonly sitting: string; readonly chance: number | null };

/** One item. */
export type ItemReport = {
  readonly itemId: string;
  /** Candidates whose form held it. */
  readonly answers: number;
  /** Mean points; what was left out counts as 0. */
  readonly facility: number;
  readonly omittedShare: number;
  readonly discrimination: Discrimination;
  /** Too few answers for the correlation alone: show it with its interval. */
  readonly showInterval: boolean;
  readonly choices: readonly ChoiceCount[];
  /** Wrong choices of the better candidates. */
  readonly betterThanKey: readonly BetterThanKey[];
  readonly medianMs: number | null;
  readonly p90Ms: number | null;
  /** The share of all forms that held it. */
  readonly exposure: number;
  /** Each version against the one just before it. */
  readonly drift: readonly VersionShift[];
  readonly dif: readonly LanguageDif[];
  /** The strongest rise in any sitting against those before it, measured against the rest of the items. */
  readonly strongestRise: SittingShift | null;
  readonly flags: readonly ItemFlag[];
};

/** One exam. */
export type ExamReport = {
  readonly candidates: number;
  /** The usual number of items on a form. */
  readonly formLength: number;
  /** Different items that were asked. */
  readonly itemsAsked: number;
  /** Of the scores as shares. */
  readonly meanShare: number | null;
  readonly standardDeviation: number | null;
  readonly passRate: number | null;
  readonly reliability: Reliability;
  /** At the overall cut only. */
  readonly decision: DecisionAccuracy | null;
  readonly referenceLanguage: string | null;
  /** In the order of their earliest attempt. */
  readonly versions: readonly string[];
  readonly sittings: readonly string[];
  readonly items: readonly ItemReport[];
  readonly flags: readonly ExamFlag[];
};
