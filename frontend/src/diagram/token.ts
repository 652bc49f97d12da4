export interface Point {
  x: number;
  y: number;
}

const PIXELS_A_SECOND = 700;
/** A long way is gone faster. */
const LONGEST_SECONDS = 2.5;

/** A point on a path, so far from its beginning. */
export function pointAt(points: Point[], distance: number): Point {
  let left = distance;
  for (const [index, to] of points.slice(1).entries()) {
    const from = points[index]!;
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    if (left <= length && length > 0) {
      return { x: from.x + ((to.x - from.x) * left) / length, y: from.y + ((to.y - from.y) * left) / length };
    }
    left -= length;
  }
  return points.at(-1)!;
}

export function lengthOf(points: Point[]): number {
  return points.slice(1).reduce((sum, to, index) => sum + Math.hypot(to.x - points[index]!.x, to.y - points[index]!.y), 0);
}

/** Moves a token along paths, one after the other, and then says that it is there; at once for people who want less motion. */
export function moveToken(layer: SVGElement, paths: Point[][], arrived: () => void): () => void {
  const total = paths.reduce((sum, path) => sum + lengthOf(path), 0);
  if (total === 0 || matchMedia('(prefers-reduced-motion: reduce)').matches) {
    arrived();
    return () => {};
  }
  const token = document.createElementNS('http://www.w3.org/2000/svg', 'circle');
  token.setAttribute('class', 'token');
  token.setAttribute('r', '12');
  layer.append(token);
  const speed = Math.max(PIXELS_A_SECOND, total / LONGEST_SECONDS) / 1000;
  let begun: number | null = null;
  let frame = requestAnimationFrame(function step(time) {
    begun ??= time;
    let gone = (time - begun) * speed;
    let path = 0;
    while (path < paths.length - 1 && gone > lengthOf(paths[path]!)) gone -= lengthOf(paths[path++]!);
    const { x, y } = pointAt(paths[path]!, gone);
    token.setAttribute('cx', String(x));
    token.setAttribute('cy', String(y));
    if (path === paths.length - 1 && gone >= lengthOf(paths[path]!)) {
      token.remove();
      arrived();
    } else frame = requestAnimationFrame(step);
  });
  return () => {
    cancelAnimationFrame(frame);
    token.remove();
  };
}
