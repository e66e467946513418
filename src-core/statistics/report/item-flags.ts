/**
 * What is to be looked at about an item.
 */
import { unusedDistractors } from '../item/choices.ts';
import type { ItemFlag, ItemReport } from './report.ts';
import {
  CHOSEN_LEAST_SHARE,
  DISCRIMINATION_ACCEPTABLE,
  DISCRIMINATION_REVIEW,
  FEW_ANSWERS,
  LEAST_ANSWERS,
  OFTEN_OMITTED,
  SHIFT_CHANCE,
  SHIFT_LEAST,
  SLOW_RATIO,
  TOO_EASY,
  TOO_HARD,
  UNUSED_LEAST_ANSWERS,
} from './thresholds.ts';

/** `usualMs`: the median over the items of their median times. `exposureCap`: share of forms; null for none. */
export type FlagContext = { readonly usualMs: number | null; readonly exposureCap: number | null };

type Unflagged = Omit<ItemReport, 'flags'>;

function facilityFlags({ facility }: Unflagged): ItemFlag[] {
  if (facility > TOO_EASY) return [{ code: 'too-easy', facility, limit: TOO_EASY }];
  return facility < TOO_HARD ? [{ code: 'too-hard', facility, limit: TOO_HARD }] : [];
}

function discriminationFlags({ answers, discrimination: { itemRest, interval } }: Unflagged): ItemFlag[] {
  if (itemRest === null || interval === null) return [];
  const [low, high] = interval;
  const many = answers >= FEW_ANSWERS;
  if (itemRest < 0 && (many || high < DISCRIMINATION_ACCEPTABLE)) {
    return [{ code: 'discrimination-negative', itemRest, low, high }];
  }
  return many && itemRest >= 0 && itemRest < DISCRIMINATION_REVIEW
    ? [{ code: 'discrimination-weak', itemRest, limit: DISCRIMINATION_REVIEW }]
    : [];
}

function choiceFlags({ answers, choices, betterThanKey }: Unflagged): ItemFlag[] {
  const unused = answers >= UNUSED_LEAST_ANSWERS ? unusedDistractors(choices) : [];
  const share = (choice: string) => choices.find((one) => one.choice === choice)?.share ?? 0;
  return [
    ...unused.map((choice): ItemFlag => ({ code: 'distractor-unused', choice, answers })),
    ...betterThanKey
      .filter(({ choice }) => share(choice) >= CHOSEN_LEAST_SHARE)
      .map((found): ItemFlag => ({ code: 'key-doubtful', ...found })),
  ];
}

function shiftFlags({ drift, strongestRise }: Unflagged): ItemFlag[] {
  const moved = drift.flatMap(({ from, to, before, after, beyondRest, chance }): ItemFlag[] =>
    beyondRest !== null && chance !== null && Math.abs(beyondRest) >= SHIFT_LEAST && chance <= SHIFT_CHANCE
      ? [{ code: 'drift', from, to, before: before.facility, after: after.facility, beyondRest, chance }]
      : [],
  );
  if (!strongestRise) return moved;
  const { sitting, before, after, beyondRest, chance } = strongestRise;
  return beyondRest !== null && chance !== null && beyondRest >= SHIFT_LEAST && chance <= SHIFT_CHANCE
    ? [...moved, { code: 'leak', sitting, before: before.facility, after: after.facility, beyondRest, chance }]
    : moved;
}

function difFlags({ dif }: Unflagged): ItemFlag[] {
  return dif.flatMap(({ reference, focal, found }): ItemFlag[] =>
    found && found.class !== 'A' ? [{ code: 'dif', reference, focal, class: found.class, delta: found.delta }] : [],
  );
}

/** All flags of one item. Of an item with hardly any answers it is only said that there are few. */
export function itemFlags(item: Unflagged, { usualMs, exposureCap }: FlagContext): ItemFlag[] {
  const { answers, omittedShare, medianMs, exposure } = item;
  const few: ItemFlag[] = answers < FEW_ANSWERS ? [{ code: 'few-answers', answers, needed: FEW_ANSWERS }] : [];
  const exposed: ItemFlag[] =
    exposureCap !== null && exposure > exposureCap ? [{ code: 'over-exposed', exposure, limit: exposureCap }] : [];
  if (answers < LEAST_ANSWERS) return few;
  const slow = medianMs !== null && usualMs !== null && usualMs > 0 && medianMs >= SLOW_RATIO * usualMs;
  return [
    ...few,
    ...facilityFlags(item),
    ...discriminationFlags(item),
    ...choiceFlags(item),
    ...(omittedShare >= OFTEN_OMITTED
      ? [{ code: 'often-omitted', share: omittedShare, limit: OFTEN_OMITTED } as const]
      : []),
    ...(slow ? [{ code: 'slow', medianMs, usualMs } as const] : []),
    ...exposed,
    ...shiftFlags(item),
    ...difFlags(item),
  ];
}
