import { byZoom } from '../expressions.ts';
import { groundSymbol, nameIn } from '../ground-layer.ts';
import { REGULAR } from '../label.ts';
import { defineSubject } from '../subject.ts';
import type { PointSymbol } from '../symbols/symbol.ts';

const symbol: PointSymbol = {
  kind: 'point',
  radiusMm: 0.6,
  parts: [{ shape: 'triangle', size: 1, fill: 'groundSymbol' }],
};

/** Summits with their heights. */
export const summits = defineSubject({
  id: 'summits',
  group: 'ground',
  switch: { map: 'on', sheet: 'on' },
  legend: [{ id: 'summit', symbol }],
  names: {
    summit: {
      colour: 'textGround',
      fromZoom: 8.6,
      sheet: { rank: 7, weight: 400, sizePt: 5.8, leastPt: 5.5, grows: 'root', upTo: 600_000 },
    },
  },
  map: {
    icons: { summit: { symbol, radiusPx: 3.6, boxPx: 9 } },
    layers: (flavour, language) => [
      groundSymbol(
        { id: 'summit', slot: 'ground-names', of: 'summits', minzoom: 8 },
        {
          'icon-image': 'summit',
          'icon-size': byZoom([8, 0.85], [12, 1.2]),
          'icon-padding': 1,
          'text-field': [
            'step',
            ['zoom'],
            '',
            8.6,
            [
              'concat',
              ['case', ['has', 'name'], ['concat', nameIn(language), '\n'], ''],
              ['to-string', ['round', ['get', 'elevationM']]],
            ],
          ],
          'text-font': REGULAR,
          'text-size': byZoom([8.6, 9.5], [12, 11.5]),
          'text-line-height': 1.1,
          'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
          'text-radial-offset': 0.55,
          'text-justify': 'auto',
          'text-optional': true,
          'text-padding': 4,
          'symbol-sort-key': ['-', 0, ['get', 'elevationM']],
        },
        { 'text-color': flavour.textGround, 'text-halo-color': flavour.textHalo, 'text-halo-width': 1.2 },
      ),
    ],
  },
  sheet: {
    layer: 'ground-symbols',
    features: [{ key: 'summit', pointsOf: 'summits', entry: 'summit', symbol, upTo: 600_000 }],
  },
});
