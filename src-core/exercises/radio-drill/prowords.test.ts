/**
 * Which word closes a transmission, and which are not said together.
 */
import { expect, test } from 'vitest';
import { closingOf, contradictionIn } from './prowords.ts';

test('the last word closes, in the words of each language', () => {
  expect(closingOf('Karsa Base, this is Mobile Six. Over.')).toBe('over');
  expect(closingOf('“Wait out.”')).toBe('out');
  expect(closingOf('« Mobile Six, WILCO, OUT »')).toBe('out');
  expect(closingOf('机动六号，照办，通话结束。')).toBe('out');
  expect(closingOf('请讲，完毕。')).toBe('over');
  expect(closingOf('«Mobile Six, wilco, out» (سأنفذ)')).toBe('out');
  expect(closingOf('The water is over the road')).toBeNull();
  expect(closingOf('We come in the rover')).toBeNull();
});

test('over with out and roger with wilco contradict each other, whichever comes first', () => {
  for (const said of ['over and out', 'Over. Out.', 'out, over', 'OVER AND OUT', '完毕，通话结束'])
    expect(contradictionIn(said), said).toBe('over-out');
  for (const said of ['roger wilco', 'Wilco, roger', '收到，照办'])
    expect(contradictionIn(said), said).toBe('roger-wilco');
  for (const said of ['Wilco, out', 'Roger. Go ahead, over', 'the road is out over there', '收到。完毕。'])
    expect(contradictionIn(said), said).toBeNull();
});
