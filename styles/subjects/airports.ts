import { byZoom } from '../expressions.ts';
import { groundSymbol, nameIn } from '../ground-layer.ts';
import { REGULAR } from '../label.ts';
import { defineSubject } from '../subject.ts';
import type { PointSymbol } from '../symbols/symbol.ts';

const symbol: PointSymbol = {
  kind: 'point',
  radiusMm: 0.8,
  parts: [
    { shape: 'circle', size: 1, fill: 'casing', stroke: { colour: 'groundSymbol', width: 0.24 } },
    { shape: 'triangle', size: 0.48, fill: 'groundSymbol' },
  ],
};

export const airports = defineSubject({
  id: 'airports',
  group: 'ground',
  switch: { map: 'on', sheet: 'on' },
  legend: [{ id: 'airport', symbol }],
  names: {
    airport: {
      colour: 'textGround',
      fromZoom: 9,
      sheet: { rank: 8, weight: 400, sizePt: 5.8, leastPt: 5.5, grows: 'root', upTo: 600_000 },
    },
  },
  map: {
    icons: { airport: { symbol, radiusPx: 5, boxPx: 12 } },
    layers: (flavour, language) => [
      groundSymbol(
        { id: 'airport', slot: 'ground-names', of: 'airports', minzoom: 7.6 },
        {
          'icon-image': 'airport',
          'icon-size': byZoom([7.6, 0.85], [12, 1.2]),
          'text-field': ['step', ['zoom'], '', 9, nameIn(language)],
          'text-font': REGULAR,
          'text-size': byZoom([9, 10], [12, 11.5]),
          'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
          'text-radial-offset': 0.7,
          'text-optional': true,
          'text-padding': 3,
        },
        { 'text-color': flavour.textGround, 'text-halo-color': flavour.textHalo, 'text-halo-width': 1.2 },
      ),
    ],
  },
  sheet: {
    layer: 'ground-symbols',
    features: [{ key: 'airport', pointsOf: 'airports', entry: 'airport', symbol }],
  },
});
