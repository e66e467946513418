/**
 * The order of a call, and what is said of the first part that is wrong.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { faultOf, type Part, rightCall } from './call-order.ts';

const parts: Part[] = [
  { id: 'over', role: 'end' },
  { id: 'hello' },
  { id: 'base', role: 'them' },
  { id: 'closed', role: 'message' },
  { id: 'this-is', role: 'this-is' },
  { id: 'back', role: 'message' },
  { id: 'mobile', role: 'you' },
];
const right = ['base', 'this-is', 'mobile', 'closed', 'back', 'over'];
const wrong = (...chosen: string[]) => {
  const fault = faultOf(parts, chosen);
  if (!fault) return null;
  return [fault.fault, 'part' in fault ? fault.part.id : '', 'wanted' in fault ? fault.wanted.id : ''];
};

test('their call sign, this is, yours, the message, over', () => {
  expect(rightCall(parts).map(({ id }) => id)).toEqual(right);
  expect(faultOf(parts, right)).toBeNull();
});

test('parts of one role may change places', () => {
  expect(wrong('base', 'this-is', 'mobile', 'back', 'closed', 'over')).toBeNull();
});

test('the first fault is named, what does not belong there before all others', () => {
  expect(wrong('mobile', 'this-is', 'base', 'closed', 'back', 'over')).toEqual(['early', 'mobile', 'base']);
  expect(wrong('this-is', 'mobile', 'closed', 'back', 'over')).toEqual(['missing', '', 'base']);
  expect(wrong('base', 'this-is', 'mobile', 'closed', 'over')).toEqual(['missing', '', 'back']);
  expect(wrong('base', 'this-is', 'mobile', 'closed', 'over', 'back')).toEqual(['early', 'over', 'back']);
  expect(wrong('base', 'this-is', 'mobile', 'closed', 'back')).toEqual(['missing', '', 'over']);
  expect(wrong('mobile', 'hello')).toEqual(['outside', 'hello', '']);
  expect(wrong()).toEqual(['missing', '', 'base']);
});

test('only the right call is right, in whatever order it is put together', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(parts.map(({ id }) => id)), (chosen) => {
      const swapped = chosen.map((id) => ({ back: 'closed', closed: 'back' })[id] ?? id);
      const isRight = [chosen, swapped].some((one) => one.join() === right.join());
      expect(faultOf(parts, chosen) === null).toBe(isRight);
    }),
  );
});
