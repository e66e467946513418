/**
 * Hotspot as a `qti-hotspot-interaction` with rectangles on the picture. A foreign one is read where its picture is an
 * SVG on our sheet and its places are rectangles.
 */
import type { Question } from '../../../exam/item.ts';
import type { KeyedOption } from '../../../exam/item-types/options.ts';
import type { LocalText } from '../../../locale/languages.ts';
import { letterAt } from '../../new-ids.ts';
import { childrenNamed, walk } from '../../xml/element.ts';
import { el } from '../../xml/write-xml.ts';
import { fromIdentifier, toIdentifier } from '../names.ts';
import { correctOf, idsFor, mostOptions, oneLetter } from '../option-list.ts';
import type { QtiType } from '../qti-type.ts';
import { declareResponse, isCorrect, scoreWhen } from '../scoring.ts';

type Box = readonly [x: number, y: number, width: number, height: number];
type Hotspot = Question & {
  readonly picture: string;
  readonly alt: LocalText;
  readonly regions: readonly (KeyedOption & { readonly box: Box })[];
};

/** Every picture of a course is drawn on a sheet of this size: docs/authoring.md. */
const sheet = { width: 720, height: 360 } as const;

/** QTI has the corners (left, top, right, bottom), we have the size. */
export const cornersOf = ([x, y, width, height]: Box): number[] => [x, y, x + width, y + height];
export const boxOf = ([left = 0, top = 0, right = 0, bottom = 0]: readonly number[]): number[] => [
  left,
  top,
  right - left,
  bottom - top,
];

/** Where pictures lie in the package. */
export const pictureFolder = 'pictures';

export const hotspot: QtiType<Hotspot> = {
  write: ({ stem, picture, alt, regions }, words) => {
    const shown = words.plain(alt);
    return {
      declarations: [declareResponse('RESPONSE', 'single', 'identifier', correctOf(regions))],
      body: [
        el('qti-hotspot-interaction', { 'response-identifier': 'RESPONSE', 'max-choices': 1 }, [
          words.element('qti-prompt', {}, stem),
          el('img', {
            src: `../../${pictureFolder}/${picture}`,
            ...sheet,
            alt: shown.text,
            'xml:lang': shown.other,
          }),
          ...regions.map(({ id, text, box }) => {
            const label = words.plain(text);
            return el('qti-hotspot-choice', {
              identifier: toIdentifier(id),
              shape: 'rect',
              coords: cornersOf(box).join(','),
              'hotspot-label': label.text,
              'xml:lang': label.other,
            });
          }),
        ]),
      ],
      scoring: [scoreWhen([[isCorrect('RESPONSE'), 1]])],
    };
  },
  read: (source) => {
    const [interaction] = source.interactions;
    if (!interaction) return null;
    const image = [...walk(interaction)].find(({ name }) => name === 'img' || name === 'object');
    const href = image?.attributes.src ?? image?.attributes.data ?? '';
    if (!image) {
      source.report('picture-missing', { picture: '' }, interaction.line);
      return null;
    }
    const { width = '720', height = '360' } = image.attributes;
    if (Number(width) !== sheet.width || Number(height) !== sheet.height) {
      source.report('picture-size', { picture: href, width, height }, image.line);
      return null;
    }
    const spots = childrenNamed(interaction, 'qti-hotspot-choice');
    if (spots.length > mostOptions) {
      source.report('too-many-options', { count: String(spots.length) }, interaction.line);
      return null;
    }
    const correct = source.correct(interaction);
    if (correct.length === 0) {
      source.report('key-missing', {}, interaction.line);
      return null;
    }
    const identifiers = spots.map(({ attributes }) => attributes.identifier ?? '');
    const ids = idsFor(identifiers, oneLetter, letterAt);
    const regions = [];
    for (const [index, spot] of spots.entries()) {
      const corners = (spot.attributes.coords ?? '').split(',').map(Number);
      const { shape = 'default' } = spot.attributes;
      if (shape !== 'rect' || corners.length !== 4 || !corners.every(Number.isFinite)) {
        source.report('hotspot-shape', { shape }, spot.line);
        return null;
      }
      const identifier = identifiers[index] as string;
      regions.push({
        id: ids.get(identifier),
        correct: correct.includes(identifier),
        text: source.attributeText(spot, spot.attributes['hotspot-label'] ? 'hotspot-label' : 'aria-label'),
        box: source.own?.boxes[fromIdentifier(identifier)] ?? boxOf(corners),
      });
    }
    const picture = source.picture(href, image.line);
    if (picture === null) return null;
    return {
      stem: source.stem(),
      picture,
      alt: source.attributeText(image, 'alt'),
      regions,
    };
  },
};
