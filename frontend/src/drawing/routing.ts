export interface Point {
  x: number;
  y: number;
}

export interface Box extends Point {
  width: number;
  height: number;
}

export interface Path {
  id: string;
  source: string;
  target: string;
  points: Point[];
}

/** Between a path and an element that it passes. */
const CLEARANCE = 10;
/** Between an element and the lane below it in which a path runs. */
const LANE = 34;
const BESIDE_PATH = 5;
/** From a path that leads to the middle of a step. */
const BEYOND_STEPS = 46;

const middle = (box: Box): Point => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
const grown = (box: Box, by: number): Box => ({
  x: box.x - by,
  y: box.y - by,
  width: box.width + 2 * by,
  height: box.height + 2 * by,
});

/** The area that two boxes share. */
export function overlap(one: Box, other: Box): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return width > 0 && height > 0 ? width * height : 0;
}

/** The segments of a path, as boxes of a pixel's width. */
export function segments(points: Point[]): Box[] {
  return points.slice(1).map((to, index) => {
    const from = points[index]!;
    const corner = { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y) };
    return { ...corner, width: Math.abs(from.x - to.x) || 1, height: Math.abs(from.y - to.y) || 1 };
  });
}

/** Whether a path runs through an element, other than from its edge and to its edge. */
function crosses(path: Path, boxes: Map<string, Box>): boolean {
  return [...boxes].some(([id, box]) => {
    const own = id === path.source || id === path.target;
    return segments(path.points).some((segment) => overlap(segment, grown(box, own ? -2 : CLEARANCE / 2)) > 0);
  });
}

/**
 * The paths between elements of one level, led around others. A path that cannot be straight runs in a lane below all that it passes;
 * those that end at the same element share one.
 */
export function routed(paths: Path[], boxes: Map<string, Box>): Path[] {
  const lanes = new Map<string, Point[][]>();
  return paths.map((path) => {
    const source = boxes.get(path.source);
    const target = boxes.get(path.target);
    if (!source || !target || (target.x >= source.x + source.width && !crosses(path, boxes))) return path;
    const [from, to] = [middle(source), middle(target)];
    const [left, right] = from.x < to.x ? [from.x, to.x] : [to.x, from.x];
    const passed = [...boxes.values()].filter((box) => box.x < right + CLEARANCE && box.x + box.width > left - CLEARANCE);
    let y = Math.max(...passed.map((box) => box.y + box.height)) + LANE;
    for (const [other, lines] of lanes) {
      if (other === path.target) continue;
      const taken = lines.filter(([one, two]) => one!.x < right + CLEARANCE && two!.x > left - CLEARANCE);
      while (taken.some(([one]) => Math.abs(one!.y - y) < LANE / 2)) y += LANE;
    }
    const shared = (lanes.get(path.target) ?? []).map(([one]) => one!.y).filter((other) => other >= y);
    if (shared.length > 0) y = Math.min(...shared);
    lanes.set(path.target, [...(lanes.get(path.target) ?? []), [{ x: left, y }, { x: right, y }]]);
    const points = [
      { x: from.x, y: source.y + source.height },
      { x: from.x, y },
      { x: to.x, y },
      { x: to.x, y: target.y + target.height },
    ];
    return { ...path, points };
  });
}

/** The first place that is free, otherwise the one that hides least. */
export function freePlace(places: Box[], taken: Box[]): Box {
  const hidden = (place: Box) => taken.reduce((sum, box) => sum + overlap(place, box), 0);
  let best = places[0]!;
  for (const place of places) {
    if (hidden(place) === 0) return place;
    if (hidden(place) < hidden(best)) best = place;
  }
  return best;
}

/** Where the name of a path can stand: next to each of its segments, from its beginning on; where none has room for it, above or below the steps. */
export function placesOnPath(points: Point[], name: Box): Box[] {
  return [...placesBeside(points, name, BESIDE_PATH), ...placesBeside(points, name, BEYOND_STEPS)];
}

function placesBeside(points: Point[], { width, height }: Box, distance: number): Box[] {
  return segments(points).flatMap((segment, index) => {
    const from = points[index]!;
    const to = points[index + 1]!;
    const at = (share: number) => ({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share });
    return [0.5, 0.3, 0.7].map(at).flatMap(({ x, y }) =>
      segment.width >= segment.height
        ? [y - height - distance, y + distance].map((top) => ({ x: x - width / 2, y: top, width, height }))
        : [x + distance, x - width - distance].map((left) => ({ x: left, y: y - height / 2, width, height })),
    );
  });
}

/** Where the name of a small element can stand: below and above it, then at its corners. */
export function placesAround(box: Box, { width, height }: Box): Box[] {
  const { x } = middle(box);
  const above = box.y - height - BESIDE_PATH;
  const below = box.y + box.height + BESIDE_PATH;
  const [left, right] = [box.x - width, box.x + box.width];
  return [
    [x - width / 2, above],
    [x - width / 2, below],
    [right, above],
    [left, above],
    [right, below],
    [left, below],
  ].map(([from, top]) => ({ x: from!, y: top!, width, height }));
}
