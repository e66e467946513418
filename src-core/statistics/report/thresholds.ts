/**
 * From when on a figure is worth a flag. A flag asks a person to look; it retires no item.
 */

/** Prometric's guideline for item statistics: look at items above .95 or below .20. */
export const TOO_EASY = 0.95;
export const TOO_HARD = 0.2;

/**
 * R. L. Ebel, Essentials of Educational Measurement, 1972: .40 very good, .30 good, .20 acceptable. Below .10 the item is
 * to be reviewed; below 0 its key is.
 */
export const DISCRIMINATION_ACCEPTABLE = 0.2;
export const DISCRIMINATION_REVIEW = 0.1;

/** Prometric's guideline: alpha above .80, and the decision consistency too. */
export const ALPHA_LEAST = 0.8;
export const CONSISTENCY_LEAST = 0.8;

/**
 * Under 100 candidates a correlation of .20 is not told from 0 (its 95 % interval reaches from 0.0 to .38 at 100): the
 * interval is shown, a weak discrimination is no flag, and a negative one only when the whole interval is below .20.
 */
export const FEW_ANSWERS = 100;
/** Fewer than this say nothing at all about an item; picked by hand. */
export const LEAST_ANSWERS = 20;

/** A distractor that nobody of 50 chose is, at 95 %, chosen by fewer than 6 of 100 (3/n, the rule of three). */
export const UNUSED_LEAST_ANSWERS = 50;
/** T. M. Haladyna and S. M. Downing (Educational and Psychological Measurement 53, 1993): under 5 % a distractor is idle. */
export const CHOSEN_LEAST_SHARE = 0.05;
/** A mean of fewer rest scores than this is chance; picked by hand. */
export const CHOSEN_LEAST = 10;
/** One-sided 95 % of the standard normal distribution. */
export const BETTER_THAN_KEY_Z = 1.645;

/** Times the median of the items' medians; picked by hand. */
export const SLOW_RATIO = 3;
/** The share of candidates who left it out; picked by hand. */
export const OFTEN_OMITTED = 0.1;

/** Ten points of a hundred beyond what the rest of the items lets expect. */
export const SHIFT_LEAST = 0.1;
/**
 * The chance that any item of an exam in which none has moved is flagged: each item's own chance times the number of
 * comparisons (C. E. Bonferroni; O. J. Dunn, Journal of the American Statistical Association 56, 1961). Without it, 200
 * items in 100 sittings would raise dozens of false alarms.
 */
export const SHIFT_CHANCE = 0.05;
/** Fewer answers than this in either group are not compared; picked by hand. */
export const SHIFT_LEAST_ANSWERS = 20;

/** Below 200 in a group much of a real difference is missed, and classes change with a handful of answers. */
export const DIF_LEAST_ANSWERS = 200;
