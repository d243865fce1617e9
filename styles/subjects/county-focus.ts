import { byState, byZoom, perFeature } from '../expressions.ts';
import { defineSubject } from '../subject.ts';

/** The county the pointer is in or the profile is about; there whether or not the lines are. */
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
