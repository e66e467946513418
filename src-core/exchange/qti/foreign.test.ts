/**
 * QTI 3.0 of other systems: read as far as it fits, and what does not fit is named.
 */
import { strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import * as sample from '../samples/foreign-qti.ts';
import { svg } from '../samples/generated-bank.ts';
import { importOptions } from '../samples/options.ts';
import { writeZip } from '../zip/write-zip.ts';
import { readQtiPackage } from './read-package.ts';

const options = importOptions(['en']);
const itemType = 'imsqti_item_xmlv3p0';

type Entry = readonly [path: string, content: string, type: string];

const packed = (entries: readonly Entry[], more: Readonly<Record<string, string>> = {}) =>
  writeZip(
    new Map(
      [
        ['imsmanifest.xml', sample.foreignManifest(entries.map(([path, , type]) => [path, type]))] as const,
        ...entries.map(([path, content]) => [path, content] as const),
        ...Object.entries(more),
      ].map(([path, content]) => [path, strToU8(content)] as const),
    ),
  );
const readItems = (...items: string[]) =>
  readQtiPackage(packed(items.map((xml, index) => [`items/i${index}.xml`, xml, itemType])), options);
const codes = ({ problems }: ReturnType<typeof readQtiPackage>) => problems.map(({ code }) => code).sort();

const base = {
  competency: 'travel.plan',
  source: 'Imported',
  difficulty: 2,
  critical: false,
  enemies: [],
  set: null,
  rationale: { en: 'No reason was given.' },
};

test('choice: prompt and body ask, feedback in both forms is kept, markup is named', () => {
  const result = readItems(sample.foreignChoice);
  expect(result.items).toEqual([
    {
      ...base,
      id: 'road-stop-1',
      type: 'choice',
      stem: { en: 'A soldier raises a flat hand.\nWhat do you do first?' },
      rationale: { en: 'A raised hand means stop.' },
      options: [
        { id: 'a', correct: false, text: { en: 'Drive on slowly' } },
        {
          id: 'b',
          correct: true,
          text: { en: 'Stop well before the barrier' },
          feedback: { en: 'It gives them time.' },
        },
        { id: 'c', correct: false, text: { en: 'Turn round' }, feedback: { en: 'To flee looks like an attack.' } },
      ],
    },
  ]);
  expect(result.problems.map(({ code, params }) => [code, params])).toEqual([
    ['markup-removed', { tags: 'em, strong' }],
    ['id-changed', { from: 'ROAD_Stop-1', to: 'road-stop-1' }],
  ]);
});

test('multiple: a mapping that scores as ours is partial credit without a word', () => {
  const result = readItems(sample.foreignMultiple);
  expect(result.items).toEqual([
    {
      ...base,
      id: 'kit',
      type: 'multiple',
      stem: { en: 'What belongs in the bag by the door?' },
      options: [
        { id: 'w', correct: true, text: { en: 'Water' } },
        { id: 't', correct: true, text: { en: 'A torch' } },
        { id: 'c', correct: false, text: { en: 'A camera' } },
      ],
      credit: 'partial',
    },
  ]);
  expect(codes(result)).toEqual(['rationale-missing']);
  const other = readItems(sample.foreignMultiple.replace('default-value="-1"', 'default-value="-0.25"'));
  expect(codes(other)).toEqual(['rationale-missing', 'scoring-changed']);
});

test('order: the steps stand in the right order', () => {
  const result = readItems(sample.foreignOrder);
  expect(result.items).toEqual([
    {
      ...base,
      id: 'radio-call',
      type: 'order',
      stem: { en: 'Put the call in order.' },
      steps: [
        { id: 'b', text: { en: 'Listen whether the channel is free' } },
        { id: 'c', text: { en: 'Name whom you call, then yourself' } },
        { id: 'a', text: { en: 'Give the message' } },
      ],
      credit: 'all',
    },
  ]);
});

test('match: the side that is used once becomes the premises', () => {
  const result = readItems(sample.foreignMatch);
  expect(result.items).toEqual([
    {
      ...base,
      id: 'signs',
      type: 'match',
      stem: { en: 'What does each sign say?' },
      premises: [
        { id: 'p1', target: 't1', text: { en: 'A skull' } },
        { id: 'p2', target: 't1', text: { en: 'A red triangle' } },
        { id: 'p3', target: 't2', text: { en: 'A white stone' } },
      ],
      targets: [
        { id: 't1', text: { en: 'Mines' } },
        { id: 't2', text: { en: 'Cleared' } },
      ],
      credit: 'partial',
    },
  ]);
  const twice = readItems(sample.foreignMatch.replace('Safe WHITE</qti-value>', 'Safe SKULL</qti-value>'));
  expect(twice.items).toEqual([]);
  expect(codes(twice)).toEqual(['match-not-single']);
});

test('text entry: a relative tolerance becomes an absolute one; words and rounding do not fit', () => {
  const result = readItems(sample.foreignEntry);
  expect(result.items).toEqual([
    {
      ...base,
      id: 'convoy-length',
      type: 'numeric',
      stem: { en: 'Four vehicles drive fifty metres apart.\nFrom the first to the last it is ___ metres.' },
      answer: 150,
      tolerance: 15,
    },
  ]);
  expect(codes(readItems(sample.foreignEntry.replace('base-type="float">\n', 'base-type="string">\n')))).toEqual([
    'interaction-unknown',
  ]);
  expect(codes(readItems(sample.foreignEntry.replace('"10 10"', '"10 20"')))).toEqual(['numeric-tolerance']);
});

test('inline choice: the paragraph with the gaps is the text, the one before it the stem', () => {
  const result = readItems(sample.foreignInline);
  expect(result.items).toEqual([
    {
      ...base,
      id: 'check-in',
      type: 'gap',
      stem: { en: 'Complete the rule.' },
      text: { en: 'You call [[g1]] when you [[g2]].' },
      gaps: [
        {
          id: 'g1',
          options: [
            { id: 'a', correct: true, text: { en: 'the base' } },
            { id: 'b', correct: false, text: { en: 'a friend' } },
          ],
        },
        {
          id: 'g2',
          options: [
            { id: 'a', correct: false, text: { en: 'have time' } },
            { id: 'b', correct: true, text: { en: 'arrive' } },
          ],
        },
      ],
      credit: 'all',
    },
  ]);
  const bare = readItems(sample.foreignInline.replace('<p>Complete the rule.</p>', ''));
  expect(bare.items[0]?.stem).toEqual({ en: 'Checking in' });
  expect(codes(bare)).toEqual(['rationale-missing', 'stem-from-title']);
});

test('hotspot: a drawing on our sheet is read; a photograph and one from the web are not', () => {
  const bytes = packed([['items/i.xml', sample.foreignHotspot, itemType]], { 'media/The Room.svg': svg });
  const result = readQtiPackage(bytes, options);
  expect(result.items).toEqual([
    {
      ...base,
      id: 'room',
      type: 'hotspot',
      stem: { en: 'Where is it safest when there is shooting outside?' },
      picture: 'the-room.svg',
      alt: { en: 'A room from above' },
      regions: [
        { id: 'a', correct: false, text: { en: 'By the window' }, box: [10, 10, 100, 50] },
        { id: 'b', correct: true, text: { en: 'Behind two walls' }, box: [300, 200, 100, 100] },
        { id: 'c', correct: false, text: { en: 'At the door' }, box: [600, 10, 100, 50] },
      ],
    },
  ]);
  expect(result.pictures.get('the-room.svg')).toEqual(strToU8(svg));
  expect(codes(readItems(sample.foreignPhotoHotspot))).toEqual(['picture-size']);
  expect(codes(readItems(sample.foreignPhotoHotspot.replace('800', '720').replace('600"', '360"')))).toEqual([
    'picture-missing',
  ]);
  expect(codes(readItems(sample.webHotspot))).toEqual(['picture-elsewhere']);
  expect(codes(readItems(sample.foreignHotspot.replace('shape="rect"', 'shape="circle"')))).toEqual(['hotspot-shape']);
});

test('a picture that does more than draw is refused with its item', () => {
  const bytes = packed([['items/i.xml', sample.foreignHotspot, itemType]], {
    'media/The Room.svg': '<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>',
  });
  const result = readQtiPackage(bytes, options);
  expect(result.items).toEqual([]);
  expect(codes(result)).toEqual(['file-not-read', 'picture-unsafe']);
});

test('what has no form here is named, and what acts is refused', () => {
  const result = readItems(sample.foreignEssay, sample.scriptedChoice, sample.foreignOrder);
  expect(result.items.map(({ id }) => id)).toEqual(['radio-call']);
  expect(result.problems.map(({ where, code }) => [where.file, where.item, code])).toEqual([
    ['items/i0.xml', 'essay', 'interaction-unknown'],
    ['items/i1.xml', 'ROAD_Stop-1', 'text-script'],
    ['items/i2.xml', 'radio-call', 'rationale-missing'],
  ]);
  const active = sample.foreignChoice.replace('Turn round', '<a href=" java\nscript:x()">Turn</a>');
  expect(codes(readItems(active))).toEqual(['text-script']);
});

test('other versions, other files, and tests that say more are named', () => {
  const older = '<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="x"/>';
  const bytes = packed(
    [
      ['items/old.xml', older, 'imsqti_item_xmlv2p1'],
      ['items/said.xml', older, itemType],
      ['items/kit.xml', sample.foreignMultiple, itemType],
      ['lti.xml', '<x/>', 'imslti_xmlv1p3'],
      ['test.xml', '<qti-assessment-test xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0"/>', 'imsqti_test_xmlv3p0'],
    ],
    { 'notes.txt': 'Notes', 'css/a.css': 'p {}' },
  );
  const result = readQtiPackage(bytes, options);
  expect(result.items.map(({ id }) => id)).toEqual(['kit']);
  expect(result.problems.map(({ where, code }) => [code, where.file])).toEqual([
    ['version-unknown', 'imsmanifest.xml'],
    ['file-type', 'imsmanifest.xml'],
    ['test-not-read', 'test.xml'],
    ['version-unknown', 'items/said.xml'],
    ['rationale-missing', 'items/kit.xml'],
    ['file-not-read', 'items/old.xml'],
    ['file-not-read', 'lti.xml'],
    ['file-not-read', 'notes.txt'],
  ]);
});

test('items about one stimulus become a scenario set in the order of the test; one alone has it in its stem', () => {
  const story: Entry = ['stimuli/story.xml', sample.foreignStimulus, 'imsqti_stimulus_xmlv3p0'];
  const testFile = `<qti-assessment-test xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="t" title="t">
    <qti-test-part identifier="p"><qti-assessment-section identifier="s" title="s">
      <qti-assessment-item-ref identifier="b" href="items/b.xml"/><qti-assessment-item-ref identifier="a" href="items/a.xml"/>
    </qti-assessment-section></qti-test-part></qti-assessment-test>`;
  const both = readQtiPackage(
    packed([
      ['items/a.xml', sample.aboutStimulus('a'), itemType],
      ['items/b.xml', sample.aboutStimulus('b'), itemType],
      story,
      ['test.xml', testFile, 'imsqti_test_xmlv3p0'],
    ]),
    options,
  );
  expect(both.items.map(({ id, set }) => [id, set])).toEqual([
    ['a', 'story-1'],
    ['b', 'story-1'],
  ]);
  expect(both.sets).toEqual([
    {
      id: 'story-1',
      title: { en: 'A night call' },
      stimulus: { en: 'At two in the morning the warden calls.\nAll staff are to be ready to leave.' },
      steps: [
        { itemId: 'b', story: null },
        { itemId: 'a', story: null },
      ],
    },
  ]);
  const alone = readQtiPackage(packed([['items/a.xml', sample.aboutStimulus('a'), itemType], story]), options);
  expect(alone.sets).toEqual([]);
  expect(alone.items[0]?.stem.en).toBe(
    'At two in the morning the warden calls.\nAll staff are to be ready to leave.\nWhat belongs in the bag by the door?',
  );
  expect(codes(alone)).toEqual(['rationale-missing', 'stimulus-in-stem']);
  const missing = readQtiPackage(packed([['items/a.xml', sample.aboutStimulus('a'), itemType]]), options);
  expect(missing.items).toEqual([]);
  expect(codes(missing)).toContain('file-missing');
});

test('what is missing or too much in an item is named', () => {
  const { foreignMultiple: kit, foreignOrder, foreignPhotoHotspot: photo } = sample;
  const twice = kit.replace('<qti-item-body>', '<qti-item-body><qti-order-interaction response-identifier="R"/>');
  expect(codes(readItems(twice))).toEqual(['interaction-several']);
  const keyless = foreignOrder.replace(/<qti-correct-response>[\s\S]*<\/qti-correct-response>/, '');
  expect(codes(readItems(keyless))).toEqual(['key-missing']);
  const wide = '<qti-simple-choice identifier="x">X</qti-simple-choice>'.repeat(4);
  expect(codes(readItems(kit.replace('</qti-choice-interaction>', `${wide}</qti-choice-interaction>`)))).toEqual([
    'too-many-options',
  ]);
  expect(codes(readItems(kit.replace('en-GB', 'tlh')))).toEqual(['language-unknown', 'rationale-missing']);
  const mute = kit.replace(/<qti-prompt>.*<\/qti-prompt>/, '').replace('title="In the grab bag"', 'title=""');
  expect(codes(readItems(mute))).toEqual(['rationale-missing', 'stem-missing']);
  const bytes = packed([['items/i.xml', photo.replace('800', '720').replace('600"', '360"'), itemType]], {
    'media/room.png': 'PNG',
  });
  expect(codes(readQtiPackage(bytes, options))).toEqual(['file-not-read', 'picture-type']);
});

test('an item that the bank’s own schema refuses is named with the reason', () => {
  const long = sample.foreignOrder.replace(
    /<qti-simple-choice identifier="CALL">[^<]*/,
    '<qti-simple-choice identifier="CALL">',
  );
  const result = readItems(long);
  expect(result.items).toEqual([]);
  expect(result.problems.at(-1)).toMatchObject({
    code: 'item-invalid',
    where: { file: 'items/i0.xml', item: 'radio-call' },
  });
});
