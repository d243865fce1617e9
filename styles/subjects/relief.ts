import { GROUND_PROTOCOL, RELIEF } from '../sources.ts';
import { defineSubject } from '../subject.ts';

/** Grey levels of relief.webp for level ground, full shadow and full light; one pixel in two thousand is beyond them. */
export const RELIEF_LEVELS = { flat: 128, darkest: 62, lightest: 158 } as const;
/** Opacity of the deepest shadow over land (at most 18 %), and of the strongest light. */
export const RELIEF_STRENGTH = {
  light: { shadow: 0.18, light: 0.5 },
  dark: { shadow: 0.3, light: 0.16 },
} as const;
/** Bounds of the image, degrees; a test compares them with geodata/ground/ground.json. */
export const RELIEF_BOUNDS = [117.7, 26.7, 123.3, 31.6] as const;

const [WEST, SOUTH, EAST, NORTH] = RELIEF_BOUNDS;

/** Hillshade with light from the north-west. */
export const relief = defineSubject({
  id: 'relief',
  group: 'ground',
  switch: { map: 'on', sheet: 'on' },
  legend: [
    {
      id: 'relief',
      symbol: {
        kind: 'area',
        fill: 'reliefShadow',
        opacity: RELIEF_STRENGTH.light.shadow,
        edge: { colour: 'countyLine', widthMm: 0.1 },
      },
    },
  ],
  map: {
    sources: {
      [RELIEF]: {
        stage: 'ground',
        source: ({ scheme }) => ({
          type: 'image',
          url: `${GROUND_PROTOCOL}://relief/${scheme}`,
          coordinates: [
            [WEST, NORTH],
            [EAST, NORTH],
            [EAST, SOUTH],
            [WEST, SOUTH],
          ],
        }),
      },
    },
    layers: () => [
      {
        id: 'relief',
        slot: 'relief',
        type: 'raster',
        source: RELIEF,
        paint: {
          'raster-fade-duration': 0,
          'raster-opacity': ['interpolate', ['linear'], ['zoom'], 9, 1, 13, 0.5],
        },
      },
    ],
  },
});
