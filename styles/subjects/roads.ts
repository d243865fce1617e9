import type { SheetFeature, Words } from '../subject.ts';
import { defineSubject } from '../subject.ts';
import type { LineSymbol } from '../symbols/symbol.ts';
import { stroked } from '../symbols/symbol.ts';

/** Roads by what they are drawn as, the greatest first. */
export const ROAD_CLASSES = ['motorway', 'main', 'secondary', 'local'] as const;
export type RoadClass = (typeof ROAD_CLASSES)[number];

/** With the smallest scale at which each is drawn: beyond it would only be a tangle. */
const ROADS: Record<RoadClass, { label: Words; symbol: LineSymbol; upTo?: number }> = {
  motorway: {
    label: { zh: '高速公路', en: 'Motorway' },
    symbol: stroked('motorway', 0.42, { cap: 'round' }),
  },
  main: {
    label: { zh: '干线公路', en: 'Main road' },
    symbol: stroked('mainRoad', 0.34, { cap: 'round' }),
    upTo: 1_500_000,
  },
  secondary: {
    label: { zh: '一般公路', en: 'Secondary road' },
    symbol: stroked('mainRoad', 0.22, { cap: 'round' }),
    upTo: 400_000,
  },
  local: {
    label: { zh: '地方道路', en: 'Local road' },
    symbol: stroked('localRoad', 0.16, { cap: 'round' }),
    upTo: 60_000,
  },
};

/** Roads of a basemap on a sheet. */
export const roads = defineSubject({
  id: 'roads',
  name: { zh: '道路', en: 'Roads' },
  group: 'ground',
  switch: { sheet: 'on' },
  legend: ROAD_CLASSES.map((each) => ({
    id: each,
    label: ROADS[each].label,
    symbol: ROADS[each].symbol,
    on: 'sheet' as const,
  })),
  sheet: {
    layer: 'roads',
    features: ROAD_CLASSES.toReversed().map((each): SheetFeature => {
      const { symbol, upTo } = ROADS[each];
      return { key: each, entry: each, symbol, ...(upTo === undefined ? {} : { upTo }) };
    }),
  },
});
