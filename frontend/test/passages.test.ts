// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { passagesOf } from '../src/reader/passages';

function passages(html: string): { address: string; text: string }[] {
  const root = document.createElement('div');
  root.innerHTML = html;
  return passagesOf(root).map(({ address, text }) => ({ address, text }));
}

describe('passages of a comparison', () => {
  it('are those of the newer text, without what was removed or is said about it', () => {
    expect(
      passages(`<div class="prose compared">
<p class="item changed"><span class="number">1</span><span class="marker">•</span> States <del>may</del><ins>shall</ins> act <span class="origin">No. 3</span></p>
<p class="paragraph deleted"><span class="number">2</span><del>Gone</del></p>
<p class="paragraph moved away"><span class="number">3</span><span class="move">to 4</span> <del>Moved</del></p>
<p class="paragraph moved here"><span class="number">2</span><span class="move">from 3</span> Moved</p>
</div>`).map(({ address, text }) => [address, text.trim()]),
    ).toEqual([
      ['p1', 'States shall act'],
      ['p2', 'Moved'],
    ]);
  });

  it('have a letter for each line break, as the server counts', () => {
    const [passage] = passages('<div class="compared"><p><span class="number">1</span>one<br/>two<ins>↵<br/></ins>three</p></div>');
    expect(passage!.text).toBe('one\ntwo\nthree');
  });

  it('are in the new column where the texts are side by side', () => {
    expect(
      passages(`<div class="compared"><table class="beside"><tbody><tr class="changed">
<td><span class="number">1</span>old</td><td><span class="number">2</span>new</td></tr></tbody></table></div>`),
    ).toEqual([{ address: 'p2', text: 'new' }]);
  });
});
