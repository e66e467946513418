import fc from 'fast-check';
import { expect, test } from 'vitest';
import { htmlPieces } from './html-pieces.ts';
import { plainText } from './plain-text.ts';

const read = (html: string) => plainText(htmlPieces(html));

test('blocks are lines, runs of white space are one space, references are signs', () => {
  expect(read('<p>One&nbsp;two</p>\n<p>three   four<br/>five</p><ul><li>a</li><li>b</li></ul>').text).toBe(
    'One\u00a0two\nthree four\nfive\n• a\n• b',
  );
  expect(read('&lt;b&gt; &#233; &#x4e2d; &eacute; &unknown; &amp;lt; AT&T').text).toBe(
    '<b> é 中 é &unknown; &lt; AT&T',
  );
});

test('what is no tag is words', () => {
  expect(read('3 < 4 and 5 > 2, <3').text).toBe('3 < 4 and 5 > 2, <3');
  expect(read('a <!-- b --> c').text).toBe('a c');
});

test('what is lost is named', () => {
  expect(read('<p><b>x</b> <a href="https://example.org">y</a> <img src="f.png" alt="A map"></p>')).toEqual({
    text: 'x y',
    removed: ['b', 'a'],
    pictures: ['A map'],
    script: null,
  });
});

test('what acts is found, however it is written', () => {
  for (const html of [
    '<script>x</script>',
    '<ScRiPt src=x>',
    '<img src=x onerror=alert(1)>',
    '<p title=">" onclick="x()">',
    '<a href="java&#10;script:x()">',
    "<a href='\u0001javascript:x'>",
    '<iframe src=x>',
    '<object data=x>',
    '<script',
  ]) {
    expect(read(html).script, html).not.toBeNull();
  }
  expect(read('&lt;script&gt; is a word here').script).toBeNull();
});

test('long nonsense takes no long time', () => {
  for (const piece of ['<a "', '<', '<!--', '&', '<b> </b> ', '<p a=', "<x '"]) {
    const before = performance.now();
    read(piece.repeat(40_000));
    expect(performance.now() - before, piece).toBeLessThan(2000);
  }
});

test('any text, written as HTML, comes through', () => {
  const escaped = (text: string) =>
    text
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/\u00a0/g, '&nbsp;');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const shown = text.replace(/[ \t\r\n\f]+/g, ' ').trim();
      expect(read(`<p>${escaped(shown)}</p>`).text).toBe(shown);
    }),
  );
});
