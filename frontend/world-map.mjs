// Land as paths of an SVG, by the numeric codes of ISO 3166-1, for `treaty.map` on the server. Natural Earth is in the public domain.
import { readFileSync } from 'node:fs';
import { geoArea, geoCentroid, geoEqualEarth, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';

/** Twice as wide as it is usually shown, so that coordinates need no fractions. */
const WIDTH = 2000;
/** Room for dots. */
const MARGIN = 12;
const ANTARCTICA = '010';
/** The map ends in the Bering Strait, and cuts no land. */
const MIDDLE = 11;
/** What even the finer map leaves out. */
const TUVALU = ['798', [179.2, -8.52]];

function countries(scale) {
  const file = new URL(import.meta.resolve(`world-atlas/countries-${scale}.json`));
  const topology = JSON.parse(readFileSync(file, 'utf8'));
  return feature(topology, topology.objects.countries).features.filter(({ id }) => id !== ANTARCTICA);
}

/** From each point to the next, which takes half the room. */
function relative(path) {
  const rings = path.split('Z').filter((ring) => ring !== '');
  return rings.map((ring) => {
    const points = ring.slice(1).split('L').map((point) => point.split(',').map(Number));
    const steps = points.slice(1).map(([x, y], i) => [x - points[i][0], y - points[i][1]]);
    const written = steps.filter(([x, y]) => x !== 0 || y !== 0).map(([x, y]) => (y < 0 ? `${x}${y}` : `${x},${y}`));
    return written.length < 2 ? '' : `M${points[0].join(',')}l${written.join(' ').replaceAll(' -', '-')}z`;
  }).join('');
}

/** Of islands far from each other, the largest is meant. */
function centre({ geometry }) {
  if (geometry.type !== 'MultiPolygon') return geoCentroid(geometry);
  const parts = geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }));
  return geoCentroid(parts.reduce((largest, part) => (geoArea(part) > geoArea(largest) ? part : largest)));
}

/** Those that are too small to be drawn, as points. */
function dotsBeside(drawn) {
  const known = new Set(drawn.map(({ id }) => id));
  const small = countries('50m').filter(({ id }) => id !== undefined && !known.has(id));
  return [...small.map((country) => [country.id, centre(country)]), TUVALU];
}

/** `{width, height, areas: {code: path}, others: path, dots: {code: [x, y]}}` as JSON. */
export function worldMap() {
  const drawn = countries('110m');
  const points = dotsBeside(drawn);
  const dotted = { type: 'MultiPoint', coordinates: points.map(([, at]) => at) };
  const all = { type: 'GeometryCollection', geometries: [...drawn.map(({ geometry }) => geometry), dotted] };
  const projection = geoEqualEarth().rotate([-MIDDLE, 0]).fitExtent([[MARGIN, MARGIN], [WIDTH - MARGIN, WIDTH]], all);
  const path = geoPath(projection).pointRadius(0).digits(0);
  const [[, top], [, bottom]] = path.bounds(all);
  const [x, y] = projection.translate();
  projection.translate([x, y - top + MARGIN]);
  const areas = {};
  let others = '';
  for (const country of drawn) {
    const outline = relative(path(country) ?? '');
    if (country.id === undefined) others += outline;
    else areas[country.id] = (areas[country.id] ?? '') + outline;
  }
  const dots = Object.fromEntries(points.map(([id, at]) => [id, projection(at).map(Math.round)]));
  return JSON.stringify({ width: WIDTH, height: Math.ceil(bottom - top) + 2 * MARGIN, areas, others, dots });
}
