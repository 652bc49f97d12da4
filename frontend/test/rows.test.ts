import { describe, expect, it } from 'vitest';
import { nextOpen, type Row, spaces } from '../src/language/rows';

const row = (...facts: Row['facts']): Row => ({ key: '', sourceHash: '', source: [], target: [], words: true, facts });

describe('the rows of two texts', () => {
  it('begin at one height, with space above the passage that would begin higher', () => {
    const arranged = spaces([
      { source: 0, target: 0 },
      { source: 20, target: 60 },
      { source: 100, target: 90 },
    ]);
    expect(arranged.source).toEqual([0, 40, 0]);
    expect(arranged.target).toEqual([0, 0, 50]);
    expect(arranged.tops).toEqual([0, 60, 140]);
  });

  it('have their place where one text has no passage, and move nothing there', () => {
    const arranged = spaces([
      { source: 0, target: 0 },
      { source: 20, target: null },
      { source: 50, target: 20 },
    ]);
    expect(arranged.source).toEqual([0, 0, 0]);
    expect(arranged.target).toEqual([0, 0, 30]);
    expect(arranged.tops).toEqual([0, 20, 50]);
  });

  it('lead to the next one that something is left to do in', () => {
    const rows = [row('STALE'), row('CHECKED'), row(), row('EMPTY')];
    expect(nextOpen(rows, 0)).toBe(3);
    expect(nextOpen(rows, 3)).toBe(0);
    expect(nextOpen([row(), row('CHECKED')], 0)).toBe(-1);
    expect(nextOpen([], -1)).toBe(-1);
  });
});
