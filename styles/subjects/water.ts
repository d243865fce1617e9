import { defineSubject } from '../subject.ts';
import type { AreaSymbol } from '../symbols/symbol.ts';
import { stroked } from '../symbols/symbol.ts';

const lake: AreaSymbol = { kind: 'area', fill: 'water' };
const river = stroked('waterway', 0.3, { cap: 'round' });

/** Lakes and rivers of a basemap on a sheet; the sea is the land's own edge. */
export const water = defineSubject({
  id: 'water',
  name: { zh: '水系', en: 'Water' },
  group: 'ground',
  switch: { sheet: 'on' },
  legend: [
    { id: 'lake', label: { zh: '湖泊、水库', en: 'Lake, reservoir' }, symbol: lake, on: 'sheet' },
    { id: 'river', label: { zh: '河流', en: 'River' }, symbol: river, on: 'sheet' },
  ],
  sheet: {
    layer: 'water',
    features: [
      { key: 'lake', entry: 'lake', symbol: lake, leastMm2: 0.6 },
      {
        key: 'stream',
        entry: 'river',
        symbol: stroked('waterway', 0.15, { cap: 'round' }),
        upTo: 250_000,
      },
      { key: 'river', entry: 'river', symbol: river },
    ],
  },
});
