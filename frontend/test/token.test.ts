import { describe, expect, it } from 'vitest';
import { lengthOf, pointAt } from '../src/diagram/token';

const path = [{ x: 0, y: 0 }, { x: 10, y: 0 }, { x: 10, y: 0 }, { x: 10, y: 20 }];

describe('a token', () => {
  it('goes along a path with corners', () => {
    expect(lengthOf(path)).toBe(30);
    expect(pointAt(path, 5)).toEqual({ x: 5, y: 0 });
    expect(pointAt(path, 15)).toEqual({ x: 10, y: 5 });
    expect(pointAt(path, 99)).toEqual({ x: 10, y: 20 });
  });
});
