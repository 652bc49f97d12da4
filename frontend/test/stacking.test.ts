import { describe, expect, it } from 'vitest';
import { stack } from '../src/annotation/stacking';

const card = (wanted: number | null, height = 100) => ({ wanted, height });

describe('cards in the margin', () => {
  it('stand beside their words', () => {
    expect(stack([card(0), card(300)], 10)).toEqual([0, 300]);
  });

  it('do not overlap', () => {
    expect(stack([card(0), card(20), card(null)], 10)).toEqual([0, 110, 220]);
  });

  it('make room for the active one', () => {
    expect(stack([card(300), card(320), card(330)], 10, 1)).toEqual([210, 320, 430]);
  });

  it('stay below the top when they make room', () => {
    expect(stack([card(0), card(20)], 10, 1)).toEqual([0, 110]);
  });
});
