import { groundFill } from '../ground-layer.ts';
import { defineSubject } from '../subject.ts';
import type { AreaSymbol } from '../symbols/symbol.ts';

/** Hatched in monochrome, where a tint would look like water. */
const symbol: AreaSymbol = {
  kind: 'area',
  fill: 'builtUp',
  hatch: { colour: 'builtUp', widthMm: 0.1, everyMm: 1, instead: true },
};

/** Built-up areas of towns and cities. */
export const builtUp = defineSubject({
  id: 'built-up',
  group: 'ground',
  switch: { map: 'on', sheet: 'on' },
  legend: [{ id: 'built-up', symbol }],
  map: {
    layers: (flavour) => [
      groundFill(
        { id: 'built-up', slot: 'built-up', of: 'builtup' },
        { 'fill-color': flavour.builtUp, 'fill-opacity': 0.85 },
      ),
    ],
  },
  sheet: { layer: 'ground', features: [{ key: 'built-up', entry: 'built-up', symbol, leastMm2: 0.5 }] },
});
