import { groundFill } from '../ground-layer.ts';
import { defineSubject } from '../subject.ts';

/** Opacity of the tint of land above a height in metres; steps add up. */
export const ELEVATION_STEPS = [
  [100, 0.1],
  [300, 0.16],
  [600, 0.2],
  [1000, 0.24],
] as const;

/** Resulting opacity of each band, which lies on the bands below it. */
const SEEN = ELEVATION_STEPS.map(
  (_, k) => 1 - ELEVATION_STEPS.slice(0, k + 1).reduce((through, [, step]) => through * (1 - step), 1),
);
const edge = { colour: 'countyLine', widthMm: 0.1 } as const;

/** Elevation bands, slightly tinted by height. */
export const elevation = defineSubject({
  id: 'elevation',
  group: 'ground',
  switch: { map: 'on', sheet: 'on' },
  legend: [
    ...ELEVATION_STEPS.map(([fromM], k) => ({
      id: `elevation-${fromM}` as const,
      symbol: { kind: 'area' as const, fill: 'elevation' as const, opacity: SEEN[k] as number, edge },
      on: 'map' as const,
    })),
    {
      id: 'elevation',
      // The same steps as in the panel, in a short row, since the index needs the space beside the legend.
      symbol: { kind: 'area', fill: 'elevation', edge, ramp: SEEN },
      on: 'sheet',
    },
  ],
  map: {
    layers: (flavour) => [
      groundFill(
        { id: 'elevation', slot: 'elevation', of: 'bands' },
        {
          'fill-color': flavour.elevation,
          'fill-opacity': ['match', ['get', 'fromM'], ...ELEVATION_STEPS.flat(), 0] as never,
        },
      ),
    ],
  },
  sheet: {
    layer: 'ground',
    features: ELEVATION_STEPS.map(([fromM, opacity]) => ({
      key: `elevation-${fromM}`,
      entry: 'elevation',
      symbol: { kind: 'area' as const, fill: 'elevation' as const, opacity },
      leastMm2: 0.5,
    })),
  },
});
