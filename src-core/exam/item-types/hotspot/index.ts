/**
 * Hotspot: the one place in a picture that the question asks for, among places that are marked. The same places are
 * offered as a list, so that it can be answered without pointing and without seeing.
 */
import { type LocalText, textIn } from '../../../locale/languages.ts';
import { z } from '../../../zod.ts';
import type { Question } from '../../item.ts';
import { chosenOf } from '../../response.ts';
import type { ItemType } from '../item-type.ts';
import { choosesAmong, hasRepeated, idsOf, type KeyedOption, keyOf } from '../options.ts';
import { box } from './view.ts';

type Region = KeyedOption & { readonly box: [number, number, number, number] };
type HotspotQuestion = Question & {
  readonly picture: string;
  readonly alt: LocalText;
  readonly regions: readonly Region[];
};

/** Every picture of a course is drawn on a sheet of this size: see docs/authoring.md. */
const sheet: [number, number] = [720, 360];

export const hotspot: ItemType<HotspotQuestion> = {
  name: 'hotspot',
  body: (text) => ({
    picture: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*\.svg$/),
    alt: text,
    regions: z
      .array(z.strictObject({ id: z.string().regex(/^[a-z]$/), correct: z.boolean().default(false), text, box }))
      .min(3)
      .max(6),
  }),
  keyProblem: ({ regions }) => {
    if (hasRepeated(idsOf(regions))) return 'repeated';
    if (regions.some(({ box: [x, y, w, h] }) => x < 0 || y < 0 || x + w > sheet[0] || y + h > sheet[1]))
      return 'outside';
    return keyOf({ options: regions }).length === 1 ? null : 'one';
  },
  orderedIds: ({ regions }) => idsOf(regions),
  present: ({ stem, picture, alt, regions }, drawn, language) => ({
    type: 'hotspot',
    stem: textIn(stem, language),
    picture,
    alt: textIn(alt, language),
    size: sheet,
    regions: drawn.flatMap((id) => {
      const region = regions.find((candidate) => candidate.id === id);
      return region ? [{ id, text: textIn(region.text, language), box: region.box }] : [];
    }),
  }),
  accepts: ({ regions }, response) => chosenOf(response).length <= 1 && choosesAmong(regions, response),
  score: ({ regions }, response) => (chosenOf(response)[0] === keyOf({ options: regions })[0] ? 1 : 0),
  best: ({ regions }) => ({ chosen: keyOf({ options: regions }) }),
  pictures: ({ picture }) => [picture],
};
