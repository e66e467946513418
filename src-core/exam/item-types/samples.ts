/**
 * One small item of each type, for tests; `answer` in it is known.
 */
import type { Item } from '../item.ts';

const options = [
  { id: 'a', correct: true, text: { en: 'A' } },
  { id: 'b', correct: false, text: { en: 'B' } },
  { id: 'c', correct: false, text: { en: 'C' } },
  { id: 'd', correct: false, text: { en: 'D' } },
];
const two = options.map((option) => (option.id === 'b' ? { ...option, correct: true } : option));
const plain = options.map(({ id, text }) => ({ id, text }));

const bodies: Readonly<Record<string, object>> = {
  choice: { options },
  multiple: { options: two, credit: 'all' },
  'true-false': { answer: false, reasons: options, credit: 'partial' },
  order: { steps: plain, credit: 'partial' },
  match: {
    premises: [
      { id: 'a', target: 'p', text: { en: 'A' } },
      { id: 'b', target: 'q', text: { en: 'B' } },
      { id: 'c', target: 'q', text: { en: 'C' } },
    ],
    targets: ['p', 'q', 'r'].map((id) => ({ id, text: { en: id } })),
    credit: 'partial',
  },
  numeric: { answer: 56, tolerance: 2, unit: { en: 'metres' } },
  hotspot: {
    picture: 'road.svg',
    alt: { en: 'A road' },
    regions: options.map((option, index) => ({ ...option, box: [index * 100, 0, 80, 80] })),
  },
  gap: {
    text: { en: 'First [[g1]], then [[g2]].' },
    gaps: ['g1', 'g2'].map((id) => ({ id, options })),
    credit: 'partial',
  },
  judgement: {
    mode: 'rate',
    actions: [4, 1, 2].map((consensus, index) => ({ id: 'abc'[index] ?? '', consensus, text: { en: 'Do' } })),
  },
  'judgement-rank': {
    mode: 'rank',
    actions: [2, 3, 1].map((consensus, index) => ({ id: 'abc'[index] ?? '', consensus, text: { en: 'Do' } })),
  },
};

/** `kind`: the name of a type, or `judgement-rank` for its other mode. */
export const sampleItem = (kind: string, changes: Partial<Item> & Record<string, unknown> = {}): Item =>
  ({
    id: `sample-${kind}`,
    type: kind.replace('-rank', ''),
    competency: 'travel.plan',
    difficulty: 2,
    critical: false,
    source: 'test',
    enemies: [],
    set: null,
    stem: { en: 'What now?' },
    rationale: { en: 'Because.' },
    ...bodies[kind],
    ...changes,
  }) as Item;

export const sampleKinds = Object.keys(bodies);
