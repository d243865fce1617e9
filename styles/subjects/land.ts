import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import { byZoom, ofKind } from '../expressions.ts';
import { defineSubject } from '../subject.ts';
import { stroked } from '../symbols/symbol.ts';

const LAND: ExpressionSpecification = ['!=', ['get', 'kind'], 'margin'];

export const SHORE = stroked('shoreline', 0.2);

/**
 * Land inside and outside the province, its edges, and the paper around the sheet. Always shown; speaks for itself, so the panel's legend is silent. The
 * sea is the background of the page under the map (map.css): a layer for it would fill every frame once more.
 */
export const land = defineSubject({
  id: 'land',
  name: { zh: '陆地', en: 'Land' },
  group: 'ground',
  legend: [{ id: 'shore', label: { zh: '海岸线', en: 'Shoreline' }, symbol: SHORE, on: 'sheet' }],
  map: {
    layers: (flavour) => [
      {
        id: 'land',
        slot: 'land',
        type: 'fill',
        source: 'ground',
        filter: LAND,
        paint: {
          'fill-color': ['match', ['get', 'kind'], 'neighbour', flavour.neighbour, flavour.land],
          // Edges are drawn as lines; antialiasing would show beside them as a pale seam.
          'fill-antialias': false,
        },
      },
      {
        id: 'shoreline',
        slot: 'shore',
        // The land shows its edge already: a line of thousands of points, and a fade that needs a shader of its own, need not
        // hold up the start.
        stage: 'detail',
        type: 'line',
        source: 'ground',
        filter: LAND,
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': ['match', ['get', 'kind'], 'neighbour', flavour.neighbourEdge, flavour.shoreline],
          'line-width': byZoom(
            ...(
              [
                [6, 0.7, 0.9],
                [9, 1, 1.1],
                [12, 1.3, 1.5],
              ] as const
            ).map(([zoom, outside, inside]): [number, ExpressionSpecification] => [
              zoom,
              ['match', ['get', 'kind'], 'neighbour', outside, inside],
            ]),
          ),
          'line-opacity': ['match', ['get', 'kind'], 'neighbour', 0.9, 1],
        },
      },
      {
        id: 'margin',
        slot: 'margin',
        stage: 'detail',
        type: 'fill',
        source: 'ground',
        filter: ofKind('margin'),
        paint: {
          'fill-color': flavour.margin,
          'fill-opacity': ['get', 'opacity'],
          // The bands of the fade meet without a seam.
          'fill-antialias': false,
        },
      },
    ],
  },
});
