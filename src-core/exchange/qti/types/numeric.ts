/**
 * Numeric as a `qti-text-entry-interaction` of base type float, scored with `qti-equal` and an absolute tolerance.
 */
import type { Question } from '../../../exam/item.ts';
import type { LocalText } from '../../../locale/languages.ts';
import { allNamed, childNamed, walk } from '../../xml/element.ts';
import { el } from '../../xml/write-xml.ts';
import { roles } from '../names.ts';
import type { ItemSource, QtiType } from '../qti-type.ts';
import { declareResponse, scoreWhen, variable } from '../scoring.ts';

type Numeric = Question & {
  readonly answer: number;
  readonly tolerance: number;
  readonly unit?: LocalText | undefined;
};

/** `String` forgets the sign of zero. */
const written = (value: number): string => (Object.is(value, -0) ? '-0' : String(value));

/** The tolerance of a file's scoring on both sides; null where the sides differ or it is of another kind. */
function toleranceOf({ root }: ItemSource, answer: number): number | null {
  const processing = childNamed(root, 'qti-response-processing');
  if (!processing) return 0;
  if (allNamed(processing, 'qti-equal-rounded').length > 0) return null;
  const [equal, another] = allNamed(processing, 'qti-equal');
  if (another) return null;
  const mode = equal?.attributes['tolerance-mode'] ?? 'exact';
  if (mode === 'exact') return 0;
  const sides = (equal?.attributes.tolerance ?? '').trim().split(/\s+/).map(Number);
  const [below = Number.NaN, above = below] = sides;
  if (below !== above || !Number.isFinite(below)) return null;
  return mode === 'relative' ? Math.abs((answer * below) / 100) : below;
}

export const numeric: QtiType<Numeric> = {
  write: ({ stem, answer, tolerance, unit }, words) => ({
    declarations: [declareResponse('RESPONSE', 'single', 'float', [written(answer)])],
    body: [
      words.element('p', { class: roles.stem }, stem),
      el('p', { class: roles.entry }, [
        el('qti-text-entry-interaction', { 'response-identifier': 'RESPONSE', 'expected-length': 12 }),
        ...(unit ? [' ', words.element('span', { class: roles.unit }, unit)] : []),
      ]),
    ],
    scoring: [
      scoreWhen([
        [
          el('qti-equal', { 'tolerance-mode': 'absolute', tolerance: `${written(tolerance)} ${written(tolerance)}` }, [
            variable('RESPONSE'),
            el('qti-correct', { identifier: 'RESPONSE' }),
          ]),
          1,
        ],
      ]),
    ],
  }),
  read: (source) => {
    const [interaction] = source.interactions;
    if (!interaction) return null;
    const declaration = source.declaration(interaction);
    if (!/^(float|integer)$/.test(declaration?.attributes['base-type'] ?? '')) {
      source.report('interaction-unknown', { interaction: `${interaction.name} (text)` }, interaction.line);
      return null;
    }
    const [given] = source.correct(interaction);
    const answer = given === undefined || given === '' ? Number.NaN : Number(given);
    if (!Number.isFinite(answer)) {
      source.report('key-missing', {}, interaction.line);
      return null;
    }
    const tolerance = toleranceOf(source, answer);
    if (tolerance === null) {
      source.report('numeric-tolerance', {}, interaction.line);
      return null;
    }
    const unit = [...walk(source.body)].find(({ attributes }) => attributes.class === roles.unit);
    return { stem: source.stem(), answer, tolerance, ...(unit ? { unit: source.text(unit) } : {}) };
  },
};
