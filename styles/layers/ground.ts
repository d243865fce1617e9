import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { MapSubject } from './subject.ts';
import { byZoom, ofKind } from './expressions.ts';

const LAND: ExpressionSpecification = ['!=', ['get', 'kind'], 'margin'];

/**
 * Land inside and outside the province, its edges, and the paper around the sheet. Always shown; speaks for itself, so the legend is silent. The
 * sea is the background of the page under the map (map.css): a layer for it would fill every frame once more.
 */
export const ground: MapSubject = {
  legend: [],
  // The land shows its edge already: a line of thousands of points, and a fade that needs a shader of its own, need not
  // hold up the start.
  later: { shoreline: 'detail', margin: 'detail' },
  layers: (flavour) => [
    {
      id: 'land',
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
};
