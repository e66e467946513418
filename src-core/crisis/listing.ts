/**
 * What somebody who is certified lets others see, so that they are found when something happens: where they are, what they speak, how
 * far they can come. It is their own word and their own choice: nobody is listed by anybody else, and who takes it back is seen by
 * nobody any more.
 */
import { oneLine } from '../contract/values.ts';
import { z } from '../zod.ts';
import { spokenLanguage } from './spoken-languages.ts';

/** How far somebody can go to help: the place they are in, anywhere in the country, any country. */
export const reaches = ['place', 'country', 'abroad'] as const;
export type Reach = (typeof reaches)[number];

/** Who of the staff of a registry sees it: those of the person's own office, or of all offices. */
export const audiences = ['office', 'organisation'] as const;

export const mostSpoken = 12;
export const longestPlace = 80;
export const longestContact = 120;

export const countryCode = z.string().regex(/^[A-Z]{2}$/);

export const listingSchema = z.strictObject({
  seenBy: z.enum(audiences),
  languages: z
    .array(spokenLanguage)
    .min(1)
    .max(mostSpoken)
    .refine((all) => new Set(all).size === all.length),
  country: countryCode,
  /** The duty station, as people there call it. */
  place: oneLine(longestPlace).pipe(z.string().min(1)),
  reach: z.enum(reaches),
  /** How to be reached, if the person likes to say it here. */
  contact: oneLine(longestContact),
  /** Whether counts of what is in the logbook go along, month by month. */
  countsActivity: z.boolean(),
});
export type Listing = z.infer<typeof listingSchema>;
