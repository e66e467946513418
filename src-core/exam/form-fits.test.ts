/**
 * Every form that is drawn fits; a form that somebody put together does not.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { readLibrary } from '#store/content/library.ts';
import { quickSha256OfParts } from '#store/verify/quick-sha256.ts';
import type { Course } from '../content/pack.ts';
import { digestOf } from '../evidence/digest.ts';
import { drawer } from './draw.ts';
import { type Form, itemsDigest, itemsOf } from './form.ts';
import { formFits } from './form-fits.ts';
import { partOf } from './retest.ts';

let course: Course;
beforeAll(async () => {
  const { courses } = await readLibrary(join(fileURLToPath(new URL('../..', import.meta.url)), 'content'));
  course = courses.find(({ id }) => id === 'basic-security') as Course;
});

const bankOf = ({ bank, sets }: Course) => ({ items: bank, sets });
function formOf(seed: string, seen = new Map<string, number>()): Form {
  const drawn = drawer(course.blueprint, bankOf(course)).form(seed, seen);
  if (!drawn.ok) throw new Error(drawn.obstacle.kind);
  return drawn.form;
}
const fits = (form: Form) => formFits(course.blueprint, bankOf(course), form);

test('the digest of what is asked is that of the list of items', () => {
  const items = itemsOf(formOf('digest'), course.bank) ?? [];
  expect(items.length).toBeGreaterThan(20);
  for (const some of [items, items.slice(0, 1), []]) {
    expect(itemsDigest(some)).toBe(digestOf(some));
    expect(itemsDigest(some, quickSha256OfParts)).toBe(digestOf(some));
  }
});

test('200 forms fit, whatever the person has seen before', () => {
  const seen = new Map<string, number>();
  for (let turn = 0; turn < 200; turn += 1) {
    const form = formOf(`fits ${turn}`, turn % 2 ? seen : new Map());
    expect(fits(form), `${turn}`).toBe(true);
    for (const { itemId } of form) seen.set(itemId, (seen.get(itemId) ?? 0) + 1);
  }
});

test('a retest of some areas fits its own blueprint, and not the whole one', () => {
  const domains = course.blueprint.areas.slice(0, 2).map(({ domain }) => domain);
  const part = partOf(course.blueprint, domains);
  const drawn = drawer(part, bankOf(course)).form('part');
  if (!drawn.ok) throw new Error(drawn.obstacle.kind);
  expect(formFits(part, bankOf(course), drawn.form)).toBe(true);
  expect(fits(drawn.form)).toBe(false);
});

test('shorter, longer, an item twice, an unknown one, another competency, half a set, an option left out: none fits', () => {
  const form = formOf('put together');
  const byId = new Map(course.bank.map((item) => [item.id, item]));
  const on = new Set(form.map(({ itemId }) => itemId));
  const spare = course.bank.find(({ id, set }) => !on.has(id) && set === null);
  const place = form.findIndex(({ itemId }) => {
    const item = byId.get(itemId);
    return item?.set === null && item.competency !== spare?.competency;
  });
  const ofSet = form.findIndex(({ itemId }) => byId.get(itemId)?.set !== null);
  if (!spare || place < 0 || ofSet < 0) throw new Error('the bank has become another');
  const instead = (at: number, one: Form[number]) => form.map((kept, index) => (index === at ? one : kept));
  const entry = { itemId: spare.id, order: [] as string[] };
  const first = form[place] as Form[number];
  for (const [what, wrong] of Object.entries({
    empty: [],
    shorter: form.slice(1),
    longer: [...form, entry],
    twice: instead(place, form[(place + 1) % form.length] as Form[number]),
    unknown: instead(place, { ...first, itemId: 'nothing-here' }),
    'another competency': instead(place, entry),
    'half a set': instead(ofSet, entry),
    'an option left out': form.map((kept) => ({ ...kept, order: kept.order.slice(1) })),
  }))
    expect(fits(wrong), what).toBe(false);
});

test('every anchor is on it, and no two enemies', () => {
  const form = formOf('anchors');
  const [one, other] = form.map(({ itemId }) => itemId) as [string, string];
  const spare = course.bank.find(({ id }) => !form.some(({ itemId }) => itemId === id));
  const anchored = (id: string) => ({ ...course.blueprint, anchors: [id] });
  expect(formFits(anchored(one), bankOf(course), form)).toBe(true);
  expect(formFits(anchored(spare?.id as string), bankOf(course), form)).toBe(false);
  const items = course.bank.map((item) => (item.id === one ? { ...item, enemies: [other] } : item));
  expect(formFits(course.blueprint, { items, sets: course.sets }, form)).toBe(false);
});
