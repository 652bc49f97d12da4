import { describe, expect, it } from 'vitest';
import { freePlace, overlap, placesOnPath, routed, segments } from '../src/drawing/routing';

const box = (x: number, y = 0) => ({ x, y, width: 100, height: 80 });
const boxes = new Map([
  ['drafting', box(0)],
  ['review', box(200)],
  ['vote', box(400)],
  ['low', { x: 200, y: 90, width: 100, height: 200 }],
]);
const straight = { id: 'on', source: 'drafting', target: 'review', points: [{ x: 100, y: 40 }, { x: 200, y: 40 }] };
const back = { id: 'back', source: 'vote', target: 'drafting', points: [{ x: 450, y: 80 }, { x: 50, y: 80 }] };
const through = { id: 'over', source: 'drafting', target: 'vote', points: [{ x: 100, y: 40 }, { x: 400, y: 40 }] };

describe('paths', () => {
  it('stay straight where nothing is between', () => {
    expect(routed([straight], boxes)).toEqual([straight]);
  });

  it('lead below everything that they pass', () => {
    for (const path of routed([back, through], boxes)) {
      for (const segment of segments(path.points)) {
        expect([...boxes.values()].every((each) => overlap(segment, { ...each, width: 96, x: each.x + 2, height: each.height - 2 }) === 0)).toBe(true);
      }
    }
  });

  it('share a lane only if they end at the same element', () => {
    const [one, same, other] = routed([back, { ...back, id: 'again', source: 'review' }, through], boxes);
    expect(one!.points[1]!.y).toBe(same!.points[1]!.y);
    expect(one!.points[1]!.y).not.toBe(other!.points[1]!.y);
  });
});

describe('the name of a path', () => {
  it('stands beside it and clear of elements', () => {
    const taken = [...boxes.values(), ...segments(straight.points)];
    const place = freePlace(placesOnPath(straight.points, { x: 0, y: 0, width: 60, height: 14 }), taken);
    expect(taken.every((each) => overlap(place, each) === 0)).toBe(true);
  });

  it('hides as little as it can where no place is free', () => {
    const places = [{ x: 0, y: 0, width: 10, height: 10 }, { x: 8, y: 0, width: 10, height: 10 }];
    expect(freePlace(places, [{ x: 0, y: 0, width: 10, height: 10 }])).toBe(places[1]);
  });
});
