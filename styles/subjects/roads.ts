import type { Flavour } from '../flavours/flavour.ts';
import type { MapLayer, SheetFeature } from '../subject.ts';
import { defineSubject } from '../subject.ts';
import { byZoom } from '../expressions.ts';
import { fadedAtFrame, groundLine, groundSymbol, has, isOneOf, roadNumberLayout } from '../ground-layer.ts';
import type { LineSymbol, PointSymbol } from '../symbols/symbol.ts';
import { stroked } from '../symbols/symbol.ts';

/** Classes of roads as drawn, the most important first. */
export const ROAD_CLASSES = ['motorway', 'main', 'secondary', 'local'] as const;
export type RoadClass = (typeof ROAD_CLASSES)[number];

/** Symbols of the classes, with the denominator of the smallest scale at which each is drawn. */
const ROADS: Record<RoadClass, { symbol: LineSymbol; upTo?: number }> = {
  motorway: {
    symbol: {
      kind: 'line',
      strokes: [
        { colour: 'motorway', widthMm: 0.6, cap: 'round' },
        { colour: 'motorwayCore', widthMm: 0.26, cap: 'round' },
      ],
    },
  },
  main: {
    symbol: stroked('mainRoad', 0.34, { cap: 'round' }),
    upTo: 1_500_000,
  },
  secondary: {
    symbol: stroked('mainRoad', 0.22, { cap: 'round' }),
    upTo: 400_000,
  },
  local: {
    symbol: stroked('localRoad', 0.16, { cap: 'round' }),
    upTo: 60_000,
  },
};

const construction: LineSymbol = stroked('motorway', 0.3, { dashMm: [1.2, 0.8] });

/** Plate behind the number of a road. */
const plate: PointSymbol = {
  kind: 'point',
  radiusMm: 1,
  parts: [{ shape: 'plate', size: 1, fill: 'casing', stroke: { colour: 'motorway', width: 0.13 } }],
};

/** Lines of roads, the most important on top. */
const lineLayers = (flavour: Flavour): MapLayer[] => [
  groundLine(
    {
      id: 'road-under-construction',
      slot: 'road-casings',
      of: 'roads',
      minzoom: 8,
      filter: isOneOf('class', ['construction']),
    },
    {
      'line-color': flavour.motorway,
      'line-opacity': fadedAtFrame(),
      'line-width': byZoom([8, 0.7], [12, 1.6]),
      'line-dasharray': [3, 2.5],
    },
    { 'line-cap': 'butt' },
  ),
  groundLine(
    {
      id: 'road-primary',
      slot: 'road-casings',
      of: 'roads',
      minzoom: 8,
      filter: isOneOf('class', ['primary']),
    },
    {
      'line-color': flavour.localRoad,
      'line-opacity': fadedAtFrame(),
      'line-width': byZoom([8, 0.4], [10, 0.8], [13, 1.8]),
    },
  ),
  groundLine(
    {
      id: 'road-trunk',
      slot: 'road-casings',
      of: 'roads',
      minzoom: 7,
      filter: isOneOf('class', ['trunk']),
    },
    {
      'line-color': flavour.mainRoad,
      'line-opacity': fadedAtFrame(),
      'line-width': byZoom([7, 0.5], [10, 1.2], [13, 2.4]),
    },
  ),
  groundLine(
    { id: 'motorway', slot: 'road-casings', of: 'roads', filter: isOneOf('class', ['motorway']) },
    {
      'line-color': flavour.motorway,
      'line-opacity': fadedAtFrame(),
      'line-width': byZoom([5, 0.5], [7, 0.9], [10, 2.2], [13, 3.6]),
    },
  ),
  groundLine(
    {
      id: 'motorway-core',
      slot: 'roads',
      of: 'roads',
      minzoom: 8.5,
      filter: isOneOf('class', ['motorway']),
    },
    {
      'line-color': flavour.motorwayCore,
      'line-opacity': fadedAtFrame(),
      'line-width': byZoom([8.5, 0.5], [10, 0.9], [13, 1.7]),
    },
  ),
];

/** Numbers of roads on plates. */
const numberLayers = (flavour: Flavour): MapLayer[] => [
  groundSymbol(
    {
      id: 'road-number',
      slot: 'ground-names',
      of: 'roads',
      minzoom: 8.5,
      filter: ['all', has('ref'), isOneOf('class', ['motorway', 'trunk'])],
    },
    roadNumberLayout,
    { 'text-color': flavour.textGround, 'icon-opacity': 0.95 },
  ),
];

/** Motorways, trunk and primary roads with their numbers. Lesser roads of external tiles are drawn on sheets only. */
export const roads = defineSubject({
  id: 'roads',
  group: 'ground',
  switch: { map: 'on', sheet: 'on' },
  legend: [
    ...ROAD_CLASSES.map((each) => ({
      id: each,
      symbol: ROADS[each].symbol,
      // The tiles of the map have no lesser roads than primary ones.
      ...(each === 'local' ? { on: 'sheet' as const } : {}),
    })),
    {
      id: 'construction',
      symbol: construction,
      on: 'sheet',
    },
  ],
  names: {
    road: {
      colour: 'textGround',
      fromZoom: 8.5,
      sheet: { rank: 8, weight: 400, sizePt: 5.5, leastPt: 5.5, grows: 'root', upTo: 400_000 },
    },
  },
  map: {
    icons: { 'road-plate': { symbol: plate, radiusPx: 7, boxPx: 24, holdsText: true } },
    layers: (flavour) => [...lineLayers(flavour), ...numberLayers(flavour)],
  },
  sheet: {
    layer: 'roads',
    features: [
      ...ROAD_CLASSES.toReversed().map((each): SheetFeature => {
        const { symbol, upTo } = ROADS[each];
        return { key: each, entry: each, symbol, ...(upTo === undefined ? {} : { upTo }) };
      }),
      { key: 'construction', entry: 'construction', symbol: construction, upTo: 600_000 },
    ],
  },
});
