import { byState, byZoom, perFeature } from '../expressions.ts';
import { defineSubject } from '../subject.ts';

/** The county under the pointer or selected; shown even if divisions are switched off. */
export const countyFocus = defineSubject({
  id: 'county-focus',
  group: 'divisions',
  legend: [],
  map: {
    layers: (flavour) => [
      {
        id: 'county-ground',
        slot: 'tints',
        type: 'fill',
        source: 'counties',
        paint: {
          'fill-color': flavour.countyActive,
          'fill-opacity': byState(1, 0.45, 0),
          'fill-antialias': false,
        },
      },
      {
        id: 'county-edge',
        slot: 'county-edge',
        type: 'line',
        source: 'counties',
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': perFeature(flavour.countyActiveEdge),
          'line-width': byZoom([6, perFeature(1)], [10, perFeature(1.8)]),
          'line-opacity': byState(1, 0.6, 0),
        },
      },
    ],
  },
});
