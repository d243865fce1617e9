import type { MapSubject } from './subject.ts';

/** Sea, land outside the province, land of the province. Always shown; speaks for itself, so the legend is silent. */
export const ground: MapSubject = {
  legend: [],
  layers: (flavour) => [
    { id: 'sea', type: 'background', paint: { 'background-color': flavour.sea } },
    {
      id: 'neighbour-land',
      type: 'fill',
      source: 'ground',
      filter: ['==', ['get', 'kind'], 'neighbour'],
      paint: { 'fill-color': flavour.neighbour, 'fill-outline-color': flavour.neighbourEdge },
    },
    {
      id: 'province-land',
      type: 'fill',
      source: 'ground',
      filter: ['==', ['get', 'kind'], 'province'],
      // The shoreline is drawn on the edge; antialiasing there too would show as a pale seam.
      paint: { 'fill-color': flavour.land, 'fill-antialias': false },
    },
  ],
};
