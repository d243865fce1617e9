import type { MapSubject } from './subject.ts';
import { byZoom, ofKind, perFeature } from './expressions.ts';

/** Sea, land outside the province, land of the province. Always shown; speaks for itself, so the legend is silent. */
export const ground: MapSubject = {
  legend: [],
  layers: (flavour) => [
    { id: 'sea', type: 'background', paint: { 'background-color': flavour.sea } },
    {
      id: 'neighbour-land',
      type: 'fill',
      source: 'ground',
      filter: ofKind('neighbour'),
      paint: { 'fill-color': flavour.neighbour, 'fill-antialias': false },
    },
    {
      id: 'neighbour-edge',
      type: 'line',
      source: 'ground',
      filter: ofKind('neighbour'),
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': perFeature(flavour.neighbourEdge),
        'line-width': byZoom([6, perFeature(0.7)], [10, perFeature(1.2)]),
        'line-opacity': perFeature(1),
      },
    },
    {
      id: 'province-land',
      type: 'fill',
      source: 'ground',
      filter: ofKind('province'),
      // The shoreline is drawn on the edge; antialiasing there too would show as a pale seam.
      paint: { 'fill-color': flavour.land, 'fill-antialias': false },
    },
  ],
};
