import type { FeatureCollection, Polygon } from 'geojson';
import { groundFill } from '../ground-layer.ts';
import { defineSubject } from '../subject.ts';
import { RELIEF_BOUNDS } from './relief.ts';

/** Strength of the tint of the land above so many metres; steps add up. */
export const ELEVATION_STEPS = [
  [100, 0.1],
  [300, 0.16],
  [600, 0.2],
  [1000, 0.24],
] as const;

const EDGE = 'ground-edge';
/** The heights end here, degrees (geodata/ground/ground.json holds the same, and a test compares). */
const [WEST, SOUTH, EAST, NORTH] = RELIEF_BOUNDS;
/** Width of the fade; the province lies further in. */
const FADE_DEG = 0.3;
/** Enough that no step shows. */
const FADE_STEPS = 14;

/** Rings along the edge of the heights, the outermost opaque: the tint ends without a line. */
export function edgeRings(): FeatureCollection<Polygon, { opacity: number }> {
  const ringAt = (step: number): [number, number][] => {
    const by = (FADE_DEG * step) / FADE_STEPS;
    const [w, s, e, n] = [WEST + by, SOUTH + by, EAST - by, NORTH - by];
    return [
      [w, s],
      [e, s],
      [e, n],
      [w, n],
      [w, s],
    ];
  };
  return {
    type: 'FeatureCollection',
    features: Array.from({ length: FADE_STEPS }, (_, step) => {
      const share = 1 - (step + 0.5) / FADE_STEPS;
      return {
        type: 'Feature',
        properties: { opacity: share ** 2 * (3 - 2 * share) },
        geometry: { type: 'Polygon', coordinates: [ringAt(step), ringAt(step + 1).toReversed()] },
      };
    }),
  };
}

/** Elevation bands: a breath of tint by height. */
export const elevation = defineSubject({
  id: 'elevation',
  name: { zh: '高程分层', en: 'Elevation bands' },
  group: 'ground',
  switch: { map: 'on', sheet: 'on' },
  legend: ELEVATION_STEPS.map(([fromM], k) => ({
    id: `elevation-${fromM}`,
    label: { zh: `海拔 ${fromM} 米以上`, en: `Above ${fromM} m` },
    symbol: {
      kind: 'area' as const,
      fill: 'elevation' as const,
      // A band lies on those below it: what shows is what all of them let through.
      opacity: 1 - ELEVATION_STEPS.slice(0, k + 1).reduce((through, [, step]) => through * (1 - step), 1),
      edge: { colour: 'countyLine' as const, widthMm: 0.1 },
    },
  })),
  map: {
    sources: { [EDGE]: { stage: 'ground', source: { type: 'geojson', data: edgeRings(), tolerance: 0 } } },
    layers: (flavour) => [
      groundFill(
        { id: 'elevation', slot: 'elevation', of: 'bands' },
        {
          'fill-color': flavour.elevation,
          'fill-opacity': ['match', ['get', 'fromM'], ...ELEVATION_STEPS.flat(), 0] as never,
        },
      ),
      {
        id: 'elevation-edge',
        slot: 'elevation',
        type: 'fill',
        source: EDGE,
        paint: {
          'fill-color': flavour.neighbour,
          'fill-opacity': ['get', 'opacity'],
          'fill-antialias': false,
        },
      },
    ],
  },
  sheet: {
    layer: 'ground',
    features: ELEVATION_STEPS.map(([fromM, opacity]) => ({
      key: `elevation-${fromM}`,
      entry: `elevation-${fromM}`,
      symbol: { kind: 'area' as const, fill: 'elevation' as const, opacity },
      leastMm2: 0.5,
    })),
  },
});
