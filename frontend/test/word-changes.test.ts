import { describe, expect, it } from 'vitest';
import { type WordChange, wordChanges } from '../src/amendment/word-changes';

const words = (before: string, after: string) =>
  wordChanges(before, after).map(({ fromA, toA, fromB, toB }) => [before.slice(fromA, toA), after.slice(fromB, toB)]);

/** The later text, from the earlier one and the changes. */
function applied(before: string, after: string, changes: WordChange[]): string {
  let [text, at] = ['', 0];
  for (const { fromA, toA, fromB, toB } of changes) {
    text += before.slice(at, fromA) + after.slice(fromB, toB);
    at = toA;
  }
  return text + before.slice(at);
}

describe('changes of words', () => {
  it('are of whole words', () => {
    expect(words('States shall respect it', 'States should respect it')).toEqual([['shall', 'should']]);
    expect(words('two days', 'two working days')).toEqual([['', 'working ']]);
    expect(words('two working days', 'two days')).toEqual([['working ', '']]);
    expect(words('don’t', 'doesn’t')).toEqual([['don’t', 'doesn’t']]);
  });

  it('are one where words next to each other were replaced', () => {
    expect(words('a big old house', 'a small new house')).toEqual([['big old', 'small new']]);
  });

  it('are found in languages that are written without spaces, and from right to left', () => {
    expect(words('我们尊重隐私权利', '我们保护隐私权利')).toEqual([['尊重', '保护']]);
    expect(words('تحترم الدول الخصوصية', 'تحترم كل الدول الخصوصية')).toEqual([['', 'كل ']]);
  });

  it('never divide a letter', () => {
    expect(words('a 😀 b', 'a 😁 b')).toEqual([['😀', '😁']]);
    expect(words('naïve', 'nai\u0308ve')).toEqual([['naïve', 'nai\u0308ve']]);
  });

  it('lead from one text to the other, whatever they are', () => {
    let seed = 7;
    const random = (most: number) => (seed = (seed * 48271) % 2147483647) % most;
    const text = () => Array.from({ length: random(40) }, () => ['a', 'b', 'the', ' ', ' ', '. ', '\u2029', 'ß'][random(8)]).join('');
    for (let round = 0; round < 2000; round++) {
      const [before, after] = [text(), text()];
      const changes = wordChanges(before, after);
      expect(applied(before, after, changes)).toBe(after);
      changes.slice(1).forEach(({ fromA }, index) => expect(fromA).toBeGreaterThan(changes[index]!.toA));
    }
  });

  it('are one change where comparing would take long', () => {
    const text = (start: number) => Array.from({ length: 5000 }, (_, index) => `word${start + index}`).join(' ');
    const begun = performance.now();
    expect(wordChanges(text(0), text(100_000))).toHaveLength(1);
    expect(performance.now() - begun).toBeLessThan(500);
  });
});
