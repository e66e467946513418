/**
 * Banks made at random for properties: every item that they hold would pass the content check.
 */
import fc from 'fast-check';
import type { Item, ScenarioSet } from '../../exam/item.ts';
import { type LanguageCode, type LocalText, languageCodes } from '../../locale/languages.ts';
import type { Bank } from '../qti/write-package.ts';

/** Plain objects, as a schema gives them. */
const record: typeof fc.record = ((model: object, constraints: object = {}) =>
  fc.record(model as never, { ...constraints, noNullPrototype: true } as never)) as typeof fc.record;

/** Any words that YAML and XML can hold, with what markup and escaping are likely to spoil; trimmed as the schema does. */
const words = fc
  .oneof(
    { weight: 2, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }) },
    {
      weight: 3,
      arbitrary: fc
        .array(
          fc.constantFrom(
            'a',
            '<b>',
            '</p>',
            '&amp;',
            '&',
            ']]>',
            '"',
            "'",
            '  ',
            '\t',
            '\n',
            '\n\n',
            '\r',
            '[[x]]',
            '[[g1',
            '中文',
            'سؤال',
            '<!--',
            '<script>',
            '\u2028',
            '\u0085',
            '\u00a0',
            '🚧',
            '___',
          ),
          { minLength: 1, maxLength: 8 },
        )
        .map((parts) => parts.join('')),
    },
  )
  .map((text) => text.replace(/\[\[[a-z0-9-]+\]\]/g, '[[X]]').trim())
  // What XML 1.0 cannot hold is another test's matter.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
  .filter((text) => text !== '' && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u.test(text));

/** In all of `required`, and maybe in another. */
const textFor = (required: readonly LanguageCode[]): fc.Arbitrary<LocalText> =>
  fc
    .tuple(
      fc.tuple(...required.map(() => words)),
      fc.option(fc.tuple(fc.constantFrom(...languageCodes), words), { freq: 8 }),
    )
    .map(([texts, other]) => ({
      ...(other ? { [other[0]]: other[1] } : {}),
      ...Object.fromEntries(required.map((code, index) => [code, texts[index] as string])),
    }));

const idPart = (most: number) =>
  fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789'), minLength: 1, maxLength: most });
/** Made once: fast-check looks a long time at what a string may be when it is told, which is more than all drawing. */
const partId = fc
  .tuple(idPart(5), fc.option(idPart(4)))
  .map(([first, second]) => (second === null ? first : `${first}-${second}`));
const partIds = (least: number, most: number) => fc.uniqueArray(partId, { minLength: least, maxLength: most });
const letterIds = (least: number, most: number) =>
  fc.uniqueArray(fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), { minLength: least, maxLength: most });
const credit = fc.constantFrom('all', 'partial');

const keyed = (text: fc.Arbitrary<LocalText>, least: number, oneRight: boolean) =>
  letterIds(least, 6).chain((ids) =>
    fc
      .tuple(
        fc.integer({ min: 0, max: ids.length - 1 }),
        fc.tuple(...ids.map(() => fc.tuple(text, fc.option(text, { nil: undefined }), fc.boolean()))),
      )
      .map(([right, parts]) =>
        parts.map(([words, feedback, also], index) => ({
          id: ids[index] as string,
          correct: index === right || (!oneRight && also),
          text: words,
          ...(feedback ? { feedback } : {}),
        })),
      ),
  );

const size = fc.oneof(fc.integer({ min: 1, max: 300 }), fc.double({ min: 0.1, max: 300, noNaN: true }));
const corner = fc.oneof(fc.integer({ min: 0, max: 59 }), fc.double({ min: 0, max: 59, noNaN: true }));
const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));

/** The fields of each type, after `body` in its folder. */
const bodies = (text: fc.Arbitrary<LocalText>): Readonly<Record<string, fc.Arbitrary<object>>> => ({
  choice: record({ options: keyed(text, 2, true) }),
  multiple: record({ options: keyed(text, 2, false), credit }),
  'true-false': record({ answer: fc.boolean(), reasons: keyed(text, 2, true), credit }),
  order: partIds(3, 7).chain((ids) =>
    record({ steps: fc.tuple(...ids.map((id) => record({ id: fc.constant(id), text }))), credit }),
  ),
  match: partIds(4, 12).chain((ids) => {
    const half = Math.min(7, Math.ceil(ids.length / 2));
    const targets = ids.slice(half, half + 8);
    return record({
      premises: fc.tuple(
        ...ids.slice(0, half).map((id) => record({ id: fc.constant(id), target: fc.constantFrom(...targets), text })),
      ),
      targets: fc.tuple(...targets.map((id) => record({ id: fc.constant(id), text }))),
      credit,
    });
  }),
  numeric: record(
    { answer: number, tolerance: number.map(Math.abs), unit: text },
    { requiredKeys: ['answer', 'tolerance'] },
  ),
  hotspot: fc.tuple(letterIds(3, 6), fc.nat(5)).chain(([ids, right]) =>
    record({
      picture: fc.constantFrom('road.svg', 'at-the-gate.svg'),
      alt: text,
      regions: fc.tuple(
        ...ids.map((id, index) =>
          record({
            id: fc.constant(id),
            correct: fc.constant(index === right % ids.length),
            text,
            box: fc.tuple(corner, corner, size, size),
          }),
        ),
      ),
    }),
  ),
  gap: partIds(1, 4).chain((ids) =>
    fc
      .tuple(
        fc.tuple(...ids.map((id) => record({ id: fc.constant(id), options: keyed(text, 2, true) }))),
        text,
        fc.boolean(),
        credit,
      )
      .map(([gaps, base, turned, rule]) => ({
        gaps,
        // Each language has the gaps where its grammar wants them.
        text: Object.fromEntries(
          Object.entries(base).map(([code, words], index) => {
            const marks = ids.map((id) => `[[${id}]]`);
            const placed = turned && index % 2 === 1 ? marks.reverse() : marks;
            return [code, turned ? `${placed.join(' ')}${words}` : `${words}${placed.join('')}`];
          }),
        ),
        credit: rule,
      })),
  ),
  judgement: fc.tuple(partIds(3, 6), fc.boolean()).chain(([ids, rank]) =>
    fc
      .tuple(
        fc.shuffledSubarray(
          ids.map((_, index) => index + 1),
          { minLength: ids.length },
        ),
        fc.tuple(...ids.map(() => record({ text, rating: fc.integer({ min: 1, max: 4 }) }))),
      )
      .map(([places, parts]) => ({
        mode: rank ? 'rank' : 'rate',
        actions: parts.map(({ text: words, rating }, index) => ({
          id: ids[index],
          text: words,
          consensus: rank ? places[index] : rating,
        })),
      })),
  ),
});

export const generatedTypes = Object.keys(bodies(words.map((en) => ({ en }))));

/** An item of `type` in `languages`, without a set. */
export const generatedItem = (type: string, languages: readonly LanguageCode[]): fc.Arbitrary<Item> => {
  const text = textFor(languages);
  return fc
    .tuple(
      record({
        competency: fc.constantFrom('travel.plan', 'people.stay-calm'),
        difficulty: fc.constantFrom(1, 2, 3),
        critical: fc.boolean(),
        source: words,
        enemies: fc.uniqueArray(fc.constantFrom('x-1', 'y-2', '9-z'), { maxLength: 3 }),
        stem: text,
        rationale: text,
      }),
      bodies(text)[type] as fc.Arbitrary<object>,
    )
    .map(([base, body]) => ({ id: '', type, set: null, ...base, ...body }) as unknown as Item);
};

export const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 360"><rect width="9" height="9"/></svg>';
const drawing = Uint8Array.from(svg, (sign) => sign.charCodeAt(0));
export const drawings: ReadonlyMap<string, Uint8Array> = new Map([
  ['road.svg', drawing],
  ['at-the-gate.svg', drawing],
]);

const someLanguages = fc.constantFrom<LanguageCode[][]>(['en'], ['en', 'zh'], ['zh'], ['fr', 'ar', 'ru']);

/** A bank of single items and scenario sets. */
export const generatedBank = (types: readonly string[]): fc.Arbitrary<Bank> =>
  someLanguages.chain((languages) => {
    const item = fc.constantFrom(...types).chain((type) => generatedItem(type, languages));
    const text = textFor(languages);
    const set = record({
      title: text,
      stimulus: text,
      members: fc.array(record({ item, story: fc.option(text, { freq: 2 }) }), { minLength: 2, maxLength: 4 }),
    });
    return fc
      .record({ single: fc.array(item, { maxLength: 4 }), linked: fc.array(set, { maxLength: 2 }) })
      .map(({ single, linked }) => {
        const sets: ScenarioSet[] = [];
        const items = single.map((one, index) => ({ ...one, id: `${index}-item` }));
        for (const [place, { title, stimulus, members }] of linked.entries()) {
          const id = `set-${place}`;
          // Asked in another order than the bank lists them.
          const own = members.map(({ item: one }, index) => ({
            ...one,
            id: `${id}-${members.length - index}`,
            set: id,
          }));
          items.push(...[...own].reverse());
          sets.push({
            id,
            title,
            stimulus,
            steps: own.map(({ id: itemId }, index) => ({ itemId, story: members[index]?.story ?? null })),
          });
        }
        return { id: 'generated', title: 'Generated', items, sets, pictures: drawings };
      });
  });
