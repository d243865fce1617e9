import { inHan } from '../../src/i18n/names.ts';
import { byZoom } from '../expressions.ts';
import { fadedAtFrame, groundFill, groundLine, groundSymbol, has, isOneOf, nameIn } from '../ground-layer.ts';
import { REGULAR } from '../label.ts';
import { defineSubject } from '../subject.ts';
import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { AreaSymbol } from '../symbols/symbol.ts';
import { stroked } from '../symbols/symbol.ts';

const lake: AreaSymbol = { kind: 'area', fill: 'water', edge: { colour: 'waterEdge', widthMm: 0.1 } };
const INLAND = ['lake', 'reservoir', 'river'] as const;
/** Half the width of a river on the map, which grows with the square root of its width on the ground. */
const courseWidth = (scale: number, least: number): ExpressionSpecification => [
  'max',
  least,
  ['*', scale, ['sqrt', ['coalesce', ['get', 'widthM'], 20]]],
];
const river = stroked('waterway', 0.3, { cap: 'round' });

/**
 * Line widths of rivers on a sheet by their width on the ground, from `fromM` metres, in ascending order. A river becomes wider in steps
 * toward its mouth.
 */
export const RIVER_STEPS: readonly { fromM: number; widthMm: number; upTo: number }[] = [
  { fromM: 0, widthMm: 0.12, upTo: 300_000 },
  { fromM: 18, widthMm: 0.17, upTo: 750_000 },
  { fromM: 30, widthMm: 0.23, upTo: 1_500_000 },
  { fromM: 50, widthMm: 0.31, upTo: 5_000_000 },
  { fromM: 90, widthMm: 0.4, upTo: 5_000_000 },
  { fromM: 150, widthMm: 0.5, upTo: 5_000_000 },
];

/** Lakes, rivers and their names, and names of the sea; the sea itself belongs to the subject land. */
export const water = defineSubject({
  id: 'water',
  group: 'ground',
  switch: { map: 'on', sheet: 'on' },
  legend: [
    { id: 'lake', symbol: lake },
    { id: 'river', symbol: river },
  ],
  names: {
    sea: {
      colour: 'textWater',
      fromZoom: 5,
      sheet: { rank: 5, weight: 400, sizePt: 9, leastPt: 7, grows: 'root' },
    },
    lake: {
      colour: 'textWater',
      fromZoom: 7,
      sheet: { rank: 6, weight: 400, sizePt: 6.5, leastPt: 5.5, grows: 'root' },
    },
    river: {
      colour: 'textWater',
      fromZoom: 7,
      sheet: { rank: 6, weight: 400, sizePt: 6.5, leastPt: 5.5, grows: 'root' },
    },
  },
  map: {
    layers: (flavour, language) => [
      groundFill(
        { id: 'lake', slot: 'lakes', of: 'water', filter: isOneOf('kind', INLAND) },
        { 'fill-color': flavour.water },
      ),
      groundLine(
        { id: 'lake-edge', slot: 'lakes', of: 'water', filter: isOneOf('kind', INLAND) },
        { 'line-color': flavour.waterEdge, 'line-width': byZoom([6, 0.4], [10, 0.8], [13, 1.2]) },
      ),
      groundLine(
        { id: 'stream', slot: 'streams', of: 'rivers', minzoom: 8, filter: ['>=', ['get', 'rank'], 5] },
        {
          'line-color': flavour.waterway,
          'line-width': byZoom([8, courseWidth(0.07, 0.35)], [12, courseWidth(0.2, 0.8)]),
          'line-opacity': fadedAtFrame(0.85),
        },
      ),
      groundLine(
        {
          id: 'river',
          slot: 'rivers',
          of: 'rivers',
          filter: ['all', ['<', ['get', 'rank'], 5], ['!', has('inWater')]],
        },
        {
          'line-color': flavour.waterway,
          'line-opacity': fadedAtFrame(),
          'line-width': byZoom(
            [5, courseWidth(0.05, 0.4)],
            [8, courseWidth(0.11, 0.7)],
            [12, courseWidth(0.32, 1.4)],
          ),
        },
      ),
      groundSymbol(
        { id: 'river-name', slot: 'ground-names', of: 'rivers', minzoom: 7, filter: has('name') },
        {
          'symbol-placement': 'line',
          'symbol-spacing': 420,
          'text-field': nameIn(language),
          'text-font': REGULAR,
          'text-size': byZoom([7, 10], [10, 12], [13, 14]),
          'text-letter-spacing': inHan(language) ? 0.35 : 0.12,
          'text-max-angle': 38,
          'text-padding': 6,
          'text-offset': [0, -0.7],
          'symbol-sort-key': ['get', 'rank'],
        },
        { 'text-color': flavour.textWater, 'text-halo-color': flavour.textHalo, 'text-halo-width': 1.1 },
      ),
      groundSymbol(
        {
          id: 'water-name',
          slot: 'ground-names',
          of: 'names',
          filter: isOneOf('kind', ['sea', 'bay', 'lake']),
        },
        {
          'text-field': nameIn(language),
          'text-font': REGULAR,
          'text-size': [
            'interpolate',
            ['linear'],
            ['zoom'],
            5,
            ['match', ['get', 'kind'], 'sea', 15, 10.5],
            9,
            ['match', ['get', 'kind'], 'sea', 22, 'bay', 15, 11.5],
          ],
          'text-letter-spacing': inHan(language)
            ? ['match', ['get', 'kind'], 'sea', 0.9, 'bay', 0.45, 0.15]
            : ['match', ['get', 'kind'], 'sea', 0.3, 'bay', 0.15, 0.05],
          'text-max-width': 14,
          'text-rotate': ['coalesce', ['get', 'rotateDeg'], 0],
          'text-padding': 6,
          'symbol-sort-key': ['get', 'rank'],
        },
        { 'text-color': flavour.textWater, 'text-halo-color': flavour.sea, 'text-halo-width': 0.8 },
      ),
    ],
  },
  sheet: {
    layer: 'water',
    // Areas last, so that rivers end below them.
    features: [
      { key: 'stream', entry: 'river', symbol: stroked('waterway', 0.15, { cap: 'round' }), upTo: 250_000 },
      { key: 'river', entry: 'river', symbol: river },
      ...RIVER_STEPS.map(({ widthMm, upTo }, k) => ({
        key: `river-${k}`,
        entry: 'river',
        symbol: stroked('waterway', widthMm, { cap: 'round' }),
        upTo,
      })),
      { key: 'river-area', entry: 'river', symbol: lake, leastMm2: 0.2 },
      { key: 'lake', entry: 'lake', symbol: lake, leastMm2: 0.4 },
    ],
  },
});
