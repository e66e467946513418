/**
 * What is said in the time there is, what holds on the road, and convoys that an author must mend.
 */
import { expect, test } from 'vitest';
import { type Convoy, faultIn, holds, moved, type Rule, toldIn, worthOf } from './order.ts';

const convoy: Convoy = {
  vehicles: [{ id: 'tools' }, { id: 'guide' }, { id: 'lorry' }],
  time: 4,
  parts: [
    { id: 'speech', minutes: 3 },
    { id: 'leader', minutes: 1 },
    { id: 'drill', minutes: 2 },
    { id: 'repeat', minutes: 1 },
  ],
  good: { vehicles: ['guide', 'lorry', 'tools'], parts: ['leader', 'drill', 'repeat'] },
  stages: [
    {
      id: 'gate',
      looks: [
        { id: 'who', rule: { first: ['leader'] } },
        { id: 'heard', rule: { last: 'repeat' } },
      ],
    },
    {
      id: 'block',
      looks: [
        { id: 'back', rule: { told: 'drill' } },
        { id: 'row', rule: { before: ['lorry', 'tools'] } },
      ],
    },
  ],
};
const { good } = convoy;
const told = (...parts: string[]) => ({ vehicles: good.vehicles, parts });
const driven = (...vehicles: string[]) => ({ vehicles, parts: good.parts });

test('nobody hears what comes when the time is over, also where something short stands behind', () => {
  expect(toldIn(convoy, ['leader', 'drill', 'repeat', 'speech'])).toEqual(['leader', 'drill', 'repeat']);
  expect(toldIn(convoy, ['speech', 'drill', 'leader', 'repeat'])).toEqual(['speech']);
  expect(toldIn(convoy, [])).toEqual([]);
});

test.each<[Rule, boolean, boolean]>([
  [{ told: 'drill' }, holds({ told: 'drill' }, convoy, told('leader', 'drill')), true],
  [{ told: 'drill' }, holds({ told: 'drill' }, convoy, told('speech', 'drill')), false],
  [{ first: ['leader'] }, holds({ first: ['leader'] }, convoy, told('drill', 'leader')), false],
  [
    { first: ['guide', 'tools'] },
    holds({ first: ['guide', 'tools'] }, convoy, driven('tools', 'guide', 'lorry')),
    true,
  ],
  [{ last: 'tools' }, holds({ last: 'tools' }, convoy, driven('tools', 'guide', 'lorry')), false],
  [{ last: 'drill' }, holds({ last: 'drill' }, convoy, told('leader', 'drill', 'speech')), true],
  [
    { before: ['lorry', 'tools'] },
    holds({ before: ['lorry', 'tools'] }, convoy, driven('lorry', 'guide', 'tools')),
    true,
  ],
  [
    { before: ['lorry', 'tools'] },
    holds({ before: ['lorry', 'tools'] }, convoy, driven('tools', 'lorry', 'guide')),
    false,
  ],
  [{ before: ['leader', 'drill'] }, holds({ before: ['leader', 'drill'] }, convoy, told('leader')), false],
])('%o (%#)', (_rule, is, should) => {
  expect(is).toBe(should);
});

test('what the road asked for and was there', () => {
  expect(worthOf(convoy, good)).toBe(1);
  expect(worthOf(convoy, { vehicles: ['tools', 'guide', 'lorry'], parts: ['speech', 'leader'] })).toBe(0);
  expect(worthOf(convoy, driven('tools', 'guide', 'lorry'))).toBe(0.75);
});

test('one is moved, and not over the ends', () => {
  const order = ['a', 'b', 'c'];
  expect(moved(order, 'a', 1)).toEqual(['b', 'a', 'c']);
  expect(moved(order, 'c', 0)).toEqual(['c', 'a', 'b']);
  expect(moved(order, 'a', -1)).toEqual(order);
  expect(moved(order, 'c', 9)).toEqual(order);
});

test.each<[string, Partial<Convoy>, ReturnType<typeof faultIn>]>([
  ['nothing', {}, null],
  ['one name for two', { vehicles: [...convoy.vehicles, { id: 'drill' }] }, { fault: 'unknown-place', id: 'drill' }],
  [
    'a rule about what is not there',
    { stages: [{ id: 'gate', looks: [{ id: 'who', rule: { told: 'song' } }] }] },
    { fault: 'unknown-place', id: 'who' },
  ],
  ['a good order that takes too long', { time: 3 }, { fault: 'impossible', id: 'good' }],
  [
    'a good order without a vehicle',
    { good: { ...good, vehicles: ['guide', 'tools'] } },
    { fault: 'impossible', id: 'good' },
  ],
  [
    'a good order that does not serve',
    { good: { ...good, parts: ['leader', 'repeat', 'drill'] } },
    { fault: 'impossible', id: 'heard' },
  ],
  [
    'one that is good from the beginning',
    { vehicles: good.vehicles.map((id) => ({ id })), parts: convoy.parts.slice(1) },
    { fault: 'no-answer', id: 'good' },
  ],
])('what an author must mend: %s', (_name, change, fault) => {
  expect(faultIn({ ...convoy, ...change })).toEqual(fault);
});
