// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { coveredRange, passageOf, passagesOf, wrapRange } from '../src/reader/passages';

function page(html: string): HTMLElement {
  const root = document.createElement('div');
  root.innerHTML = html;
  document.body.replaceChildren(root);
  return root;
}

const TEXT = `<p dir="auto"><a class="number" id="p1">1</a>One <strong>two</strong><sup>1</sup> three.</p>
<table><tbody><tr><td><a class="number" id="p2">2</a>a</td><td>b</td></tr></tbody></table>
<section class="footnotes"><ol><li id="note-1"><span>A note.</span> <a href="#note-ref-1">↩</a></li></ol></section>`;

test('reads the letters that the server counts', () => {
  expect(passagesOf(page(TEXT)).map(({ address, text: letters }) => [address, letters])).toEqual([
    ['p1', 'One two three.'],
    ['p2', 'a | b'],
    ['n1', 'A note.'],
  ]);
});

test('finds the stretch that is selected, without spaces around it', () => {
  const [first] = passagesOf(page(TEXT));
  const range = document.createRange();
  range.setStart(first!.pieces[0]!.node, 3);
  range.setEnd(first!.pieces[2]!.node, 6);
  expect(coveredRange(first!, range)).toEqual({ from: 4, to: 13 });
});

test('wraps words across marks, and again inside', () => {
  const root = page(TEXT);
  const make = () => document.createElement('mark');
  const [first] = passagesOf(root);
  wrapRange(first!, 2, 9, make);
  wrapRange(passageOf('p1', first!.element), 4, 7, make);
  expect(root.querySelector('p')!.innerHTML).toBe(
    '<a class="number" id="p1">1</a>On<mark>e </mark><strong><mark><mark>two</mark></mark></strong><sup>1</sup>' +
      '<mark> t</mark>hree.',
  );
});
