/**
 * However a code is typed or pasted, the same four blocks stand there, and the caret stays where the person was.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { enrolmentCode } from '#core/sync/calls.ts';
import { codeBlocks, codeLetters, typedCode } from './code-blocks.ts';

test.each([
  ['7k3m9qpw2xrt4ybc', '7K3M-9QPW-2XRT-4YBC'],
  [' 7K3M 9QPW – 2XRT–4YBC\n', '7K3M-9QPW-2XRT-4YBC'],
  ['７Ｋ３Ｍ　９ＱＰＷ', '7K3M-9QPW'],
  ['٧k۳m', '7K3M'],
  ['oOiIlL zu', '0011-112V'],
  ['7K3M-9QPW-2XRT-4YBC-AAAA', '7K3M-9QPW-2XRT-4YBC'],
  ['7K3M-', '7K3M'],
  ['', ''],
])('%j becomes %j', (typed, blocks) => {
  expect(codeBlocks(typed)).toBe(blocks);
});

test('letters that are typed one by one end where they would, and the caret is at the end', () => {
  let text = '';
  for (const letter of '7k3m9qpw2xrt4ybc') {
    const next = typedCode(text + letter, text.length + 1);
    expect(next.caret).toBe(next.text.length);
    text = next.text;
  }
  expect(text).toBe('7K3M-9QPW-2XRT-4YBC');
});

test('in the middle the caret stays behind the letter it was behind', () => {
  // An X between 3 and M.
  expect(typedCode('7K3XM-9QPW', 4)).toEqual({ text: '7K3X-M9QP-W', caret: 4 });
  // The dash was deleted: it is there again, and the caret before it.
  expect(typedCode('7K3M9QPW', 4)).toEqual({ text: '7K3M-9QPW', caret: 4 });
  // A sign that is no letter changes nothing.
  expect(typedCode('7K3M-9#QPW', 7)).toEqual({ text: '7K3M-9QPW', caret: 6 });
});

test('what stands there is what it becomes again, and sixteen letters are a code', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), fc.nat(60), (typed, caret) => {
      const code = typedCode(typed, Math.min(caret, typed.length));
      expect(codeBlocks(code.text)).toBe(code.text);
      expect(code.caret).toBeLessThanOrEqual(code.text.length);
      if (codeLetters(typed).length === 16) expect(enrolmentCode.parse(code.text)).toBe(codeLetters(typed));
    }),
  );
});
